import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { applyRegionalDays, applyYear } from '#domain/calendar/apply-year.ts'
import { isDay, yearOf } from '#domain/calendar/day.ts'
import { readYearFile } from '#domain/calendar/official/read-year-file.ts'
import type { CalendarRow } from '#domain/calendar/workday-calendar.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import {
  assignCalendar,
  calendarIdOf,
  copyCalendar,
  listCalendarDays,
  lockCalendar,
  NATIONAL,
  noteCalendarSource,
  saveCalendarDays,
} from '#storage/calendar-store.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import type { TxCtx } from '../context.ts'
import { recomputeMatters } from '../matter/recompute.ts'
import { useCase } from '../use-case.ts'

const Regional = z.object({
  day: z.string().refine(isDay),
  works: z.boolean(),
  name: z.string().min(1).max(100),
})

const Day = z.object({ day: z.string().refine(isDay), works: z.boolean(), name: z.string().max(100).optional() })

const Input = z.object({
  /** A year as a file has it (docs/reference-data.md) … */
  file: z.unknown().optional(),
  /** … or as its days: off where `works` is false, made up for where it is true. */
  year: z.int().min(1950).max(2200).optional(),
  source: z.string().max(200).optional(),
  days: z.array(Day).max(150).optional(),
  /** Days of the region's own; they win over the notice. */
  regional: z.array(Regional).max(100).default([]),
})

/**
 * Takes over an official year, days of the region's own, or both. The first import gives the authority a calendar of its own;
 * the national one stays as it ships. Open deadlines of matters are reckoned again, each that moves with this reason; what
 * rules derive is computed anew.
 */
export const importCalendar = useCase({
  name: 'calendar.import',
  input: Input,
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const { regional } = input
    const allowed = canSome(ctx.actor, 'calendar.import')
    if (!allowed.ok) return allowed
    const file = fileOf(input)
    if (file === undefined && regional.length === 0) return fail('calendar.nothing')
    const year = file === undefined ? null : readYearFile(file)
    if (year && !year.ok) return year
    await lockCalendar(tx, authorityId)
    const present = await calendarIdOf(tx, authorityId)
    const calendarId = present === NATIONAL ? authorityId : present
    if (calendarId !== present) {
      await copyCalendar(tx, present, calendarId)
      await assignCalendar(tx, authorityId, calendarId)
    }
    const before = await listCalendarDays(tx, calendarId)
    const withYear = year ? applyYear(before, year.value) : before
    const outside = regional.find((one) => !withYear.some((row) => row.day === one.day))
    if (outside) return fail('calendar.day_outside', { day: outside.day }, ['regional'])
    const after = applyRegionalDays(withYear, regional)
    await saveCalendarDays(tx, calendarId, after)
    const source = (year?.ok && year.value.source) || '本单位导入'
    const years = [
      ...new Set([...(year?.ok ? [year.value.year] : []), ...regional.map((one) => yearOf(one.day))]),
    ].sort()
    await noteCalendarSource(
      tx,
      calendarId,
      years.map((one) => ({ year: one, source })),
    )
    await markEverythingDirty(tx, authorityId, { id: newId(), at: now })
    const changed = changedDays(before, after)
    const recomputed = await recomputeAll({ ...ctx, calendarId }, `${years.join('、')} 年工作日历更新（${source}）`)
    if (!recomputed.ok) return recomputed
    const sentence = `${years.join('、')} 年工作日历已导入：${changed.length} 天有变动，重算 ${recomputed.value} 件事项的期限`
    return ok({
      out: {
        calendarId,
        year: years[0] ?? 0,
        years,
        changed,
        changedDays: changed.length,
        recomputed: recomputed.value,
        sentence,
      },
      trace: {
        thingKind: 'calendar',
        thingId: calendarId,
        detail: { years, days: changed.length, recomputed: recomputed.value },
      },
    })
  },
})

/** The year in the shape of a file, whichever way it came; undefined: no year was given. */
function fileOf({ file, year, source, days }: z.output<typeof Input>): unknown {
  if (file !== undefined || days === undefined) return file
  const span = (works: boolean) =>
    days.filter((one) => one.works === works).map(({ day, name }) => ({ day, name: name ?? '' }))
  return { year, ...(source ? { source } : {}), holidays: span(false), workdays: span(true) }
}

/** Reckons the open deadlines of all matters again, batch by batch in the same transaction; answers how many moved. */
async function recomputeAll(ctx: TxCtx, reason: string): Promise<Result<number>> {
  let moved = 0
  let after: string | undefined
  do {
    const done = await recomputeMatters.run({ ...ctx, actor: { ...ctx.actor, system: true } }, { reason, after })
    if (!done.ok) return done
    moved += done.value.out.moved
    after = done.value.out.next ?? undefined
  } while (after !== undefined)
  return ok(moved)
}

/** Days on which it changed whether one works, or that are new. */
function changedDays(before: readonly CalendarRow[], after: readonly CalendarRow[]): string[] {
  const was = new Map(before.map((row) => [row.day, row.works]))
  return after.filter((row) => was.get(row.day) !== row.works).map((row) => row.day)
}
