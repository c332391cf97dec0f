import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { applyRegionalDays, applyYear } from '#domain/calendar/apply-year.ts'
import { isDay, yearOf } from '#domain/calendar/day.ts'
import { readYearFile } from '#domain/calendar/official/read-year-file.ts'
import type { CalendarRow } from '#domain/calendar/workday-calendar.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import {
  assignCalendar,
  copyCalendar,
  listCalendarDays,
  lockCalendar,
  NATIONAL,
  noteCalendarSource,
  saveCalendarDays,
} from '#storage/calendar-store.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { useCase } from '../use-case.ts'

const Regional = z.object({
  day: z.string().refine(isDay),
  works: z.boolean(),
  name: z.string().min(1).max(100),
})

/**
 * Takes over an official year (`file`, as docs/reference-data.md describes it), days of the region's own, or both. The first
 * import gives the authority a calendar of its own; the national one stays as it ships. Rules are computed again; open
 * deadlines of matters are recomputed by `matter.recompute`.
 */
export const importCalendar = useCase({
  name: 'calendar.import',
  input: z.object({ file: z.unknown().optional(), regional: z.array(Regional).max(100).default([]) }),
  async run(ctx, { file, regional }) {
    const { tx, authorityId, now } = ctx
    const allowed = canSome(ctx.actor, 'calendar.import')
    if (!allowed.ok) return allowed
    if (file === undefined && regional.length === 0) return fail('calendar.nothing')
    const year = file === undefined ? null : readYearFile(file)
    if (year && !year.ok) return year
    const calendarId = ctx.calendarId === NATIONAL ? authorityId : ctx.calendarId
    await lockCalendar(tx, calendarId)
    if (calendarId !== ctx.calendarId) {
      await copyCalendar(tx, ctx.calendarId, calendarId)
      await assignCalendar(tx, authorityId, calendarId)
    }
    const before = await listCalendarDays(tx, calendarId)
    const withYear = year ? applyYear(before, year.value) : before
    const outside = regional.find((one) => !withYear.some((row) => row.day === one.day))
    if (outside) return fail('calendar.day_outside', { day: outside.day }, ['regional'])
    const after = applyRegionalDays(withYear, regional)
    await saveCalendarDays(tx, calendarId, after)
    const source = (year?.ok && year.value.source) || '本单位导入'
    const years = new Set([...(year?.ok ? [year.value.year] : []), ...regional.map((one) => yearOf(one.day))])
    await noteCalendarSource(
      tx,
      calendarId,
      [...years].map((one) => ({ year: one, source })),
    )
    await markEverythingDirty(tx, authorityId, { id: newId(), at: now })
    const changed = changedDays(before, after)
    return ok({
      out: { calendarId, years: [...years].sort(), changed },
      trace: { thingKind: 'calendar', thingId: calendarId, detail: { years: [...years], days: changed.length } },
    })
  },
})

/** Days on which it changed whether one works, or that are new. */
function changedDays(before: readonly CalendarRow[], after: readonly CalendarRow[]): string[] {
  const was = new Map(before.map((row) => [row.day, row.works]))
  return after.filter((row) => was.get(row.day) !== row.works).map((row) => row.day)
}
