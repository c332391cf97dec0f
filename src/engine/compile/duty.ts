/** Duties: one dated obligation for each fact, or for each fact and period; met by facts that agree with it in its window. */
import type { DutyRule } from '#program/model.ts'
import { postJoin } from '../facts/entities.ts'
import { FactQuery } from '../facts/fact-query.ts'
import { reachesOf } from '../reaches.ts'
import { daySql, idSql, quote, SqlText, workingDaysSql } from '../sql.ts'
import { agreementKey, agreementSql } from './agreement.ts'
import { type CompileContext, type CompiledRule, exemptionsOn } from './common.ts'
import { doneByPeriod, doneEach, excusedRows, KEY, keysOf, keysOwed, metRows, SELF } from './duty-met.ts'
import { openedRows } from './duty-opened.ts'
import { dueDependsOnFact, type Slot, slotsOf } from './duty-slots.ts'

const COLUMNS =
  'authority_id, program_key, version, rule, calendar, ordinal, from_kind, from_id, owner_kind, owner_id, id, at, day, person_id, org_id, enterprise_id, project_id, area_id, matter_id, link_id, opened_at, due_at, due_day, need, have, done_at, state, days_late, unknown_year, evidence, evidence_digest'

export async function compileDuty(rule: DutyRule, context: CompileContext): Promise<CompiledRule> {
  const { scene } = context
  const sql = new SqlText(scene)
  const reaches = (ref: DutyRule['selection']['each']) => reachesOf(scene.program, ref)
  const keys = rule.metBy.map((met) => agreementKey(scene.program, rule.selection.each, met.each, reaches))
  const mixed = new Set(keys.map((key) => JSON.stringify(key))).size > 1
  const firsts = (query: FactQuery) => keysOf(keys, query, mixed)
  const rows = await openedRows(sql, rule, context, firsts)
  const perPeriod = rule.every !== undefined && !dueDependsOnFact(rule) && !mixed && !rule.doneBySelf
  const slots = rule.every !== undefined ? slotsOf(scene, { ...rule, every: rule.every }) : []
  const about = context.scope?.ids ? sql.param(await keysOwed(sql, rows, context), 'uuid[]') : undefined
  const met = metRows(
    sql,
    rule,
    keys.map((key) => ({ mixed, met: (query: FactQuery) => agreementSql(key, query, query).second })),
    about,
  )
  const grounds = exemptionsOn(scene.program, 'duty', rule.id, ['excuse', 'skip'])
  const id = idSql(`'duty'`, sql.program, quote(rule.id), 'o.ordinal', 'o.from_id', 'o.owner_id')
  const doneJoin = perPeriod
    ? `left join d on d.authority_id = o.authority_id and d.key = o.keys[1] and d.ordinal = o.ordinal`
    : 'left join d on d.authority_id = o.authority_id and d.from_id = o.from_id and d.owner_id = o.owner_id and d.ordinal = o.ordinal'
  const have = 'coalesce(d.have, 0)'
  const state = `case ${grounds.length > 0 ? `when e.from_id is not null then 'excused' ` : ''}when d.done_at < o.due_at then 'met' ${rule.every === undefined ? `when d.done_at is not null then 'late' ` : ''}when o.due_at <= ${sql.asOf} then 'missed' else 'open' end`
  const workingDays = workingDaysSql(sql)
  const until = `coalesce(d.done_at, ${sql.asOf})`
  const late = `(case when o.due_at <= ${until} then greatest(coalesce(${workingDays('o.due_day', daySql(sql, until))}, 0), 0) else 0 end)`
  const sampled = rule.sample === undefined ? 'o0' : sampleRows(sql, rule, rule.sample)
  const text = `insert into derived_duty (${COLUMNS})
  with o0 as (${rows}),
  o as (select o.*, ${id} as id from ${sampled} o),
  v as (${met}),
  d as (${perPeriod ? doneByPeriod(sql, rule, slots) : doneEach(rule, mixed)})${grounds.length > 0 ? `,\n  ${excusedRows(sql, rule, grounds)}` : ''}
  select o.authority_id, ${sql.program}, ${sql.version}, ${quote(rule.id)}, ${rule.every === undefined ? 'null' : quote(rule.every)}, o.ordinal, ${quote(rule.selection.each.kind)}, o.from_id, o.owner_kind, o.owner_id, o.id, o.at, o.day,
    case when o.owner_kind = 'person' then o.owner_id else o.person_id end, case o.owner_kind when 'org' then o.owner_id when 'person' then coalesce(u.org_id, o.org_id) else o.org_id end,
    o.enterprise_id, o.project_id, o.area_id, o.matter_id, o.link_id, o.opens_at, o.due_at, o.due_day, ${rule.times}, ${have}, d.done_at, ${state}, ${late}, o.unknown_year, ${have}, coalesce(d.digest, 0)
  from o
  ${doneJoin}
  ${grounds.length > 0 ? 'left join e on e.authority_id = o.authority_id and e.from_id = o.from_id and e.owner_id = o.owner_id and e.ordinal = o.ordinal' : ''}
  ${postJoin('u', 'o.authority_id', `(case when o.owner_kind = 'person' then o.owner_id end)`, 'o.day')}`
  return {
    kind: 'duty',
    rule: rule.id,
    remove: removeDuty(rule, context, slots),
    insert: sql.done(text),
    undecided: [],
    evidence: (row) => dutyEvidence(rule, context, row.id, keys),
  }
}

