import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { declaredNumber, sumOfParts } from '#domain/target/progress.ts'
import type { Indicator } from '#program/model.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { sql } from '#storage/open-database.ts'
import { findPeriodAt } from '#storage/report-store.ts'
import { findUnitOf } from '#storage/surroundings-store.ts'
import {
  findTargetOf,
  insertTargetVersion,
  listTargetRows,
  listTargetVersions,
  type TargetRow,
} from '#storage/target-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { targetThing } from './target-thing.ts'

const Amount = z.number().min(-1e15).max(1e15)

/**
 * Promises a number for a subject and a period, or changes what was promised: every change is a new version, and what had been
 * filed is changed only with a reason. Without a number it is what the program declares over the baseline.
 */
export const setTarget = useCase({
  name: 'target.set',
  input: z.object({
    program: z.string().min(1).max(100),
    indicator: z.string().min(1).max(100),
    subjectKind: z.enum(['authority', 'area', 'org', 'person', 'enterprise', 'project']),
    subjectId: z.guid().optional(),
    /** A day in the period meant; absent: today. */
    about: z.iso.date().optional(),
    target: Amount.optional(),
    baseline: Amount.optional(),
    parentId: z.guid().optional(),
    schedule: z
      .array(z.object({ day: z.iso.date(), value: Amount }))
      .max(60)
      .default([]),
    measures: z.string().trim().max(5000).default(''),
    orgId: z.guid().optional(),
    personId: z.guid().optional(),
    dueDay: z.iso.date().optional(),
    reason: z.string().trim().max(2000).default(''),
  }),
  async run(ctx, input) {
    const { tx, authorityId } = ctx
    const program = await findProgramNow(ctx, input.program)
    const indicator = program?.indicators.find((one) => one.id === input.indicator)
    if (!program) return fail('program.not_found', { program: input.program }, ['program'])
    if (!indicator)
      return fail('target.no_indicator', { known: program.indicators.map((one) => one.title) }, ['indicator'])
    const subject = await subjectOf(ctx, input)
    if (!subject.ok) return subject
    const allowed = can(ctx.actor, 'target.set', targetThing({ programKey: program.id, ...subject.value }))
    if (!allowed.ok) return allowed
    const at = `${input.about ?? todayOf(ctx)}T12:00:00Z`
    const period = await findPeriodAt(tx, authorityId, { programKey: program.id, calendar: indicator.every, at })
    if (!period) return fail('target.no_period', { day: input.about ?? todayOf(ctx) }, ['about'])
    if (period.sealed) return fail('target.period_sealed', { period: period.label })
    const series = {
      programKey: program.id,
      indicator: indicator.id,
      subjectId: subject.value.subjectId,
      calendar: indicator.every,
      ordinal: period.ordinal,
    }
    const before = await findTargetOf(tx, authorityId, series)
    if (before?.filedAt && input.reason === '')
      return fail('target.reason_missing', { version: before.version }, ['reason'])
    const number = input.target ?? declaredNumber(indicator.target, input.baseline, indicator.better)
    if (number === undefined) return fail('target.no_number', { indicator: indicator.title }, ['target'])
    const wrong = scheduleFault(input.schedule, indicator, number)
    if (wrong) return wrong
    const parent = input.parentId ? await parentOf(ctx, input.parentId, series, before) : ok(null)
    if (!parent.ok) return parent
    const targetId = before?.targetId ?? newId()
    const version = (before?.version ?? 0) + 1
    const inserted = await insertTargetVersion(tx, authorityId, {
      ...series,
      targetId,
      version,
      subjectKind: input.subjectKind,
      target: String(number),
      baseline: input.baseline === undefined ? null : String(input.baseline),
      parentId: input.parentId ?? null,
      schedule: input.schedule,
      measures: input.measures,
      orgId: subject.value.orgId,
      personId: subject.value.personId,
      dueDay: input.dueDay ?? null,
      reason: input.reason || null,
      recordedAt: ctx.now,
      recordedBy: ctx.actor.personId,
    })
    if (!inserted) return fail('target.changed')
    await markDirty(tx, authorityId, [
      { id: newId(), programKey: program.id, factKind: 'target', factId: targetId, at: ctx.now },
    ])
    const parts = parent.value ? await partsOf(ctx, parent.value.targetId) : undefined
    return ok({
      out: { id: targetId, version, target: number, period: period.label, parts: parts ?? null },
      trace: {
        thingKind: 'target',
        thingId: targetId,
        detail: { indicator: indicator.id, version, target: number, reason: input.reason || null },
      },
    })
  },
})

