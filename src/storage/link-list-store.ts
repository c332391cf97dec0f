import { type RawBuilder, sql, type Tx } from './open-database.ts'

type Name = { readonly id: string; readonly name: string }

export type LinkListed = {
  readonly id: string
  readonly programKey: string
  readonly link: string
  readonly person: Name | null
  readonly org: Name | null
  readonly targetKind: string
  readonly target: Name
  readonly kinds: readonly string[]
  readonly fromDay: string
  readonly toDay: string
  readonly termTo: string | null
  readonly endReason: string | null
  readonly lastVisit: string | null
  readonly openMatters: number
  readonly revision: number
}

export type LinkWhere = {
  readonly id?: string | undefined
  readonly program?: string | undefined
  readonly link?: string | undefined
  readonly personId?: string | undefined
  readonly orgId?: string | undefined
  readonly enterpriseId?: string | undefined
  readonly projectId?: string | undefined
  readonly q?: string | undefined
  /** Holding on this day; absent: whenever. */
  readonly on?: string | undefined
  readonly endedBefore?: string | undefined
}

export function linkCondition(authorityId: string, where: LinkWhere, scope: RawBuilder<unknown>): RawBuilder<unknown> {
  const arms: RawBuilder<unknown>[] = [sql`l.authority_id = ${authorityId} and l.voided_at is null`, scope]
  const columns = {
    id: where.id,
    program_key: where.program,
    link: where.link,
    person_id: where.personId,
    org_id: where.orgId,
    enterprise_id: where.enterpriseId,
    project_id: where.projectId,
  }
  for (const [column, value] of Object.entries(columns)) {
    if (value !== undefined) arms.push(sql`${sql.ref(`l.${column}`)} = ${value}`)
  }
  if (where.on) arms.push(sql`l.from_day <= ${where.on} and l.to_day >= ${where.on}`)
  if (where.endedBefore) arms.push(sql`l.to_day < ${where.endedBefore}`)
  if (where.q) {
    const among = (column: string, table: string) =>
      sql`${sql.ref(`l.${column}`)} = any(array(select n.id from ${sql.table(table)} n where n.authority_id = ${authorityId} and strpos(n.name, ${where.q}) > 0))`
    arms.push(
      sql`(${among('person_id', 'person')} or ${among('enterprise_id', 'enterprise')} or ${among('project_id', 'project')} or ${among('org_id', 'org')})`,
    )
  }
  return sql.join(arms, sql` and `)
}

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

/** Pairings in the order they were made, with the holder's last visit there and what is open. */
export async function listLinkRows(
  tx: Tx,
  authorityId: string,
  page: { condition: RawBuilder<unknown>; after?: string | undefined; limit: number },
): Promise<LinkListed[]> {
  const { rows } = await sql<LinkListed>`
    with page as materialized (
      select l.* from link l
       where ${page.condition} ${page.after ? sql`and l.id > ${page.after}` : sql``}
       order by l.id limit ${page.limit}),
    visited as (
      select v.person_id, coalesce(v.enterprise_id, v.project_id) as target_id, max(v.day) as day from visit v
       where v.authority_id = ${authorityId} and v.person_id = any(array(select person_id from page)) and v.voided_at is null
       group by 1, 2),
    pending as (
      select coalesce(m.enterprise_id, m.project_id) as target_id, count(*)::int as n from matter m
       where m.authority_id = ${authorityId} and m.state not in ('closed', 'dismissed', 'merged')
         and (m.enterprise_id = any(array(select enterprise_id from page)) or m.project_id = any(array(select project_id from page)))
       group by 1)
    select l.id, l.program_key as "programKey", l.link, ${named('pe')} as person, ${named('o')} as org, l.target_kind as "targetKind",
           coalesce(${named('e')}, ${named('pr')}, ${named('t_o')}, ${named('t_p')}, ${named('a')}) as target,
           l.kinds, l.from_day as "fromDay", l.to_day as "toDay", l.term_to as "termTo", l.end_reason as "endReason",
           v.day as "lastVisit", coalesce(w.n, 0) as "openMatters", l.revision
      from page l
      left join person pe on pe.authority_id = ${authorityId} and pe.id = l.person_id
      left join org o on o.authority_id = ${authorityId} and o.id = l.org_id
      left join enterprise e on e.authority_id = ${authorityId} and e.id = l.enterprise_id
      left join project pr on pr.authority_id = ${authorityId} and pr.id = l.project_id
      left join org t_o on t_o.authority_id = ${authorityId} and t_o.id = l.target_org_id
      left join person t_p on t_p.authority_id = ${authorityId} and t_p.id = l.target_person_id
      left join area a on a.authority_id = ${authorityId} and a.id = l.area_id
      left join visited v on v.person_id = l.person_id and v.target_id = coalesce(l.enterprise_id, l.project_id)
      left join pending w on w.target_id = coalesce(l.enterprise_id, l.project_id)
     order by l.id`.execute(tx)
  return rows
}

export async function countLinkRows(tx: Tx, condition: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from link l where ${condition}`.execute(tx)
  return rows[0]?.n ?? 0
}
