import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { isBehind, plannedAt } from '#domain/target/progress.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { sql } from '#storage/open-database.ts'
import { findReading, insertReading, listTargetRows, voidReadingRow } from '#storage/target-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { courseOf, targetThing } from './target-thing.ts'

const Row = z.object({
  targetId: z.guid(),
  value: z.number().min(-1e15).max(1e15),
  reason: z.string().trim().max(2000).default(''),
  remedy: z.string().trim().max(2000).default(''),
})
type Row = z.infer<typeof Row>

/**
 * Reports the values of targets as of a day, several at once: all are taken or none. Whatever is behind its schedule on that day says
 * why and what is done about it.
 */
export const recordReadings = useCase({
  name: 'indicator.report',
  input: z.object({ day: z.iso.date().optional(), rows: z.array(Row).min(1).max(500) }),
  async run(ctx, { day = todayOf(ctx), rows }) {
    if (day > todayOf(ctx)) return fail('reading.in_future', { day }, ['day'])
    const traces = []
    const ids: string[] = []
    for (const [index, row] of rows.entries()) {
      const taken = await take(ctx, day, row)
      if (!taken.ok)
        return { ok: false as const, error: { ...taken.error, at: ['rows', index, ...(taken.error.at ?? [])] } }
      ids.push(taken.value)
      traces.push({ thingKind: 'target', thingId: row.targetId, detail: { reading: taken.value, day } })
    }
    return ok({ out: { recorded: traces.length, day, ids }, trace: traces })
  },
})

async function take(ctx: TxCtx, day: string, row: Row): Promise<Result<string>> {
  const { tx, authorityId } = ctx
  const [target] = await listTargetRows(tx, authorityId, { targetId: row.targetId }, sql`true`)
  if (!target) return fail('target.not_found', {}, ['targetId'])
  const allowed = can(ctx.actor, 'indicator.report', targetThing(target))
  if (!allowed.ok) return allowed
  if (target.sealed) return fail('target.period_sealed', { period: target.period })
  if (day < target.firstDay) return fail('reading.before_period', { day, period: target.period })
  const program = await findProgramNow(ctx, target.programKey)
  const indicator = program?.indicators.find((one) => one.id === target.indicator)
  if (indicator?.measure) return fail('reading.derived', { indicator: indicator.title }, ['targetId'])
  const course = courseOf(indicator, target)
  // What is told after the period has ended is told of its last day.
  const spoken = day > target.lastDay ? target.lastDay : day
  const behind = isBehind(course, { day: spoken, value: row.value })
  if (behind && (row.reason === '' || row.remedy === ''))
    return fail(
      'reading.reason_missing',
      {
        indicator: indicator?.title ?? target.indicator,
        value: row.value,
        planned: Number(plannedAt(course, spoken).toPrecision(6)),
      },
      [row.reason === '' ? 'reason' : 'remedy'],
    )
  const id = newId()
  const { programKey, subjectKind, subjectId, calendar, ordinal } = target
  await insertReading(tx, authorityId, {
    id,
    programKey,
    indicator: target.indicator,
    subjectKind,
    subjectId,
    calendar,
    ordinal,
    value: String(row.value),
    reason: row.reason || null,
    remedy: row.remedy || null,
    at: Temporal.PlainDate.from(spoken)
      .toZonedDateTime({ timeZone: ctx.timeZone, plainTime: '12:00' })
      .toInstant()
      .toString(),
    day: spoken,
    recordedAt: ctx.now,
    recordedBy: ctx.actor.personId,
  })
  await markDirty(tx, authorityId, [{ id: newId(), programKey, factKind: 'reading', factId: id, at: ctx.now }])
  return ok(id)
}

/** Takes a reading back, with the reason; the one before it counts again. */
export const voidReading = useCase({
  name: 'indicator.void_reading',
  input: z.object({ id: z.guid(), reason: z.string().trim().min(1).max(2000) }),
  async run(ctx, { id, reason }) {
    const found = await findReading(ctx.tx, ctx.authorityId, id)
    if (!found || found.voidedAt) return fail('reading.not_found')
    const rows = await listTargetRows(
      ctx.tx,
      ctx.authorityId,
      { program: found.programKey, indicator: found.indicator, calendar: found.calendar, ordinal: found.ordinal },
      sql`t.subject_id = ${found.subjectId}`,
    )
    const target = rows[0]
    const thing = targetThing(target ?? { programKey: found.programKey, orgId: null, personId: null })
    const allowed = can(ctx.actor, 'indicator.report', thing)
    if (!allowed.ok) return allowed
    if (target?.sealed) return fail('target.period_sealed', { period: target.period })
    await voidReadingRow(ctx.tx, ctx.authorityId, id, ctx.now)
    await markDirty(ctx.tx, ctx.authorityId, [
      { id: newId(), programKey: found.programKey, factKind: 'reading', factId: id, at: ctx.now },
    ])
    return ok({ out: { id }, trace: { thingKind: 'reading', thingId: id, detail: { reason } } })
  },
})
