import type { ClockRules } from '../calendar/clock-rules.ts'
import type { InstantString } from '../calendar/day.ts'
import type { Stop } from '../calendar/stopwatch.ts'
import type { TimeLimit } from '../calendar/time-limit.ts'
import type { WorkdayCalendar } from '../calendar/workday-calendar.ts'
import type { CountsAs } from './matter.ts'

/**
 * What a program declares of a matter, as far as its life depends on it. src/program/model.ts `MatterKind` fits this
 * shape; conditions are opaque here and are judged by the `evaluate` of the ruling.
 */
export type Condition = { readonly source: string }

export type LimitRule =
  | { readonly kind: 'single'; readonly text: string; readonly limit: TimeLimit }
  | {
      readonly kind: 'table'
      readonly by: Condition
      readonly cases: readonly { readonly value: string; readonly limit: LimitRule }[]
      readonly otherwise?: LimitRule
    }
  | { readonly kind: 'longest'; readonly of: readonly LimitRule[] }
  | { readonly kind: 'statutory' }

export type PartyRule =
  | { readonly kind: 'path'; readonly path: readonly string[] }
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'public' }

type Titled = { readonly id: string; readonly title: string; readonly clause?: string; readonly assumed?: string }

export type ClockRule = Titled & {
  readonly who: readonly PartyRule[]
  readonly from: readonly string[]
  readonly due: LimitRule
  /** Counts from the end of `due`. */
  readonly grace?: LimitRule
  readonly metBy: readonly string[]
  readonly warn: readonly LimitRule[]
  readonly stops: readonly string[]
  /** Who is reminded besides the one who owes it. */
  readonly copy?: readonly PartyRule[]
  readonly sample?: number
  readonly unsatisfied?: 'redo'
}

export type TierRule = Titled & { readonly who: PartyRule; readonly due?: LimitRule; readonly byHand: boolean }

export type WindowRule = Titled & {
  readonly act: string
  readonly by: readonly PartyRule[]
  readonly grantedBy: readonly PartyRule[]
  /** Who must have agreed before it is done or granted. */
  readonly approvedBy?: readonly PartyRule[]
  readonly within?: LimitRule
  readonly until?: LimitRule
  readonly reasonRequired: boolean
  readonly times?: number
  readonly atMost?: LimitRule | number
  readonly upTo?: LimitRule
  readonly ruled?: LimitRule
  readonly then?: 'final' | 'refused'
  readonly notBy: readonly PartyRule[]
  readonly where?: Condition
}

export type Need =
  | 'enterprise_agrees'
  | 'head_signs'
  | 'sealed_reply'
  | 'evidence'
  | 'callback_passed'
  | 'office_checks'

export type EndRule = Titled & {
  readonly countsAs: CountsAs
  readonly needs: readonly Need[]
  readonly reports?: string
}

export type RouteRule = {
  readonly where?: Condition
  readonly give: 'order' | 'submission' | 'record'
  readonly to: PartyRule
  readonly clause?: string
  readonly assumed?: string
}

export type MatterRules = Titled & {
  readonly kind: string
  readonly sources: readonly string[]
  readonly categories: readonly string[]
  readonly urgencies: readonly string[]
  readonly weights: readonly string[]
  readonly documents: readonly string[]
  readonly levels: readonly string[]
  readonly sealed: readonly string[]
  readonly notBy: readonly PartyRule[]
  readonly raiseWithin?: LimitRule
  readonly refuse: readonly { readonly ground: string; readonly refer?: string; readonly clause?: string }[]
  readonly repeat?: {
    readonly same: readonly string[]
    readonly within: LimitRule
    readonly then: 'merge' | 'refuse' | 'tell'
  }
  readonly route: readonly RouteRule[]
  readonly clocks: readonly ClockRule[]
  readonly tiers: readonly TierRule[]
  readonly acts: readonly WindowRule[]
  readonly ends: readonly EndRule[]
}

/** Values a condition reads, keyed by path: `units`, `category`, `enterprise.name`. */
export type Row = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

/** A stretch granted to a subject (unit, person, enterprise, project, area, or one clock) in which clocks do not count. */
export type Pause = {
  readonly subjectId: string
  /** Clocks of the matter it covers. */
  readonly clocks: readonly string[]
  readonly stop: Stop
}

/** Everything a decision is made by besides the matter and the act: the rules, the calendar, the present. */
export type Ruling = {
  readonly rules: MatterRules
  readonly calendar: WorkdayCalendar
  readonly clockRules: ClockRules
  /** The value of a program's expression; `undecided` where something it needs is absent. */
  readonly evaluate: (condition: Condition, row: Row) => unknown
  /** The unit that runs the programme. */
  readonly officeId: string | null
  /** The leader who coordinates for whom it is about, by the program's links; null: none is named. */
  readonly leaderId: string | null
  /** Who decided first what an appeal is about: they may not decide it again. */
  readonly firstHand: readonly string[]
  /** Of entities the matter reaches (`enterprise.classes` …), for conditions. */
  readonly around: Row
  /** What a listed group of the program has as members. */
  readonly membersOf: (group: string) => { readonly orgIds: readonly string[]; readonly personIds: readonly string[] }
  /** Exemptions that let a clock stand still: for whom or what, for which clock (null: every one that they cover). */
  readonly pauses: readonly Pause[]
  readonly now: InstantString
  readonly programVersion: number
  readonly newId: () => string
}
