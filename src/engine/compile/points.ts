/**
 * Points: entries with what they give; told first where they are warned, taken back where a later fact cancels them, held by a cap.
 * A mark that stands on several accounts for one fact gives each account one entry, not one for every mark.
 */
import type { Cancellation, PointsRule, Selection } from '#program/model.ts'
import { FactQuery, ordinalAt } from '../facts/fact-query.ts'
import { matterNow } from '../facts/matters.ts'
import { limitJoin } from '../limits.ts'
import { reachesOf } from '../reaches.ts'
import { idSql, quote, SqlText } from '../sql.ts'
import {
  type CompileContext,
  type CompiledRule,
  calendarOf,
  canBeUndecided,
  inSpan,
  notFrozen,
  partiesJoin,
  partySql,
  periodOf,
  removeWritten,
  subjectKind,
} from './common.ts'
import { fromFact, memberJoin, undecidedRows } from './mark.ts'

const COLUMNS =
  'authority_id, program_key, version, rule, calendar, ordinal, from_kind, from_rule, from_id, to_kind, to_id, id, at, day, person_id, org_id, enterprise_id, project_id, area_id, matter_id, give, value, warned, warned_until, cancelled, cancelled_by, evidence, evidence_digest'

async function entries(sql: SqlText, rule: PointsRule, selection: Selection, context: CompileContext): Promise<string> {
  const { each } = selection
  const query = new FactQuery(
    sql,
    each,
    selection.path && rule.subject ? { subject: { of: subjectKind(rule.subject), path: selection.path } } : {},
  )
  const condition = query.condition(selection)
  const give = query.expression(rule.give.expression)
  const worth = rule.give.expression.type === 'yes_no' ? `(case when ${give} then 1 when not ${give} then 0 end)` : give
  const parties = rule.to.map((party) => partySql(sql, query, party))
  const member = memberJoin(sql, rule, selection, query)
  const period = periodOf(sql, each, 'f')
  const ordinal = each.kind === 'duty' ? `nullif(${period.ordinal}, 0)` : period.ordinal
  const where = inSpan(sql, 'f')
  const limit = rule.warned
    ? await limitJoin(sql, context.read, {
        limit: rule.warned,
        query,
        alias: 'l',
        startAt: 'f.at',
        where,
        ...(each.kind === 'duty' || each.kind === 'mark' ? { moments: { due: 'f.due_at' } } : {}),
      })
    : null
  const root = each.kind === 'mark' ? 'f.root_id, (f.marked_id is distinct from t.id)' : 'f.id as root_id, false'
  return `select f.authority_id, ${root} as of_another, ${period.calendar} as calendar, ${ordinal} as ordinal, ${quote(each.kind)} as from_kind, ${each.name === undefined ? 'null::text' : quote(each.name)} as from_rule, f.id as from_id,
      t.kind as to_kind, t.id as to_id, f.at, f.day, f.person_id, f.org_id, f.enterprise_id, f.project_id, f.area_id, f.matter_id, (${worth})::numeric as give, ${limit ? 'l.at' : 'null::timestamptz'} as warned_until
    ${query.from()}
    ${member}
    ${limit?.join ?? ''}
    ${partiesJoin(parties)}
    where coalesce(${condition}, false) and ${where} and f.at <= ${sql.asOf} and t.id is not null`
}

const ABOUT = ['matter', 'enterprise', 'project', 'person', 'org', 'area'] as const

/** The entity on which an entry and what cancels it must agree: the measure's subject, or the first that both reach. */
export function cancelKey(context: CompileContext, rule: PointsRule, one: Cancellation): (typeof ABOUT)[number] | null {
  const { program } = context.scene
  const other = reachesOf(program, one.each)
  const own = rule.selections.map((selection) => reachesOf(program, selection.each))
  return ABOUT.find((path) => other.has(path) && own.every((paths) => paths.has(path))) ?? null
}

/** `authority_id, entry_id, cancelled_by, at` of one way to cancel. */
function cancelling(sql: SqlText, rule: PointsRule, one: Cancellation, context: CompileContext): string {
  const query = new FactQuery(sql, one.each, { alias: 'x' })
  const condition = query.condition(one)
  const key = cancelKey(context, rule, one)
  const same = key ? ` and x.${key}_id = e.${key}_id` : ''
  const theirs = calendarOf(sql.scene.program, one.each)
  const ours = rule.selections[0] ? calendarOf(sql.scene.program, rule.selections[0].each) : undefined
  const year = (alias: string) => `extract(year from ${alias}.day)`
  const when = (): string => {
    switch (one.within) {
      case 'warning':
        return 'x.at >= e.at and x.at < e.warned_until'
      case 'program':
        return 'x.at >= e.at'
      case 'year':
        return `x.at >= e.at and ${year('x')} = ${year('e')}`
      case 'same_period':
      case 'next_period': {
        const step = one.within === 'next_period' ? ' + 1' : ''
        if (theirs) return `x.ordinal = ${ordinalAt(sql, theirs, 'e.at')}${step}`
        if (ours) return `${ordinalAt(sql, ours, 'x.at')} = ${ordinalAt(sql, ours, 'e.at')}${step}`
        return `${year('x')} = ${year('e')}${step}`
      }
    }
  }
  return `select e.authority_id, e.id as entry_id, x.id as fact_id, x.at
    ${query.from()}
    join e on e.authority_id = x.authority_id${same} and ${when()}
    where coalesce(${condition}, false) and x.at <= ${sql.asOf}`
}

