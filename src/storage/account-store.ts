import { sql, type Tx } from './open-database.ts'

/** An account as sign-in needs it. */
export type AccountRow = {
  readonly id: string
  readonly login: string
  readonly name: string | null
  readonly passwordHash: string
  readonly mustChange: boolean
  readonly failed: number
  readonly lockedUntil: string | null
  readonly personId: string | null
  readonly enterpriseId: string | null
  readonly disabledAt: string | null
  readonly revision: number
}

const COLUMNS = sql`
  id, login, name, password_hash as "passwordHash", must_change as "mustChange", failed, locked_until as "lockedUntil",
  person_id as "personId", enterprise_id as "enterpriseId", disabled_at as "disabledAt", revision`

/** Finds an account by its login and holds it until the transaction ends, so that guesses are counted one by one. */
export async function findAccountByLogin(tx: Tx, authorityId: string, login: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`
    select ${COLUMNS} from account where authority_id = ${authorityId} and login = ${login} for update`.execute(tx)
  return rows[0]
}

/** Finds an account and holds it until the transaction ends. */
export async function findAccount(tx: Tx, authorityId: string, id: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`
    select ${COLUMNS} from account where authority_id = ${authorityId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

export type NewAccount = {
  readonly id: string
  readonly login: string
  readonly name: string | null
  readonly passwordHash: string
  readonly mustChange: boolean
  readonly personId: string | null
  readonly enterpriseId: string | null
  readonly at: string
}

/** Writes a new account; false when the login is taken. */
export async function insertAccount(tx: Tx, authorityId: string, account: NewAccount): Promise<boolean> {
  const result = await sql`
    insert into account (authority_id, id, login, name, password_hash, must_change, person_id, enterprise_id, created_at, password_at)
    values (${authorityId}, ${account.id}, ${account.login}, ${account.name}, ${account.passwordHash}, ${account.mustChange},
            ${account.personId}, ${account.enterpriseId}, ${account.at}, ${account.at})
    on conflict (authority_id, login) do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

export async function noteFailedSignIn(
  tx: Tx,
  authorityId: string,
  id: string,
  failed: number,
  lockedUntil: string | null,
) {
  await sql`
    update account set failed = ${failed}, locked_until = ${lockedUntil}
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

export async function noteSignIn(tx: Tx, authorityId: string, id: string, now: string): Promise<void> {
  await sql`
    update account set failed = 0, locked_until = null, signed_in_at = ${now}
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** Sets a password, opens the lock, and says whether it must be changed at the next sign-in. */
export async function setPassword(
  tx: Tx,
  authorityId: string,
  id: string,
  password: { readonly hash: string; readonly mustChange: boolean; readonly at: string },
): Promise<void> {
  await sql`
    update account
       set password_hash = ${password.hash}, must_change = ${password.mustChange}, password_at = ${password.at},
           failed = 0, locked_until = null, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

export async function setDisabled(tx: Tx, authorityId: string, id: string, at: string | null): Promise<void> {
  await sql`
    update account set disabled_at = ${at}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** An account as it is listed, with its roles. */
export type AccountListed = {
  id: string
  login: string
  name: string
  person: { id: string; name: string } | null
  enterprise: { id: string; name: string } | null
  mustChange: boolean
  secondFactor: boolean
  lockedUntil: string | null
  disabledAt: string | null
  signedInAt: string | null
  createdAt: string
  revision: number
  roles: {
    id: string
    role: string
    scope: string
    org: { id: string; name: string } | null
    area: { id: string; name: string } | null
    programKey: string | null
    grantedAt: string
  }[]
}

export type AccountFilter = {
  readonly id?: string | undefined
  readonly q?: string | undefined
  readonly role?: string | undefined
  /** Login of the last one on the page before. */
  readonly after?: string | undefined
  readonly limit: number
}

/** Accounts by login, with their roles in force. */
export async function listAccounts(tx: Tx, authorityId: string, filter: AccountFilter): Promise<AccountListed[]> {
  const { rows } = await sql<AccountListed>`
    select a.id, a.login, coalesce(a.name, p.name, e.name, a.login) as name,
           case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person,
           case when e.id is not null then jsonb_build_object('id', e.id, 'name', e.name) end as enterprise,
           a.must_change as "mustChange",
           exists (select from second_factor f where f.authority_id = a.authority_id and f.account_id = a.id and f.confirmed_at is not null) as "secondFactor",
           a.locked_until as "lockedUntil", a.disabled_at as "disabledAt",
           a.signed_in_at as "signedInAt", a.created_at as "createdAt", a.revision,
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'id', g.id, 'role', g.role, 'scope', g.scope, 'programKey', g.program_key, 'grantedAt', g.granted_at,
                     'org', case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end,
                     'area', case when r.id is not null then jsonb_build_object('id', r.id, 'name', r.name) end) order by g.id), '[]')
              from role_grant g
              left join org o on o.authority_id = g.authority_id and o.id = g.org_id
              left join area r on r.authority_id = g.authority_id and r.id = g.area_id
             where g.authority_id = ${authorityId} and g.account_id = a.id and g.revoked_at is null) as roles
      from account a
      left join person p on p.authority_id = a.authority_id and p.id = a.person_id
      left join enterprise e on e.authority_id = a.authority_id and e.id = a.enterprise_id
     where a.authority_id = ${authorityId}
       ${filter.id ? sql`and a.id = ${filter.id}` : sql``}
       ${filter.after ? sql`and a.login > ${filter.after}` : sql``}
       ${filter.q ? sql`and (strpos(a.login, ${filter.q}) > 0 or strpos(coalesce(a.name, p.name, e.name, ''), ${filter.q}) > 0)` : sql``}
       ${
         filter.role
           ? sql`and a.id in (select account_id from role_grant
                   where authority_id = ${authorityId} and role = ${filter.role} and revoked_at is null)`
           : sql``
       }
     order by a.login
     limit ${filter.limit}`.execute(tx)
  return rows
}
