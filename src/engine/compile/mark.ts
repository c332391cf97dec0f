/** Marks: a status that sticks to a subject from the moment its condition began to hold. */

import { FACTS } from '#program/catalogue.ts'
import type { MarkRule, Selection } from '#program/model.ts'
import { dutyStates } from '../facts/derived.ts'
import { FactQuery } from '../facts/fact-query.ts'
import { membersSql } from '../facts/groups.ts'
import { matterNow } from '../facts/matters.ts'
import { limitJoin } from '../limits.ts'
import { daySql, idSql, lastMomentSql, quote, SqlText } from '../sql.ts'
import {
  type CompileContext,
  type CompiledRule,
  canBeUndecided,
  exemptionsOn,
  inSpan,
  notFrozen,
  partiesJoin,
  partySql,
  periodOf,
  removeWritten,
  subjectKind,
} from './common.ts'
import { momentsOfCondition } from './moments.ts'

const COLUMNS =
  'authority_id, program_key, version, rule, calendar, ordinal, from_kind, from_rule, from_id, to_kind, to_id, id, at, day, pending, person_id, org_id, enterprise_id, project_id, area_id, matter_id, value, nth, streak, still, still_until, excused, confirmed, due_at, red_line, evidence, evidence_digest'

/** Join that keeps only members of the rule's group, on the fact's day. */
export function memberJoin(
  sql: SqlText,
  rule: MarkRule | { readonly subject?: MarkRule['subject'] },
  selection: Selection,
  query: FactQuery,
): string {
  const { subject } = rule
  if (!subject || subject.kind === 'authority') return ''
  const path = selection.path ?? [subjectKind(subject)]
  return `join (select m.authority_id, m.subject_id, min(m.from_day) as from_day, max(m.to_day) as to_day from (${membersSql(sql, subject.group)}) m group by m.authority_id, m.subject_id) g
      on g.authority_id = f.authority_id and g.subject_id = ${query.id(path)} and g.from_day <= f.day and g.to_day >= f.day`
}

/** The number a fact carries, where it has one. */
function valueOf(query: FactQuery): string {
  const columns: Readonly<Record<string, { readonly type: string }>> = FACTS[query.ref.kind].columns
  return columns.value?.type === 'number' ? `(${query.column('value')})::numeric` : 'null::numeric'
}

/** One selection as rows of `g`; several where a duty's state can begin to hold at several moments. */
async function branches(
  sql: SqlText,
  rule: MarkRule,
  selection: Selection,
  context: CompileContext,
): Promise<string[]> {
  const { each } = selection
  const onDuty = each.kind === 'duty'
  const limited = rule.at !== undefined
  const moments: string[] = limited
    ? ['l.starts_at']
    : onDuty
      ? momentsOfCondition(selection).map((one) =>
          one === 'done' ? 'f.done_at' : one === 'due' ? 'f.due_at' : 'f.opened_at',
        )
      : ['f.at']
  const rows: string[] = []
  for (const moment of moments) rows.push(await branch(sql, rule, selection, context, moment))
  return rows
}

async function branch(
  sql: SqlText,
  rule: MarkRule,
  selection: Selection,
  context: CompileContext,
  moment: string,
): Promise<string> {
  const { each } = selection
  const onDuty = each.kind === 'duty'
  const states = dutyStates('f', moment)
  const query = new FactQuery(sql, each, {
    ...(selection.path && rule.subject ? { subject: { of: subjectKind(rule.subject), path: selection.path } } : {}),
    instead: (column) => {
      if (onDuty) return states[column]
      if (each.kind === 'mark' && column === 'still') return `(f.still_until is null or f.still_until > ${moment})`
      return undefined
    },
  })
  const condition = query.condition(selection)
  const now = onDuty || each.kind === 'mark' ? nowCondition(sql, query, selection) : null
  const value = valueOf(query)
  const parties = rule.to.map((party) => partySql(sql, query, party))
  const member = memberJoin(sql, rule, selection, query)
  const period = periodOf(sql, each, 'f')
  const due = onDuty || each.kind === 'mark' ? 'f.due_at' : 'null::timestamptz'
  const excused = onDuty ? 'f.is_excused' : each.kind === 'mark' ? query.column('excused') : 'false'
  const ordinal = each.kind === 'duty' ? `nullif(${period.ordinal}, 0)` : period.ordinal
  const where = inSpan(sql, 'f')
  const limit = rule.at
    ? await limitJoin(sql, context.read, {
        limit: rule.at,
        query,
        alias: 'l',
        startAt: onDuty ? 'f.opened_at' : 'f.at',
        where,
        ...(due === 'f.due_at' ? { moments: { due } } : {}),
      })
    : null
  // Done at the very limit: the state then comes of the doing.
  const undone = moment === 'f.due_at' ? ' and f.done_at is distinct from f.due_at' : ''
  const timely = limit ? 'true' : `${moment} is not null and ${moment} <= ${sql.asOf}${undone}`
  // What is missed when a period ends belongs to that period, not to the first moment of the next.
  const shown = !limit && moment === 'f.due_at' ? lastMomentSql(moment) : moment
  const still = now ? `coalesce(${now}, false)` : 'true'
  const stillUntil = onDuty
    ? `(case when not ${still} then coalesce(f.done_at, f.due_at) end)`
    : each.kind === 'mark'
      ? `(case when not ${still} then coalesce(f.still_until, f.due_at, f.at) end)`
      : 'null::timestamptz'
  return `select f.authority_id, ${period.calendar} as calendar, ${ordinal} as ordinal, ${quote(each.kind)} as from_kind, ${each.name === undefined ? 'null::text' : quote(each.name)} as from_rule, f.id as from_id,
      t.kind as to_kind, t.id as to_id, ${shown} as at, (${moment} > ${sql.asOf}) as pending, f.person_id, f.org_id, f.enterprise_id, f.project_id, f.area_id, f.matter_id,
      ${value} as value, ${still} as still, ${stillUntil} as still_until, ${excused} as excused, ${due} as due_at
    ${query.from()}
    ${member}
    ${limit?.join ?? ''}
    ${partiesJoin(parties)}
    where ${timely} and coalesce(${condition}, false) and ${where} and t.id is not null`
}

