/** Units and areas, as lists show them. */
import { type RawBuilder, sql, type Tx } from '../open-database.ts'
import { beyond, count, type Name, named, type Page } from './page.ts'

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

export async function listAreaRows(tx: Tx, authorityId: string) {
  const { rows } = await sql<{ id: string; name: string; level: string; parent: Name }>`
    select a.id, a.name, a.level, ${named('p')} as parent
      from area a left join area p on p.authority_id = ${authorityId} and p.id = a.parent_id
     where a.authority_id = ${authorityId} order by a.name, a.id`.execute(tx)
  return rows
}
