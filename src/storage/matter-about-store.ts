import { sql, type Tx } from './open-database.ts'

/** The open matter of a kind about this derived row. */
export async function findOpenAbout(
  tx: Tx,
  authorityId: string,
  matter: string,
  aboutId: string,
): Promise<{ id: string; number: string } | undefined> {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from matter
     where authority_id = ${authorityId} and about_id = ${aboutId} and matter = ${matter} and state not in ('closed', 'dismissed', 'merged')
     limit 1`.execute(tx)
  return rows[0]
}

/** Any matter of a kind about this derived row, the latest first: a case is opened once. */
export async function findAbout(
  tx: Tx,
  authorityId: string,
  matter: string,
  aboutId: string,
): Promise<{ id: string; number: string } | undefined> {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from matter
     where authority_id = ${authorityId} and about_id = ${aboutId} and matter = ${matter}
     order by id desc limit 1`.execute(tx)
  return rows[0]
}

/** Who closed the cases about a derived row: they decided first. */
export async function listDeciders(tx: Tx, authorityId: string, aboutId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct a.actor_person as person_id
      from matter m
      join act a on a.authority_id = ${authorityId} and a.matter_id = m.id and a.act = 'close' and not a.refused
     where m.authority_id = ${authorityId} and m.about_id = ${aboutId} and a.actor_person is not null`.execute(tx)
  return rows.map((row) => row.person_id)
}
