/** Duties: one dated obligation for each fact, or for each fact and period; met by facts that agree with it in its window. */

import { endOfDay, isBefore, startOfDay } from '#domain/calendar/clock-rules.ts'
import type { Deadline } from '#domain/calendar/deadline.ts'
import type { Stop } from '#domain/calendar/stopwatch.ts'
import type { DutyRule, Limit, PeriodName, Selection } from '#program/model.ts'
import { postJoin } from '../facts/entities.ts'
import { FactQuery } from '../facts/fact-query.ts'
import { isFixedDay, limitJoin, momentsOf, resolveLimit, tableKeys } from '../limits.ts'
import type { PeriodRow } from '../periods.ts'
import { reachesOf } from '../reaches.ts'
import type { Scene } from '../scene.ts'
import { daySql, digestSql, idSql, lastMomentSql, quote, SqlText, workingDaysSql } from '../sql.ts'
import { agreementKey, agreementSql } from './agreement.ts'
import { type CompileContext, type CompiledRule, exemptionsOn, inSpan, partiesJoin, partySql } from './common.ts'

const COLUMNS =
  'authority_id, program_key, version, rule, calendar, ordinal, from_kind, from_id, owner_kind, owner_id, id, at, day, person_id, org_id, enterprise_id, project_id, area_id, matter_id, link_id, opened_at, due_at, due_day, need, have, done_at, state, days_late, unknown_year, evidence, evidence_digest'

/**
 * A period of a recurring duty with its window: [from, due). Windows follow one another: what is done after a period's end but
 * before its due moment is that period's. A grace lengthens a window without moving the next one's beginning.
 */
export type Slot = PeriodRow & {
  readonly from: string
  readonly dueAt: string
  readonly dueDay: string
  readonly unknownYear: boolean
}

const slotsKnown = new WeakMap<Scene, Map<string, Slot[]>>()

/** The due moment of each period, where it depends on nothing else. A scene does not change, so it is reckoned once. */
export function slotsOf(scene: Scene, rule: DutyRule & { readonly every: PeriodName }): Slot[] {
  const known = slotsKnown.get(scene) ?? new Map<string, Slot[]>()
  slotsKnown.set(scene, known)
  const key = `${rule.id} ${rule.due ? 'due' : ''}`
  const slots = known.get(key) ?? reckonSlots(scene, rule)
  known.set(key, slots)
  return slots
}

function reckonSlots(scene: Scene, rule: DutyRule & { readonly every: PeriodName }): Slot[] {
  const all = scene.periods.get(rule.every) ?? []
  const phase = rule.phase === undefined ? undefined : scene.periods.get(rule.phase)?.[0]
  let before: string | undefined
  const slots = all.map((period) => {
    const deadline = rule.due || rule.grace ? dueOf(scene, rule, period) : undefined
    const dueAt = deadline ? deadline.dueAt : period.endsAt
    const from = before !== undefined && isBefore(period.startsAt, before) ? before : period.startsAt
    before = rule.grace ? (dueOf(scene, { ...rule, grace: undefined }, period)?.dueAt ?? period.endsAt) : dueAt
    return {
      ...period,
      from,
      dueAt,
      dueDay: deadline ? deadline.dueDay : period.lastDay,
      unknownYear: (deadline?.unknownYears.length ?? 0) > 0,
    }
  })
  const open = new Set(scene.open.get(rule.every)?.map((one) => one.ordinal))
  return slots.filter(
    (slot) => open.has(slot.ordinal) && (!phase || (slot.firstDay <= phase.lastDay && phase.firstDay <= slot.lastDay)),
  )
}

function dueOf(scene: Scene, rule: DutyRule, period: PeriodRow): Deadline | undefined {
  const limit: Limit = rule.due ?? { kind: 'single', text: 'end of period', limit: { kind: 'end_of_period' } }
  const deadline = resolveLimit(scene, limit, { start: period.startsAt, moments: {}, period, by: [] })
  if (!deadline || !rule.grace) return deadline
  return withGrace(scene, rule, deadline)
}

/** The grace runs from the deadline; until it is over nothing is late. */
export function withGrace(scene: Scene, rule: DutyRule, deadline: Deadline): Deadline {
  return (
    (rule.grace &&
      resolveLimit(scene, rule.grace, {
        startsAtEnd: true,
        start: deadline.dueAt,
        moments: { due: deadline.dueAt },
        by: [],
      })) ??
    deadline
  )
}

/** Whether the due moment depends on the fact, not only on its period. */
export function dueDependsOnFact(rule: DutyRule): boolean {
  return rule.due !== undefined && (tableKeys(rule.due).length > 0 || momentsOf(rule.due).length > 0)
}

