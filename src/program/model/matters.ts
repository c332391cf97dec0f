/** How a matter travels until it is done. */
import type { Expression } from '../expression/ast.ts'
import type { Limit } from '../limit.ts'
import type { EntityKind, Entry, FactRef, Party } from './basics.ts'
import type { PeriodName } from './nouns.ts'

export type MatterKindName = 'problem' | 'complaint' | 'rectification' | 'decision' | 'task' | 'commitment' | 'appeal'

/** What closing may demand. */
export type Need =
  | 'enterprise_agrees'
  | 'head_signs'
  | 'sealed_reply'
  | 'evidence'
  | 'callback_passed'
  | 'office_checks'

export type Route = Pick<Entry, 'clause' | 'assumed'> & {
  /** Absent: the `else` branch. */
  readonly where?: Expression
  readonly give: 'order' | 'submission' | 'record'
  readonly to: Party
}

/** Units of an area: members of a group whose own area it is, or holders of a link to it. */
export type Fallback =
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'link'; readonly link: string }

/** A clock of a matter; its rows are duties named `<matter>.<clock>`. */
export type Clock = Entry & {
  readonly duty: string
  readonly who: readonly Party[]
  /** Acts that start it. */
  readonly from: readonly string[]
  readonly due: Limit
  /** Acts that meet it. */
  readonly metBy: readonly string[]
  readonly grace?: Limit
  readonly warn: readonly Limit[]
  readonly copy: readonly Party[]
  readonly stops: readonly string[]
  /** Share of matters it is drawn for, 0–1. */
  readonly sample?: number
  readonly unsatisfied?: 'redo'
}

export type Tier = Entry & { readonly who: Party; readonly due?: Limit; readonly byHand: boolean }

export type ActWindow = Entry & {
  readonly act: string
  readonly by: readonly Party[]
  readonly approvedBy: readonly Party[]
  readonly grantedBy: readonly Party[]
  readonly within?: Limit
  readonly until?: Limit
  readonly reasonRequired: boolean
  readonly needs: readonly string[]
  readonly times?: number
  readonly per?: EntityKind | 'matter'
  readonly every?: PeriodName
  /** A length (extension) or a number (how often). */
  readonly atMost?: Limit | number
  readonly upTo?: Limit
  readonly ruled?: Limit
  readonly then?: 'final' | 'refused'
  readonly notBy: readonly Party[]
  readonly notWith: readonly string[]
  readonly where?: Expression
}

export type End = Entry & {
  readonly countsAs: 'solved' | 'confirmed' | 'explained' | 'open'
  readonly needs: readonly Need[]
  /** Open ends owe a report each such period. */
  readonly reports?: PeriodName
}

export type Refusal = Pick<Entry, 'clause' | 'assumed'> & { readonly ground: string; readonly refer?: string }

export type MatterKind = Entry & {
  readonly kind: MatterKindName
  readonly sources: readonly string[]
  /** Anybody may raise it without an account; it is recorded under this source, one of `sources`. */
  readonly openAs?: string
  readonly categories: readonly string[]
  readonly urgencies: readonly string[]
  readonly weights: readonly string[]
  readonly documents: readonly string[]
  readonly levels: readonly string[]
  readonly sealed: readonly string[]
  /** Handled and seen by discipline (纪检监察) alone. */
  readonly reserved?: 'discipline'
  readonly notBy: readonly Party[]
  /** What an appeal may be against. */
  readonly about: readonly FactRef[]
  readonly raiseWithin?: Limit
  readonly refuse: readonly Refusal[]
  readonly repeat?: {
    readonly same: readonly string[]
    readonly within: Limit
    readonly then: 'merge' | 'refuse' | 'tell'
  }
  /** Form that is the service catalogue: which units serve which category. */
  readonly catalogue?: string
  /** Whose it is when the catalogue names no unit: a unit of this group that sits in the area concerned, or that holds the area by this link. */
  readonly fallback?: Fallback
  readonly route: readonly Route[]
  readonly clocks: readonly Clock[]
  readonly tiers: readonly Tier[]
  readonly acts: readonly ActWindow[]
  readonly ends: readonly End[]
}
