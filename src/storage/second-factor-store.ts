import { sql, type Tx } from './open-database.ts'

export type FactorRow = {
  readonly secret: Buffer
  readonly lastStep: number
  readonly confirmedAt: string | null
}

/** The factor of an account, held until the transaction ends: codes are tried one by one. */
export async function findFactor(tx: Tx, authorityId: string, accountId: string): Promise<FactorRow | undefined> {
  const { rows } = await sql<FactorRow>`
    select secret, last_step::float8 as "lastStep", confirmed_at as "confirmedAt" from second_factor
     where authority_id = ${authorityId} and account_id = ${accountId} for update`.execute(tx)
  return rows[0]
}

/** Begins anew: what was begun before and never confirmed is forgotten. */
export async function beginFactor(
  tx: Tx,
  authorityId: string,
  one: { readonly accountId: string; readonly secret: Uint8Array; readonly at: string },
): Promise<void> {
  await sql`
    insert into second_factor (authority_id, account_id, secret, begun_at) values (${authorityId}, ${one.accountId}, ${one.secret}, ${one.at})
    on conflict (authority_id, account_id) do update set secret = excluded.secret, begun_at = excluded.begun_at, last_step = 0, confirmed_at = null`.execute(
    tx,
  )
}

export async function confirmFactor(tx: Tx, authorityId: string, accountId: string, at: string): Promise<void> {
  await sql`
    update second_factor set confirmed_at = ${at} where authority_id = ${authorityId} and account_id = ${accountId}`.execute(
    tx,
  )
}

/** From now on only a later code counts. */
export async function setLastStep(tx: Tx, authorityId: string, accountId: string, step: number): Promise<void> {
  await sql`
    update second_factor set last_step = ${step} where authority_id = ${authorityId} and account_id = ${accountId}`.execute(
    tx,
  )
}

/** Takes a factor away with its codes; false when there was none. */
export async function deleteFactor(tx: Tx, authorityId: string, accountId: string): Promise<boolean> {
  await sql`delete from recovery_code where authority_id = ${authorityId} and account_id = ${accountId}`.execute(tx)
  const { numAffectedRows } = await sql`
    delete from second_factor where authority_id = ${authorityId} and account_id = ${accountId}`.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}

/** New codes in place of the old ones. */
export async function replaceRecoveryCodes(
  tx: Tx,
  authorityId: string,
  accountId: string,
  digests: readonly Uint8Array[],
): Promise<void> {
  await sql`delete from recovery_code where authority_id = ${authorityId} and account_id = ${accountId}`.execute(tx)
  await sql`
    insert into recovery_code (authority_id, account_id, digest)
    select ${authorityId}, ${accountId}, d from unnest(${digests.map((one) => Buffer.from(one))}::bytea[]) d`.execute(
    tx,
  )
}

/** Uses a code up; false when there is none like it, or it was used. */
export async function takeRecoveryCode(
  tx: Tx,
  authorityId: string,
  of: { readonly accountId: string; readonly digest: Uint8Array; readonly at: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update recovery_code set used_at = ${of.at}
     where authority_id = ${authorityId} and account_id = ${of.accountId} and digest = ${of.digest} and used_at is null`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0) === 1
}

export async function countRecoveryCodes(tx: Tx, authorityId: string, accountId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from recovery_code
     where authority_id = ${authorityId} and account_id = ${accountId} and used_at is null`.execute(tx)
  return rows[0]?.n ?? 0
}

/** How many administrators there are, and how many of them have a second factor; and of all accounts. */
export async function countFactors(tx: Tx, authorityId: string) {
  const { rows } = await sql<{ administrators: number; withFactor: number; all: number }>`
    select count(distinct a.id) filter (where g.role like '%\\_admin')::int as administrators,
           count(distinct a.id) filter (where g.role like '%\\_admin' and f.confirmed_at is not null)::int as "withFactor",
           count(distinct f.account_id) filter (where f.confirmed_at is not null)::int as all
      from account a
      left join role_grant g on g.authority_id = ${authorityId} and g.account_id = a.id and g.revoked_at is null
      left join second_factor f on f.authority_id = ${authorityId} and f.account_id = a.id
     where a.authority_id = ${authorityId} and a.disabled_at is null`.execute(tx)
  return rows[0] ?? { administrators: 0, withFactor: 0, all: 0 }
}
