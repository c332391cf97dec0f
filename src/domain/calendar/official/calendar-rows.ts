import { eachDay, type PlainDateString, weekdayOf } from '../day.ts'
import { type CalendarRow, withSeq } from '../workday-calendar.ts'
import { findOfficialYear, OFFICIAL_RANGE, type YearCalendar } from './year-calendar.ts'

/** A day that differs in one region: a festival of its own, or a make-up day for it. Wins over the national notice. */
export type RegionalDay = { readonly day: PlainDateString; readonly works: boolean; readonly name: string }

export type CalendarPlan = {
  readonly firstYear: number
  readonly lastYear: number
  /** Years imported by the authority; they win over the committed data. */
  readonly imported?: readonly YearCalendar[]
  readonly regional?: readonly RegionalDay[]
}

/** The committed years and three more, in which weekends are assumed and every deadline says so. */
export const DEFAULT_PLAN: CalendarPlan = { firstYear: OFFICIAL_RANGE.first, lastYear: OFFICIAL_RANGE.last + 3 }

/**
 * The rows of table calendar_day, one a day without gaps, numbered from the first. A year without a notice has weekends
 * only and `published: false`; a day whose place in it the authority itself fixed keeps its name all the same.
 */
export function calendarRows(plan: CalendarPlan = DEFAULT_PLAN): CalendarRow[] {
  const imported = new Map((plan.imported ?? []).map((year) => [year.year, year]))
  const regional = new Map((plan.regional ?? []).map((day) => [day.day, day]))
  const rows: Omit<CalendarRow, 'seq'>[] = []
  for (let year = plan.firstYear; year <= plan.lastYear; year++) {
    const official = imported.get(year) ?? findOfficialYear(year)
    for (const day of eachDay(`${year}-01-01`, `${year}-12-31`)) {
      const own = regional.get(day)
      rows.push({
        day,
        ...(own ? { works: own.works, name: own.name } : dayOf(day, official)),
        published: official !== undefined,
      })
    }
  }
  return withSeq(rows)
}

function dayOf(day: PlainDateString, official: YearCalendar | undefined): { works: boolean; name: string | null } {
  const makeUp = official?.workdays.get(day)
  if (makeUp !== undefined) return { works: true, name: makeUp }
  const holiday = official?.holidays.get(day)
  if (holiday !== undefined) return { works: false, name: holiday }
  return { works: weekdayOf(day) <= 5, name: null }
}
