/** Facts that people record: visits, forms, reports, meetings, ratings, call-backs, inspections, findings, papers. */
import { FIELD_COLUMN } from '#program/catalogue.ts'
import type { FormField } from '#program/model.ts'
import { daySql, quote, type SqlText } from '../sql.ts'
import { chairedSql } from './chaired.ts'
import { ALL_PATHS, columns, dayOf, known, pathsOf, type Source, standard } from './source.ts'

export const visit: Source = (sql, _ref, use) => {
  const first = `row_number() over (partition by v.authority_id, v.person_id, coalesce(v.enterprise_id, v.project_id, v.area_id) order by v.at, v.id) = 1`
  const written = use.columns.has('recorded')
  return `select ${standard('v', 'v.id', 'v.at', dayOf(sql, 'v', daySql), pathsOf('v', ...ALL_PATHS))}, v.id as visit_id${columns(
    use,
    {
      how: 'v.how',
      first,
      unannounced: 'v.unannounced',
      recorded: `(coalesce(v.note, '') <> '' or w.entries is not null)`,
      minutes: 'v.minutes',
    },
  )}
  from visit v${
    written
      ? `
  left join (select e.authority_id, e.visit_id, count(*) as entries from form_entry e where ${sql.own('e')} and ${known(sql, 'e')} group by e.authority_id, e.visit_id) w
    on w.authority_id = v.authority_id and w.visit_id = v.id`
      : ''
  }
  where ${sql.own('v')} and ${known(sql, 'v')}`
}

/** SQL of a form's field, typed. A field that was not filled in is NULL. */
function fieldSql(field: FormField): string {
  const text = `e.values ->> ${quote(field.id)}`
  switch (FIELD_COLUMN[field.type]) {
    case 'number':
      return `(${text})::numeric`
    case 'int':
      return `(${text})::numeric::int`
    case 'yes_no':
      return field.type === 'file' || field.type === 'entry' ? `(${text} is not null)` : `(${text})::boolean`
    case 'day':
      return `(${text})::date`
    case 'texts':
      return `case when jsonb_typeof(e.values -> ${quote(field.id)}) = 'array' then array(select jsonb_array_elements_text(e.values -> ${quote(field.id)})) end`
    default:
      return text
  }
}

export const form: Source = (sql, ref, use) => {
  const fields = sql.scene.program.forms.find((one) => one.id === ref.name)?.fields ?? []
  const all = Object.fromEntries(fields.map((field) => [field.id, fieldSql(field)]))
  return `select ${standard('e', 'e.id', 'e.at', dayOf(sql, 'e', daySql), pathsOf('e', ...ALL_PATHS, 'matter_id'))}, e.visit_id${columns(use, all)}
  from form_entry e
  where ${sql.own('e')} and e.program_key = ${sql.program} and e.form = ${quote(ref.name ?? '')} and ${known(sql, 'e')}`
}

export const report: Source = (sql, ref, use) =>
  `select ${standard('r', 'r.id', 'r.at', dayOf(sql, 'r', daySql), pathsOf('r', ...ALL_PATHS))}, r.calendar as period_calendar, r.ordinal as period_ordinal${columns(use, { reason: 'r.reason', remedy: 'r.remedy' })}
  from report r
  where ${sql.own('r')} and r.program_key = ${sql.program} and r.report = ${quote(ref.name ?? '')} and r.state in ('submitted', 'locked') and ${known(sql, 'r')}`

export const meeting: Source = (sql, ref, use) => {
  const chaired = use.columns.has('chaired')
    ? chairedSql(sql, ref.name ?? '', (alias) => dayOf(sql, alias, daySql))
    : undefined
  return `select ${standard('m', 'm.id', 'm.at', dayOf(sql, 'm', daySql), pathsOf('m', 'person_id', 'org_id', 'area_id'))}, m.chair_id${columns(
    use,
    {
      attendees: 'm.attendees',
      chaired: chaired ? '(case when m.chair_id is not null then ch.id is not null end)' : 'null::boolean',
    },
  )}
  from meeting m${chaired ? `\n  left join (${chaired}) ch on ch.authority_id = m.authority_id and ch.id = m.id` : ''}
  where ${sql.own('m')} and m.program_key = ${sql.program} and m.meeting = ${quote(ref.name ?? '')} and m.state = 'closed' and ${known(sql, 'm')}`
}

