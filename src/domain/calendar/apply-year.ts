import { addDays, eachDay, weekdayOf } from './day.ts'
import type { RegionalDay } from './official/calendar-rows.ts'
import type { YearCalendar } from './official/year-calendar.ts'
import { type CalendarRow, withSeq } from './workday-calendar.ts'

type Day = Omit<CalendarRow, 'seq'>

/**
 * The rows of a calendar after a year was imported, numbered anew. Years between the ones that are there and the new one are
 * filled by weekends and stay unpublished.
 */
export function applyYear(rows: readonly CalendarRow[], year: YearCalendar): CalendarRow[] {
  const [first, last] = [`${year.year}-01-01`, `${year.year}-12-31`]
  const own = eachDay(first, last).map((day): Day => {
    const makeUp = year.workdays.get(day)
    const holiday = year.holidays.get(day)
    const works = makeUp !== undefined || (holiday === undefined && weekdayOf(day) <= 5)
    return { day, works, published: true, name: makeUp ?? holiday ?? null }
  })
  const before = rows.filter((row) => row.day < first)
  const after = rows.filter((row) => row.day > last)
  return withSeq([
    ...before,
    ...weekendsBetween(before.at(-1), own[0]),
    ...own,
    ...weekendsBetween(own.at(-1), after[0]),
    ...after,
  ])
}

/** The rows after single days were set by the region itself. Days outside the calendar are not there to be set. */
export function applyRegionalDays(rows: readonly CalendarRow[], days: readonly RegionalDay[]): CalendarRow[] {
  const set = new Map(days.map((day) => [day.day, day]))
  return withSeq(rows.map((row) => ({ ...row, ...set.get(row.day) })))
}

/** The days strictly between two, working by weekends; none when either is missing or they touch. */
function weekendsBetween(before: Day | undefined, after: Day | undefined): Day[] {
  if (!before || !after) return []
  const [first, last] = [addDays(before.day, 1), addDays(after.day, -1)]
  if (first > last) return []
  return eachDay(first, last).map((day) => ({ day, works: weekdayOf(day) <= 5, published: false, name: null }))
}
