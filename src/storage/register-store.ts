import type { RawBuilder } from 'kysely'
import type { FieldFilter } from '#domain/form/filter.ts'
import { sql, type Tx } from './open-database.ts'

export type Name = { readonly id: string; readonly name: string }

/** An entry of a register as lists show it; `line` is the same for all versions of one entry. */
export type EntryListed = {
  readonly id: string
  readonly line: string
  readonly values: Readonly<Record<string, unknown>>
  readonly person: Name | null
  readonly org: Name | null
  readonly enterprise: Name | null
  readonly project: Name | null
  readonly area: Name | null
  readonly matter: Name | null
  readonly visitId: string | null
  readonly at: string
  readonly day: string
  readonly recordedAt: string
  readonly recordedBy: Name | null
  readonly corrected: boolean
  readonly voidedAt: string | null
  readonly voidReason: string | null
  readonly programVersion: number
  readonly revision: number
}

export type EntryWhere = {
  readonly programKey: string
  readonly form: string
  readonly id?: string | undefined
  readonly line?: string | undefined
  readonly enterpriseId?: string | undefined
  readonly projectId?: string | undefined
  readonly orgId?: string | undefined
  readonly personId?: string | undefined
  readonly areaId?: string | undefined
  readonly visitId?: string | undefined
  readonly matterId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Part of any text that was filled in, or of the name of whom it is about. */
  readonly q?: string | undefined
  /** Whether `q` may find the enterprise and project an entry hangs on; absent: yes. */
  readonly names?: boolean | undefined
  readonly voided?: boolean | undefined
  readonly fields?: readonly FieldFilter[] | undefined
}

/** Entries that fit and that the asker may read; alias `e`. Without a word about it, those that count. */
export function entryCondition(authorityId: string, where: EntryWhere, scope: RawBuilder<unknown>) {
  const arms: RawBuilder<unknown>[] = [
    sql`e.authority_id = ${authorityId} and e.program_key = ${where.programKey} and e.form = ${where.form}`,
    scope,
    where.voided ? sql`e.voided_at is not null` : sql`e.voided_at is null`,
  ]
  const columns = {
    id: where.id,
    enterprise_id: where.enterpriseId,
    project_id: where.projectId,
    org_id: where.orgId,
    person_id: where.personId,
    area_id: where.areaId,
    visit_id: where.visitId,
    matter_id: where.matterId,
  }
  for (const [column, value] of Object.entries(columns)) {
    if (value !== undefined) arms.push(sql`${sql.ref(`e.${column}`)} = ${value}`)
  }
  if (where.line) arms.push(sql`coalesce(e.first_id, e.id) = ${where.line}`)
  if (where.from) arms.push(sql`e.day >= ${where.from}`)
  if (where.to) arms.push(sql`e.day <= ${where.to}`)
  if (where.q) arms.push(textArm(authorityId, where.q, where.names ?? true))
  for (const filter of where.fields ?? []) arms.push(fieldArm(filter))
  return sql`(${sql.join(arms, sql` and `)})`
}

function textArm(authorityId: string, q: string, names: boolean) {
  const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  const typed = sql`exists (select from jsonb_each_text(e.values) v where v.value ilike ${like})`
  if (!names) return sql`(${typed})`
  return sql`(${typed}
    or e.enterprise_id in (select n.id from enterprise n where n.authority_id = ${authorityId} and n.name ilike ${like})
    or e.project_id in (select n.id from project n where n.authority_id = ${authorityId} and n.name ilike ${like})
    or e.org_id in (select n.id from org n where n.authority_id = ${authorityId} and n.name ilike ${like}))`
}

/** A number of the values, null for what an older version of the form kept as something else. */
export function numberOf(field: string, alias = 'e') {
  const values = sql.ref(`${alias}.values`)
  return sql`case when jsonb_typeof(${values} -> ${field}::text) = 'number' then (${values} ->> ${field}::text)::numeric end`
}

function fieldArm({ field, op, value }: FieldFilter) {
  if (field.type === 'choices') return sql`e.values -> ${field.id}::text @> ${JSON.stringify([value])}::jsonb`
  if (typeof value === 'number') return sql`${numberOf(field.id)} ${sql.raw(op)} ${value}`
  // Days are kept as YYYY-MM-DD, whose order as text is their order as days.
  if (op !== '=') return sql`e.values ->> ${field.id}::text ${sql.raw(op)} ${value}`
  // Not filled in is not yes.
  if (value === false) return sql`coalesce(e.values ->> ${field.id}::text, 'false') = 'false'`
  return sql`e.values ->> ${field.id}::text = ${String(value)}`
}

const named = (alias: string, name = 'name') =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.${name}`)}) end`

