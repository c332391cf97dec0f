/** Cover: for each holder and each target of a link, how many pairings it should have and has, and for how long it was short. */
import type { Count, EntityKind, LinkKind, PeriodName, Program, Selection } from '#program/model.ts'
import { membersSql } from '../facts/groups.ts'
import { linkEnd } from '../facts/links.ts'
import { known } from '../facts/source.ts'
import { dayStartSql, digestSql, idSql, lastMomentSql, quote, SqlText } from '../sql.ts'
import { type CompileContext, type CompiledRule, openPeriods, subjectPaths } from './common.ts'

const COLUMNS =
  'authority_id, program_key, version, rule, calendar, ordinal, side, subject_kind, subject_id, id, at, day, person_id, org_id, enterprise_id, project_id, area_id, need, at_most, have, met, days, evidence, evidence_digest'

const HOLDER: Readonly<Record<string, string>> = { person: 'person_id', org: 'org_id' }
const TARGET: Readonly<Record<string, string>> = {
  org: 'target_org_id',
  person: 'target_person_id',
  enterprise: 'enterprise_id',
  project: 'project_id',
  area: 'area_id',
}

/** Calendars whose measures look at a link's cover. */
export function coverCalendars(program: Program, link: string): PeriodName[] {
  const reads = (selection: Selection) => selection.each.kind === 'cover' && selection.each.name === link
  return [...new Set(program.measures.filter((rule) => rule.selections.some(reads)).map((rule) => rule.every))]
}

type Side = {
  readonly side: 'holder' | 'target'
  readonly group: string
  readonly of: EntityKind
  readonly column: string
  readonly count: Count
}

/**
 * One side. Every member of the group has a row; days are counted by a sweep over the days on which pairings begin and
 * end. `w` gives the stretch looked at: a period, or the program up to today.
 */
function sideRows(
  sql: SqlText,
  link: LinkKind,
  { side, group, of, column, count }: Side,
  calendar: string,
  windows: string,
  context: CompileContext,
): string {
  const need = count.atLeast ?? 0
  const enough = (have: string) =>
    `(${have} >= ${need}${count.atMost === undefined ? '' : ` and ${have} <= ${count.atMost}`})`
  const scoped = context.scope?.ids ? ` where m.subject_id = any (${sql.param(context.scope.ids, 'uuid[]')})` : ''
  const now = calendar === 'now'
  const id = idSql(`'cover'`, sql.program, quote(link.id), quote(side), quote(calendar), 'r.ordinal', 'r.subject_id')
  const since = 'r.last_day - greatest(r.days, 1) + 1'
  const at = now ? dayStartSql(sql, since) : lastMomentSql('r.ends_at')
  return `select r.authority_id, ${sql.program}, ${sql.version}, ${quote(link.id)}, ${quote(calendar)}, r.ordinal, ${quote(side)}, ${quote(of)}, r.subject_id, ${id}, ${at}, ${now ? since : 'r.last_day'},
      ${subjectPaths(of, 'r.subject_id')}, ${need}, ${count.atMost === undefined ? 'null::int' : count.atMost}, r.have, ${enough('r.have')}, ${now ? `case when ${enough('r.have')} then 0 else r.days end` : 'r.short'}, r.have, r.digest
    from (
      with l as (
        select l.authority_id, l.id, l.${column} as subject_id, l.from_day, ${linkEnd(sql, 'l')} as to_day from link l
        where ${sql.own('l')} and l.program_key = ${sql.program} and l.link = ${quote(link.id)} and ${known(sql, 'l')} and l.${column} is not null),
      w as (
        select m.authority_id, m.subject_id, p.ordinal, p.ends_at, greatest(p.first_day, min(m.from_day)) as first_day, least(p.last_day, max(m.to_day)) as last_day
        from (${membersSql(sql, group)}) m join ${windows} on m.from_day <= p.last_day and m.to_day >= p.first_day${scoped}
        group by m.authority_id, m.subject_id, p.ordinal, p.ends_at, p.first_day, p.last_day),
      v as (
        select w.authority_id, w.subject_id, w.ordinal, w.first_day as day, 0 as step from w
        union all
        select w.authority_id, w.subject_id, w.ordinal, greatest(l.from_day, w.first_day), 1 from w join l on l.authority_id = w.authority_id and l.subject_id = w.subject_id and l.from_day <= w.last_day and l.to_day >= w.first_day
        union all
        select w.authority_id, w.subject_id, w.ordinal, l.to_day + 1, -1 from w join l on l.authority_id = w.authority_id and l.subject_id = w.subject_id and l.from_day <= w.last_day and l.to_day >= w.first_day and l.to_day < w.last_day),
      d as (select v.authority_id, v.subject_id, v.ordinal, v.day, sum(v.step)::int as step from v group by v.authority_id, v.subject_id, v.ordinal, v.day),
      s as (
        select d.authority_id, d.subject_id, d.ordinal, d.day, sum(d.step) over h as have, coalesce(lead(d.day) over h, w.last_day + 1) as until
        from d join w on w.authority_id = d.authority_id and w.subject_id = d.subject_id and w.ordinal = d.ordinal
        window h as (partition by d.authority_id, d.subject_id, d.ordinal order by d.day)),
      a as (
        select s.authority_id, s.subject_id, s.ordinal, coalesce(sum(s.until - s.day) filter (where not ${enough('s.have')}), 0)::int as short, max(s.until) filter (where ${enough('s.have')}) as enough_until
        from s group by s.authority_id, s.subject_id, s.ordinal),
      h as (
        select w.authority_id, w.subject_id, w.ordinal, count(l.id)::int as have, ${digestSql('l.id')} as digest
        from w left join l on l.authority_id = w.authority_id and l.subject_id = w.subject_id and l.from_day <= w.last_day and l.to_day >= w.last_day
        group by w.authority_id, w.subject_id, w.ordinal)
      select w.*, h.have, h.digest, a.short, (w.last_day + 1 - coalesce(a.enough_until, w.first_day))::int as days
      from w join a on a.authority_id = w.authority_id and a.subject_id = w.subject_id and a.ordinal = w.ordinal
        join h on h.authority_id = w.authority_id and h.subject_id = w.subject_id and h.ordinal = w.ordinal) r`
}

