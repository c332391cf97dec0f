import type { InstantString, PlainDateString } from '../calendar/day.ts'
import { type DeadlineParts, deadlineOf, type Moment, withGrace } from '../calendar/deadline.ts'
import type { Stop } from '../calendar/stopwatch.ts'
import type { Amount, TimeLimit } from '../calendar/time-limit.ts'
import { ok, type Result } from '../result.ts'
import type { Ruling } from './rules.ts'

/** All a deadline follows from; with the calendar it gives the due moment again at any time. */
export type ClockBasis = {
  readonly limit: TimeLimit
  readonly start: InstantString
  readonly startName: string
  readonly moments: Readonly<Record<string, Moment>>
  /** Stretches that do not count: stopped by hand, or granted as an exemption (`reason` then begins with `exemption:`). */
  readonly stops: readonly Stop[]
  /** What is done in it after the limit is still in time. */
  readonly grace?: TimeLimit
}

/** `missed`: given up after its limit was over. A clock that is still owed past its limit is `open`. */
export type ClockState = 'open' | 'met' | 'late' | 'missed' | 'cancelled'

/** One dated obligation of a matter: the same shape as a duty. */
export type Clock = {
  readonly id: string
  /** The declaration's id: `answer`, `tier:office`, `objection` … */
  readonly clock: string
  readonly orgId: string | null
  readonly personId: string | null
  readonly openedAt: InstantString
  /** Exclusive: at this instant the limit is over. */
  readonly dueAt: InstantString
  readonly dueDay: PlainDateString
  readonly state: ClockState
  readonly doneAt: InstantString | null
  readonly cancelledAt: InstantString | null
  readonly stoppedAt: InstantString | null
  readonly stopReason: string | null
  readonly unknownYears: readonly number[]
  readonly explain: DeadlineParts
  readonly basis: ClockBasis
}

/** When the clock is due, by the calendar that is known now. */
export function dueOf(basis: ClockBasis, ruling: Pick<Ruling, 'calendar' | 'clockRules'>, now?: InstantString) {
  const due = deadlineOf({
    limit: basis.limit,
    start: { at: basis.start },
    startName: basis.startName,
    moments: basis.moments,
    rules: ruling.clockRules,
    calendar: ruling.calendar,
    stops: basis.stops,
    now,
  })
  if (!due.ok || !basis.grace) return due
  return withGrace(due.value, basis.grace, { rules: ruling.clockRules, calendar: ruling.calendar })
}

/** The clock with its deadline reckoned again over another basis. */
export function rereckoned(clock: Clock, basis: ClockBasis, ruling: Ruling, now?: InstantString): Result<Clock> {
  const due = dueOf(basis, ruling, now)
  if (!due.ok) return due
  const { dueAt, dueDay, unknownYears, explain } = due.value
  return ok({ ...clock, basis, dueAt, dueDay, unknownYears, explain })
}

/** The limit with more time behind it. What ends on a date or a named day goes on from its due day. */
export function extendedBasis(clock: Clock, add: Amount): ClockBasis {
  const { limit } = clock.basis
  if (limit.kind === 'amount' && limit.side === 'after') {
    return { ...clock.basis, limit: { ...limit, steps: [...limit.steps, add] } }
  }
  // The due day has the grace in it already.
  const { grace: _had, ...basis } = clock.basis
  return {
    ...basis,
    limit: { kind: 'amount', steps: [add], side: 'after', base: { kind: 'moment', moment: 'due' } },
    moments: { ...clock.basis.moments, due: { endOfDay: clock.dueDay } },
  }
}

/** Owed by somebody and not yet done. */
export function isRunning(clock: Clock): boolean {
  return clock.state === 'open'
}
