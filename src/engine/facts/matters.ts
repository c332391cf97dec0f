/** Matters, what was done to them, their closings and clocks, as they stood at the run's moment. */
import { repeatOf } from '#program/repeat.ts'
import { daySql, lastMomentSql, quote, type SqlText, workingDaysSql } from '../sql.ts'
import { columns, pathsOf, type Source, standard } from './source.ts'

/** The matter with its state as of the run: `matter_history` holds the fold after each act. */
export function matterNow(sql: SqlText): string {
  return `select m.authority_id, m.id, m.matter, m.at, m.kind, m.source, m.document, m.units, m.enterprise_id, m.project_id, m.area_id, m.lead_org_id, m.leader_id, m.raiser_person_id, m.handler_id, m.respondent_org_id as respondent_id, m.finish_by, m.standard,
      m.about_kind, m.about_id, h.state, h.end_id, h.counts_as, h.tier, h.org_id, h.person_id, h.category, h.urgency, h.weight, h.level, h.reopened, h.returned, h.extended, h.closed_at
    from matter m
    join matter_history h on h.authority_id = m.authority_id and h.matter_id = m.id and h.from_at <= ${sql.asOf} and h.to_at > ${sql.asOf}
    where ${sql.own('m')} and m.program_key = ${sql.program} and m.recorded_at <= ${sql.asOf}`
}

/** A clock that ran out before it was met, or has run out and is not met. */
function missedClocks(sql: SqlText): string {
  return `select k.authority_id, k.matter_id, bool_or(k.due_at <= ${sql.asOf} and (k.done_at is null or k.done_at >= k.due_at)) as missed
    from matter_clock k
    where ${sql.own('k')} and k.recorded_at <= ${sql.asOf} and (k.cancelled_at is null or k.cancelled_at > ${sql.asOf})
    group by k.authority_id, k.matter_id`
}

function unitKinds(sql: SqlText): string {
  return `select u.authority_id, u.id, array_agg(distinct o.kind order by o.kind) as kinds
    from (select m.authority_id, m.id, unnest(m.units) as name from matter m where ${sql.own('m')}) u
    join org o on o.authority_id = u.authority_id and o.name = u.name
    group by u.authority_id, u.id`
}

/** A matter that was merged into another is that other's; it is no fact of its own. */
export const matter: Source = (sql, ref, use) => {
  const workingDays = workingDaysSql(sql)
  const joins = [
    use.columns.has('missed')
      ? `left join (${missedClocks(sql)}) k on k.authority_id = m.authority_id and k.matter_id = m.id`
      : '',
    use.columns.has('unit_kinds')
      ? `left join (${unitKinds(sql)}) u on u.authority_id = m.authority_id and u.id = m.id`
      : '',
    use.columns.has('repeated')
      ? `left join (${repeats(sql, ref.name ?? '')}) r on r.authority_id = m.authority_id and r.id = m.id`
      : '',
  ]
  return `select ${standard('m', 'm.id', 'm.at', daySql(sql, 'm.at'), { ...pathsOf('m', 'person_id', 'org_id', 'enterprise_id', 'project_id', 'area_id'), matter_id: 'm.id' })}, m.respondent_id${columns(
    use,
    {
      category: 'm.category',
      urgency: 'm.urgency',
      weight: 'm.weight',
      source: 'm.source',
      document: 'm.document',
      level: 'm.level',
      units: 'cardinality(m.units)',
      unit_kinds: `coalesce(u.kinds, '{}')`,
      finish_by: 'm.finish_by',
      standard: 'm.standard',
      tier: 'm.tier',
      state: 'm.state',
      end: 'm.end_id',
      counts_as: 'm.counts_as',
      open: `(m.state not in ('closed', 'dismissed'))`,
      closed: `(m.state = 'closed')`,
      solved: `(m.state = 'closed' and coalesce(m.counts_as = 'solved', false))`,
      missed: 'coalesce(k.missed, false)',
      repeated: '(r.id is not null)',
      extended: '(m.extended > 0)',
      reopened: 'm.reopened',
      returned: 'm.returned',
      days_used: workingDays(daySql(sql, 'm.at'), daySql(sql, `coalesce(m.closed_at, ${sql.asOf})`)),
    },
  )}
  from (${matterNow(sql)}) m
  ${joins.filter(Boolean).join('\n  ')}
  where m.matter = ${quote(ref.name ?? '')} and m.state <> 'merged'`
}

