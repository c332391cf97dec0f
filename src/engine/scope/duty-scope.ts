import type { DutyRule } from '#program/model.ts'
import type { Tx } from '#storage/open-database.ts'
import type { ChangedRow, Changes } from '../changed.ts'
import { agreementKey } from '../compile/agreement.ts'
import { FactQuery } from '../facts/fact-query.ts'
import { reachesOf } from '../reaches.ts'
import type { Scene } from '../scene.ts'
import { execute, quote, SqlText } from '../sql.ts'
import { changesOf, measuresIn, narrowed, readsMatters, type StepScope, withExemptions } from './changed-rows.ts'

/** The opening facts whose duties the changes touch: what opens them, what meets them, who was let off, whose time ran out. */
export async function dutyScope(
  tx: Tx,
  scene: Scene,
  rule: DutyRule,
  changes: Changes,
  exempted: readonly ChangedRow[],
): Promise<StepScope> {
  const { program } = scene
  const { selection } = rule
  const opened = withExemptions(program, changes, selection.each)
  const met = rule.metBy.map((way) => ({ way, rows: changesOf(changes, way.each) }))
  const measures = [selection, ...rule.metBy].flatMap((one) => measuresIn(one.where, one.except))
  const passed = changes.get(`passed duty ${rule.id}`) ?? []
  const touched =
    opened.length > 0 || exempted.length > 0 || met.some(({ rows }) => rows.length > 0) || passed.length > 0
  if (measures.some((id) => changes.has(`measure ${id}`))) return 'all'
  if ([selection, ...rule.metBy].some((one) => readsMatters(changes, one))) return 'all'
  if (!touched) return undefined
  // Who is drawn depends on everyone who could be.
  if (rule.sample !== undefined) return 'all'
  const stops = program.exemptions.some(
    (one) =>
      one.effect === 'stop' && exempted.length > 0 && one.on.some((on) => on.kind === 'duty' && on.name === rule.id),
  )
  if (stops) return 'all'
  const ids = [...opened.map((row) => row.id), ...passed.flatMap((row) => row.from_id ?? [])]
  if (selection.each.kind === 'reading' && opened.length > 0) return 'all'
  for (const { way, rows } of met) {
    if (rows.length === 0) continue
    const key = agreementKey(program, selection.each, way.each, (ref) => reachesOf(program, ref))
    if (key.kind === 'authority') return 'all'
    const columns =
      key.kind === 'visit' ? ['visit_id'] : key.kind === 'any_of' ? key.of.map((of) => `${of}_id`) : [`${key.of}_id`]
    const shared = rows.flatMap((row) => [
      ...columns.flatMap((column) => row[column as 'org_id'] ?? []),
      ...(row.others ?? []),
    ])
    if (key.kind === 'visit') ids.push(...shared)
    else if (selection.each.kind === 'link')
      ids.push(...(await linksAbout(tx, scene, selection.each.name ?? '', shared)))
    else ids.push(...(await dutiesAbout(tx, scene, rule.id, columns, shared)))
  }
  if (exempted.length > 0) {
    const named = exempted.flatMap((row) => row.others ?? [])
    ids.push(
      ...(await dutiesAbout(tx, scene, rule.id, ['owner_id', 'id', 'link_id'], named)),
      ...(await openedAbout(tx, scene, rule, named)),
    )
  }
  return narrowed(ids)
}

/** Pairings with one of these at either end. */
async function linksAbout(tx: Tx, scene: Scene, link: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const sql = new SqlText(scene)
  const list = sql.param([...new Set(ids)], 'uuid[]')
  const ends = [
    'person_id',
    'org_id',
    'target_org_id',
    'target_person_id',
    'enterprise_id',
    'project_id',
    'area_id',
  ].map((column) => `l.${column} = any (${list})`)
  const declared = scene.program.links.find((one) => one.id === link)
  const target = declared && ({ enterprise: 4, project: 5, area: 6 } as Record<string, number>)[declared.targetOf]
  // A visit names its unit too; what is agreed on is the target, so pairings of colleagues are not touched.
  const where = target === undefined ? ends.join(' or ') : (ends[target] ?? '')
  const holder =
    target === undefined ? '' : ` or l.${declared?.holderOf === 'org' ? 'org_id' : 'person_id'} = any (${list})`
  const { rows } = await execute(
    tx,
    sql.done(
      `select l.id from link l where ${sql.own('l')} and l.program_key = ${sql.program} and l.link = ${quote(link)} and (${where}${holder})`,
    ),
  )
  return rows.map((row) => String(row.id))
}

/** Opening facts about one of these. An exemption goes by what the fact itself names: the unit of a duty's row is its owner's. */
async function openedAbout(tx: Tx, scene: Scene, rule: DutyRule, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const sql = new SqlText(scene)
  const list = sql.param([...new Set(ids)], 'uuid[]')
  const about = ['person_id', 'org_id', 'enterprise_id', 'project_id', 'area_id'].map(
    (column) => `f.${column} = any (${list})`,
  )
  const { rows } = await execute(
    tx,
    sql.done(`select distinct f.id ${new FactQuery(sql, rule.selection.each).from()} where ${about.join(' or ')}`),
  )
  return rows.map((row) => String(row.id))
}

/** Opening facts of a rule's duties that carry one of these ids. */
async function dutiesAbout(
  tx: Tx,
  scene: Scene,
  rule: string,
  columns: readonly string[],
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const sql = new SqlText(scene)
  const list = sql.param([...new Set(ids)], 'uuid[]')
  const { rows } = await execute(
    tx,
    sql.done(
      `select distinct d.from_id from derived_duty d where ${sql.own('d')} and d.program_key = ${sql.program} and d.rule = ${quote(rule)} and (${columns.map((column) => `d.${column} = any (${list})`).join(' or ')})`,
    ),
  )
  return rows.map((row) => String(row.from_id))
}
