/** Which subjects, accounts or opening facts of a rule a set of changes can touch. Too many is no fault, too few would be. */

import type {
  DutyRule,
  Expression,
  FactRef,
  MarkRule,
  MeasureRule,
  PointsRule,
  Program,
  Selection,
} from '#program/model.ts'
import type { Tx } from '#storage/open-database.ts'
import { type ChangedRow, type Changes, ENTITY_COLUMNS } from './changed.ts'
import { agreementKey } from './compile/agreement.ts'
import type { Scope } from './compile/common.ts'
import type { Step } from './compile/program.ts'
import { reachesOf } from './reaches.ts'
import type { Scene } from './scene.ts'
import { execute, quote, SqlText } from './sql.ts'

/** `undefined`: untouched; `all`: cannot be told, compute the rule whole. */
export type StepScope = Scope | 'all' | undefined

/** A change of one matter shows in facts that are not its own: a later matter is a repeat of it, a rating reads its category. */
function readsMatters(changes: Changes, selection: Selection, ...more: readonly (Expression | undefined)[]): boolean {
  if (![...changes.keys()].some((key) => key.startsWith('matter '))) return false
  const paths = [selection.where, selection.except, ...more].flatMap((one) => one?.paths ?? [])
  return paths.some((path) => path === 'repeated' || path.startsWith('matter.'))
}

/** More than this and the whole rule is cheaper. */
const MOST = 2_000

function changesOf(changes: Changes, each: FactRef): readonly ChangedRow[] {
  if (each.name !== undefined) return changes.get(`${each.kind} ${each.name}`) ?? []
  if (each.kind === 'points') return [...changes].flatMap(([key, rows]) => (key.startsWith('points ') ? rows : []))
  return changes.get(each.kind) ?? []
}

/** Every id a changed row carries. */
function idsIn(row: ChangedRow): string[] {
  const own = ENTITY_COLUMNS.flatMap((column) => row[column] ?? [])
  return [
    row.id,
    ...own,
    ...(row.others ?? []),
    ...[row.subject_id, row.from_id, row.to_id].filter((id) => id !== undefined),
  ]
}

const measuresIn = (...expressions: readonly (Expression | undefined)[]): string[] =>
  expressions.flatMap((one) => one?.measures ?? [])

function found<T extends { readonly id: string }>(entries: readonly T[], id: string): T {
  const entry = entries.find((one) => one.id === id)
  if (!entry) throw new Error(`no entry ${id}`)
  return entry
}

export async function scopeOf(tx: Tx, scene: Scene, step: Step, changes: Changes): Promise<StepScope> {
  const { program } = scene
  const exempted = exemptionsFor(program, step, changes)
  switch (step.kind) {
    case 'cover': {
      const rows = changes.get(`cover ${step.id}`) ?? []
      return narrowed(rows.flatMap(idsIn))
    }
    case 'duty':
      return dutyScope(tx, scene, found(program.duties, step.id), changes, exempted)
    case 'measure':
      return measureScope(tx, scene, found(program.measures, step.id), changes, exempted)
    case 'ranking': {
      const rule = found(program.rankings, step.id)
      const rows = rule.by.flatMap(({ measure }) => changes.get(`measure ${measure}`) ?? [])
      if (rows.length === 0) return undefined
      const touched = (scene.open.get(rule.every) ?? []).filter((period, i, all) =>
        [period, all[i - 1]].some((one) => one && rows.some((row) => isNear(scene, rule.every, one.ordinal, row))),
      )
      return touched.length === 0 ? undefined : { ordinals: touched.map((period) => period.ordinal) }
    }
    case 'mark':
      return accountScope(tx, scene, found(program.marks, step.id), changes, exempted)
    case 'points':
      return accountScope(tx, scene, found(program.points, step.id), changes, exempted)
  }
}

function narrowed(ids: readonly string[]): StepScope {
  const unique = [...new Set(ids)]
  if (unique.length === 0) return undefined
  return unique.length > MOST ? 'all' : { ids: unique }
}

