import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import {
  completionOf,
  elapsedShare,
  forecast,
  isBehind,
  plannedAt,
  shortfall,
  sumOfParts,
} from '#domain/target/progress.ts'
import type { Program } from '#program/model.ts'
import { scopeOf } from '#storage/scope.ts'
import { listTargetClosings, listTargetFiles } from '#storage/target-closing-store.ts'
import {
  listComputed,
  listReadings,
  listTargetRows,
  listTargetVersions,
  type TargetListed,
} from '#storage/target-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { subjectNames } from '../score/subject-names.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { exemptionsOf } from './exempt-target.ts'
import { courseOf } from './target-thing.ts'

/** Targets of indicators that a measure computes take their value from it. */
async function withComputed(
  ctx: TxCtx,
  program: Program | undefined,
  rows: readonly TargetListed[],
): Promise<TargetListed[]> {
  const measureOf = new Map(program?.indicators.flatMap((one) => (one.measure ? [[one.id, one.measure] as const] : [])))
  const found = await listComputed(ctx.tx, ctx.authorityId, {
    program: program?.id ?? '',
    measures: [...new Set(measureOf.values())],
    today: todayOf(ctx),
  })
  return rows.map((row) => {
    const measure = measureOf.get(row.indicator)
    if (measure === undefined) return row
    const one = found.find(
      (it) => it.measure === measure && it.subjectId === row.subjectId && it.ordinal === row.ordinal,
    )
    return { ...row, value: one?.value ?? null, readDay: one?.day ?? null }
  })
}

type Names = (kind: string, id: string) => string

/** A target with its progress: what was read, or of a whole without a reading what its parts come to. */
function shown(
  program: Program | undefined,
  row: TargetListed,
  all: readonly TargetListed[],
  today: string,
  name: Names,
) {
  const indicator = program?.indicators.find((one) => one.id === row.indicator)
  const course = courseOf(indicator, row)
  const parts = all.filter((one) => one.parentId === row.targetId)
  const value = valueOf(row, all)
  const day = row.readDay ?? (today > row.lastDay ? row.lastDay : today)
  const read = value === undefined ? undefined : { day, value }
  return {
    id: row.targetId,
    version: row.version,
    newer: row.newer,
    programKey: row.programKey,
    indicator: row.indicator,
    title: indicator?.title ?? row.indicator,
    unit: indicator?.unit ?? null,
    better: course.better,
    clause: indicator?.clause ?? null,
    subject: { kind: row.subjectKind, id: row.subjectId, name: name(row.subjectKind, row.subjectId) },
    parentId: row.parentId,
    period: row.period,
    firstDay: row.firstDay,
    lastDay: row.lastDay,
    target: course.target,
    baseline: row.baseline === null ? null : Number(row.baseline),
    org: row.orgId && row.org ? { id: row.orgId, name: row.org } : null,
    person: row.personId && row.person ? { id: row.personId, name: row.person } : null,
    measures: row.measures,
    dueDay: row.dueDay,
    filedAt: row.filedAt,
    publishedAt: row.publishedAt,
    closing: row.closing,
    value: value ?? null,
    /** Whether the value is its own or the sum of its parts. */
    source: row.value !== null ? (indicator?.measure ? 'rules' : 'read') : value === undefined ? null : 'parts',
    readDay: row.readDay,
    completion: value === undefined ? null : (completionOf(value, course) ?? null),
    elapsed: elapsedShare(course, today > row.lastDay ? row.lastDay : today),
    planned: plannedAt(course, day),
    behind: read ? isBehind(course, read) : false,
    shortfall: read ? shortfall(course, read) : 0,
    parts:
      sumOfParts(
        course.target,
        parts.map((one) => Number(one.target)),
      ) ?? null,
  }
}

/** Its own reading; else what those of its parts come to, where any has one. */
function valueOf(row: TargetListed, all: readonly TargetListed[], depth = 0): number | undefined {
  if (row.value !== null) return Number(row.value)
  if (depth > 10) return undefined
  const values = all
    .filter((one) => one.parentId === row.targetId)
    .map((one) => valueOf(one, all, depth + 1))
    .filter((one) => one !== undefined)
  return values.length === 0 ? undefined : values.reduce((sum, one) => sum + one, 0)
}

const Filter = z.object({
  program: z.string().min(1).max(100),
  indicator: z.string().max(100).optional(),
  orgId: z.guid().optional(),
  /** A day in the periods meant; absent: today. */
  on: z.iso.date().optional(),
  show: z.enum(['behind', 'unread', 'unfiled']).optional(),
})

type Shown = ReturnType<typeof shown>
/** What a figure counts is what its filter shows. */
const SHOW = {
  behind: (row: Shown) => row.behind,
  unread: (row: Shown) => row.value === null,
  unfiled: (row: Shown) => row.filedAt === null || row.newer !== null,
} as const

