import { sql, type Tx } from './open-database.ts'

/** The short code under which the authority is known in links. */
export async function findAuthorityCode(tx: Tx, authorityId: string): Promise<string> {
  const { rows } = await sql<{ code: string }>`select code from authority where id = ${authorityId}`.execute(tx)
  const [row] = rows
  if (!row) throw new Error(`no authority ${authorityId}`)
  return row.code
}

/** What its people call it. */
export async function findAuthorityName(tx: Tx, authorityId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from authority where id = ${authorityId}`.execute(tx)
  return rows[0]?.name ?? ''
}