const ABOUT = {
  enterprise: 'm.enterprise_id',
  project: 'm.project_id',
  area: 'm.area_id',
  raiser: 'm.raiser_person_id',
} as const

/** Matters that came back: the same by the program's `repeat`, after one raised within its stretch. */
function repeats(sql: SqlText, name: string): string {
  const { about, category, source, span } = repeatOf(sql.scene.program.matters.find((one) => one.id === name))
  const keys = about.map((one) => ABOUT[one])
  const same = [
    'm.authority_id',
    'm.matter',
    ...keys,
    ...(category ? ['m.category'] : []),
    ...(source ? ['m.source'] : []),
  ]
  return `select x.authority_id, x.id from (
      select m.authority_id, m.id, m.at - lag(m.at) over (partition by ${same.join(', ')} order by m.at, m.id) as since
      from matter m where ${sql.own('m')} and m.program_key = ${sql.program} and m.recorded_at <= ${sql.asOf} and ${keys.length > 0 ? `num_nonnulls(${keys.join(', ')}) > 0` : 'false'}) x
    where x.since <= make_interval(secs => ${span / 1000})`
}

export const act: Source = (sql, ref, use) =>
  `select ${standard('a', `md5(a.matter_id || '|' || a.seq)::uuid`, 'a.at', daySql(sql, 'a.at'), {
    person_id: 'coalesce(a.actor_person, m.person_id)',
    org_id: 'coalesce(a.actor_org, m.org_id)',
    enterprise_id: 'm.enterprise_id',
    project_id: 'm.project_id',
    area_id: 'm.area_id',
    matter_id: 'm.id',
  })}${columns(use, { act: 'a.act', refused: 'a.refused', reason: 'a.reason' })}
  from act a
  join (${matterNow(sql)}) m on m.authority_id = a.authority_id and m.id = a.matter_id
  where ${sql.own('a')} and a.recorded_at <= ${sql.asOf}${ref.name === undefined ? '' : ` and m.matter = ${quote(ref.name)}`}`

export const closing: Source = (sql, ref, use) =>
  `select ${standard('c', 'c.id', 'c.at', daySql(sql, 'c.at'), { ...pathsOf('c', 'person_id', 'org_id', 'enterprise_id', 'project_id', 'matter_id'), area_id: 'm.area_id' })}${columns(
    use,
    {
      end: 'c.end_id',
      agreed: `(c.agreed = 'enterprise_agreed')`,
      refuted: `(c.refuted_at is not null and c.refuted_at <= ${sql.asOf})`,
      signals: 'jsonb_array_length(c.signals)',
      evidence: 'c.evidence',
    },
  )}
  from closing c
  join matter m on m.authority_id = c.authority_id and m.id = c.matter_id
  where ${sql.own('c')} and c.recorded_at <= ${sql.asOf} and m.program_key = ${sql.program} and m.matter = ${quote(ref.name ?? '')}`

/** A clock as a duty: state from its moments, as of the run. */
export function clockRows(sql: SqlText, matterId: string, clock: string): string {
  const workingDays = workingDaysSql(sql)
  const done = `(case when k.done_at <= ${sql.asOf} then k.done_at end)`
  const lateUntil = daySql(sql, `coalesce(${done}, ${sql.asOf})`)
  return `select ${standard('k', 'k.id', lastMomentSql('k.due_at'), 'k.due_day', {
    person_id: 'coalesce(k.person_id, m.person_id)',
    org_id: 'coalesce(k.org_id, m.org_id)',
    enterprise_id: 'm.enterprise_id',
    project_id: 'm.project_id',
    area_id: 'm.area_id',
    matter_id: 'm.id',
  })}, null::int as ordinal, false as recurring, null::uuid as link_id, k.opened_at, k.due_at, k.due_day, ${done} as done_at, 1 as need,
    case when ${done} is null then 0 else 1 end as have, false as is_excused, greatest(coalesce(${workingDays('k.due_day', lateUntil)}, 0), 0) as days_late
  from matter_clock k
  join (${matterNow(sql)}) m on m.authority_id = k.authority_id and m.id = k.matter_id
  where ${sql.own('k')} and k.clock = ${quote(clock)} and m.matter = ${quote(matterId)} and k.recorded_at <= ${sql.asOf}
    and (k.cancelled_at is null or k.cancelled_at > ${sql.asOf})`
}
