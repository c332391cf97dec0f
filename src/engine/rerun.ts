/**
 * What to compute again. A changed fact touches the rows that rest on it, these touch the next rule's, and so on; only
 * those are taken out and written anew. Where that cannot be told — an entity or a roster changed, another day began, a
 * new version took over — everything open is computed. Both give the same rows.
 */

import { programDay } from '#domain/calendar/clock-rules.ts'
import type { Tx } from '#storage/open-database.ts'
import { type ChangedRow, type Changes, changedFacts, timePassed } from './changed.ts'
import { type Step, stepsOf } from './compile/program.ts'
import { periodsRun, type RunReport, runAll, runStep, type Undecided } from './run.ts'
import type { Scene } from './scene.ts'
import { scopeOf } from './scope.ts'
import { execute, quote, SqlText } from './sql.ts'

export type RerunInput = {
  readonly changes: readonly { readonly kind: string; readonly id: string }[]
  readonly full: boolean
  /** The moment of the last run; null: there was none. */
  readonly lastAsOf: string | null
  readonly lastVersion: number | null
}

export type RerunReport = RunReport & { readonly kind: 'full' | 'changed' }

/** Kinds of change whose reach is one fact. Everything else is a full run. */
const PLAIN = new Set([
  'link',
  'visit',
  'form',
  'report',
  'meeting',
  'matter',
  'act',
  'closing',
  'rating',
  'callback',
  'inspection',
  'finding',
  'paper',
  'profile',
  'delivery',
  'claim',
  'plan',
  'reading',
  'exemption',
])

export async function rerun(tx: Tx, scenes: readonly Scene[], input: RerunInput): Promise<RerunReport> {
  const scene = scenes.at(-1)
  if (!scene) throw new Error('no scene to run')
  if (scenes.length === 1 && mayBePartial(scene, input)) {
    const report = await runChanged(tx, scene, input)
    if (report) return report
  }
  const reports: RunReport[] = []
  // Rows of versions that no longer judge anything are taken out with the rest.
  await dropOthers(tx, scenes)
  for (const one of scenes) reports.push(await runAll(tx, one))
  return { kind: 'full', ...merged(reports) }
}

function mayBePartial(scene: Scene, { changes, full, lastAsOf, lastVersion }: RerunInput): boolean {
  if (full || lastAsOf === null || lastVersion !== scene.program.version) return false
  if (programDay(lastAsOf, scene.rules) !== scene.today) return false
  return changes.every(({ kind }) => PLAIN.has(kind))
}

function merged(reports: readonly RunReport[]): RunReport {
  const rows: Record<string, number> = {}
  const undecided: Undecided[] = []
  for (const report of reports) {
    for (const [rule, n] of Object.entries(report.rows)) rows[rule] = (rows[rule] ?? 0) + n
    undecided.push(...report.undecided)
  }
  return { rows, undecided, periods: reports.at(-1)?.periods ?? {} }
}

/** Rules that no current version has any more leave no rows behind, except in sealed stretches. */
async function dropOthers(tx: Tx, scenes: readonly Scene[]): Promise<void> {
  const [first] = scenes
  if (!first) return
  for (const kind of ['cover', 'duty', 'measure', 'ranking', 'mark', 'points'] as const) {
    const known = new Set(
      scenes.flatMap((scene) =>
        stepsOf(scene.program)
          .filter((step) => step.kind === kind)
          .map((step) => step.id),
      ),
    )
    const sql = new SqlText(first)
    const frozen = first.frozen.map(
      (one) => `not (d.at >= ${sql.param(one.from, 'timestamptz')} and d.at < ${sql.param(one.to, 'timestamptz')})`,
    )
    const where = [
      `${sql.own('d')}`,
      `d.program_key = ${sql.program}`,
      `d.rule <> all (${sql.param([...known], 'text[]')})`,
      ...frozen,
    ]
    await execute(tx, sql.done(`delete from derived_${kind} d where ${where.join(' and ')}`))
  }
}

/** Rows of a rule within a scope, by id. */
async function rowsOf(
  tx: Tx,
  scene: Scene,
  step: Step,
  scope: Awaited<ReturnType<typeof scopeOf>>,
): Promise<Map<string, ChangedRow & { readonly text: string }>> {
  const sql = new SqlText(scene)
  const column = {
    cover: 'subject_id',
    duty: 'from_id',
    measure: 'subject_id',
    ranking: 'subject_id',
    mark: 'to_id',
    points: 'to_id',
  }[step.kind]
  const where = [`${sql.own('d')}`, `d.program_key = ${sql.program}`, `d.rule = ${quote(step.id)}`]
  if (scope !== 'all' && scope?.ids) where.push(`d.${column} = any (${sql.param(scope.ids, 'uuid[]')})`)
  if (scope !== 'all' && scope?.ordinals) where.push(`d.ordinal = any (${sql.param(scope.ordinals, 'int[]')})`)
  const { rows } = await execute(
    tx,
    sql.done(
      `select d.*, (to_jsonb(d) - 'authority_id')::text as text from derived_${step.kind} d where ${where.join(' and ')}`,
    ),
  )
  return new Map(rows.map((row) => [String(row.id), row as unknown as ChangedRow & { readonly text: string }]))
}

/** Follows the changes through the rules. Undefined: they reach too far, everything must be computed. */
async function runChanged(tx: Tx, scene: Scene, input: RerunInput): Promise<RerunReport | undefined> {
  const changes: Changes = await changedFacts(tx, scene, input.changes)
  await timePassed(tx, scene, input.lastAsOf ?? scene.asOf, changes)
  const rows: Record<string, number> = {}
  for (const step of stepsOf(scene.program)) {
    const scope = await scopeOf(tx, scene, step, changes)
    if (scope === undefined) continue
    const before = await rowsOf(tx, scene, step, scope)
    const { written } = await runStep(tx, scene, step, scope === 'all' ? {} : { scope })
    const after = await rowsOf(tx, scene, step, scope)
    rows[`${step.kind} ${step.id}`] = written
    const changed: ChangedRow[] = []
    for (const [id, row] of before) if (after.get(id)?.text !== row.text) changed.push(row)
    for (const [id, row] of after) if (before.get(id)?.text !== row.text) changed.push(row)
    if (changed.length === 0) continue
    changes.set(`${step.kind} ${step.id}`, changed)
    // A measure that gives an indicator its readings changes them with it.
    for (const { id, measure } of step.kind === 'measure' ? scene.program.indicators : [])
      if (measure === step.id) changes.set(`reading ${id}`, changed)
  }
  return { kind: 'changed', rows, undecided: [], periods: periodsRun(scene) }
}