/**
 * What was said of a visit counts in the programs under whose pairings it was made; made under none, in all. `join` brings in
 * what `where` looks at: one visit may serve two programs.
 */
function ofVisit(sql: SqlText, table: 'rating' | 'callback', alias: string): { join: string; where: string } {
  return {
    join: `left join visit v on v.authority_id = ${alias}.authority_id and v.id = ${alias}.visit_id
  left join (select distinct x.authority_id, x.visit_id from ${table} x join visit y on y.authority_id = x.authority_id and y.id = x.visit_id
      join link l on l.authority_id = y.authority_id and l.id = any (y.link_ids) and l.program_key = ${sql.program} where ${sql.own('x')}) served
    on served.authority_id = ${alias}.authority_id and served.visit_id = ${alias}.visit_id`,
    where: `(${alias}.visit_id is null or v.link_ids = '{}' or served.visit_id is not null)`,
  }
}

export const rating: Source = (sql, _ref, use) => {
  const visit = ofVisit(sql, 'rating', 'r')
  return `select ${standard('r', 'r.id', 'r.at', dayOf(sql, 'r', daySql), pathsOf('r', ...ALL_PATHS, 'matter_id'))}, r.visit_id${columns(
    use,
    {
      grade: 'r.grade',
      score: 'r.score',
      by: 'r.rater',
      named: 'r.named',
    },
  )}
  from rating r
  left join matter m on m.authority_id = r.authority_id and m.id = r.matter_id
  ${visit.join}
  where ${sql.own('r')} and (r.matter_id is null or m.program_key = ${sql.program}) and ${visit.where} and ${known(sql, 'r')}`
}

export const callback: Source = (sql, _ref, use) => {
  const visit = ofVisit(sql, 'callback', 'c')
  return `select ${standard('c', 'c.id', 'c.at', dayOf(sql, 'c', daySql), pathsOf('c', 'person_id', 'org_id', 'enterprise_id', 'project_id', 'matter_id'))}, c.visit_id, c.link_id${columns(
    use,
    { how: 'c.how', reached: 'c.reached', outcome: 'c.outcome', confirmed: 'c.confirmed' },
  )}
  from callback c
  ${visit.join}
  where ${sql.own('c')} and (c.program_key is null or c.program_key = ${sql.program}) and ${visit.where} and ${known(sql, 'c')}`
}

export const inspection: Source = (sql, _ref, use) =>
  `select ${standard('i', 'i.id', 'i.at', dayOf(sql, 'i', daySql), pathsOf('i', ...ALL_PATHS))}, i.by_person_id${columns(
    use,
    {
      kind: 'i.kind',
      planned: 'i.planned',
      unannounced: 'i.unannounced',
      approved: 'i.approved',
    },
  )}
  from inspection i
  where ${sql.own('i')} and i.program_key = ${sql.program} and ${known(sql, 'i')}`

export const finding: Source = (sql, _ref, use) =>
  `select ${standard('x', 'x.id', 'x.at', dayOf(sql, 'x', daySql), pathsOf('x', ...ALL_PATHS))}${columns(use, {
    category: 'x.category',
    level: 'x.level',
    source: 'x.source',
    ban: 'x.ban',
    confirmed: 'x.confirmed',
    rectified: 'x.rectified',
    self_reported: 'x.self_reported_on',
  })}
  from finding x
  where ${sql.own('x')} and x.program_key = ${sql.program} and ${known(sql, 'x')}`

export const paper: Source = (sql, ref, use) =>
  `select ${standard('p', 'p.id', 'p.at', dayOf(sql, 'p', daySql), pathsOf('p', ...ALL_PATHS, 'matter_id'))}${columns(
    use,
    {
      read: `(p.read_at is not null and p.read_at <= ${sql.asOf})`,
    },
  )}
  from paper p
  where ${sql.own('p')} and p.program_key = ${sql.program} and p.paper = ${quote(ref.name ?? '')} and ${known(sql, 'p')}`