/** Targets of the periods that hold a day, wholes before their parts, each with its progress. */
export const listTargets = useCase({
  name: 'target.list',
  input: Filter,
  async run(ctx, { program: key, indicator, orgId, on, show }) {
    const allowed = canSome(ctx.actor, 'indicator.read')
    if (!allowed.ok) return allowed
    const program = await findProgramNow(ctx, key)
    if (!program) return fail('program.not_found', { program: key }, ['program'])
    const today = todayOf(ctx)
    const scope = scopeOf(ctx, 'target', 't', 'indicator.read')
    const all = await withComputed(
      ctx,
      program,
      await listTargetRows(ctx.tx, ctx.authorityId, { program: key, on: on ?? today }, scope),
    )
    const name = await namesFor(ctx, all)
    const rows = all.map((row) => shown(program, row, all, today, name))
    const kept = rows.filter(
      (row) =>
        (!indicator || row.indicator === indicator) && (!orgId || row.org?.id === orgId) && (!show || SHOW[show](row)),
    )
    const tree = inTree(kept)
    const out = {
      program: key,
      title: program.title,
      today,
      indicators: program.indicators.map((one) => ({
        id: one.id,
        title: one.title,
        unit: one.unit ?? null,
        for: one.subject.kind === 'group' ? one.subject.of : 'authority',
        clause: one.clause ?? null,
        derived: one.measure !== undefined,
      })),
      total: kept.length,
      all: rows.length,
      behind: rows.filter(SHOW.behind).length,
      unread: rows.filter(SHOW.unread).length,
      unfiled: rows.filter(SHOW.unfiled).length,
      rows: tree,
    }
    return ok({ out, trace: null })
  },
})

/** Wholes before their parts, depth first; a part whose whole is not among the rows stands on its own. */
function inTree<Row extends { readonly id: string; readonly parentId: string | null }>(
  rows: readonly Row[],
): (Row & { readonly depth: number })[] {
  const ids = new Set(rows.map((row) => row.id))
  const under = Map.groupBy(rows, (row) => (row.parentId && ids.has(row.parentId) ? row.parentId : ''))
  const walk = (id: string, depth: number): (Row & { readonly depth: number })[] =>
    (under.get(id) ?? []).flatMap((row) => [{ ...row, depth }, ...walk(row.id, depth + 1)])
  return walk('', 0)
}

function namesFor(ctx: TxCtx, rows: readonly TargetListed[]): Promise<Names> {
  return subjectNames(
    ctx,
    rows.map((row) => ({ kind: row.subjectKind, id: row.subjectId })),
  )
}

/** One target: its progress, versions, readings, forecast, parts, evidence and what became of it. */
export const readTarget = useCase({
  name: 'target.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const allowed = canSome(ctx.actor, 'indicator.read')
    if (!allowed.ok) return allowed
    const { tx, authorityId } = ctx
    const scope = scopeOf(ctx, 'target', 't', 'indicator.read')
    const [entered] = await listTargetRows(tx, authorityId, { targetId: id }, scope)
    if (!entered) return fail('target.not_found')
    const program = await findProgramNow(ctx, entered.programKey)
    const [row = entered] = await withComputed(ctx, program, [entered])
    const { indicator, calendar, ordinal } = row
    const series = { program: row.programKey, indicator, calendar, ordinal }
    const all = await withComputed(ctx, program, await listTargetRows(tx, authorityId, series, scope))
    const name = await namesFor(ctx, all)
    const today = todayOf(ctx)
    const course = courseOf(
      program?.indicators.find((one) => one.id === indicator),
      row,
    )
    const readings = await listReadings(tx, authorityId, row)
    const out = {
      ...shown(program, row, all, today, name),
      programTitle: program?.title ?? row.programKey,
      today,
      schedule: course.schedule.map((one) => ({ ...one })),
      versions: (await listTargetVersions(tx, authorityId, id)).map((one) => ({
        version: one.version,
        target: Number(one.target),
        baseline: one.baseline === null ? null : Number(one.baseline),
        measures: one.measures,
        dueDay: one.dueDay,
        reason: one.reason,
        recordedAt: one.recordedAt,
        filedAt: one.filedAt,
        publishedAt: one.publishedAt,
      })),
      readings: readings.map((one) => ({ ...one, value: Number(one.value), planned: plannedAt(course, one.day) })),
      forecast:
        forecast(
          course,
          readings.map((one) => ({ day: one.day, value: Number(one.value) })),
        ) ?? null,
      children: all.filter((one) => one.parentId === id).map((one) => shown(program, one, all, today, name)),
      parent: row.parentId ? { id: row.parentId, name: parentName(all, row.parentId, name) } : null,
      closings: await listTargetClosings(tx, authorityId, id),
      files: await listTargetFiles(tx, authorityId, id),
      exemption: await exemptionsOf(ctx, program, row),
    }
    return ok({ out, trace: null })
  },
})

function parentName(all: readonly TargetListed[], id: string, name: Names): string {
  const found = all.find((one) => one.targetId === id)
  return found ? name(found.subjectKind, found.subjectId) : ''
}