/**
 * Whether the program knows appeals at all. Against which rules they may be raised is asked when one is raised: what was upheld under an
 * earlier version, which let one appeal against this rule, stands.
 */
const knowsAppeals = (context: CompileContext): boolean =>
  context.scene.program.matters.some((one) => one.kind === 'appeal')

/** An appeal that was upheld takes its entry back; the matter says who reviewed it and why. */
function upheldAppeals(sql: SqlText): string {
  return `select e.authority_id, e.id as entry_id, m.id as fact_id, m.closed_at as at
    from (${matterNow(sql)}) m
    join e on e.authority_id = m.authority_id and e.id = m.about_id
    where m.kind = 'appeal' and m.about_kind = 'points' and m.about_id is not null and m.state = 'closed' and m.counts_as in ('solved', 'confirmed') and m.closed_at <= ${sql.asOf}`
}

/** The stretch over which the cap holds. */
function capPartition(sql: SqlText, cap: NonNullable<PointsRule['cap']>): string {
  return cap.per === 'program' ? '0' : `coalesce(${ordinalAt(sql, cap.per, 's.at')}, 0)`
}

export async function compilePoints(rule: PointsRule, context: CompileContext): Promise<CompiledRule> {
  const sql = new SqlText(context.scene)
  const rows: string[] = []
  for (const selection of rule.selections) rows.push(await entries(sql, rule, selection, context))
  const scoped = context.scope?.ids ? ` and g.to_id = any (${sql.param(context.scope.ids, 'uuid[]')})` : ''
  const id = idSql(`'points'`, sql.program, quote(rule.id), 'k.from_id', 'k.to_kind', 'k.to_id')
  const { cap } = rule
  const bound = cap && (cap.most < 0 ? 'greatest' : 'least')
  const held = cap
    ? `(${bound}(t.before + t.give, ${cap.most}::numeric) - ${bound}(t.before, ${cap.most}::numeric))`
    : 't.give'
  const before = cap
    ? `coalesce(sum(case when s.counts then s.give else 0 end) over (partition by s.authority_id, s.to_kind, s.to_id, ${capPartition(sql, cap)} order by s.at, s.id rows between unbounded preceding and 1 preceding), 0)`
    : '0::numeric'
  const cancels = rule.cancelled.map((one) => cancelling(sql, rule, one, context))
  if (knowsAppeals(context)) cancels.push(upheldAppeals(sql))
  const text = `insert into derived_points (${COLUMNS})
  with g as (${rows.join('\n    union all\n    ')}),
  k as (select distinct on (g.authority_id, g.root_id, g.to_kind, g.to_id) g.* from g where g.give is not null${scoped} order by g.authority_id, g.root_id, g.to_kind, g.to_id, g.of_another, g.at, g.from_id),
  e as (select k.*, ${id} as id from k),
  ${cancels.length > 0 ? `x as (${cancels.join('\n    union all\n    ')}),\n  c as (select x.authority_id, x.entry_id, (array_agg(x.fact_id order by x.at, x.fact_id))[1] as by from x group by x.authority_id, x.entry_id),\n  ` : ''}s as (
    select e.*, coalesce(e.warned_until > ${sql.asOf}, false) as warned, ${cancels.length > 0 ? 'c.by' : 'null::uuid'} as cancelled_by,
      not coalesce(e.warned_until > ${sql.asOf}, false)${cancels.length > 0 ? ' and c.by is null' : ''} as counts
    from e${cancels.length > 0 ? ' left join c on c.authority_id = e.authority_id and c.entry_id = e.id' : ''}),
  t as (select s.*, ${before} as before from s)
  select t.authority_id, ${sql.program}, ${sql.version}, ${quote(rule.id)}, t.calendar, t.ordinal, t.from_kind, t.from_rule, t.from_id, t.to_kind, t.to_id, t.id, t.at, t.day,
    t.person_id, t.org_id, t.enterprise_id, t.project_id, t.area_id, t.matter_id, t.give, case when t.counts then ${held} else 0 end, t.warned, t.warned_until, t.cancelled_by is not null, t.cancelled_by,
    1, uuid_hash_extended(t.from_id, 0)::numeric
  from t
  where ${notFrozen(sql, 't.at')}`
  return {
    kind: 'points',
    rule: rule.id,
    remove: removeWritten(context, 'derived_points', rule.id),
    insert: sql.done(text),
    undecided: rule.selections.filter(canBeUndecided).map((selection) => undecidedRows(context, selection)),
    evidence: (row) => fromFact(context, 'derived_points', row.id),
  }
}
