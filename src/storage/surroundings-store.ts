import { sql, type Tx } from './open-database.ts'

/** The unit that runs the programmes. */
export async function findOffice(tx: Tx, authorityId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from org where authority_id = ${authorityId} and is_office order by id limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/** What conditions may read of the entities around a matter, by path: `enterprise.classes`, `project.class` … */
export async function readSurroundings(
  tx: Tx,
  authorityId: string,
  of: { enterpriseId: string | null; projectId: string | null; orgId: string | null },
): Promise<Record<string, string | string[] | null>> {
  const { rows } = await sql<Record<string, string | string[] | null>>`
    select e.name as "enterprise.name", e.classes as "enterprise.classes", e.industry_code as "enterprise.industry", a.name as "enterprise.area.name",
           p.class as "project.class", p.stage as "project.stage", p.industry_code as "project.industry",
           o.name as "org.name", o.kind as "org.kind"
      from authority u
      left join enterprise e on e.authority_id = ${authorityId} and e.id = ${of.enterpriseId}::uuid
      left join area a on a.authority_id = ${authorityId} and a.id = e.area_id
      left join project p on p.authority_id = ${authorityId} and p.id = ${of.projectId}::uuid
      left join org o on o.authority_id = ${authorityId} and o.id = ${of.orgId}::uuid
     where u.id = ${authorityId}`.execute(tx)
  return rows[0] ?? {}
}

/** The leader paired today with whom a matter is about: a holder whose account has the leader's role. */
export async function findLeaderFor(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; enterpriseId: string | null; projectId: string | null; day: string },
): Promise<string | null> {
  if (!of.enterpriseId && !of.projectId) return null
  const { rows } = await sql<{ person_id: string }>`
    select l.person_id
      from link l
      join account a on a.authority_id = ${authorityId} and a.person_id = l.person_id and a.disabled_at is null
      join role_grant g on g.authority_id = ${authorityId} and g.account_id = a.id and g.role = 'leader' and g.revoked_at is null
     where l.authority_id = ${authorityId} and (l.enterprise_id = ${of.enterpriseId}::uuid or l.project_id = ${of.projectId}::uuid)
       and l.from_day <= ${of.day} and l.to_day >= ${of.day} and l.voided_at is null
     order by (l.program_key = ${of.programKey}) desc, l.from_day, l.id
     limit 1`.execute(tx)
  return rows[0]?.person_id ?? null
}

/** A person's unit on a day. */
export async function findUnitOf(tx: Tx, authorityId: string, personId: string, day: string): Promise<string | null> {
  const { rows } = await sql<{ org_id: string }>`
    select org_id from post
     where authority_id = ${authorityId} and person_id = ${personId} and from_day <= ${day} and to_day >= ${day}
     order by is_primary desc, from_day desc, id limit 1`.execute(tx)
  return rows[0]?.org_id ?? null
}

/** The pairings under which a person serves the target on a day. */
export async function listLinksBetween(
  tx: Tx,
  authorityId: string,
  of: { personId: string; enterpriseId: string | null; projectId: string | null; day: string },
): Promise<{ id: string; program_key: string; link: string }[]> {
  const { rows } = await sql<{ id: string; program_key: string; link: string }>`
    select id, program_key, link from link
     where authority_id = ${authorityId} and person_id = ${of.personId}
       and (enterprise_id = ${of.enterpriseId}::uuid or project_id = ${of.projectId}::uuid)
       and from_day <= ${of.day} and to_day >= ${of.day} and voided_at is null
     order by id`.execute(tx)
  return rows
}

/** The person paired with the target under a program on a day: to whom a matter belongs that the enterprise raises. */
export async function findHolderOf(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; enterpriseId: string | null; projectId: string | null; day: string },
): Promise<string | null> {
  if (!of.enterpriseId && !of.projectId) return null
  const { rows } = await sql<{ person_id: string }>`
    select person_id from link
     where authority_id = ${authorityId} and program_key = ${of.programKey} and person_id is not null
       and (enterprise_id = ${of.enterpriseId}::uuid or project_id = ${of.projectId}::uuid)
       and from_day <= ${of.day} and to_day >= ${of.day} and voided_at is null
     order by from_day, id limit 1`.execute(tx)
  return rows[0]?.person_id ?? null
}