/** Entries, the latest first. */
export async function listEntryRows(
  tx: Tx,
  authorityId: string,
  page: { condition: RawBuilder<unknown>; after?: { at: string; id: string } | undefined; limit: number },
): Promise<EntryListed[]> {
  const { rows } = await sql<EntryListed>`
    with page as materialized (
      select e.* from form_entry e
       where ${page.condition}
         ${page.after ? sql`and (e.at, e.id) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)` : sql``}
       order by e.at desc, e.id desc limit ${page.limit})
    select e.id, coalesce(e.first_id, e.id) as line, e.values, ${named('pe')} as person, ${named('o')} as org, ${named('n')} as enterprise,
           ${named('pr')} as project, ${named('ar')} as area, ${named('m', 'title')} as matter, e.visit_id as "visitId", e.at, e.day,
           e.recorded_at as "recordedAt", ${named('rb')} as "recordedBy", e.replaces_id is not null as corrected, e.voided_at as "voidedAt",
           e.void_reason as "voidReason", e.program_version as "programVersion", e.revision
      from page e
      left join person pe on pe.authority_id = ${authorityId} and pe.id = e.person_id
      left join org o on o.authority_id = ${authorityId} and o.id = e.org_id
      left join enterprise n on n.authority_id = ${authorityId} and n.id = e.enterprise_id
      left join project pr on pr.authority_id = ${authorityId} and pr.id = e.project_id
      left join area ar on ar.authority_id = ${authorityId} and ar.id = e.area_id
      left join matter m on m.authority_id = ${authorityId} and m.id = e.matter_id
      left join person rb on rb.authority_id = ${authorityId} and rb.id = e.recorded_by
     order by e.at desc, e.id desc`.execute(tx)
  return rows
}

export type EntryTotals = {
  readonly total: number
  readonly enterprises: number
  /** Per summed field: how many filled it in, and their sum as exact decimal text. */
  readonly sums: readonly { readonly field: string; readonly filled: number; readonly sum: string }[]
  /** Per choice field and value: how many chose it. */
  readonly chosen: readonly { readonly field: string; readonly value: string; readonly count: number }[]
}

/** What the entries that fit come to. */
export async function totalEntries(
  tx: Tx,
  condition: RawBuilder<unknown>,
  fields: { readonly summed: readonly string[]; readonly chosen: readonly string[] },
): Promise<EntryTotals> {
  const { rows } = await sql<EntryTotals>`
    with fit as materialized (select e.id, e.enterprise_id, e.values from form_entry e where ${condition})
    select (select count(*)::int from fit) as total,
           (select count(distinct enterprise_id)::int from fit) as enterprises,
           (select coalesce(jsonb_agg(to_jsonb(s) - 'n' order by s.n), '[]') from (
              select f.n, f.field, count(${numberIn()})::int as filled, coalesce(sum(${numberIn()}), 0)::text as sum
                from unnest(${[...fields.summed]}::text[]) with ordinality as f (field, n) left join fit e on true group by f.n, f.field) s) as sums,
           (select coalesce(jsonb_agg(to_jsonb(c) - 'n' order by c.n, c.count desc, c.value), '[]') from (
              select f.n, f.field, v.value, count(*)::int as count
                from unnest(${[...fields.chosen]}::text[]) with ordinality as f (field, n) cross join fit e
                cross join lateral jsonb_array_elements_text(
                  case jsonb_typeof(e.values -> f.field) when 'array' then e.values -> f.field
                       else jsonb_build_array(e.values -> f.field) end) as v (value)
               where e.values ? f.field
               group by f.n, f.field, v.value) c) as chosen`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('a select without from gives one row')
  return row
}

/** The field `f.field` of an entry as a number; null where it holds none. */
export const numberIn = () =>
  sql`case when jsonb_typeof(e.values -> f.field) = 'number' then (e.values ->> f.field)::numeric end`

/** How many entries each form has that the asker may read, and when the last was made. */
export async function countByForm(tx: Tx, authorityId: string, scope: RawBuilder<unknown>) {
  const { rows } = await sql<{ programKey: string; form: string; count: number; lastAt: string | null }>`
    select e.program_key as "programKey", e.form, count(*)::int as count, max(e.at) as "lastAt"
      from form_entry e where e.authority_id = ${authorityId} and e.voided_at is null and ${scope}
     group by e.program_key, e.form`.execute(tx)
  return rows
}

/** To which line an entry belongs, and under which version of which form it was written. */
export async function findLine(tx: Tx, authorityId: string, id: string) {
  const { rows } = await sql<{ line: string; programKey: string; programVersion: number; form: string }>`
    select coalesce(first_id, id) as line, program_key as "programKey", program_version as "programVersion", form
      from form_entry where authority_id = ${authorityId} and id = ${id}`.execute(tx)
  return rows[0]
}

/** All versions of a line, the latest first. */
export async function listVersionsOf(tx: Tx, authorityId: string, line: string): Promise<EntryListed[]> {
  return listEntryRows(tx, authorityId, {
    condition: sql`e.authority_id = ${authorityId} and (e.id = ${line} or e.first_id = ${line})`,
    limit: 200,
  }).then((rows) => rows.sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1)))
}
