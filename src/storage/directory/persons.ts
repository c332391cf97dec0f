/** People and their posts, as lists show them. */
import { type RawBuilder, sql, type Tx } from '../open-database.ts'
import { beyond, count, type Name, named, type Page } from './page.ts'

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
