import { sql, type Tx } from './open-database.ts'

/** A stretch of membership of a listed group that is not over on the day, held until the transaction ends. */
export async function holdMembership(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; group: string; subjectId: string; day: string },
): Promise<{ id: string; fromDay: string; toDay: string } | undefined> {
  const { rows } = await sql<{ id: string; fromDay: string; toDay: string }>`
    select id, from_day as "fromDay", to_day as "toDay" from roster_member
     where authority_id = ${authorityId} and program_key = ${of.programKey} and group_id = ${of.group} and subject_id = ${of.subjectId}
       and to_day >= ${of.day} order by from_day limit 1 for update`.execute(tx)
  return rows[0]
}

export async function insertMembership(
  tx: Tx,
  authorityId: string,
  one: { id: string; programKey: string; group: string; subjectKind: string; subjectId: string; fromDay: string },
): Promise<void> {
  await sql`
    insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id, from_day)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.group}, ${one.subjectKind}, ${one.subjectId}, ${one.fromDay})`.execute(
    tx,
  )
}

export async function endMembership(tx: Tx, authorityId: string, id: string, toDay: string): Promise<void> {
  await sql`update roster_member set to_day = ${toDay} where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}
