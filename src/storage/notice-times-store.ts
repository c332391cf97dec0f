import type { NoticeTimes } from '#domain/notice/hinted-until.ts'
import { sql, type Tx } from './open-database.ts'

/** When an account wishes to be told; undefined: as usual. */
export async function findNoticeTimes(
  tx: Tx,
  authorityId: string,
  accountId: string,
): Promise<NoticeTimes | undefined> {
  const { rows } = await sql<NoticeTimes>`
    select how, quiet_from as "quietFrom", quiet_to as "quietTo" from notice_times
     where authority_id = ${authorityId} and account_id = ${accountId}`.execute(tx)
  return rows[0]
}

export async function putNoticeTimes(
  tx: Tx,
  authorityId: string,
  accountId: string,
  { how, quietFrom, quietTo }: NoticeTimes,
): Promise<void> {
  await sql`
    insert into notice_times (authority_id, account_id, how, quiet_from, quiet_to)
    values (${authorityId}, ${accountId}, ${how}, ${quietFrom}, ${quietTo})
    on conflict (authority_id, account_id)
    do update set how = excluded.how, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to`.execute(tx)
}
