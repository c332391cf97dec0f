import { sql, type Tx } from './open-database.ts'

/** What a complainant follows his complaint by: the digest of a code that is kept nowhere. */
export async function insertReceipt(
  tx: Tx,
  authorityId: string,
  one: { hash: Uint8Array; matterId: string; day: string },
): Promise<void> {
  await sql`
    insert into complaint_receipt (authority_id, code_hash, matter_id, created_on)
    values (${authorityId}, ${Buffer.from(one.hash)}, ${one.matterId}, ${one.day})`.execute(tx)
}

export async function findByReceipt(tx: Tx, authorityId: string, hash: Uint8Array): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select matter_id as id from complaint_receipt where authority_id = ${authorityId} and code_hash = ${Buffer.from(hash)}`.execute(
    tx,
  )
  return rows[0]?.id
}

/** Units one may complain of, by name. */
export async function listUnitNames(tx: Tx, authorityId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from org where authority_id = ${authorityId} and (to_day is null or to_day >= current_date) order by name limit 2000`.execute(
    tx,
  )
  return rows
}
