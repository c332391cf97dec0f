/** Pairings, exemptions and readings. */
import type { Indicator } from '#program/model.ts'
import { daySql, dayStartSql, quote, type SqlText } from '../sql.ts'
import { ALL_PATHS, columns, dayOf, known, type Source, standard } from './source.ts'

/** A link's end counts only once it was recorded. */
export function linkEnd(sql: SqlText, alias: string): string {
  return `(case when ${alias}.ended_at is null or ${alias}.ended_at <= ${sql.asOf} then ${alias}.to_day else 'infinity'::date end)`
}

/** Holder and target side by side: a unit may be either. */
const LINK_PATHS = {
  person_id: 'coalesce(l.person_id, l.target_person_id)',
  org_id: `(case when l.target_kind = 'org' then l.target_org_id else l.org_id end)`,
  enterprise_id: 'l.enterprise_id',
  project_id: 'l.project_id',
  area_id: 'l.area_id',
} as const

export const link: Source = (sql, ref, use) =>
  `select ${standard('l', 'l.id', dayStartSql(sql, 'l.from_day'), 'l.from_day', LINK_PATHS)}, l.id as link_id, l.from_day, ${linkEnd(sql, 'l')} as to_day,
    l.person_id as holder_person_id, l.org_id as holder_org_id, l.target_org_id, l.target_person_id${columns(use, {
      kind: 'l.kinds[1]',
      until: 'l.term_to',
      ended: `(${linkEnd(sql, 'l')} < ${sql.today})`,
      reason: 'l.end_reason',
    })}
  from link l
  where ${sql.own('l')} and l.program_key = ${sql.program} and l.link = ${quote(ref.name ?? '')} and ${known(sql, 'l')}`

/** Exemptions by their ground, with the subject as a path. */
export const exemption: Source = (sql, ref, use) => {
  const paths = Object.fromEntries(
    ALL_PATHS.map((path) => [
      path,
      `(case when x.subject_kind = ${quote(path.replace('_id', ''))} then x.subject_id end)`,
    ]),
  )
  const from = `coalesce(x.from_day, ${daySql(sql, 'x.recorded_at')})`
  return `select ${standard('x', 'x.id', dayStartSql(sql, from), from, paths)}${columns(use, { until: 'x.to_day' })}
  from exemption x
  where ${sql.own('x')} and x.program_key = ${sql.program} and x.exemption = ${quote(ref.name ?? '')} and ${known(sql, 'x')}`
}

/** SQL of the target that the program itself declares, where no target is entered; several demands hold together. */
function declaredTarget(indicator: Indicator): string | null {
  const { target } = indicator
  if (!target) return null
  const demands = [
    target.atLeast === undefined ? null : `${target.atLeast}::numeric`,
    target.atMost === undefined ? null : `${target.atMost}::numeric`,
    target.equals === undefined ? null : `${target.equals}::numeric`,
    target.growth === undefined ? null : `t.baseline * (1 + ${target.growth}::numeric)`,
    target.times === undefined ? null : `t.baseline * ${target.times}::numeric`,
    target.add === undefined ? null : `t.baseline + ${target.add}::numeric`,
  ].filter((one) => one !== null)
  if (demands.length === 0) return null
  return `${indicator.better === 'up' ? 'greatest' : 'least'}(${demands.join(', ')})`
}

/**
 * Readings with the target that holds for them. An exemption may put another period's target in its place, or take the
 * reading out; rules see an effective target and know nothing of it.
 */
