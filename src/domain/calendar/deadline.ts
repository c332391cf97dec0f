import { type Failure, fail, ok, type Result } from '../result.ts'
import { type ClockRules, isBefore, localOf, programDay, startOfDay } from './clock-rules.ts'
import {
  addDays,
  addMonths,
  dayOfMonth,
  earlierDay,
  type InstantString,
  laterDay,
  type PlainDateString,
  weekdayOf,
} from './day.ts'
import { atInstant, type Cursor, endOf, receiptOf, takeStep } from './limit-steps.ts'
import { giveBack, mergeStops, type Stop, type Stopped, stoppedUnit } from './stopwatch.ts'
import type { LimitUnit, MomentRef, TimeLimit } from './time-limit.ts'
import type { WorkdayCalendar } from './workday-calendar.ts'

/** Something a limit can count from: an instant in a day's course, or the end of a day (a due day, a period's last). */
export type Moment = { readonly at: InstantString } | { readonly endOfDay: PlainDateString }

export type DeadlineInput = {
  readonly limit: TimeLimit
  /** When the clock starts: the moment an amount without `after …` counts from. */
  readonly start: Moment
  /** How the explanation calls the start: 收到, 交办, 期末 …. Default 收到. */
  readonly startName?: string
  /** Named moments and time columns, for `3 days after told`. `start of period` and `end of period` come from `period`. */
  readonly moments?: Readonly<Record<string, Moment>>
  /** First and last day, both included. */
  readonly period?: { readonly firstDay: PlainDateString; readonly lastDay: PlainDateString }
  readonly param?: (id: string) => TimeLimit | undefined
  readonly rules: ClockRules
  readonly calendar: WorkdayCalendar
  readonly stops?: readonly Stop[]
  /** Up to when an open stop is counted; without it an open stop counts nothing yet. */
  readonly now?: InstantString
}

/** What the explanation is made of; plain data, kept beside the deadline. */
export type DeadlineParts = {
  /** As counted: a parameter stands here as what it says. */
  readonly limit: TimeLimit
  readonly from: { readonly name: string; readonly day: PlainDateString; readonly time: string | null } | null
  readonly counts: 'same_day' | 'next_day' | null
  /** Set when the receipt was moved by the cut-off hour: to which day, by which hour. */
  readonly movedTo: { readonly day: PlainDateString; readonly cutOff: string } | null
  /** Working Saturdays and Sundays that were counted. */
  readonly makeUpDays: readonly PlainDateString[]
  readonly stopped: Stopped | null
  /** An open stop: the clock stands still and the deadline will move. */
  readonly standsStill: boolean
  readonly unknownYears: readonly number[]
  /** A grace that was added, and the day on which the limit itself was over. */
  readonly grace?: { readonly limit: TimeLimit; readonly after: PlainDateString }
  readonly dueDay: PlainDateString
  /** Local time 'HH:MM' where the limit does not end with the day. */
  readonly dueTime: string | null
}

export type Deadline = {
  /** Exclusive: at this instant the limit is over, and what happens then is late. */
  readonly dueAt: InstantString
  /** The last day of the limit, in the program's days. */
  readonly dueDay: PlainDateString
  /** When that day begins: the moment for reminders that fall on the day. */
  readonly dueDayStartsAt: InstantString
  /** Years used whose official calendar is not published; the deadline is computed again when it is. */
  readonly unknownYears: readonly number[]
  readonly explain: DeadlineParts
}

export type DeadlineError = Failure<'deadline.no_such_moment' | 'deadline.no_period' | 'deadline.no_such_param'>

type Reckoned = {
  limit: TimeLimit
  from: Cursor | null
  name: string
  due: Cursor
  unit: LimitUnit | null
  first: boolean
}

const WORKING: readonly (LimitUnit | null)[] = ['working_days', 'working_hours']

/** When a limit is over, and why. Pure: the calendar, the moments and the present are arguments. */
export function deadlineOf(input: DeadlineInput): Result<Deadline, DeadlineError> {
  const reckoned = reckon(input, input.limit, 0)
  if (!reckoned.ok) return reckoned
  return ok(finish(input, reckoned.value))
}