type Given = {
  subjectKind: string
  subjectId?: string | undefined
  orgId?: string | undefined
  personId?: string | undefined
}

/** The subject with the unit and person who answer for it: of a unit itself, of a person that person. */
async function subjectOf(
  ctx: TxCtx,
  given: Given,
): Promise<Result<{ subjectId: string; orgId: string | null; personId: string | null }>> {
  const { tx, authorityId } = ctx
  const { subjectKind, subjectId, orgId, personId } = given
  if (personId && !(await namesOf(tx, authorityId, 'person', [personId])).has(personId))
    return fail('person.not_found', {}, ['personId'])
  if (subjectKind === 'authority')
    return ok({ subjectId: authorityId, orgId: orgId ?? null, personId: personId ?? null })
  if (!subjectId) return fail('target.no_subject', {}, ['subjectId'])
  const names = await namesOf(tx, authorityId, subjectKind as 'org', [subjectId])
  if (!names.has(subjectId)) return fail(`${subjectKind}.not_found`, {}, ['subjectId'])
  if (subjectKind === 'org') return ok({ subjectId, orgId: subjectId, personId: personId ?? null })
  if (subjectKind !== 'person') return ok({ subjectId, orgId: orgId ?? null, personId: personId ?? null })
  return ok({ subjectId, orgId: await findUnitOf(tx, authorityId, subjectId, todayOf(ctx)), personId: subjectId })
}

/** Points of the schedule go forward in time, and never past the target. */
function scheduleFault(schedule: readonly { day: string; value: number }[], indicator: Indicator, target: number) {
  for (const [index, point] of schedule.entries()) {
    const before = schedule[index - 1]
    if (before && point.day <= before.day)
      return fail('target.schedule_order', { day: point.day }, ['schedule', index, 'day'])
    if (indicator.better === 'up' && point.value > target)
      return fail('target.schedule_above', { day: point.day, value: point.value, target }, ['schedule', index, 'value'])
  }
  return undefined
}

/** The whole it is a part of: of the same indicator and period, and not itself a part of it. */
async function parentOf(
  ctx: TxCtx,
  parentId: string,
  series: { indicator: string; calendar: string; ordinal: number },
  before: TargetRow | undefined,
): Promise<Result<TargetRow | null>> {
  const [parent] = await listTargetVersions(ctx.tx, ctx.authorityId, parentId)
  if (!parent) return fail('target.not_found', {}, ['parentId'])
  const { indicator, calendar, ordinal } = series
  if (parent.indicator !== indicator || parent.calendar !== calendar || parent.ordinal !== ordinal)
    return fail('target.other_series', {}, ['parentId'])
  let above: TargetRow | undefined = parent
  for (let step = 0; above && step < 20; step++) {
    if (above.targetId === before?.targetId) return fail('target.circle', {}, ['parentId'])
    above = above.parentId ? (await listTargetVersions(ctx.tx, ctx.authorityId, above.parentId))[0] : undefined
  }
  return ok(parent)
}

/** What the parts of a target come to, beside it. */
export async function partsOf(ctx: TxCtx, targetId: string): Promise<{ sum: number; gap: number } | undefined> {
  const [whole] = await listTargetRows(ctx.tx, ctx.authorityId, { targetId }, sql`true`)
  const parts = await listTargetRows(ctx.tx, ctx.authorityId, { parentId: targetId }, sql`true`)
  return (
    whole &&
    sumOfParts(
      Number(whole.target),
      parts.map((one) => Number(one.target)),
    )
  )
}