/** The condition as the fact stands at the run's moment. The query's own joins serve it. */
function nowCondition(sql: SqlText, query: FactQuery, selection: Selection): string {
  const states = dutyStates('f', sql.asOf)
  return query.instead(
    (column) =>
      selection.each.kind === 'duty'
        ? states[column]
        : column === 'still'
          ? `(f.still_until is null or f.still_until > ${sql.asOf})`
          : undefined,
    () => query.condition(selection),
  )
}

export async function compileMark(rule: MarkRule, context: CompileContext): Promise<CompiledRule> {
  const sql = new SqlText(context.scene)
  const rows: string[] = []
  for (const selection of rule.selections) rows.push(...(await branches(sql, rule, selection, context)))
  const scoped = context.scope?.ids ? ` where g.to_id = any (${sql.param(context.scope.ids, 'uuid[]')})` : ''
  const id = idSql(`'mark'`, sql.program, quote(rule.id), 'k.from_id', 'k.to_kind', 'k.to_id')
  const grounds = exemptionsOn(context.scene.program, 'mark', rule.id, ['excuse'])
  const excuse = grounds.length > 0 ? excusedSubjects(sql, rule.id, grounds) : null
  const text = `insert into derived_mark (${COLUMNS})
  with g as (${rows.join('\n    union all\n    ')}),
  k as (select distinct on (g.authority_id, g.from_id, g.to_id) g.* from g${scoped} order by g.authority_id, g.from_id, g.to_id, g.at, g.to_kind),
  i as (select k.*, ${id} as id, ${daySql(sql, 'k.at')} as day from k),
  n as (
    select i.*, row_number() over (partition by i.authority_id, i.to_id, extract(year from i.day) order by i.at, i.id) as nth,
      i.ordinal - dense_rank() over (partition by i.authority_id, i.to_id, i.calendar order by i.ordinal) as island
    from i)
  select n.authority_id, ${sql.program}, ${sql.version}, ${quote(rule.id)}, n.calendar, n.ordinal, n.from_kind, n.from_rule, n.from_id, n.to_kind, n.to_id, n.id, n.at, n.day, n.pending,
    n.person_id, n.org_id, n.enterprise_id, n.project_id, n.area_id, n.matter_id, n.value, n.nth,
    case when n.ordinal is null then 1 else dense_rank() over (partition by n.authority_id, n.to_id, n.calendar, n.island order by n.ordinal) end,
    n.still, n.still_until, n.excused${excuse ? ' or x.subject_id is not null' : ''}, coalesce(c.confirmed, false), n.due_at, ${rule.redLine}, 1, uuid_hash_extended(n.from_id, 0)::numeric
  from n
  left join (select m.authority_id, m.about_id, bool_or(m.kind <> 'appeal' and m.state = 'closed' and m.counts_as in ('solved', 'confirmed'))
      and not bool_or(m.kind = 'appeal' and m.state = 'closed' and coalesce(m.counts_as in ('solved', 'confirmed'), false)) as confirmed from (${matterNow(sql)}) m where m.about_kind = 'mark' and m.about_id is not null group by m.authority_id, m.about_id) c
    on c.authority_id = n.authority_id and c.about_id = n.id
  ${excuse ?? ''}
  where ${notFrozen(sql, 'n.at')}`
  return {
    kind: 'mark',
    rule: rule.id,
    remove: removeWritten(context, 'derived_mark', rule.id),
    insert: sql.done(text),
    undecided: rule.selections.filter(canBeUndecided).map((selection) => undecidedRows(context, selection)),
    evidence: (row) => fromFact(context, 'derived_mark', row.id),
  }
}

/** Subjects let off this mark; an exemption names any entity the mark can reach. */
function excusedSubjects(sql: SqlText, rule: string, grounds: readonly string[]): string {
  return `left join (select distinct x.authority_id, x.subject_id, x.from_day, x.to_day from exemption x where ${sql.own('x')} and x.program_key = ${sql.program} and x.exemption = any (${sql.param(grounds, 'text[]')})
      and (x.rule is null or x.rule = ${quote(rule)}) and x.recorded_at <= ${sql.asOf} and (x.voided_at is null or x.voided_at > ${sql.asOf})) x
    on x.authority_id = n.authority_id and x.subject_id = n.to_id and coalesce(x.from_day, '-infinity') <= n.day and coalesce(x.to_day, 'infinity') >= n.day`
}

/** How many facts met an absent value: no row was written for them, and the run says so. */
export function undecidedRows(context: CompileContext, selection: Selection): CompiledRule['undecided'][number] {
  const sql = new SqlText(context.scene)
  const query = new FactQuery(sql, selection.each)
  const condition = query.condition(selection)
  return {
    where: selection.where?.source ?? '',
    count: sql.done(`select count(*)::int as count ${query.from()} where ${condition} is null and ${inSpan(sql, 'f')}`),
  }
}

/** A mark or an entry rests on the one fact it was given for. */
export function fromFact(context: CompileContext, table: string, id: string): ReturnType<SqlText['done']> {
  const sql = new SqlText(context.scene)
  return sql.done(
    `select d.from_id as id, d.from_kind as kind, d.from_rule as name from ${table} d where ${sql.own('d')} and d.id = ${sql.param(id, 'uuid')}`,
  )
}