/**
 * The deadline with a grace behind it: what is done in the grace is in time, after it late. The grace counts from the end
 * of the limit: one working day after a Monday's end is the Tuesday.
 */
export function withGrace(
  deadline: Deadline,
  grace: TimeLimit,
  counting: Pick<DeadlineInput, 'rules' | 'calendar'>,
): Result<Deadline, DeadlineError> {
  const { dueDay, dueTime } = deadline.explain
  const end: Moment = dueTime === null ? { endOfDay: dueDay } : { at: deadline.dueAt }
  const longer = deadlineOf({ ...counting, limit: grace, start: end, startName: '期限', moments: { due: end } })
  if (!longer.ok) return longer
  const { dueAt, dueDayStartsAt, explain } = longer.value
  const unknownYears = [...new Set([...deadline.unknownYears, ...longer.value.unknownYears])].sort()
  return ok({
    dueAt,
    dueDay: longer.value.dueDay,
    dueDayStartsAt,
    unknownYears,
    explain: {
      ...deadline.explain,
      unknownYears,
      grace: { limit: grace, after: dueDay },
      dueDay: explain.dueDay,
      dueTime: explain.dueTime,
    },
  })
}

/** The latest of several: where the law gives longer, the law prevails. */
export function longestOf(deadlines: readonly [Deadline, ...Deadline[]]): Deadline {
  return deadlines.reduce((longest, next) => (isBefore(longest.dueAt, next.dueAt) ? next : longest))
}

/** True once the limit is over. */
export function isPast(deadline: { readonly dueAt: InstantString }, now: InstantString): boolean {
  return !isBefore(now, deadline.dueAt)
}

function cursorOf(moment: Moment, rules: ClockRules): Cursor {
  return 'at' in moment
    ? { ...atInstant(moment.at, rules), day: programDay(moment.at, rules) }
    : endOf(moment.endOfDay, rules)
}

function reckon(input: DeadlineInput, limit: TimeLimit, depth: number): Result<Reckoned, DeadlineError> {
  const { rules, calendar, period } = input
  const start = cursorOf(input.start, rules)
  const name = input.startName ?? '收到'
  const onDay = (day: PlainDateString, from: Cursor | null, unit: LimitUnit | null = null) =>
    ok({ limit, from, name, due: endOf(day, rules), unit, first: false })
  switch (limit.kind) {
    case 'amount': {
      const base = limit.base ? findMoment(input, limit.base) : ok({ cursor: start, name })
      if (!base.ok) return base
      const sign = limit.side === 'after' ? 1 : -1
      let due = base.value.cursor
      limit.steps.forEach((step, i) => {
        due = takeStep(due, step, sign, i === 0, rules, calendar)
      })
      const unit = limit.steps.at(-1)?.unit ?? null
      const { cursor: from, name: baseName } = base.value
      return ok({ limit, from, name: baseName, due, unit, first: sign > 0 && !from.whole })
    }
    case 'due': {
      const base = findMoment(input, { kind: 'moment', moment: 'due' })
      return base.ok ? ok({ limit, from: null, name, due: base.value.cursor, unit: null, first: false }) : base
    }
    case 'same_day':
      return onDay(received(start, false, input), start)
    case 'next_day':
      return onDay(addDays(received(start, false, input), 1), start)
    case 'next_working_day':
      return onDay(calendar.addWorkingDays(received(start, true, input), 1), start, 'working_days')
    case 'date':
      return onDay(limit.day, null)
    case 'end_of_period':
      return period ? onDay(period.lastDay, null) : fail('deadline.no_period')
    case 'on_column': {
      const named = findMoment(input, { kind: 'column', column: limit.column })
      return named.ok ? onDay(named.value.cursor.day, null) : named
    }
    case 'day_of_month':
      return onDay(monthDay(limit.day, limit.month, period?.lastDay, start.day), null)
    case 'weekday': {
      const from = period?.firstDay ?? start.day
      return onDay(addDays(from, (limit.weekday - weekdayOf(from) + 7) % 7), null)
    }
    case 'param': {
      const value = depth < 8 ? input.param?.(limit.param) : undefined
      return value ? reckon(input, value, depth + 1) : fail('deadline.no_such_param', { param: limit.param })
    }
  }
}

