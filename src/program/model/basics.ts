/** What every part of a program is said in: kinds of things and of facts, parties, selections, entries. */
import type { Expression } from '../expression/ast.ts'

/** Calendar day `YYYY-MM-DD`. */
export type Day = string

/** What a group has as members, and what a path can reach. */
export type EntityKind = 'org' | 'person' | 'enterprise' | 'project' | 'area'

/** The fact kinds of the catalogue (catalogue.ts). */
export type FactKind =
  | 'member'
  | 'link'
  | 'cover'
  | 'duty'
  | 'visit'
  | 'form'
  | 'report'
  | 'meeting'
  | 'matter'
  | 'act'
  | 'closing'
  | 'rating'
  | 'callback'
  | 'inspection'
  | 'finding'
  | 'paper'
  | 'profile'
  | 'delivery'
  | 'claim'
  | 'plan'
  | 'plan_measure'
  | 'reading'
  | 'exemption'
  | 'measure'
  | 'ranking'
  | 'mark'
  | 'points'

/** Roles a matter or an authority fills at run time. */
export type Role =
  | 'raiser'
  | 'lead'
  | 'parallel'
  | 'assist'
  | 'units'
  | 'office'
  | 'leader'
  | 'holder'
  | 'first_hand'
  | 'head'
  | 'concerned'

/** `each: ranking quarter_rank` → `{ kind: 'ranking', name: 'quarter_rank' }`; a clock is a duty named `problem.answer`. */
export type FactRef = { readonly kind: FactKind; readonly name?: string }

/** Who is told, who owes, whose account: a path from the fact, a role, a whole group, or the public. */
export type Party =
  | { readonly kind: 'path'; readonly path: readonly string[]; readonly of: EntityKind | 'matter' }
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'public' }

/** What every entry carries. `clause` is the notice's demand, `assumed` what its drafter decided where it is silent. */
export type Entry = {
  readonly id: string
  readonly title: string
  readonly clause?: string
  readonly assumed?: string
  readonly note?: string
}

/** One "for each … where … except …". `path` leads from the fact to the rule's subject (`['org']`, `['person','org']`); absent for the authority. */
export type Selection = {
  readonly each: FactRef
  readonly where?: Expression
  readonly except?: Expression
  readonly path?: readonly string[]
}

/** Whom a measure or ranking is for. */
export type Subject =
  | { readonly kind: 'authority' }
  | { readonly kind: 'group'; readonly group: string; readonly of: EntityKind }
