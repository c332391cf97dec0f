import type { Role, Scope } from '#domain/access/actor.ts'
import { sql, type Tx } from './open-database.ts'

/** The roles an account holds now. */
export async function rolesOf(tx: Tx, authorityId: string, accountId: string): Promise<{ id: string; role: Role }[]> {
  const { rows } = await sql<{ id: string; role: Role }>`
    select id, role from role_grant
     where authority_id = ${authorityId} and account_id = ${accountId} and revoked_at is null
     order by id`.execute(tx)
  return rows
}

export type NewGrant = {
  readonly id: string
  readonly accountId: string
  readonly role: Role
  readonly scope: Scope
  readonly orgId: string | null
  readonly areaId: string | null
  readonly programKey: string | null
  readonly grantedBy: string | null
  readonly at: string
}

/** Grants a role; false when the account holds the very same already. */
export async function insertGrant(tx: Tx, authorityId: string, grant: NewGrant): Promise<boolean> {
  const result = await sql`
    insert into role_grant (authority_id, id, account_id, role, scope, org_id, area_id, program_key, granted_by, granted_at)
    values (${authorityId}, ${grant.id}, ${grant.accountId}, ${grant.role}, ${grant.scope}, ${grant.orgId}, ${grant.areaId},
            ${grant.programKey}, ${grant.grantedBy}, ${grant.at})
    on conflict do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

/** Takes a role back; undefined when the account does not hold it. */
export async function revokeGrant(tx: Tx, authorityId: string, accountId: string, id: string, at: string) {
  const { rows } = await sql<{ role: Role }>`
    update role_grant set revoked_at = ${at}
     where authority_id = ${authorityId} and account_id = ${accountId} and id = ${id} and revoked_at is null
    returning role`.execute(tx)
  return rows[0]?.role
}

/** How many accounts that may sign in hold a role: the last administrator of a kind stays. */
export async function countHolders(tx: Tx, authorityId: string, role: Role): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct g.account_id)::int as n
      from role_grant g
      join account a on a.authority_id = g.authority_id and a.id = g.account_id
     where g.authority_id = ${authorityId} and g.role = ${role} and g.revoked_at is null and a.disabled_at is null`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

export type Holder = {
  readonly role: Role
  readonly grantId: string
  readonly accountId: string
  readonly login: string
  readonly name: string
  readonly scope: Scope
  readonly org: string | null
  readonly area: string | null
  readonly programKey: string | null
  readonly grantedAt: string
  readonly by: string | null
  readonly disabled: boolean
}

/** Who holds which role now, by name. */
export async function listHolders(tx: Tx, authorityId: string): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select g.role, g.id as "grantId", a.id as "accountId", a.login, coalesce(a.name, n.name, e.name, a.login) as name, g.scope,
           o.name as org, r.name as area, g.program_key as "programKey", g.granted_at as "grantedAt",
           coalesce(b.name, b.login) as by, a.disabled_at is not null as disabled
      from role_grant g
      join account a on a.authority_id = g.authority_id and a.id = g.account_id
      left join person n on n.authority_id = a.authority_id and n.id = a.person_id
      left join enterprise e on e.authority_id = a.authority_id and e.id = a.enterprise_id
      left join org o on o.authority_id = g.authority_id and o.id = g.org_id
      left join area r on r.authority_id = g.authority_id and r.id = g.area_id
      left join account b on b.authority_id = g.authority_id and b.id = g.granted_by
     where g.authority_id = ${authorityId} and g.revoked_at is null
     order by name, a.id, g.id`.execute(tx)
  return rows
}
