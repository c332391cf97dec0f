import { sql, type Tx } from './open-database.ts'

/** The enterprise or project a plate stands at. */
export async function findPlateTarget(tx: Tx, authorityId: string, id: string) {
  const { rows } = await sql<{ kind: 'enterprise' | 'project'; name: string }>`
    select 'enterprise' as kind, name from enterprise where authority_id = ${authorityId} and id = ${id} and status = 'active'
    union all select 'project', name from project where authority_id = ${authorityId} and id = ${id}`.execute(tx)
  return rows[0]
}

/** Who is paired with the target on a day, of some kinds of pairing. */
export async function listPlatePeople(
  tx: Tx,
  authorityId: string,
  of: { targetId: string; day: string; links: readonly { programKey: string; link: string }[] },
) {
  const { rows } = await sql<{ programKey: string; link: string; person: string | null; org: string | null }>`
    select l.program_key as "programKey", l.link, p.name as person, o.name as org
      from link l
      join unnest(${of.links.map((one) => one.programKey)}::text[], ${of.links.map((one) => one.link)}::text[]) as w (key, link)
        on w.key = l.program_key and w.link = l.link
      left join person p on p.authority_id = ${authorityId} and p.id = l.person_id
      left join org o on o.authority_id = ${authorityId} and o.id = l.org_id
     where l.authority_id = ${authorityId} and (l.enterprise_id = ${of.targetId} or l.project_id = ${of.targetId})
       and l.from_day <= ${of.day} and l.to_day >= ${of.day} and l.voided_at is null
     order by l.link, o.name, p.name`.execute(tx)
  return rows
}
