import { sql, type Tx } from './open-database.ts'

export type FeedRow = { readonly id: string; readonly madeAt: string; readonly readAt: string | null }

/** The address an account has given out and not revoked. */
export async function findFeedOf(tx: Tx, authorityId: string, accountId: string): Promise<FeedRow | undefined> {
  const { rows } = await sql<FeedRow>`
    select id, made_at as "madeAt", read_at as "readAt" from calendar_feed
     where authority_id = ${authorityId} and account_id = ${accountId} and revoked_at is null
     order by id desc limit 1`.execute(tx)
  return rows[0]
}

/** Every address of the account stops working. */
export async function revokeFeeds(tx: Tx, authorityId: string, accountId: string, at: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update calendar_feed set revoked_at = ${at}
     where authority_id = ${authorityId} and account_id = ${accountId} and revoked_at is null returning id`.execute(tx)
  return rows.length
}

export async function insertFeed(
  tx: Tx,
  authorityId: string,
  feed: { id: string; accountId: string; tokenHash: Uint8Array; at: string },
): Promise<void> {
  await sql`
    insert into calendar_feed (authority_id, id, account_id, token_hash, made_at)
    values (${authorityId}, ${feed.id}, ${feed.accountId}, ${Buffer.from(feed.tokenHash)}, ${feed.at})`.execute(tx)
}

export type FeedHolder = {
  readonly feedId: string
  readonly accountId: string
  readonly name: string
  readonly personId: string | null
  /** Units whose work is his too: where he is head or handler. */
  readonly workOrgIds: readonly string[]
}

/** Whose feed a token opens: an account that is not disabled, with the units it works for today. */
export async function findFeedHolder(
  tx: Tx,
  authorityId: string,
  tokenHash: Uint8Array,
  today: string,
): Promise<FeedHolder | undefined> {
  const { rows } = await sql<FeedHolder>`
    select f.id as "feedId", a.id as "accountId", coalesce(a.name, p.name, a.login) as name, a.person_id as "personId",
           array(select distinct coalesce(g.org_id, o.org_id) from role_grant g
                  left join post o on o.authority_id = g.authority_id and o.person_id = a.person_id
                                  and o.from_day <= ${today} and o.to_day >= ${today}
                 where g.authority_id = ${authorityId} and g.account_id = a.id and g.revoked_at is null and g.role in ('head', 'handler')
                   and coalesce(g.org_id, o.org_id) is not null) as "workOrgIds"
      from calendar_feed f
      join account a on a.authority_id = f.authority_id and a.id = f.account_id and a.disabled_at is null
      left join person p on p.authority_id = a.authority_id and p.id = a.person_id
     where f.authority_id = ${authorityId} and f.token_hash = ${Buffer.from(tokenHash)} and f.revoked_at is null`.execute(
    tx,
  )
  return rows[0]
}

export async function noteFeedRead(tx: Tx, authorityId: string, id: string, at: string): Promise<void> {
  await sql`update calendar_feed set read_at = ${at} where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}
