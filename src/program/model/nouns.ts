/** What exists: parameters, periods, groups, links, indicators, exemptions. */
import type { Expression } from '../expression/ast.ts'
import type { Limit } from '../limit.ts'
import type { Day, EntityKind, Entry, FactRef, Party, Subject } from './basics.ts'

export type CalendarRules = {
  readonly workingDays: 'official' | 'weekdays'
  readonly countsFrom: 'next_day' | 'same_day'
  /** `HH:MM`: what comes later counts as received the next day, for limits in working days the next working day. */
  readonly cutOff?: string
  /** Hour at which the program's day ends, `HH:MM`; `24:00` is midnight. */
  readonly dayTurns: string
  /** Spans `HH:MM-HH:MM` within one day. */
  readonly workingHours: readonly string[]
}

/** A number, or a time limit; `unit` is for people. */
export type Parameter = Entry &
  (
    | { readonly kind: 'number'; readonly value: number; readonly unit?: string }
    | { readonly kind: 'limit'; readonly limit: Limit; readonly text: string }
  )

export type PeriodUnit = 'day' | 'week' | 'half_month' | 'month' | 'quarter' | 'half_year' | 'year'

/** What must be done before a phase is closed: this share (0–1) of the rows of a duty met, late ones too; excused ones do not count. */
export type Gate = Pick<Entry, 'clause' | 'assumed'> & { readonly duty: string; readonly share: number }

/** A calendar of periods. Built-in ones that rules use, and implied ones (`2_weeks`), stand here too, so this list is complete. */
export type Period = Entry & { readonly builtIn: boolean } & (
    | { readonly kind: 'phase'; readonly from: Day; readonly to: Day; readonly gate?: readonly Gate[] }
    | {
        readonly kind: 'recurring'
        readonly unit: PeriodUnit
        /** Every n-th unit: 2 for “every 2 weeks”. */
        readonly step: number
        /** First day of the period inside its unit (19: from the 19th); 1 when it is the unit itself. */
        readonly starts: number
        readonly namedBy: 'start' | 'end'
        /** Only the last days of each: 21 for “the last three weeks of a quarter”. */
        readonly lastDays?: number
        readonly dayTurns?: string
      }
    | { readonly kind: 'once' }
  )

/** Name of a calendar of periods: `quarter`, `once`, `fair_month`, `2_weeks`. */
export type PeriodName = string

export type Group = Entry & {
  readonly of: EntityKind
  /** The notice's own number of members. */
  readonly expect?: number
  readonly members:
    | { readonly kind: 'listed' }
    | { readonly kind: 'found'; readonly where: Expression }
    | { readonly kind: 'united'; readonly of: readonly string[] }
}

export type Count = { readonly atLeast?: number; readonly atMost?: number }

export type LinkKind = Entry & {
  readonly holder: string
  readonly target: string
  readonly holderOf: EntityKind
  readonly targetOf: EntityKind
  readonly perHolder?: Count
  readonly perTarget?: Count
  readonly kinds: readonly string[]
  readonly term?: Limit
  readonly renewals?: number
  readonly handover?: 'no_gap'
}

export type Target = {
  readonly atLeast?: number
  readonly atMost?: number
  readonly equals?: number
  readonly growth?: number
  readonly times?: number
  readonly add?: number
}

export type Indicator = Entry & {
  readonly unit?: string
  readonly subject: Subject
  readonly target?: Target
  readonly better: 'up' | 'down'
  /** The measure that gives its readings; absent: they are reported. */
  readonly measure?: string
  readonly every: PeriodName
  readonly who: Party
  readonly due?: Limit
}

export type Effect = 'skip' | 'excuse' | 'stop' | 'target_of_previous' | 'target_of_paused'

export type Exemption = Entry & {
  readonly on: readonly FactRef[]
  readonly effect: Effect
  readonly grantedBy: Party
  readonly grounds: readonly string[]
}
