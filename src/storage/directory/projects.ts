/** Projects and their stages, as lists show them. */
import { type RawBuilder, sql, type Tx } from '../open-database.ts'
import { beyond, count, type Name, named, type Page } from './page.ts'

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
