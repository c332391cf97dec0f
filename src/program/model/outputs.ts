/** What is forbidden, printed, met about, reported and disclosed. */
import type { Limit } from '../limit.ts'
import type { Entry, FactRef, Party, Selection } from './basics.ts'
import type { PeriodName } from './nouns.ts'

export type Ban = Entry & { readonly text: string; readonly shown: readonly FactRef[] }

export type Paper = Entry & {
  /** Absent: the program itself. */
  readonly of?: FactRef
  readonly every?: PeriodName
  /** With `YYYY` and `N`. */
  readonly number?: string
  readonly to: readonly Party[]
  readonly copy: readonly Party[]
  readonly issuedBy?: Party
  readonly reply?: Limit
  readonly shows: readonly FactRef[]
}

/** What an agenda is drawn from, in this order, after what was not done since last time. */
export type AgendaSource =
  | 'submissions'
  | 'escalated'
  | 'overdue'
  | 'long_term'
  | 'red_lines'
  | 'missed_duties'
  | 'behind'
  | 'waiting'

/** Who presides: a member of a list of persons, or who heads the unit that holds the meeting. */
export type Chair = { readonly kind: 'head' } | { readonly kind: 'group'; readonly group: string }

export type MeetingKind = Entry & {
  readonly agenda?: readonly AgendaSource[]
  readonly invite: readonly Party[]
  /** Any of them. Empty: the program does not say. */
  readonly chair: readonly Chair[]
}

/** `below`: facts of the reporting unit that demand a reason and a remedy in the report. */
export type ReportKind = Entry & { readonly shows: readonly FactRef[]; readonly below?: readonly Selection[] }

export type Disclosure = Entry & {
  readonly what: FactRef
  readonly to: readonly Party[]
  readonly where?: string
  readonly every?: PeriodName
  readonly within?: Limit
  readonly hide: readonly string[]
}
