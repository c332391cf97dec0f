/** The rows of a measure: one value per subject and period, by its shape. */
import { toSql } from '#program/expression/to-sql.ts'
import type { MeasureRule, MeasureShape } from '#program/model.ts'
import { measureJoin } from '../facts/fact-query.ts'
import { digestSql, idSql, lastMomentSql, quote, type SqlText, workingDaysSql } from '../sql.ts'
import { type CompileContext, exemptionsOn, openPeriods, subjectKind, subjectPaths, universe } from './common.ts'
import { facts, type Plain } from './measure-facts.ts'
import { scoreValues } from './score.ts'

/** The value, clipped and rounded as the rule says. */
function shaped(rule: MeasureRule, value: string): string {
  let text = value
  if (rule.round !== undefined) text = `round((${text})::numeric, ${rule.round})`
  if (rule.floor !== undefined)
    text = `(case when ${value} is not null then greatest(${text}, ${rule.floor}::numeric) end)`
  if (rule.ceiling !== undefined)
    text = `(case when ${value} is not null then least(${text}, ${rule.ceiling}::numeric) end)`
  return text
}

/** value, state and why from `a.n`, `a.num`, `a.den`; NULL n: no facts. */
function resultOf(
  rule: MeasureRule,
  shape: Plain,
  asOf: string,
): { value: string; state: string; why: string; numerator: string; denominator: string } {
  const n = 'coalesce(a.n, 0)'
  const dropped = shape.shape === 'average' && shape.without ? shape.without.highest + shape.without.lowest : 0
  const least = Math.max(rule.atLeast ?? 0, dropped > 0 ? dropped + 1 : 0)
  const few = least === 0 ? 'false' : `${n} < ${least}`
  const raw = {
    count: 'coalesce(a.num, 0)',
    sum: `(${shape.shape === 'sum' ? shape.start : 0}::numeric + coalesce(a.num, 0))`,
    average: `a.num / nullif(a.n - ${dropped}, 0)`,
    share: 'a.num / nullif(a.den, 0)',
    last: 'a.latest',
  }[shape.shape]
  const missing =
    shape.shape === 'last' && rule.selections.some(({ each }) => each.kind === 'reading')
      ? `(${n} = 0 and w.ends_at <= ${asOf})`
      : 'false'
  const value = `(case when not w.skipped and not (${few}) then ${shaped(rule, raw)} end)`
  return {
    value,
    state: `(case when w.skipped then 'not_applicable' when ${missing} then 'missing' when ${value} is null then 'not_applicable' else 'value' end)`,
    why: `(case when w.skipped then 'skipped' when ${missing} then 'nothing' when ${value} is not null then null when ${n} = 0 then 'nothing' when ${few} then 'too_few' else 'zero_divisor' end)`,
    numerator: shape.shape === 'count' ? 'null::numeric' : 'a.num',
    denominator:
      shape.shape === 'share'
        ? 'a.den'
        : shape.shape === 'average'
          ? `nullif(greatest(a.n - ${dropped}, 0), 0)::numeric`
          : 'null::numeric',
  }
}

/** The universe, with those taken out of this period's figures. */
function who(sql: SqlText, rule: MeasureRule, context: CompileContext): string {
  const grounds = exemptionsOn(sql.scene.program, 'measure', rule.id, ['skip'])
  const base = universe(sql, rule.subject, rule.every, context.scope)
  if (grounds.length === 0) return `select u.*, false as skipped from (${base}) u`
  const p = openPeriods(sql, rule.every, context.scope).text
  return `select u.*, (s.authority_id is not null) as skipped from (${base}) u
  left join (
    select x.authority_id, x.subject_id, p.ordinal from exemption x join ${p}
      on case when x.ordinal is not null then x.calendar = ${quote(rule.every)} and x.ordinal = p.ordinal
              else coalesce(x.from_day, '-infinity') <= p.last_day and coalesce(x.to_day, 'infinity') >= p.first_day end
    where ${sql.own('x')} and x.program_key = ${sql.program} and x.exemption = any (${sql.param(grounds, 'text[]')}) and (x.rule is null or x.rule = ${quote(rule.id)})
      and x.recorded_at <= ${sql.asOf} and (x.voided_at is null or x.voided_at > ${sql.asOf})
    group by x.authority_id, x.subject_id, p.ordinal) s
    on s.authority_id = u.authority_id and s.subject_id = u.subject_id and s.ordinal = u.ordinal`
}

function head(sql: SqlText, rule: MeasureRule): string {
  const kind = subjectKind(rule.subject)
  return `w.authority_id, ${sql.program}, ${sql.version}, ${quote(rule.id)}, ${quote(rule.every)}, w.ordinal, ${quote(kind)}, w.subject_id,
    ${idSql(`'measure'`, sql.program, quote(rule.id), 'w.ordinal', 'w.subject_id')}, ${lastMomentSql('w.ends_at')}, w.last_day,
    ${subjectPaths(kind, 'w.subject_id')}`
}

/** The facts with their place from below and from above among those of the same subject and period. */
function ranked(text: string): string {
  const own = 'partition by f.authority_id, f.ordinal, f.subject_id'
  return `f0 as (${text}),
  f as (
    select f.*, row_number() over (${own} order by f.worth, f.id) as low, row_number() over (${own} order by f.worth desc, f.id desc) as high
    from f0 f where f.ordinal is not null and f.worth is not null and f.out_of is not null)`
}

