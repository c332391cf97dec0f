import { sql, type Tx } from './open-database.ts'

/** Account of requests that come without one (links without log-in): their key is made unique by the caller. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

export type Kept = { readonly requestHash: Buffer; readonly response: unknown }

/** What the first request with a key was answered; undefined when there was none that committed. */
export async function findAnswer(
  tx: Tx,
  authorityId: string,
  accountId: string | null,
  key: string,
): Promise<Kept | undefined> {
  const { rows } = await sql<{ request_hash: Buffer; response: unknown }>`
    select request_hash, response from idempotency
     where authority_id = ${authorityId} and account_id = ${accountId ?? NOBODY} and key = ${key}`.execute(tx)
  const row = rows[0]
  return row && { requestHash: row.request_hash, response: row.response }
}

/** Forgets keys older than `before`; answers how many. */
export async function forgetKeys(tx: Tx, authorityId: string, before: string): Promise<number> {
  const result = await sql`delete from idempotency where authority_id = ${authorityId} and at < ${before}`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}
