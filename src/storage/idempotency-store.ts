import { sql, type Tx } from './open-database.ts'

/** Account of requests that come without one (links without log-in): their key is made unique by the caller. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

export type Kept = { readonly requestHash: Buffer; readonly response: unknown }

/**
 * Takes a key for this transaction. Undefined: it is new, and ours until we commit or roll back. Otherwise what the
 * first request with it was answered. Two at once: the second waits for the first.
 */
export async function claimKey(
  tx: Tx,
  authorityId: string,
  accountId: string | null,
  request: { readonly key: string; readonly hash: Uint8Array; readonly at: string },
): Promise<Kept | undefined> {
  const account = accountId ?? NOBODY
  const claimed = await sql`
    insert into idempotency (authority_id, account_id, key, request_hash, status, response, at)
    values (${authorityId}, ${account}, ${request.key}, ${request.hash}, 0, 'null', ${request.at})
    on conflict do nothing`.execute(tx)
  if (Number(claimed.numAffectedRows ?? 0) === 1) return undefined
  const { rows } = await sql<{ request_hash: Buffer; response: unknown }>`
    select request_hash, response from idempotency
     where authority_id = ${authorityId} and account_id = ${account} and key = ${request.key}`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('idempotency key vanished while it was looked up')
  return { requestHash: row.request_hash, response: row.response }
}

/** Keeps the answer of a claimed key. `status` 1: done, 2: refused. */
export async function keepAnswer(
  tx: Tx,
  authorityId: string,
  accountId: string | null,
  key: string,
  answer: { readonly status: 1 | 2; readonly response: unknown },
): Promise<void> {
  await sql`
    update idempotency set status = ${answer.status}, response = ${JSON.stringify(answer.response)}::jsonb
     where authority_id = ${authorityId} and account_id = ${accountId ?? NOBODY} and key = ${key}`.execute(tx)
}

/** Forgets keys older than `before`; answers how many. */
export async function forgetKeys(tx: Tx, authorityId: string, before: string): Promise<number> {
  const result = await sql`delete from idempotency where authority_id = ${authorityId} and at < ${before}`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}