/** As many as the share says, drawn by a hash of the program and the fact: repeatable, and nobody chose it. */
function sampleRows(sql: SqlText, rule: DutyRule, share: number): string {
  const seed = idSql(sql.program, quote(rule.id), 'o.ordinal', 'o.from_id')
  return `(select o.* from (select o.*, row_number() over (partition by o.authority_id, o.ordinal order by ${seed}, o.owner_id) as drawn, count(*) over (partition by o.authority_id, o.ordinal) as all_of_them from o0 o) o where o.drawn <= ceil(o.all_of_them * ${share}::numeric))`
}

function removeDuty(rule: DutyRule, context: CompileContext, slots: readonly Slot[]): ReturnType<SqlText['done']> {
  const sql = new SqlText(context.scene)
  const ordinals = rule.every === undefined ? [0] : slots.map((one) => one.ordinal)
  const scoped = context.scope?.ids ? ` and d.from_id = any (${sql.param(context.scope.ids, 'uuid[]')})` : ''
  return sql.done(
    `delete from derived_duty d where ${sql.own('d')} and d.program_key = ${sql.program} and d.rule = ${quote(rule.id)} and d.ordinal = any (${sql.param(ordinals, 'int[]')})${scoped}`,
  )
}

/** The facts that met one duty, and the one that opened it. */
function dutyEvidence(
  rule: DutyRule,
  context: CompileContext,
  id: string,
  keys: readonly ReturnType<typeof agreementKey>[],
): ReturnType<SqlText['done']> {
  const sql = new SqlText(context.scene)
  const query = new FactQuery(sql, rule.selection.each)
  const mixed = new Set(keys.map((key) => JSON.stringify(key))).size > 1
  const agreed = keysOf(keys, query, mixed)
  const met = metRows(
    sql,
    rule,
    keys.map((key) => ({ mixed, met: (one: FactQuery) => agreementSql(key, one, one).second })),
  )
  const kind = rule.metBy[0]?.each
  return sql.done(`with d as (select d.* from derived_duty d where ${sql.own('d')} and d.id = ${sql.param(id, 'uuid')}),
  o as (select d.*, array[${agreed.join(', ')}]::uuid[] as keys ${query.from()} join d on d.authority_id = f.authority_id and d.from_id = f.id),
  v as (${met})
  select v.id, ${quote(kind?.kind ?? '')} as kind, ${kind?.name === undefined ? 'null::text' : quote(kind.name)} as name
  from o join v on v.authority_id = o.authority_id and ${mixed ? KEY.mixed : KEY.same}
    and case when v.period_calendar is not null and v.period_calendar = o.calendar then v.period_ordinal = o.ordinal else v.at >= o.opened_at end
    and (o.calendar is null or v.at < o.due_at)${rule.doneBySelf ? ` and ${SELF}` : ''}
  order by v.id`)
}
