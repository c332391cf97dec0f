import { calendarRows, DEFAULT_PLAN } from '#domain/calendar/official/calendar-rows.ts'
import { OFFICIAL_RANGE } from '#domain/calendar/official/year-calendar.ts'
import { industryRows } from '#domain/enterprise/industry.ts'
import { regionRows } from '#domain/region/region.ts'
import { lastCalendarDay, NATIONAL, noteCalendarSource, saveCalendarDays } from '#storage/calendar-store.ts'
import { listIndustries, saveIndustries } from '#storage/industry-store.ts'
import type { Database } from '#storage/open-database.ts'
import { countRegions, saveRegions } from '#storage/region-store.ts'

/** What was written; zeros when everything was there. */
export type ReferenceReport = { readonly days: number; readonly regions: number; readonly industries: number }

/**
 * Fills the reference tables that ship with the program, where this version has more than the database: working days,
 * regions, industries. Called after migrating; a second call writes nothing. An authority's own calendars are its own.
 */
export async function loadReference(db: Database): Promise<ReferenceReport> {
  return db.inSystem(async (tx) => {
    const report = { days: 0, regions: 0, industries: 0 }
    const lastDay = `${DEFAULT_PLAN.lastYear}-12-31`
    if (((await lastCalendarDay(tx, NATIONAL)) ?? '') < lastDay) {
      const days = calendarRows()
      await saveCalendarDays(tx, NATIONAL, days)
      const years = Array.from(
        { length: OFFICIAL_RANGE.last - OFFICIAL_RANGE.first + 1 },
        (_, i) => OFFICIAL_RANGE.first + i,
      )
      await noteCalendarSource(
        tx,
        NATIONAL,
        years.map((year) => ({ year, source: '随程序发布' })),
      )
      report.days = days.length
    }
    const regions = regionRows()
    if ((await countRegions(tx)) < regions.length) {
      await saveRegions(tx, regions)
      report.regions = regions.length
    }
    const industries = industryRows()
    if ((await listIndustries(tx)).length < industries.length) {
      await saveIndustries(tx, industries)
      report.industries = industries.length
    }
    return report
  })
}
