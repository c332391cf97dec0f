import {
  addDays,
  addMonths,
  dayOfMonth,
  lastOfMonth,
  type PlainDateString,
  weekdayOf,
  yearOf,
} from '../calendar/day.ts'

/** The recurring periods every program knows. */
export const PERIOD_UNITS = ['day', 'week', 'half_month', 'month', 'quarter', 'half_year', 'year'] as const
export type PeriodUnit = (typeof PERIOD_UNITS)[number]

/** A stretch of days, both ends included. `label`: 2026-02-13, 2026-W07, 2026-02-1, 2026-02, 2026-Q1, 2026-H1, 2026. */
export type PeriodSpan = {
  readonly label: string
  readonly firstDay: PlainDateString
  readonly lastDay: PlainDateString
}

const firstOf = (year: number, month: number): PlainDateString => `${year}-${String(month).padStart(2, '0')}-01`

function months(year: number, first: number, count: number, label: string): PeriodSpan {
  const firstDay = firstOf(year, first)
  return { label, firstDay, lastDay: lastOfMonth(addMonths(firstDay, count - 1)) }
}

/** The period of a unit that a day lies in. Weeks begin on Monday; a half month is the 1st–15th or the rest. */
export function periodOf(unit: PeriodUnit, day: PlainDateString): PeriodSpan {
  const year = yearOf(day)
  const month = Number(day.slice(5, 7))
  switch (unit) {
    case 'day':
      return { label: day, firstDay: day, lastDay: day }
    case 'week': {
      const firstDay = addDays(day, 1 - weekdayOf(day))
      return { label: weekLabel(firstDay), firstDay, lastDay: addDays(firstDay, 6) }
    }
    case 'half_month': {
      const first = Number(day.slice(8)) <= 15
      const head = firstOf(year, month)
      return first
        ? { label: `${head.slice(0, 7)}-1`, firstDay: head, lastDay: dayOfMonth(head, 15) }
        : { label: `${head.slice(0, 7)}-2`, firstDay: dayOfMonth(head, 16), lastDay: lastOfMonth(head) }
    }
    case 'month':
      return months(year, month, 1, day.slice(0, 7))
    case 'quarter': {
      const quarter = Math.ceil(month / 3)
      return months(year, quarter * 3 - 2, 3, `${year}-Q${quarter}`)
    }
    case 'half_year': {
      const half = month <= 6 ? 1 : 2
      return months(year, half * 6 - 5, 6, `${year}-H${half}`)
    }
    case 'year':
      return months(year, 1, 12, String(year))
  }
}

/** ISO 8601: the week belongs to the year of its Thursday. */
function weekLabel(monday: PlainDateString): string {
  const thursday = addDays(monday, 3)
  const year = yearOf(thursday)
  let week = 1
  for (let day = addDays(thursday, -7); yearOf(day) === year; day = addDays(day, -7)) week++
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** All periods of a unit that touch the days from `from` to `through`. */
export function periodsBetween(unit: PeriodUnit, from: PlainDateString, through: PlainDateString): PeriodSpan[] {
  const spans: PeriodSpan[] = []
  for (let day = from; day <= through; ) {
    const span = periodOf(unit, day)
    spans.push(span)
    day = addDays(span.lastDay, 1)
  }
  return spans
}
