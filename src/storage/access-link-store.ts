import { sql, type Tx } from './open-database.ts'

/** `enterprise` stands for a year and is used again and again; the others are answered once. */
export type LinkPurpose = 'visit_confirm' | 'matter_confirm' | 'rating' | 'raise' | 'enterprise'

export type AccessLinkRow = {
  readonly purpose: LinkPurpose
  readonly thingId: string
  readonly enterpriseId: string | null
  readonly expiresAt: string
  readonly createdAt: string
  readonly usedAt: string | null
}

export async function insertAccessLink(
  tx: Tx,
  authorityId: string,
  link: Omit<AccessLinkRow, 'usedAt'> & { tokenHash: Uint8Array; createdBy: string | null },
): Promise<void> {
  await sql`
    insert into access_link (authority_id, token_hash, purpose, thing_id, enterprise_id, expires_at, created_at, created_by)
    values (${authorityId}, ${Buffer.from(link.tokenHash)}, ${link.purpose}, ${link.thingId}, ${link.enterpriseId}, ${link.expiresAt},
            ${link.createdAt}, ${link.createdBy})`.execute(tx)
}

/** The link of a token; `hold` keeps a second use waiting until the first is decided. */
export async function findAccessLink(
  tx: Tx,
  authorityId: string,
  tokenHash: Uint8Array,
  how?: 'hold',
): Promise<AccessLinkRow | undefined> {
  const { rows } = await sql<AccessLinkRow>`
    select purpose, thing_id as "thingId", enterprise_id as "enterpriseId", expires_at as "expiresAt", created_at as "createdAt", used_at as "usedAt"
      from access_link where authority_id = ${authorityId} and token_hash = ${Buffer.from(tokenHash)} ${how ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0]
}

/** Marks it used, with the network it was used from (a prefix, never the whole address). */
export async function useAccessLinkRow(
  tx: Tx,
  authorityId: string,
  tokenHash: Uint8Array,
  at: string,
  from: string | null,
): Promise<void> {
  await sql`
    update access_link set used_at = ${at}, used_from = ${from}
     where authority_id = ${authorityId} and token_hash = ${Buffer.from(tokenHash)}`.execute(tx)
}

/** Unused links to a thing end: a new one is sent, or they are taken back. @returns how many ended */
export async function expireAccessLinks(
  tx: Tx,
  authorityId: string,
  of: { thingId: string; purpose: LinkPurpose; at: string },
): Promise<number> {
  const done = await sql`
    update access_link set expires_at = ${of.at}
     where authority_id = ${authorityId} and thing_id = ${of.thingId} and purpose = ${of.purpose} and used_at is null and expires_at > ${of.at}`.execute(
    tx,
  )
  return Number(done.numAffectedRows ?? 0)
}

/** The standing link of an enterprise, if one works at the moment. */
export async function findStandingLink(
  tx: Tx,
  authorityId: string,
  of: { enterpriseId: string; at: string },
): Promise<{ createdAt: string; expiresAt: string } | undefined> {
  const { rows } = await sql<{ createdAt: string; expiresAt: string }>`
    select created_at as "createdAt", expires_at as "expiresAt" from access_link
     where authority_id = ${authorityId} and thing_id = ${of.enterpriseId} and purpose = 'enterprise' and used_at is null and expires_at > ${of.at}
     order by created_at desc limit 1`.execute(tx)
  return rows[0]
}