export function compileCover(link: LinkKind, context: CompileContext): CompiledRule {
  const { scene } = context
  const sql = new SqlText(scene)
  const sides: Side[] = [
    {
      side: 'holder',
      group: link.holder,
      of: link.holderOf,
      column: HOLDER[link.holderOf] ?? 'person_id',
      count: link.perHolder ?? {},
    },
    {
      side: 'target',
      group: link.target,
      of: link.targetOf,
      column: TARGET[link.targetOf] ?? 'enterprise_id',
      count: link.perTarget ?? {},
    },
  ]
  const from = scene.span.from < scene.today ? scene.program.inForce.from : scene.today
  const now = `(select 0 as ordinal, ${sql.asOf} as ends_at, ${sql.param(from, 'date')} as first_day, ${sql.today} as last_day) p`
  const rows = sides.flatMap((side) => [
    sideRows(sql, link, side, 'now', now, context),
    ...coverCalendars(scene.program, link.id).map((calendar) =>
      sideRows(sql, link, side, calendar, `${coverPeriods(sql, calendar)}`, context),
    ),
  ])
  const gone = new SqlText(scene)
  const calendars = coverCalendars(scene.program, link.id)
  const open = calendars.map(
    (calendar) =>
      `(d.calendar = ${quote(calendar)} and d.ordinal = any (${gone.param(
        openPeriods(gone, calendar).rows.map((row) => row.ordinal),
        'int[]',
      )}))`,
  )
  const scoped = context.scope?.ids ? ` and d.subject_id = any (${gone.param(context.scope.ids, 'uuid[]')})` : ''
  return {
    kind: 'cover',
    rule: link.id,
    remove: gone.done(
      `delete from derived_cover d where ${gone.own('d')} and d.program_key = ${gone.program} and d.rule = ${quote(link.id)} and (${["d.calendar = 'now'", ...open].join(' or ')})${scoped}`,
    ),
    insert: sql.done(`insert into derived_cover (${COLUMNS})\n${rows.join('\n    union all\n    ')}`),
    undecided: [],
    evidence: (row) => coverEvidence(link, context, row.id),
  }
}

/** Periods looked at on their last day; the running one on the run's day. */
function coverPeriods(sql: SqlText, calendar: PeriodName): string {
  return `(select p.ordinal, p.ends_at, p.first_day, least(p.last_day, ${sql.today}) as last_day from ${openPeriods(sql, calendar).text} where p.first_day <= ${sql.today}) p`
}

/** The pairings that stood on the day that was looked at. */
function coverEvidence(link: LinkKind, context: CompileContext, id: string): ReturnType<SqlText['done']> {
  const sql = new SqlText(context.scene)
  const subject = `(case d.side when 'holder' then l.${HOLDER[link.holderOf] ?? 'person_id'} else l.${TARGET[link.targetOf] ?? 'enterprise_id'} end)`
  const day = `(case when d.calendar = 'now' then ${sql.today} else least(d.day, ${sql.today}) end)`
  return sql.done(`select l.id, 'link' as kind, l.link as name from derived_cover d
    join link l on l.authority_id = d.authority_id and l.program_key = d.program_key and l.link = d.rule and ${subject} = d.subject_id and l.from_day <= ${day} and ${linkEnd(sql, 'l')} >= ${day}
    where ${sql.own('d')} and d.id = ${sql.param(id, 'uuid')} and ${known(sql, 'l')} order by l.id`)
}
