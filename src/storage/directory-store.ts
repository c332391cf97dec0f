import { type RawBuilder, sql, type Tx } from './open-database.ts'

type Name = { readonly id: string; readonly name: string } | null

/** An enterprise's industry with its own code; only sections and divisions have names here, so a finer code says its division's. */
const INDUSTRY = sql`case when e.industry_code is not null then jsonb_build_object('code', e.industry_code, 'name', coalesce(i.name, division.name, e.industry_code)) end`

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

export type Page = {
  /** `total`: counted for the first page, and not again. */
  readonly after?: { readonly name: string; readonly id: string; readonly total?: number | undefined } | undefined
  readonly limit: number
}

const beyond = (alias: string, page: Page) =>
  page.after
    ? sql`and (${sql.ref(`${alias}.name`)}, ${sql.ref(`${alias}.id`)}) > (${page.after.name}, ${page.after.id}::uuid)`
    : sql``

async function count(tx: Tx, from: RawBuilder<unknown>, condition: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${from} where ${condition}`.execute(tx)
  return rows[0]?.n ?? 0
}

export type OrgListed = {
  id: string
  name: string
  shortNames: string[]
  kind: string
  parent: Name
  area: Name
  isOffice: boolean
  people: number
  fromDay: string | null
  toDay: string | null
  revision: number
}

/** Units by name, with how many people they have on a day. */
export async function listOrgRows(
  tx: Tx,
  authorityId: string,
  where: { q?: string | undefined; kind?: string | undefined; scope: RawBuilder<unknown>; day: string },
  page: Page,
): Promise<{ rows: OrgListed[]; total: number }> {
  const condition = sql`o.authority_id = ${authorityId} and ${where.scope}
    ${where.q ? sql`and (strpos(o.name, ${where.q}) > 0 or ${where.q} = any(o.short_names))` : sql``}
    ${where.kind ? sql`and o.kind = ${where.kind}` : sql``}`
  const { rows } = await sql<OrgListed>`
    with page as materialized (
      select o.* from org o where ${condition} ${beyond('o', page)} order by o.name, o.id limit ${page.limit}),
    staff as (
      select org_id, count(distinct person_id)::int as n from post
       where authority_id = ${authorityId} and org_id = any(array(select id from page)) and from_day <= ${where.day} and to_day >= ${where.day}
       group by org_id)
    select o.id, o.name, o.short_names as "shortNames", o.kind, ${named('p')} as parent, ${named('a')} as area, o.is_office as "isOffice",
           coalesce(s.n, 0) as people, o.from_day as "fromDay", o.to_day as "toDay", o.revision
      from page o
      left join org p on p.authority_id = ${authorityId} and p.id = o.parent_id
      left join area a on a.authority_id = ${authorityId} and a.id = o.area_id
      left join staff s on s.org_id = o.id
     order by o.name, o.id`.execute(tx)
  return { rows, total: page.after?.total ?? (await count(tx, sql`org o`, condition)) }
}

export type PersonListed = {
  id: string
  name: string
  rank: string | null
  org: Name
  title: string
  phone: string | null
  links: number
  revision: number
}

/** Persons by name, with their primary post and pairings on a day. */
export async function listPersonRows(
  tx: Tx,
  authorityId: string,
  where: {
    id?: string | undefined
    q?: string | undefined
    orgId?: string | undefined
    scope: RawBuilder<unknown>
    day: string
  },
  page: Page,
): Promise<{ rows: PersonListed[]; total: number }> {
  const condition = sql`n.authority_id = ${authorityId} and ${where.scope}
    ${where.id ? sql`and n.id = ${where.id}` : sql``}
    ${where.q ? sql`and (strpos(n.name, ${where.q}) > 0 or n.staff_no = ${where.q})` : sql``}
    ${
      where.orgId
        ? sql`and n.id = any(array(select x.person_id from post x where x.authority_id = ${authorityId} and x.org_id = ${where.orgId}
                                     and x.from_day <= ${where.day} and x.to_day >= ${where.day}))`
        : sql``
    }`
  const { rows } = await sql<PersonListed>`
    with page as materialized (
      select n.* from person n where ${condition} ${beyond('n', page)} order by n.name, n.id limit ${page.limit}),
    main as (
      select distinct on (x.person_id) x.person_id, x.org_id, x.title from post x
       where x.authority_id = ${authorityId} and x.person_id = any(array(select id from page)) and x.from_day <= ${where.day} and x.to_day >= ${where.day}
       order by x.person_id, x.is_primary desc, x.from_day desc, x.id),
    held as (
      select l.person_id, count(*)::int as n from link l
       where l.authority_id = ${authorityId} and l.person_id = any(array(select id from page)) and l.voided_at is null
         and l.from_day <= ${where.day} and l.to_day >= ${where.day}
       group by l.person_id)
    select n.id, n.name, n.rank, ${named('o')} as org, coalesce(m.title, '') as title, n.phone, coalesce(h.n, 0) as links, n.revision
      from page n
      left join main m on m.person_id = n.id
      left join org o on o.authority_id = ${authorityId} and o.id = m.org_id
      left join held h on h.person_id = n.id
     order by n.name, n.id`.execute(tx)
  return { rows, total: page.after?.total ?? (await count(tx, sql`person n`, condition)) }
}

/** A person's posts, the present ones first. */
export async function listPosts(tx: Tx, authorityId: string, personId: string) {
  const { rows } = await sql<{
    id: string
    org: { id: string; name: string }
    title: string
    isPrimary: boolean
    isHead: boolean
    fromDay: string
    toDay: string
  }>`
    select p.id, ${named('o')} as org, p.title, p.is_primary as "isPrimary", p.is_head as "isHead", p.from_day as "fromDay", p.to_day as "toDay"
      from post p
      join org o on o.authority_id = ${authorityId} and o.id = p.org_id
     where p.authority_id = ${authorityId} and p.person_id = ${personId}
     order by p.to_day desc, p.from_day desc, p.id`.execute(tx)
  return rows
}

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

export type ProjectListed = {
  id: string
  name: string
  code: string | null
  class: string | null
  stage: string | null
  investment: string | null
  org: Name
  enterprise: Name
  area: Name
  links: number
  openMatters: number
  lastVisit: string | null
  revision: number
}

/** Projects by name, with pairings on a day, what is open and the last visit. */
export async function listProjectRows(
  tx: Tx,
  authorityId: string,
  where: {
    id?: string | undefined
    q?: string | undefined
    stage?: string | undefined
    orgId?: string | undefined
    heldBy?: string | undefined
    scope: RawBuilder<unknown>
    day: string
  },
  page: Page,
): Promise<{ rows: ProjectListed[]; total: number }> {
  const holding = sql`l.authority_id = ${authorityId} and l.project_id is not null and l.voided_at is null
    and l.from_day <= ${where.day} and l.to_day >= ${where.day}`
  const condition = sql`j.authority_id = ${authorityId} and ${where.scope}
    ${where.id ? sql`and j.id = ${where.id}` : sql``}
    ${where.q ? sql`and (strpos(j.name, ${where.q}) > 0 or j.code = ${where.q})` : sql``}
    ${where.stage ? sql`and j.stage = ${where.stage}` : sql``}
    ${where.orgId ? sql`and j.org_id = ${where.orgId}` : sql``}
    ${where.heldBy ? sql`and j.id = any(array(select l.project_id from link l where ${holding} and l.person_id = ${where.heldBy}))` : sql``}`
  const { rows } = await sql<ProjectListed>`
    with page as materialized (
      select j.* from project j where ${condition} ${beyond('j', page)} order by j.name, j.id limit ${page.limit}),
    held as (
      select l.project_id, count(*)::int as n from link l
       where ${holding} and l.project_id = any(array(select id from page)) group by l.project_id),
    pending as (
      select m.project_id, count(*)::int as n from matter m
       where m.authority_id = ${authorityId} and m.project_id = any(array(select id from page))
         and m.state not in ('closed', 'dismissed', 'merged') group by m.project_id),
    visited as (
      select v.project_id, max(v.day) as day from visit v
       where v.authority_id = ${authorityId} and v.project_id = any(array(select id from page)) and v.voided_at is null
       group by v.project_id)
    select j.id, j.name, j.code, j.class, j.stage, j.investment, ${named('o')} as org, ${named('e')} as enterprise, ${named('a')} as area,
           coalesce(h.n, 0) as links, coalesce(w.n, 0) as "openMatters", v.day as "lastVisit", j.revision
      from page j
      left join org o on o.authority_id = ${authorityId} and o.id = j.org_id
      left join enterprise e on e.authority_id = ${authorityId} and e.id = j.enterprise_id
      left join area a on a.authority_id = ${authorityId} and a.id = j.area_id
      left join held h on h.project_id = j.id
      left join pending w on w.project_id = j.id
      left join visited v on v.project_id = j.id
     order by j.name, j.id`.execute(tx)
  return { rows, total: page.after?.total ?? (await count(tx, sql`project j`, condition)) }
}

/** The stages a project has gone through. */
export async function listStages(tx: Tx, authorityId: string, projectId: string) {
  const { rows } = await sql<{ stage: string; fromDay: string; toDay: string | null; blockedBy: string | null }>`
    select stage, from_day as "fromDay", to_day as "toDay", blocked_by as "blockedBy" from project_stage
     where authority_id = ${authorityId} and project_id = ${projectId} order by from_day desc, id desc`.execute(tx)
  return rows
}

export async function listAreaRows(tx: Tx, authorityId: string) {
  const { rows } = await sql<{ id: string; name: string; level: string; parent: Name }>`
    select a.id, a.name, a.level, ${named('p')} as parent
      from area a left join area p on p.authority_id = ${authorityId} and p.id = a.parent_id
     where a.authority_id = ${authorityId} order by a.name, a.id`.execute(tx)
  return rows
}
