import type { Grant, Role, Scope } from '#domain/access/actor.ts'
import { sql, type Tx } from './open-database.ts'

export type NewSession = {
  readonly tokenHash: Uint8Array
  readonly accountId: string
  readonly csrf: string
  readonly at: string
  readonly expiresAt: string
  readonly userAgent: string | null
}

export async function insertSession(tx: Tx, authorityId: string, session: NewSession): Promise<void> {
  await sql`
    insert into session (authority_id, token_hash, account_id, csrf, created_at, seen_at, expires_at, user_agent)
    values (${authorityId}, ${session.tokenHash}, ${session.accountId}, ${session.csrf}, ${session.at}, ${session.at},
            ${session.expiresAt}, ${session.userAgent})`.execute(tx)
}

/** A living session with everything that makes the actor of its requests. */
export type SessionFound = {
  readonly accountId: string
  readonly login: string
  readonly mustChange: boolean
  /** Has a second factor that holds. */
  readonly hasFactor: boolean
  readonly personId: string | null
  readonly enterpriseId: string | null
  readonly csrf: string
  readonly createdAt: string
  readonly seenAt: string
  readonly expiresAt: string
  readonly orgIds: readonly string[]
  readonly grants: readonly Grant[]
}

/**
 * The session of a token, with the account's grants and the units of its person today: one statement, for it runs with
 * every request. Undefined when there is none, it has ended, or the account is disabled.
 */
export async function findSession(
  tx: Tx,
  authorityId: string,
  tokenHash: Uint8Array,
  now: string,
  today: string,
): Promise<SessionFound | undefined> {
  const { rows } = await sql<
    {
      account_id: string
      login: string
      must_change: boolean
      has_factor: boolean
      person_id: string | null
      enterprise_id: string | null
      csrf: string
      created_at: string
      seen_at: string
      expires_at: string
    } & Told
  >`
    select s.account_id, a.login, a.must_change,
           exists (select from second_factor f where f.authority_id = ${authorityId} and f.account_id = a.id and f.confirmed_at is not null) as has_factor,
           a.person_id, a.enterprise_id, s.csrf, s.created_at, s.seen_at, s.expires_at,
           ${whoIs(authorityId, today)}
      from session s
      join account a on a.authority_id = s.authority_id and a.id = s.account_id
     where s.authority_id = ${authorityId} and s.token_hash = ${tokenHash} and s.expires_at > ${now}
       and a.disabled_at is null`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  return {
    accountId: row.account_id,
    login: row.login,
    mustChange: row.must_change,
    hasFactor: row.has_factor,
    personId: row.person_id,
    enterpriseId: row.enterprise_id,
    csrf: row.csrf,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    orgIds: row.org_ids,
    grants: grantsOf(row),
  }
}

type Told = {
  org_ids: string[]
  grants: { role: Role; scope: Scope; org: string | null; area: string | null; program: string | null }[]
}

/** The units and grants of the account `a` on a day, as columns of a query. */
const whoIs = (authorityId: string, today: string) => sql`
  array(select distinct p.org_id from post p
         where p.authority_id = ${authorityId} and p.person_id = a.person_id
           and p.from_day <= ${today} and p.to_day >= ${today}) as org_ids,
  (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'scope', g.scope, 'org', g.org_id, 'area', g.area_id,
                                                'program', g.program_key) order by g.id), '[]')
     from role_grant g
    where g.authority_id = ${authorityId} and g.account_id = a.id and g.revoked_at is null) as grants`

const grantsOf = ({ grants }: Told): Grant[] =>
  grants.map((grant) => ({
    role: grant.role,
    scope: grant.scope,
    orgId: grant.org,
    areaId: grant.area,
    programKey: grant.program,
  }))

/** Who acts for an account at this moment, where it is not his session that asks: undefined when it was disabled. */
export async function findActorOf(
  tx: Tx,
  authorityId: string,
  accountId: string,
  today: string,
): Promise<Pick<SessionFound, 'accountId' | 'personId' | 'enterpriseId' | 'orgIds' | 'grants'> | undefined> {
  const { rows } = await sql<{ person_id: string | null; enterprise_id: string | null } & Told>`
    select a.person_id, a.enterprise_id, ${whoIs(authorityId, today)}
      from account a where a.authority_id = ${authorityId} and a.id = ${accountId} and a.disabled_at is null`.execute(
    tx,
  )
  const [row] = rows
  if (!row) return undefined
  return {
    accountId,
    personId: row.person_id,
    enterpriseId: row.enterprise_id,
    orgIds: row.org_ids,
    grants: grantsOf(row),
  }
}

/** Notes that a session was used, and until when it now lives. */
export async function touchSession(tx: Tx, authorityId: string, tokenHash: Uint8Array, now: string, expiresAt: string) {
  await sql`
    update session set seen_at = ${now}, expires_at = ${expiresAt}
     where authority_id = ${authorityId} and token_hash = ${tokenHash}`.execute(tx)
}

export async function deleteSession(tx: Tx, authorityId: string, tokenHash: Uint8Array): Promise<void> {
  await sql`delete from session where authority_id = ${authorityId} and token_hash = ${tokenHash}`.execute(tx)
}

/** Ends the sessions of an account, but for one it may keep. */
export async function deleteSessionsOf(
  tx: Tx,
  authorityId: string,
  accountId: string,
  keep?: Uint8Array,
): Promise<void> {
  await sql`
    delete from session
     where authority_id = ${authorityId} and account_id = ${accountId}
       ${keep ? sql`and token_hash <> ${keep}` : sql``}`.execute(tx)
}

/** Removes what has ended; answers how many. */
export async function deleteEndedSessions(tx: Tx, authorityId: string, now: string): Promise<number> {
  const result = await sql`delete from session where authority_id = ${authorityId} and expires_at <= ${now}`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}

/** What the page of a session needs of it. */
export async function findSessionOf(tx: Tx, authorityId: string, tokenHash: Uint8Array) {
  const { rows } = await sql<{ csrf: string; expiresAt: string }>`
    select csrf, expires_at as "expiresAt" from session
     where authority_id = ${authorityId} and token_hash = ${tokenHash}`.execute(tx)
  return rows[0]
}