function slotTable(sql: SqlText, slots: readonly Slot[]): string {
  const list = (pick: (slot: Slot) => unknown, type: string) => sql.param(slots.map(pick), type)
  return `unnest(${[
    list((one) => one.ordinal, 'int[]'),
    list((one) => one.from, 'timestamptz[]'),
    list((one) => one.dueAt, 'timestamptz[]'),
    list((one) => one.dueDay, 'date[]'),
    list((one) => one.unknownYear, 'boolean[]'),
    list((one) => one.startsAt, 'timestamptz[]'),
    list((one) => one.endsAt, 'timestamptz[]'),
    list((one) => one.firstDay, 'date[]'),
    list((one) => one.lastDay, 'date[]'),
  ].join(', ')}) as p(ordinal, opens_at, due_at, due_day, unknown_year, starts_at, ends_at, first_day, last_day)`
}

/** In which periods a fact owes: whoever holds a link on the last day; who was a member for a day; a fact from its own period on. */
function overlap(rule: DutyRule): string {
  switch (rule.selection.each.kind) {
    case 'link':
      return 'f.from_day <= p.last_day and f.to_day >= p.last_day'
    case 'member':
      return 'f.from_day <= p.last_day and f.to_day >= p.first_day'
    default:
      return 'f.at < p.ends_at'
  }
}

/** `o`: what is owed — fact, owner, window and deadline. */
async function openedRows(
  sql: SqlText,
  rule: DutyRule,
  context: CompileContext,
  key: (query: FactQuery) => readonly string[],
): Promise<string> {
  const { scene, read, scope } = context
  const { each } = rule.selection
  const query = new FactQuery(sql, each)
  const owners = rule.who.map((party) => partySql(sql, query, party))
  const condition = query.condition(rule.selection)
  const agreed = key(query)
  const scoped = scope?.ids ? ` and f.id = any (${sql.param(scope.ids, 'uuid[]')})` : ''
  const linkId = each.kind === 'link' ? 'f.link_id' : 'null::uuid'
  const paths = `f.person_id, f.org_id, f.enterprise_id, f.project_id, f.area_id, f.matter_id, ${linkId} as link_id`
  const head = `f.authority_id, f.id as from_id, t.kind as owner_kind, t.id as owner_id, array[${agreed.join(', ')}]::uuid[] as keys, ${paths}`
  const where = `coalesce(${condition}, false)${scoped}`
  if (rule.every !== undefined && !dueDependsOnFact(rule)) {
    const slots = slotsOf(scene, { ...rule, every: rule.every })
    return `select ${head}, p.ordinal, p.opens_at, p.due_at, p.due_day, p.unknown_year, ${lastMomentSql('p.ends_at')} as at, p.last_day as day
    ${query.from()}
    join ${slotTable(sql, slots)} on ${overlap(rule)}
    ${partiesJoin(owners)}
    where ${where} and t.id is not null`
  }
  if (rule.every !== undefined) {
    const slots = slotsOf(scene, { ...rule, due: undefined, every: rule.every })
    const limit = await limitJoin(sql, read, {
      limit: rule.due ?? { kind: 'statutory' },
      query,
      alias: 'l',
      startAt: 'p.starts_at',
      where,
      calendar: { name: rule.every, ordinal: 'p.ordinal' },
      joined: `join ${slotTable(sql, slots)} on ${overlap(rule)}`,
      after: (deadline) => withGrace(scene, rule, deadline),
    })
    return `select ${head}, p.ordinal, p.opens_at, l.at as due_at, l.day as due_day, l.unknown_year, ${lastMomentSql('p.ends_at')} as at, p.last_day as day
    ${query.from()}
    join ${slotTable(sql, slots)} on ${overlap(rule)}
    ${limit.join}
    ${partiesJoin(owners)}
    where ${where} and t.id is not null`
  }
  return onceRows(sql, rule, context, { query, owners, head, where })
}

/** Stretches in which somebody's clock stood still, by the subject they were granted for. Few, so they are read first. */
async function stopsOf(context: CompileContext, rule: DutyRule): Promise<Map<string, Stop[]>> {
  const { scene } = context
  const grounds = exemptionsOn(scene.program, 'duty', rule.id, ['stop'])
  const stops = new Map<string, Stop[]>()
  if (grounds.length === 0) return stops
  const sql = new SqlText(scene)
  const rows = await context.read(
    sql.done(`select x.subject_id, x.from_day, x.to_day from exemption x where ${sql.own('x')} and x.program_key = ${sql.program} and x.exemption = any (${sql.param(grounds, 'text[]')})
      and x.from_day is not null and (x.rule is null or x.rule = ${quote(rule.id)}) and x.recorded_at <= ${sql.asOf} and (x.voided_at is null or x.voided_at > ${sql.asOf}) order by x.id`),
  )
  for (const row of rows) {
    const subject = String(row.subject_id)
    stops.set(subject, [
      ...(stops.get(subject) ?? []),
      stopOf(scene, String(row.from_day), row.to_day === null ? null : String(row.to_day)),
    ])
  }
  return stops
}

