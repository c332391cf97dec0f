/** Enterprises, as lists and their own page show them. */
import { type RawBuilder, sql, type Tx } from '../open-database.ts'
import { beyond, count, type Name, named, type Page } from './page.ts'

/** An enterprise's industry with its own code; only sections and divisions have names here, so a finer code says its division's. */
const INDUSTRY = sql`case when e.industry_code is not null then jsonb_build_object('code', e.industry_code, 'name', coalesce(i.name, division.name, e.industry_code)) end`

export type EnterpriseListed = {
  id: string
  name: string
  creditCode: string | null
  classes: string[]
  industry: { code: string; name: string } | null
  area: Name
  size: string | null
  status: string
  links: number
  openMatters: number
  lastVisit: string | null
  revision: number
}

/** Enterprises by name, with pairings on a day, what is open and the last visit. */
export async function listEnterpriseRows(
  tx: Tx,
  authorityId: string,
  where: {
    q?: string | undefined
    classes?: readonly string[] | undefined
    areaId?: string | undefined
    status?: string | undefined
    uncovered?: boolean | undefined
    heldBy?: string | undefined
    ids?: readonly string[] | undefined
    /** Nobody has been there since this day. */
    notVisitedSince?: string | undefined
    scope: RawBuilder<unknown>
    day: string
  },
  page: Page,
): Promise<{ rows: EnterpriseListed[]; total: number }> {
  const holding = sql`l.authority_id = ${authorityId} and l.enterprise_id is not null and l.voided_at is null
    and l.from_day <= ${where.day} and l.to_day >= ${where.day}`
  const condition = sql`e.authority_id = ${authorityId} and e.status <> 'merged' and ${where.scope}
    ${where.q ? sql`and (strpos(e.name, ${where.q}) > 0 or e.credit_code = ${where.q.toUpperCase()} or strpos(coalesce(e.short_name, ''), ${where.q}) > 0)` : sql``}
    ${where.classes && where.classes.length > 0 ? sql`and e.classes @> ${[...where.classes]}::text[]` : sql``}
    ${where.areaId ? sql`and e.area_id = ${where.areaId}` : sql``}
    ${where.status ? sql`and e.status = ${where.status}` : sql``}
    ${where.ids ? sql`and e.id = any(${[...where.ids]}::uuid[])` : sql``}
    ${where.uncovered ? sql`and e.id <> all(array(select l.enterprise_id from link l where ${holding}))` : sql``}
    ${
      where.notVisitedSince
        ? sql`and not exists (select 1 from visit v where v.authority_id = ${authorityId} and v.enterprise_id = e.id
                               and v.day >= ${where.notVisitedSince} and v.voided_at is null)`
        : sql``
    }
    ${where.heldBy ? sql`and e.id = any(array(select l.enterprise_id from link l where ${holding} and l.person_id = ${where.heldBy}))` : sql``}`
  const { rows } = await sql<EnterpriseListed>`
    with page as materialized (
      select e.* from enterprise e where ${condition} ${beyond('e', page)} order by e.name, e.id limit ${page.limit}),
    held as (
      select l.enterprise_id, count(*)::int as n from link l
       where ${holding} and l.enterprise_id = any(array(select id from page)) group by l.enterprise_id),
    pending as (
      select m.enterprise_id, count(*)::int as n from matter m
       where m.authority_id = ${authorityId} and m.enterprise_id = any(array(select id from page))
         and m.state not in ('closed', 'dismissed', 'merged') group by m.enterprise_id),
    visited as (
      select v.enterprise_id, max(v.day) as day from visit v
       where v.authority_id = ${authorityId} and v.enterprise_id = any(array(select id from page)) and v.voided_at is null
       group by v.enterprise_id)
    select e.id, e.name, e.credit_code as "creditCode", e.classes,
           ${INDUSTRY} as industry,
           ${named('a')} as area, e.size, e.status, coalesce(h.n, 0) as links, coalesce(w.n, 0) as "openMatters", v.day as "lastVisit", e.revision
      from page e
      left join area a on a.authority_id = ${authorityId} and a.id = e.area_id
      left join industry i on i.code = e.industry_code
      left join industry division on division.code = left(e.industry_code, 2)
      left join held h on h.enterprise_id = e.id
      left join pending w on w.enterprise_id = e.id
      left join visited v on v.enterprise_id = e.id
     order by e.name, e.id`.execute(tx)
  return { rows, total: page.after?.total ?? (await count(tx, sql`enterprise e`, condition)) }
}

/** An enterprise's own facts, and its figures over time. */
export async function readEnterpriseFacts(tx: Tx, authorityId: string, id: string) {
  const { rows } = await sql<{
    id: string
    name: string
    shortName: string | null
    creditCode: string | null
    codeForced: string | null
    classes: string[]
    industry: { code: string; name: string } | null
    region: { code: string; name: string } | null
    area: Name
    address: string | null
    contactName: string | null
    contactPhone: string | null
    size: string | null
    status: string
    mergedInto: Name
    revision: number
    profile: {
      asOf: string
      staff: number | null
      revenue: string | null
      assets: string | null
      output: string | null
      tax: string | null
    }[]
    projects: { id: string; name: string }[]
    counts: { visits: number; matters: number; open: number }
  }>`
    select e.id, e.name, e.short_name as "shortName", e.credit_code as "creditCode", e.code_forced as "codeForced", e.classes,
           ${INDUSTRY} as industry,
           case when r.code is not null then jsonb_build_object('code', r.code, 'name', r.name) end as region,
           ${named('a')} as area, e.address, e.contact_name as "contactName", e.contact_phone as "contactPhone", e.size, e.status,
           ${named('kept')} as "mergedInto", e.revision,
           (select coalesce(jsonb_agg(jsonb_build_object('asOf', f.as_of, 'staff', f.staff, 'revenue', f.revenue::text, 'assets', f.assets::text,
                                                         'output', f.output::text, 'tax', f.tax::text) order by f.as_of desc), '[]')
              from enterprise_profile f where f.authority_id = ${authorityId} and f.enterprise_id = ${id} and f.voided_at is null) as profile,
           (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name), '[]')
              from project p where p.authority_id = ${authorityId} and p.enterprise_id = ${id}) as projects,
           jsonb_build_object(
             'visits', (select count(*) from visit v where v.authority_id = ${authorityId} and v.enterprise_id = ${id} and v.voided_at is null),
             'matters', (select count(*) from matter m where m.authority_id = ${authorityId} and m.enterprise_id = ${id}),
             'open', (select count(*) from matter m where m.authority_id = ${authorityId} and m.enterprise_id = ${id}
                        and m.state not in ('closed', 'dismissed', 'merged'))) as counts
      from enterprise e
      left join industry i on i.code = e.industry_code
      left join industry division on division.code = left(e.industry_code, 2)
      left join region r on r.code = e.region_code
      left join area a on a.authority_id = ${authorityId} and a.id = e.area_id
      left join enterprise kept on kept.authority_id = ${authorityId} and kept.id = e.merged_into
     where e.authority_id = ${authorityId} and e.id = ${id}`.execute(tx)
  return rows[0]
}