function plainInsert(sql: SqlText, rule: MeasureRule, shape: Plain, context: CompileContext): string {
  const scoped = context.scope?.ids ? ` and f.subject_id = any (${sql.param(context.scope.ids, 'uuid[]')})` : ''
  const result = resultOf(rule, shape, sql.asOf)
  const num =
    shape.shape === 'count' && shape.of !== 'each'
      ? 'count(distinct f.what)::numeric'
      : shape.shape === 'average' && shape.without
        ? `sum(f.worth) filter (where f.low > ${shape.without.lowest} and f.high > ${shape.without.highest})::numeric`
        : 'sum(f.worth)::numeric'
  const latest = shape.shape === 'last' ? `, (array_agg(f.worth order by f.at desc, f.id desc))[1] as latest` : ''
  const without = shape.shape === 'average' ? shape.without : undefined
  return `with who as (${who(sql, rule, context)}),
  ${without ? ranked(facts(sql, rule, shape)) : `f as (${facts(sql, rule, shape)})`},
  a as (
    select f.authority_id, f.ordinal, f.subject_id, count(*)::int as n, ${num} as num, sum(f.out_of) as den, ${digestSql('f.id')} as digest${latest}
    from f where f.ordinal is not null and f.worth is not null and f.out_of is not null${scoped}
    group by f.authority_id, f.ordinal, f.subject_id)
  select ${head(sql, rule)}, ${result.value}, ${result.state}, ${result.why}, ${result.numerator}, ${result.denominator}, coalesce(a.n, 0), null::jsonb, coalesce(a.n, 0), coalesce(a.digest, 0)
  from who w left join a on a.authority_id = w.authority_id and a.ordinal = w.ordinal and a.subject_id = w.subject_id`
}

/** A formula over other measures of the subject: absent when any of them is. */
function formulaInsert(
  sql: SqlText,
  rule: MeasureRule,
  shape: Extract<MeasureShape, { shape: 'formula' }>,
  context: CompileContext,
): string {
  const inputs = [...new Set(shape.of.measures)].map((id, i) => ({ id, alias: `m${i + 1}` }))
  const aliasOf = (id: string) => inputs.find((one) => one.id === id)?.alias ?? 'm1'
  const value = toSql(shape.of, (path) => `${aliasOf(path.replace('measure.', ''))}.value`, {
    zone: sql.zone,
    workingDays: workingDaysSql(sql),
  })
  const joins = inputs.map(({ id, alias }) =>
    measureJoin(sql, alias, id, 'w.authority_id', inputSubject(sql, id), lastMomentSql('w.ends_at')),
  )
  const absent =
    inputs.length > 0 ? `num_nulls(${inputs.map(({ alias }) => `${alias}.value`).join(', ')}) > 0` : 'false'
  const missing =
    inputs.length > 0
      ? `(${inputs.map(({ alias }) => `coalesce(${alias}.state = 'missing', false)`).join(' or ')})`
      : 'false'
  const ids = `array_remove(array[${inputs.map(({ alias }) => `${alias}.id`).join(', ')}]::uuid[], null)`
  return `with who as (${who(sql, rule, context)}),
  v as (
    select w.*, case when not ${absent} and not w.skipped then ${shaped(rule, value)} end as value, ${missing} as missing, ${absent} as absent,
      cardinality(${ids}) as n, ${inputs.map(({ alias }) => `coalesce(uuid_hash_extended(${alias}.id, 0)::numeric, 0)`).join(' + ') || '0'} as digest
    from who w
    ${joins.join('\n    ')})
  select ${head(sql, rule)}, w.value, case when w.skipped then 'not_applicable' when w.missing then 'missing' when w.value is null then 'not_applicable' else 'value' end,
    case when w.skipped then 'skipped' when w.value is not null then null when w.absent then 'input' else 'zero_divisor' end,
    null::numeric, null::numeric, w.n, null::jsonb, w.n, w.digest
  from v w`
}

function scoreInsert(
  sql: SqlText,
  rule: MeasureRule,
  shape: Extract<MeasureShape, { shape: 'score' }>,
  context: CompileContext,
): string {
  const score = scoreValues(sql, shape, (id) => inputSubject(sql, id))
  return `with who as (${who(sql, rule, context)}),
  s as (select w.*, ${score.columns} from who w
    ${score.joins}),
  v as (select w.*, case when w.skipped then null else ${shaped(rule, score.value('w'))} end as value from s w)
  select ${head(sql, rule)}, w.value, case when w.value is null then 'not_applicable' else 'value' end,
    case when w.skipped then 'skipped' when w.value is null then 'input' end,
    ${score.earned('w')}, ${score.weights('w')}, ${score.count('w')}, ${score.parts('w')}, ${score.evidence('w')}, ${score.digest('w')}
  from v w`
}

/** The subject of a measure that is input to another of the same subject: the same, or the authority. */
function inputSubject(sql: SqlText, id: string): string {
  const input = sql.scene.program.measures.find((one) => one.id === id)
  return input?.subject.kind === 'authority' ? 'w.authority_id' : 'w.subject_id'
}

/** `select` of the rows to be written. */
export function body(sql: SqlText, rule: MeasureRule, context: CompileContext): string {
  const { value } = rule
  if (value.shape === 'formula') return formulaInsert(sql, rule, value, context)
  if (value.shape === 'score') return scoreInsert(sql, rule, value, context)
  return plainInsert(sql, rule, value, context)
}
