import { sql, type Tx } from './open-database.ts'

type Name = { readonly id: string; readonly name: string } | null

export type TargetListed = {
  readonly linkId: string
  readonly programKey: string
  readonly link: string
  readonly enterprise: Name
  readonly project: Name
  readonly area: Name
  readonly kinds: readonly string[]
  readonly fromDay: string
  readonly toDay: string
  readonly address: string | null
  readonly lastVisit: string | null
  readonly openMatters: number
}

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

/** Whom a person serves on a day, with the last visit of his and what is still open there. */
export async function listTargetsOf(
  tx: Tx,
  authorityId: string,
  personId: string,
  day: string,
): Promise<TargetListed[]> {
  const { rows } = await sql<TargetListed>`
    with mine as materialized (
      select * from link
       where authority_id = ${authorityId} and person_id = ${personId} and voided_at is null
         and from_day <= ${day} and to_day >= ${day}),
    visited as (
      select enterprise_id, project_id, max(day) as day from visit
       where authority_id = ${authorityId} and person_id = ${personId} and voided_at is null
       group by enterprise_id, project_id),
    pending as (
      select enterprise_id, project_id, count(*)::int as n from matter
       where authority_id = ${authorityId} and state not in ('closed', 'dismissed', 'merged')
         and (enterprise_id = any(array(select enterprise_id from mine where enterprise_id is not null))
              or project_id = any(array(select project_id from mine where project_id is not null)))
       group by enterprise_id, project_id)
    select l.id as "linkId", l.program_key as "programKey", l.link, ${named('e')} as enterprise, ${named('p')} as project,
           ${named('a')} as area, l.kinds, l.from_day as "fromDay", l.to_day as "toDay", e.address,
           (select max(v.day) from visited v where v.enterprise_id = l.enterprise_id or v.project_id = l.project_id) as "lastVisit",
           (select coalesce(sum(n), 0)::int from pending w where w.enterprise_id = l.enterprise_id or w.project_id = l.project_id) as "openMatters"
      from mine l
      left join enterprise e on e.authority_id = ${authorityId} and e.id = l.enterprise_id
      left join project p on p.authority_id = ${authorityId} and p.id = l.project_id
      left join area a on a.authority_id = ${authorityId} and a.id = l.area_id
     order by "openMatters" desc, "lastVisit" nulls first, l.id`.execute(tx)
  return rows
}

/** Visits a person has planned from a day on. */
export async function listPlansOf(tx: Tx, authorityId: string, personId: string, day: string) {
  const { rows } = await sql<{ id: string; day: string; enterprise: Name; project: Name; note: string | null }>`
    select v.id, v.day, ${named('e')} as enterprise, ${named('p')} as project, v.note
      from visit_plan v
      left join enterprise e on e.authority_id = ${authorityId} and e.id = v.enterprise_id
      left join project p on p.authority_id = ${authorityId} and p.id = v.project_id
     where v.authority_id = ${authorityId} and v.person_id = ${personId} and v.day >= ${day} and v.cancelled_at is null
       and v.visit_id is null
     order by v.day, v.id
     limit 100`.execute(tx)
  return rows
}

/** Notices somebody has not read. */
export async function countUnread(
  tx: Tx,
  authorityId: string,
  of: { accountId: string | null; personId: string | null; orgIds: readonly string[] },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from notice n
     where n.authority_id = ${authorityId} and n.read_at is null
       and (n.person_id = ${of.personId}::uuid or n.org_id = any(${[...of.orgIds]}::uuid[]) or n.account_id = ${of.accountId}::uuid)`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}