/** Whole days, the last one included. */
export function stopOf(scene: Scene, from: string, to: string | null): Stop {
  return {
    from: startOfDay(from, scene.rules),
    to: to === null || to === 'infinity' ? null : endOfDay(to, scene.rules),
  }
}

/** A duty once for each fact: from the fact on, or, before a fixed day, from the program's beginning. */
async function onceRows(
  sql: SqlText,
  rule: DutyRule,
  context: CompileContext,
  {
    query,
    owners,
    head,
    where,
  }: { query: FactQuery; owners: { kind: string; id: string }[]; head: string; where: string },
): Promise<string> {
  const { scene, read } = context
  const { kind } = rule.selection.each
  const begin = sql.param(startOfDay(scene.program.inForce.from, scene.rules), 'timestamptz')
  const opened = `greatest(f.at, ${begin})`
  const standing = kind === 'link' || kind === 'member'
  const judged = standing && scene.isFirst ? `f.day <= ${sql.param(scene.span.to, 'date')}` : inSpan(sql, 'f')
  const limit = rule.due ?? {
    kind: 'single',
    text: 'end',
    limit: { kind: 'date', day: scene.program.inForce.to ?? '2099-12-31' },
  }
  const full = `${where} and ${judged} and f.at <= ${sql.asOf}`
  const stops = await stopsOf(context, rule)
  const join = await limitJoin(sql, read, {
    limit,
    query,
    alias: 'l',
    startAt: opened,
    where: full,
    stops,
    after: (deadline) => withGrace(scene, rule, deadline),
  })
  const fixed = isFixedDay(limit)
  const owed = [fixed ? `${opened} < l.at` : 'true', standing ? `f.to_day >= least(l.day, ${sql.today})` : 'true'].join(
    ' and ',
  )
  return `select ${head}, 0 as ordinal, ${fixed ? begin : opened} as opens_at, l.at as due_at, l.day as due_day, l.unknown_year, ${lastMomentSql('l.at')} as at, l.day as day
    ${query.from()}
    ${join.join}
    ${partiesJoin(owners)}
    where ${full} and ${owed} and t.id is not null`
}

/** How a fact that can meet the duty agrees with it; `mixed`: not all of them on the same thing. */
type MetKey = { readonly met: (query: FactQuery) => string; readonly mixed: boolean }

/** `v`: facts that can meet it, with the key they agree on and who did them. */
function metRows(sql: SqlText, rule: DutyRule, keys: readonly MetKey[], about?: string): string {
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
function doneByPeriod(sql: SqlText, rule: DutyRule, slots: readonly Slot[]): string {
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

const SELF = `(case o.owner_kind when 'person' then v.by_person = o.owner_id when 'org' then v.by_org = o.owner_id else true end)`

/** The key of `o` that a row of `v` is compared with. */
const KEY = { same: 'v.key = o.keys[1]', mixed: 'v.key = o.keys[v.way]' }

function doneEach(rule: DutyRule, mixed: boolean): string {
  const period = `case when v.period_calendar = ${quote(rule.every ?? '')} then v.period_ordinal = o.ordinal else v.at >= o.opens_at end`
  const window = `${rule.every === undefined ? 'v.at >= o.opens_at' : `${period} and v.at < o.due_at`} and ${mixed ? KEY.mixed : KEY.same}`
  return `select o.authority_id, o.from_id, o.owner_id, o.ordinal, count(v.id)::int as have, ${nth(rule)} as done_at, ${digestSql('v.id')} as digest
    from o left join v on v.authority_id = o.authority_id and ${window}${rule.doneBySelf ? ` and ${SELF}` : ''}
    group by o.authority_id, o.from_id, o.owner_id, o.ordinal`
}

/** Duties somebody was let off: one set, gathered over everything an exemption can name. */
function excusedRows(sql: SqlText, rule: DutyRule, grounds: readonly string[]): string {
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

/** What a few duties are about: with that, the facts that could meet them are found by index. */
async function keysOwed(sql: SqlText, rows: string, context: CompileContext): Promise<string[]> {
  const found = await context.read(sql.done(`select distinct unnest(o.keys) as key from (${rows}) o`))
  return found.flatMap(({ key }) => (key === null ? [] : [String(key)]))
}

/** What the duty agrees on with each way of meeting it. */
function keysOf(keys: readonly ReturnType<typeof agreementKey>[], query: FactQuery, mixed: boolean): string[] {
  const all = keys.length > 0 ? keys : [{ kind: 'authority' as const }]
  return (mixed ? all : all.slice(0, 1)).map((key) => agreementSql(key, query, query).first)
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