/** The day that counts as the day of receipt: after the cut-off hour the next one. */
function received(start: Cursor, inWorkingDays: boolean, { rules, calendar }: DeadlineInput): PlainDateString {
  return start.whole ? start.day : receiptOf(start.at, inWorkingDays, rules, calendar).day
}

/** In a period: of the month in which it ends. From a moment: the next such day, that day included. */
function monthDay(n: number, month: 'this' | 'next', periodEnd: PlainDateString | undefined, start: PlainDateString) {
  const anchor = periodEnd ?? start
  const shift = (by: number) => dayOfMonth(addMonths(dayOfMonth(anchor, 1), by), n)
  if (month === 'next') return shift(1)
  return periodEnd === undefined && shift(0) < start ? shift(1) : shift(0)
}

function findMoment(input: DeadlineInput, ref: MomentRef): Result<{ cursor: Cursor; name: string }, DeadlineError> {
  const { rules, period } = input
  const key = ref.kind === 'moment' ? ref.moment : ref.column
  if (key === 'start_of_period' || key === 'end_of_period') {
    if (!period) return fail('deadline.no_period')
    // A period begins where the day before it ends, so "10 days after start of period" is its tenth day.
    return key === 'end_of_period'
      ? ok({ cursor: endOf(period.lastDay, rules), name: '期末' })
      : ok({ cursor: endOf(addDays(period.firstDay, -1), rules), name: '期初前一日' })
  }
  const moment = input.moments?.[key] ?? (key === 'received' ? input.start : undefined)
  if (!moment) return fail('deadline.no_such_moment', { moment: key, known: Object.keys(input.moments ?? {}) })
  const names: Readonly<Record<string, string>> = {
    due: '期限',
    received: '收到',
    told: '告知',
    opened: '开始',
    closed: '销号',
  }
  return ok({ cursor: cursorOf(moment, rules), name: names[key] ?? key })
}

function finish(input: DeadlineInput, { limit, from, name, due, unit, first }: Reckoned): Deadline {
  const { rules, calendar } = input
  const open = (input.stops ?? []).some((stop) => stop.to === null)
  const start = from ?? cursorOf(input.start, rules)
  const known = (input.stops ?? []).filter((stop) => stop.to !== null || input.now !== undefined)
  const stops = mergeStops(known, start.at, input.now ?? start.at)
  const given = giveBack(due, stops, stoppedUnit(unit), input)
  const end = stops.length > 0 ? given.due : due
  const inWorkingDays = unit === 'working_days'
  const counted = from ? ([earlierDay(from.day, end.day), laterDay(from.day, end.day)] as const) : null
  const usesCalendar = WORKING.includes(unit) && counted !== null
  const unknownYears = usesCalendar ? calendar.unknownYears(counted[0], counted[1]) : []
  const named = limit.kind === 'same_day' || limit.kind === 'next_day' || limit.kind === 'next_working_day'
  const inDays = first && unit !== 'minutes' && unit !== 'hours' && unit !== 'working_hours'
  const receipt =
    (inDays || (named && !from?.whole)) && from ? receiptOf(from.at, inWorkingDays, rules, calendar) : null
  const countedAfter = receipt ? addDays(receipt.day, !named && receipt.counts === 'same_day' ? -1 : 0) : counted?.[0]
  return {
    dueAt: end.at,
    dueDay: end.day,
    dueDayStartsAt: startOfDay(end.day, rules),
    unknownYears,
    explain: {
      limit,
      from: from && { name, day: from.day, time: from.whole ? null : timeOf(from.at, rules) },
      counts: named ? null : (receipt?.counts ?? null),
      movedTo: receipt?.movedBy ? { day: receipt.day, cutOff: receipt.movedBy } : null,
      makeUpDays: usesCalendar && countedAfter ? calendar.makeUpDays(countedAfter, counted[1]) : [],
      stopped: given.stopped.n > 0 ? given.stopped : null,
      standsStill: open,
      unknownYears,
      dueDay: end.day,
      dueTime: end.whole ? null : timeOf(end.at, rules),
    },
  }
}

function timeOf(at: InstantString, rules: ClockRules): string {
  const { minutes } = localOf(at, rules.timeZone)
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${pad(Math.floor(minutes / 60))}:${pad(Math.floor(minutes % 60))}`
}
