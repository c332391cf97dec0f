import type { MarkRule, PointsRule, Selection } from '#program/model.ts'
import type { Tx } from '#storage/open-database.ts'
import type { ChangedRow, Changes } from '../changed.ts'
import type { Scene } from '../scene.ts'
import { execute, quote, SqlText } from '../sql.ts'
import {
  changesOf,
  idsIn,
  measuresIn,
  narrowed,
  readsMatters,
  type StepScope,
  unitsOf,
  withExemptions,
} from './changed-rows.ts'

/** The accounts of a mark or points rule that the changes touch. */
export async function accountScope(
  tx: Tx,
  scene: Scene,
  rule: MarkRule | PointsRule,
  changes: Changes,
  exempted: readonly ChangedRow[],
): Promise<StepScope> {
  const ids: string[] = [
    ...exempted.flatMap((row) => row.others ?? []),
    ...(changes.get(`passed ${rule.rule} ${rule.id}`) ?? []).flatMap((row) => row.to_id ?? []),
  ]
  const worth = rule.rule === 'points' ? rule.give.expression : undefined
  for (const selection of rule.selections) {
    const measures = measuresIn(selection.where, selection.except, worth)
    const rows = withExemptions(scene.program, changes, selection.each)
    if (readsMatters(changes, selection, worth)) return 'all'
    const byMeasure = measures.flatMap((id) => changes.get(`measure ${id}`) ?? [])
    if (byMeasure.length > 0 && selection.each.kind !== 'measure' && selection.each.kind !== 'ranking') return 'all'
    if (rows.length === 0 && byMeasure.length === 0) continue
    if (reachesFar(rule, selection)) return 'all'
    ids.push(...rows.flatMap(idsIn), ...byMeasure.flatMap((row) => row.subject_id ?? []), ...scene.authorityIds)
    ids.push(
      ...(await unitsOf(
        tx,
        scene,
        rows.flatMap((row) => [row.person_id, ...(row.others ?? [])].flatMap((id) => id ?? [])),
      )),
    )
    ids.push(
      ...(await accountsFrom(
        tx,
        scene,
        rule,
        rows.map((row) => row.id),
      )),
    )
  }
  if (
    rule.rule === 'points' &&
    rule.cancelled.some(
      (one) =>
        changesOf(changes, one.each).length > 0 ||
        measuresIn(one.where, one.except).some((id) => changes.has(`measure ${id}`)),
    )
  ) {
    const about = rule.cancelled.flatMap((one) => changesOf(changes, one.each)).flatMap(idsIn)
    if (rule.cancelled.some((one) => measuresIn(one.where, one.except).some((id) => changes.has(`measure ${id}`))))
      return 'all'
    ids.push(...(await accountsAbout(tx, scene, rule, about)))
  }
  ids.push(...(await accountsOfCases(tx, scene, rule, changes)))
  return narrowed(ids)
}

/** Parties and subjects behind further steps: an account that the changed row itself does not name. */
function reachesFar(rule: MarkRule | PointsRule, selection: Selection): boolean {
  const long = (path: readonly string[] | undefined) =>
    path !== undefined && (path.length > 2 || (path.length === 2 && path.join('.') !== 'person.org'))
  return (
    long(selection.path) ||
    rule.to.some((party) => party.kind === 'group' || (party.kind === 'path' && long(party.path)))
  )
}

const TABLE = { mark: 'derived_mark', points: 'derived_points' } as const

async function accountsFrom(
  tx: Tx,
  scene: Scene,
  rule: MarkRule | PointsRule,
  facts: readonly string[],
): Promise<string[]> {
  if (facts.length === 0) return []
  const sql = new SqlText(scene)
  const { rows } = await execute(
    tx,
    sql.done(
      `select distinct d.to_id from ${TABLE[rule.rule]} d where ${sql.own('d')} and d.program_key = ${sql.program} and d.rule = ${quote(rule.id)} and d.from_id = any (${sql.param([...new Set(facts)], 'uuid[]')})`,
    ),
  )
  return rows.map((row) => String(row.to_id))
}

/** Accounts with entries about one of these. */
async function accountsAbout(tx: Tx, scene: Scene, rule: PointsRule, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const sql = new SqlText(scene)
  const list = sql.param([...new Set(ids)], 'uuid[]')
  const about = ['person_id', 'org_id', 'enterprise_id', 'project_id', 'area_id', 'matter_id'].map(
    (column) => `d.${column} = any (${list})`,
  )
  const { rows } = await execute(
    tx,
    sql.done(
      `select distinct d.to_id from derived_points d where ${sql.own('d')} and d.program_key = ${sql.program} and d.rule = ${quote(rule.id)} and (${about.join(' or ')})`,
    ),
  )
  return rows.map((row) => String(row.to_id))
}

/** Marks whose case, marks and entries whose appeal was opened, closed or reopened. */
async function accountsOfCases(tx: Tx, scene: Scene, rule: MarkRule | PointsRule, changes: Changes): Promise<string[]> {
  const about = [...changes].flatMap(([key, rows]) =>
    key.startsWith('matter ') ? rows.flatMap((row) => row.others ?? []) : [],
  )
  if (about.length === 0) return []
  const sql = new SqlText(scene)
  const { rows } = await execute(
    tx,
    sql.done(
      `select distinct d.to_id from ${TABLE[rule.rule]} d where ${sql.own('d')} and d.program_key = ${sql.program} and d.rule = ${quote(rule.id)} and d.id = any (${sql.param([...new Set(about)], 'uuid[]')})`,
    ),
  )
  return rows.map((row) => String(row.to_id))
}