export const reading: Source = (sql, ref, use) => {
  const indicator = sql.scene.program.indicators.find((one) => one.id === ref.name)
  if (!indicator) throw new Error(`no indicator ${ref.name}`)
  const declared = declaredTarget(indicator)
  const target = declared ? `coalesce(t.target, ${declared})` : 't.target'
  const periods = sql.scene.periods.get(indicator.every) ?? []
  const p = `unnest(${sql.param(
    periods.map((one) => one.ordinal),
    'int[]',
  )}, ${sql.param(
    periods.map((one) => one.firstDay),
    'date[]',
  )}, ${sql.param(
    periods.map((one) => one.lastDay),
    'date[]',
  )})`
  const paths = Object.fromEntries(
    ALL_PATHS.map((path) => [
      path,
      `(case when r.subject_kind = ${quote(path.replace('_id', ''))} then r.subject_id end)`,
    ]),
  )
  const up = indicator.better === 'up'
  return `select ${standard('r', 'r.id', 'r.at', dayOf(sql, 'r', daySql), paths)}, r.ordinal${columns(use, {
    value: 'r.value',
    target,
    baseline: 't.baseline',
    completion: up ? `r.value / nullif(${target}, 0)` : `${target} / nullif(r.value, 0)`,
    growth: '(r.value - t.baseline) / nullif(t.baseline, 0)',
    elapsed: `(least(greatest(${dayOf(sql, 'r', daySql)} - p.first_day + 1, 0), p.last_day - p.first_day + 1)::numeric / (p.last_day - p.first_day + 1))`,
    reason: 'r.reason',
    remedy: 'r.remedy',
  })}
  from (${readings(sql, indicator)}) r
  left join (select x.authority_id, x.subject_id, x.ordinal, min(x.effect) as effect, min(x.other_ordinal) as other_ordinal from exemption x
        where ${sql.own('x')} and x.program_key = ${sql.program} and x.exemption = any (${sql.param(exemptionsOn(sql, indicator.id), 'text[]')}) and ${known(sql, 'x')}
        group by x.authority_id, x.subject_id, x.ordinal) e
    on e.authority_id = r.authority_id and e.subject_id = r.subject_id and e.ordinal = r.ordinal
  left join (${targetsInForce(sql, indicator.id)}) t on t.authority_id = r.authority_id and t.subject_id = r.subject_id and t.calendar = r.calendar
    and t.ordinal = case e.effect when 'target_of_previous' then r.ordinal - 1 when 'target_of_paused' then e.other_ordinal else r.ordinal end
  left join ${p} as p(ordinal, first_day, last_day) on p.ordinal = r.ordinal
  where e.effect is null or e.effect <> 'skip'`
}

/** What was reported, the last word of each subject and period; or what the measure gives that the indicator is computed by. */
function readings(sql: SqlText, indicator: Indicator): string {
  if (indicator.measure === undefined)
    return `select distinct on (q.authority_id, q.subject_id, q.calendar, q.ordinal) q.* from reading q
        where ${sql.own('q')} and q.program_key = ${sql.program} and q.indicator = ${quote(indicator.id)} and ${known(sql, 'q')}
        order by q.authority_id, q.subject_id, q.calendar, q.ordinal, q.recorded_at desc, q.id desc`
  // A period that is still open is read as of the run's moment.
  return `select d.authority_id, d.id, d.subject_kind, d.subject_id, d.calendar, d.ordinal, d.value, null::text as reason, null::text as remedy,
        least(d.at, ${sql.asOf}) as at, least(d.day, ${sql.today}) as day
      from derived_measure d where ${sql.own('d')} and d.program_key = ${sql.program} and d.rule = ${quote(indicator.measure)} and d.state = 'value'`
}

/** One version of each target: the last that was filed by then; where none was, the last that was entered. */
function targetsInForce(sql: SqlText, indicator: string): string {
  return `select distinct on (q.authority_id, q.subject_id, q.calendar, q.ordinal) q.authority_id, q.subject_id, q.calendar, q.ordinal, q.target, q.baseline
    from target q where ${sql.own('q')} and q.program_key = ${sql.program} and q.indicator = ${quote(indicator)} and ${known(sql, 'q')}
    order by q.authority_id, q.subject_id, q.calendar, q.ordinal, (q.filed_at is not null and q.filed_at <= ${sql.asOf}) desc, q.version desc`
}

/** Grounds that say something about an indicator's readings. */
function exemptionsOn(sql: SqlText, indicator: string): string[] {
  return sql.scene.program.exemptions
    .filter((one) => one.on.some((on) => on.kind === 'reading' && (on.name === undefined || on.name === indicator)))
    .map((one) => one.id)
}
