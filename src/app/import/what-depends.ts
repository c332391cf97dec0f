import { isDeepStrictEqual } from 'node:util'
import {
  countMovedOn,
  countReadingsOf,
  type EffectRow,
  findDependents,
  identityOfRow,
  idOfRow,
  isKeptInVersions,
  rowsNow,
  sealedSince,
} from '#storage/import/effect-store.ts'
import type { TxCtx } from '../context.ts'

type Row = Record<string, unknown>

/** What an import made and changed, by table: ids of the made, the changed as they were first and as they were left. */
export type Gathered = {
  readonly made: ReadonlyMap<string, readonly string[]>
  readonly before: ReadonlyMap<string, readonly Row[]>
  readonly after: ReadonlyMap<string, readonly Row[]>
}

/** Rows of things that the import made, beside those it changed. */
const MADE = ' made'

/** @param effects the last first */
export function gather(effects: readonly EffectRow[]): Gathered {
  const made = new Map<string, string[]>()
  for (const { thing, act, ids } of effects)
    if (act === 'created') made.set(thing, [...(made.get(thing) ?? []), ...ids])
  const before = new Map<string, Map<string, Row>>()
  const after = new Map<string, Map<string, Row>>()
  for (const { thing, act, before: was, after: is } of effects) {
    if (act !== 'changed') {
      if (is) for (const row of is) put(after, `${thing}${MADE}`, row)
      continue
    }
    // Made and then changed by the same file: it only goes.
    const own = new Set(made.get(thing) ?? [])
    // The effects come last first, so that the earliest state is the one that stays.
    for (const row of was ?? []) if (!own.has(idOfRow(thing, row))) put(before, thing, row)
    for (const row of is ?? []) if (!own.has(idOfRow(thing, row))) put(after, thing, row)
  }
  const plain = (of: Map<string, Map<string, Row>>) =>
    new Map([...of].map(([thing, rows]) => [thing, [...rows.values()]]))
  return { made, before: plain(before), after: plain(after) }
}

function put(into: Map<string, Map<string, Row>>, thing: string, row: Row): void {
  const rows = into.get(thing) ?? new Map<string, Row>()
  rows.set(identityOfRow(thing.replace(MADE, ''), row), row)
  into.set(thing, rows)
}

const NAMES: Readonly<Record<string, string>> = {
  area: '片区',
  org: '单位',
  person: '人员',
  post: '任职',
  enterprise: '企业',
  enterprise_profile: '企业年度数据',
  project: '项目',
  project_stage: '项目阶段',
  roster_member: '方案名单',
  link: '包联关系',
  handover: '工作交接',
  visit: '走访',
  visit_plan: '走访计划',
  meeting: '会议',
  report: '报告',
  paper: '公文',
  form_entry: '台账、表单',
  matter: '事项',
  act: '事项的办理',
  matter_party: '事项的当事方',
  matter_history: '事项的经过',
  account: '账号',
  role: '角色',
  rating: '评价',
  callback: '回访',
  finding: '督查发现',
  inspection: '督查',
  exemption: '免责',
  target: '目标',
  reading: '完成值',
  target_closing: '目标销号',
  class_member: '企业分类',
  policy: '政策',
  policy_plan: '一企一策',
  attachment: '附件',
  import_run: '导入',
}
const nameOf = (table: string) => NAMES[table] ?? '其他记录'

/** What has been built on an import since, in words: empty when it can be taken back. */
export async function whatDepends(ctx: TxCtx, { made, before, after }: Gathered, at: string): Promise<string[]> {
  const { tx, authorityId } = ctx
  const what: string[] = []
  for (const [table, rows] of after) {
    const thing = table.replace(MADE, '')
    const ofMade = table !== thing
    const ids = [...new Set(rows.map((row) => idOfRow(thing, row)))]
    const now = new Map((await rowsNow(tx, authorityId, thing, ids)).map((row) => [identityOfRow(thing, row), row]))
    const byRevision = ofMade && rows.some((row) => row.revision !== undefined)
    const moved = rows.filter((row) => {
      const is = now.get(identityOfRow(thing, row))
      return byRevision ? is?.revision !== row.revision : !isDeepStrictEqual(is, row)
    })
    // A figure of another day, a later version of a target.
    const left = new Set(rows.map((row) => identityOfRow(thing, row)))
    if (isKeptInVersions(thing)) moved.push(...[...now].flatMap(([key, row]) => (left.has(key) ? [] : [row])))
    if (moved.length > 0) what.push(`${moved.length} 个${nameOf(thing)}在导入之后又有改动`)
  }
  for (const table of REVISED) {
    const ids = made.get(table) ?? []
    const moved = ids.length === 0 ? [] : await countMovedOn(tx, authorityId, table, ids)
    // Changed by the same file after it had made them.
    const own = new Set((before.get(table) ?? []).map((row) => String(row.id)))
    const left = moved.filter((id) => !own.has(id))
    if (left.length > 0) what.push(`${left.length} 个${nameOf(table)}在导入之后又有改动`)
  }
  const changed = new Map([...before].map(([thing, rows]) => [thing, rows.map((row) => idOfRow(thing, row))]))
  const dependents = await findDependents(tx, authorityId, { made, changed }, at)
  const byName = Map.groupBy(dependents, ({ table }) => nameOf(table))
  for (const [name, found] of byName) what.push(`${found.reduce((sum, one) => sum + one.rows, 0)} 条${name}用到了它`)
  const targets = made.get('target') ?? []
  const read = targets.length === 0 ? 0 : await countReadingsOf(tx, authorityId, targets, made.get('reading') ?? [])
  if (read > 0) what.push(`${read} 条${nameOf('reading')}用到了它`)
  const facts = FACTS.some((table) => made.has(table) || before.has(table))
  const sealed = facts ? await sealedSince(tx, authorityId, at) : 0
  if (sealed > 0) what.push(`此后有 ${sealed} 个考核期已经封账`)
  return what
}

/** What a period counts. */
const FACTS = ['link', 'visit', 'meeting', 'report', 'paper', 'form_entry', 'matter', 'target', 'reading']

const REVISED = [
  'area',
  'org',
  'person',
  'enterprise',
  'project',
  'link',
  'visit',
  'meeting',
  'report',
  'form_entry',
] as const
