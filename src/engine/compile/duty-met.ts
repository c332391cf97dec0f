/** What meets a duty, and who was let off. */
import type { DutyRule, Selection } from '#program/model.ts'
import { FactQuery } from '../facts/fact-query.ts'
import { digestSql, quote, type SqlText } from '../sql.ts'
import { type agreementKey, agreementSql } from './agreement.ts'
import type { CompileContext } from './common.ts'
import { type Slot, slotTable } from './duty-slots.ts'

/** How a fact that can meet the duty agrees with it; `mixed`: not all of them on the same thing. */
type MetKey = { readonly met: (query: FactQuery) => string; readonly mixed: boolean }

/** `v`: facts that can meet it, with the key they agree on and who did them. */
export function metRows(sql: SqlText, rule: DutyRule, keys: readonly MetKey[], about?: string): string {
  const mixed = keys.some((one) => one.mixed)
  const rows = rule.metBy.map((selection: Selection, i) => {
    const query = new FactQuery(sql, selection.each)
    const key = keys[i]?.met(query) ?? query.id(undefined)
    const condition = query.condition(selection)
    const way = mixed ? `${i + 1} as way` : '1 as way'
    const person = query.reaches.has('person') ? query.id(['person']) : 'null::uuid'
    const org = query.reaches.has('org') ? query.id(['org']) : 'null::uuid'
    const own =
      selection.each.kind === 'report'
        ? 'f.period_calendar, f.period_ordinal'
        : 'null::text as period_calendar, null::int as period_ordinal'
    return `select f.authority_id, ${key} as key, ${way}, f.id, f.at, ${person} as by_person, ${org} as by_org, ${own}
    ${query.from()}
    where coalesce(${condition}, false) and f.at <= ${sql.asOf}${about === undefined ? '' : ` and ${key} = any (${about})`}`
  })
  return rows.join('\n    union\n    ')
}

/** Counts per key and period first, so that many pairings of one target share the work. */
export function doneByPeriod(sql: SqlText, rule: DutyRule, slots: readonly Slot[]): string {
  const froms = sql.param(
    slots.map((one) => one.from),
    'timestamptz[]',
  )
  const ordinals = sql.param(
    slots.map((one) => one.ordinal),
    'int[]',
  )
  // With a grace a fact may fall into two windows.
  const named = `v.period_calendar = ${quote(rule.every ?? '')}`
  const byRange = `(select v.*, p.ordinal from v join ${slotTable(sql, slots)} on case when ${named} then p.ordinal = v.period_ordinal else v.at >= p.opens_at end and v.at < p.due_at) v`
  return `select v.authority_id, v.key, v.ordinal, count(*)::int as have, ${nth(rule)} as done_at, ${digestSql('v.id')} as digest
    from ${
      rule.grace
        ? byRange
        : `(select v.*, case when v.period_calendar = ${quote(rule.every ?? '')} then v.period_ordinal else (${ordinals})[width_bucket(v.at, ${froms})] end as ordinal from v) v
    join ${slotTable(sql, slots)} on p.ordinal = v.ordinal and v.at < p.due_at`
    }
    group by v.authority_id, v.key, v.ordinal`
}

function nth(rule: DutyRule): string {
  return rule.times === 1 ? 'min(v.at)' : `(array_agg(v.at order by v.at, v.id))[${rule.times}]`
}

export const SELF = `(case o.owner_kind when 'person' then v.by_person = o.owner_id when 'org' then v.by_org = o.owner_id else true end)`

/** The key of `o` that a row of `v` is compared with. */
export const KEY = { same: 'v.key = o.keys[1]', mixed: 'v.key = o.keys[v.way]' }

export function doneEach(rule: DutyRule, mixed: boolean): string {
  const period = `case when v.period_calendar = ${quote(rule.every ?? '')} then v.period_ordinal = o.ordinal else v.at >= o.opens_at end`
  const window = `${rule.every === undefined ? 'v.at >= o.opens_at' : `${period} and v.at < o.due_at`} and ${mixed ? KEY.mixed : KEY.same}`
  return `select o.authority_id, o.from_id, o.owner_id, o.ordinal, count(v.id)::int as have, ${nth(rule)} as done_at, ${digestSql('v.id')} as digest
    from o left join v on v.authority_id = o.authority_id and ${window}${rule.doneBySelf ? ` and ${SELF}` : ''}
    group by o.authority_id, o.from_id, o.owner_id, o.ordinal`
}

/** Duties somebody was let off: one set, gathered over everything an exemption can name. */
export function excusedRows(sql: SqlText, rule: DutyRule, grounds: readonly string[]): string {
  const ways = ['link_id', 'owner_id', 'person_id', 'org_id', 'enterprise_id', 'project_id', 'area_id', 'id'].map(
    (
      column,
    ) => `select o.authority_id, o.from_id, o.owner_id, o.ordinal from o join x on x.authority_id = o.authority_id and x.subject_id = o.${column}
      and (x.ordinal is null or (x.calendar = ${quote(rule.every ?? '')} and x.ordinal = o.ordinal)) and (x.from_day is null or o.due_day >= x.from_day) and (x.to_day is null or o.due_day <= x.to_day)`,
  )
  return `x as (select x.* from exemption x where ${sql.own('x')} and x.program_key = ${sql.program} and x.exemption = any (${sql.param(grounds, 'text[]')})
      and (x.rule is null or x.rule = ${quote(rule.id)}) and x.recorded_at <= ${sql.asOf} and (x.voided_at is null or x.voided_at > ${sql.asOf})),
  e as (${ways.join(' union ')})`
}

/** What a few duties are about: with that, the facts that could meet them are found by index. */
export async function keysOwed(sql: SqlText, rows: string, context: CompileContext): Promise<string[]> {
  const found = await context.read(sql.done(`select distinct unnest(o.keys) as key from (${rows}) o`))
  return found.flatMap(({ key }) => (key === null ? [] : [String(key)]))
}

/** What the duty agrees on with each way of meeting it. */
export function keysOf(keys: readonly ReturnType<typeof agreementKey>[], query: FactQuery, mixed: boolean): string[] {
  const all = keys.length > 0 ? keys : [{ kind: 'authority' as const }]
  return (mixed ? all : all.slice(0, 1)).map((key) => agreementSql(key, query, query).first)
}
