import { eachDay, type PlainDateString } from '../day.ts'
import { OFFICIAL_YEARS } from './generated/years.ts'

/** The exceptions of one year: weekdays on which nobody works, weekend days on which all do. */
export type YearCalendar = {
  readonly year: number
  readonly holidays: ReadonlyMap<PlainDateString, string>
  readonly workdays: ReadonlyMap<PlainDateString, string>
}

function daysOf(year: number, spans: readonly string[]): Map<PlainDateString, string> {
  const days = new Map<PlainDateString, string>()
  for (const span of spans) {
    const [range = '', name = ''] = span.split(' ')
    const [first = '', last = first] = range.split('/')
    for (const day of eachDay(`${year}-${first}`, `${year}-${last}`)) days.set(day, name)
  }
  return days
}

/** The official calendar of a year from the committed data (2004–2026), or undefined where no notice is known. */
export function findOfficialYear(year: number): YearCalendar | undefined {
  const data = OFFICIAL_YEARS[year]
  return data && { year, holidays: daysOf(year, data.holidays), workdays: daysOf(year, data.workdays) }
}

/** First and last year of the committed data. */
export const OFFICIAL_RANGE = {
  first: Math.min(...Object.keys(OFFICIAL_YEARS).map(Number)),
  last: Math.max(...Object.keys(OFFICIAL_YEARS).map(Number)),
}
