/** The periods of a program as rows: made in advance, so that no rule computes period arithmetic. previous = ordinal − 1. */
import { type ClockRules, endOfDay, startOfDay, startRuleOf } from '#domain/calendar/clock-rules.ts'
import {
  addDays,
  addMonths,
  dayOfMonth,
  daysBetween,
  earlierDay,
  laterDay,
  type PlainDateString,
  weekdayOf,
  yearOf,
} from '#domain/calendar/day.ts'
import type { Period, PeriodName, PeriodUnit, Program } from '#program/model.ts'

export type PeriodRow = {
  readonly calendar: PeriodName
  readonly ordinal: number
  /** `2026-Q1`, `2026-03`, `2026-W07`; of a phase its id. */
  readonly label: string
  readonly startsAt: string
  /** Exclusive. */
  readonly endsAt: string
  readonly firstDay: PlainDateString
  /** Inclusive. */
  readonly lastDay: PlainDateString
}

/** Last day of programs that name none. */
export const END_OF_TIME = '2099-12-31'

/** A Monday: weeks are counted from here. */
const WEEK_ONE = '2001-01-01'

const month = (day: PlainDateString): number => Number(day.slice(5, 7))
const monthIndex = (day: PlainDateString): number => yearOf(day) * 12 + month(day) - 1
const firstOfMonth = (index: number): PlainDateString =>
  `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`

const MONTHS: Partial<Record<PeriodUnit, number>> = { month: 1, quarter: 3, half_year: 6, year: 12 }

type Recurring = Extract<Period, { kind: 'recurring' }>

/** First day of the ordinal-th period. */
function firstDayOf(period: Recurring, ordinal: number): PlainDateString {
  const index = ordinal * period.step
  switch (period.unit) {
    case 'day':
      return addDays(WEEK_ONE, index)
    case 'week':
      return addDays(WEEK_ONE, index * 7 + period.starts - 1)
    case 'half_month': {
      const first = firstOfMonth(Math.floor(index / 2))
      return index % 2 === 0 ? first : dayOfMonth(first, 16)
    }
    default:
      return dayOfMonth(firstOfMonth(index * (MONTHS[period.unit] ?? 1)), period.starts)
  }
}

/** The period a day lies in. */
function ordinalOf(period: Recurring, day: PlainDateString): number {
  const whole = (): number => {
    switch (period.unit) {
      case 'day':
        return daysBetween(WEEK_ONE, day)
      case 'week':
        return Math.floor((daysBetween(WEEK_ONE, day) - (period.starts - 1)) / 7)
      case 'half_month':
        return monthIndex(day) * 2 + (Number(day.slice(8)) > 15 ? 1 : 0)
      default:
        return Math.floor(monthIndex(day) / (MONTHS[period.unit] ?? 1))
    }
  }
  const ordinal = Math.floor(whole() / period.step)
  return firstDayOf(period, ordinal) > day ? ordinal - 1 : ordinal
}

function isoWeek(monday: PlainDateString): string {
  const thursday = addDays(monday, 3)
  const week = Math.floor(daysBetween(`${yearOf(thursday)}-01-01`, thursday) / 7) + 1
  return `${yearOf(thursday)}-W${String(week).padStart(2, '0')}`
}

function labelOf(period: Recurring, firstDay: PlainDateString, lastDay: PlainDateString): string {
  const day = period.namedBy === 'end' ? lastDay : firstDay
  const year = yearOf(day)
  switch (period.unit) {
    case 'day':
      return day
    case 'week':
      return isoWeek(addDays(day, 1 - weekdayOf(day)))
    case 'half_month':
      return `${day.slice(0, 7)}-${Number(day.slice(8)) > 15 ? 2 : 1}`
    case 'month':
      return day.slice(0, 7)
    case 'quarter':
      return `${year}-Q${Math.ceil(month(day) / 3)}`
    case 'half_year':
      return `${year}-H${Math.ceil(month(day) / 6)}`
    case 'year':
      return String(year)
  }
}

/** Rows of one calendar that touch [from, to]. */
export function periodRows(
  period: Period,
  rules: ClockRules,
  inForce: Program['inForce'],
  from: PlainDateString,
  to: PlainDateString,
): PeriodRow[] {
  const row = (
    ordinal: number,
    label: string,
    firstDay: PlainDateString,
    lastDay: PlainDateString,
    own: ClockRules = rules,
  ): PeriodRow => ({
    calendar: period.id,
    ordinal,
    label,
    startsAt: startOfDay(firstDay, own),
    endsAt: endOfDay(lastDay, own),
    firstDay,
    lastDay,
  })
  if (period.kind === 'phase') return [row(1, period.id, period.from, period.to)]
  if (period.kind === 'once') return [row(1, period.id, inForce.from, inForce.to ?? END_OF_TIME)]
  const own = period.dayTurns === undefined ? rules : { ...rules, dayTurns: period.dayTurns }
  const rows: PeriodRow[] = []
  for (let ordinal = ordinalOf(period, from); firstDayOf(period, ordinal) <= to; ordinal++) {
    const lastDay = addDays(firstDayOf(period, ordinal + 1), -1)
    const whole = firstDayOf(period, ordinal)
    const firstDay = period.lastDays === undefined ? whole : laterDay(whole, addDays(lastDay, 1 - period.lastDays))
    rows.push(row(ordinal, labelOf(period, firstDay, lastDay), firstDay, lastDay, own))
  }
  return rows
}

/** Periods made before: of a program that is the same object, by what else they depend on. */
const known = new WeakMap<Program, Map<string, readonly PeriodRow[]>>()

/** All periods of a program that touch its time in force and end no later than needed by `until`. */
export function periodsOf(program: Program, rules: ClockRules, until: PlainDateString): readonly PeriodRow[] {
  const name = `${JSON.stringify(rules)} ${until}`
  const before = known.get(program)?.get(name)
  if (before) return before
  const to = earlierDay(program.inForce.to ?? END_OF_TIME, laterDay(until, program.inForce.from))
  const rows = program.periods.flatMap((period) => periodRows(period, rules, program.inForce, program.inForce.from, to))
  const kept = known.get(program) ?? new Map<string, readonly PeriodRow[]>()
  known.set(program, kept.set(name, rows))
  return rows
}

/** The clock rules that a program's `calendar:` means, in the authority's time zone. */
export function clockRulesOf(program: Pick<Program, 'calendar'>, timeZone: string): ClockRules {
  return {
    timeZone,
    starts: startRuleOf(program.calendar),
    dayTurns: program.calendar.dayTurns,
    workingHours: program.calendar.workingHours,
  }
}

/** A horizon for periods made in advance: to the end of the year after the given day. */
export function horizonOf(day: PlainDateString): PlainDateString {
  return `${yearOf(addMonths(day, 12))}-12-31`
}