/** Whether a changed measure row belongs to the period, or to a coarser one around it. */
function isNear(scene: Scene, every: string, ordinal: number, row: ChangedRow): boolean {
  const period = scene.periods.get(every)?.find((one) => one.ordinal === ordinal)
  const { calendar, ordinal: theirs } = row as ChangedRow & { calendar?: string; ordinal?: number }
  if (calendar === every) return theirs === ordinal
  const coarser = scene.periods.get(calendar ?? '')?.find((one) => one.ordinal === theirs)
  return !period || !coarser || (coarser.firstDay <= period.lastDay && period.lastDay <= coarser.lastDay)
}

/** Changed exemptions whose ground is about this rule. */
function exemptionsFor(program: Program, step: Step, changes: Changes): ChangedRow[] {
  return program.exemptions
    .filter((one) => one.on.some((on) => on.kind === step.kind && (on.name === undefined || on.name === step.id)))
    .flatMap((one) => changes.get(`exemption ${one.id}`) ?? [])
}

/** Readings are changed by their exemptions too. */
function withExemptions(program: Program, changes: Changes, each: FactRef): readonly ChangedRow[] {
  const own = changesOf(changes, each)
  if (each.kind !== 'reading') return own
  const grounds = program.exemptions.filter((one) =>
    one.on.some((on) => on.kind === 'reading' && (on.name === undefined || on.name === each.name)),
  )
  return [...own, ...grounds.flatMap((one) => changes.get(`exemption ${one.id}`) ?? [])]
}

async function dutyScope(
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
  if (exempted.length > 0)
    ids.push(
      ...(await dutiesAbout(
        tx,
        scene,
        rule.id,
        ['link_id', 'owner_id', 'person_id', 'org_id', 'enterprise_id', 'project_id', 'area_id', 'id'],
        exempted.flatMap((row) => row.others ?? []),
      )),
    )
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

/** The units persons ever belonged to. */
async function unitsOf(tx: Tx, scene: Scene, persons: readonly string[]): Promise<string[]> {
  if (persons.length === 0) return []
  const sql = new SqlText(scene)
  const { rows } = await execute(
    tx,
    sql.done(
      `select distinct p.org_id from post p where ${sql.own('p')} and p.is_primary and p.person_id = any (${sql.param([...new Set(persons)], 'uuid[]')})`,
    ),
  )
  return rows.map((row) => String(row.org_id))
}

async function measureScope(
  tx: Tx,
  scene: Scene,
  rule: MeasureRule,
  changes: Changes,
  exempted: readonly ChangedRow[],
): Promise<StepScope> {
  const { value, subject } = rule
  const inputs =
    value.shape === 'formula'
      ? [...value.of.measures]
      : value.shape === 'score'
        ? value.parts.flatMap((part) => [part.of, ...part.share.expression.measures])
        : []
  const ids: string[] = exempted.flatMap((row) => row.others ?? [])
  for (const id of inputs) {
    const rows = changes.get(`measure ${id}`) ?? []
    const authority = scene.program.measures.find((one) => one.id === id)?.subject.kind === 'authority'
    if (rows.length > 0 && authority && subject.kind !== 'authority') return 'all'
    ids.push(...rows.flatMap((row) => row.subject_id ?? []))
  }
  const worth =
    value.shape === 'sum' || value.shape === 'average' || value.shape === 'share' || value.shape === 'last'
      ? value.of.expression
      : undefined
  const outOf = value.shape === 'share' ? value.outOf : undefined
  for (const selection of rule.selections) {
    if (measuresIn(selection.where, selection.except, worth, outOf).some((id) => changes.has(`measure ${id}`)))
      return 'all'
    if (readsMatters(changes, selection, worth, outOf)) return 'all'
    const rows = withExemptions(scene.program, changes, selection.each)
    if (rows.length === 0) continue
    if (subject.kind === 'authority') return { ids: [...scene.authorityIds] }
    if (
      selection.path &&
      (selection.path.length > 2 || (selection.path.length === 2 && selection.path.join('.') !== 'person.org'))
    )
      return 'all'
    ids.push(...rows.flatMap(idsIn))
    if (subject.of === 'org')
      ids.push(
        ...(await unitsOf(
          tx,
          scene,
          rows.flatMap((row) => [row.person_id, ...(row.others ?? [])].flatMap((id) => id ?? [])),
        )),
      )
    // Previous values look back: the next period's row of the same subject is the same subject's.
  }
  return narrowed(ids)
}

async function accountScope(
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
