import type { RawBuilder } from 'kysely'
import { sql, type Tx } from './open-database.ts'

/** Industry codes are kept without the section's letter, unless that is all that is known. */
export const SECTION = sql`coalesce((select d.parent_code from industry d where d.code = left(e.industry_code, 2)), substring(e.industry_code from '^[A-T]$'))`

/** Columns of {@link factsSql} by the names that conditions use. */
export const FACT_COLUMNS = {
  classes: 'classes',
  section: 'section',
  division: 'division',
  group: 'group_code',
  industry: 'industry',
  size: 'size',
  area: 'area',
  region: 'region',
  staff: 'staff',
  revenue: 'revenue',
  assets: 'assets',
  fixed_assets: 'fixed_assets',
  output: 'output',
  tax: 'tax',
} as const

export type EnterpriseFacts = {
  readonly id: string
  readonly name: string
  readonly classes: readonly string[]
  readonly section: string | null
  readonly division: string | null
  readonly group: string | null
  readonly industry: string | null
  readonly size: string | null
  readonly area: string | null
  readonly region: string | null
  readonly staff: number | null
  readonly revenue: string | null
  readonly assets: string | null
  readonly fixed_assets: string | null
  readonly output: string | null
  readonly tax: string | null
}

/** Active enterprises with what conditions may read of them; figures are those of the latest day. */
function factsSql(authorityId: string, scope: RawBuilder<unknown>, only?: string) {
  return sql`
    select e.id, e.name, e.classes, ${SECTION} as section,
           substring(e.industry_code from '^\\d{2}') as division, substring(e.industry_code from '^\\d{3}') as group_code, substring(e.industry_code from '^\\d{3}') as "group",
           e.industry_code as industry, e.size, e.area_id::text as area, e.region_code as region,
           p.staff, p.revenue, p.assets, p.fixed_assets, p.output, p.tax
      from enterprise e
      left join lateral (
        select * from enterprise_profile x where x.authority_id = ${authorityId} and x.enterprise_id = e.id and x.voided_at is null
         order by x.as_of desc limit 1) p on true
     where e.authority_id = ${authorityId} and e.status = 'active' and ${scope} ${only ? sql`and e.id = ${only}` : sql``}`
}

export async function findEnterpriseFacts(
  tx: Tx,
  authorityId: string,
  id: string,
  scope: RawBuilder<unknown>,
): Promise<EnterpriseFacts | undefined> {
  const { rows } = await sql<EnterpriseFacts>`${factsSql(authorityId, scope, id)}`.execute(tx)
  return rows[0]
}

export type PolicyCounts = {
  readonly fits: number
  readonly missing: number
  readonly delivered: number
  readonly read: number
  /** Of those that fit. */
  readonly reached: number
  readonly granted: number
  readonly amount: string
}

const delivery = (authorityId: string, policyId: string) => sql`
  left join policy_delivery d on d.authority_id = ${authorityId} and d.policy_id = ${policyId} and d.enterprise_id = f.id and d.voided_at is null`

/** How many enterprises a policy fits, whom it has reached, what was granted. */
export async function countPolicy(
  tx: Tx,
  authorityId: string,
  of: { policyId: string; fit: RawBuilder<boolean | null>; scope: RawBuilder<unknown> },
): Promise<PolicyCounts> {
  const { rows } = await sql<PolicyCounts>`
    with f as materialized (${factsSql(authorityId, of.scope)}),
    claim as (select count(*)::int as n, coalesce(sum(c.amount), 0)::text as amount
                from policy_claim c join f on f.id = c.enterprise_id
               where c.authority_id = ${authorityId} and c.policy_id = ${of.policyId} and c.state = 'granted' and c.voided_at is null)
    select count(*) filter (where ${of.fit})::int as fits, count(*) filter (where ${of.fit} is null)::int as missing,
           count(d.id)::int as delivered, count(d.read_at)::int as read,
           count(d.id) filter (where ${of.fit})::int as reached,
           (select n from claim) as granted, (select amount from claim) as amount
      from f ${delivery(authorityId, of.policyId)}`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('an aggregate gives one row')
  return row
}

export type PolicyEnterprise = EnterpriseFacts & {
  readonly deliveredAt: string | null
  readonly readAt: string | null
  readonly deliveryId: string | null
  readonly by: { readonly id: string; readonly name: string } | null
  readonly claim: { readonly id: string; readonly state: string; readonly amount: string | null } | null
}

/** Enterprises of a policy by name: those it fits, those of whom something is missing, those it has or has not reached. */
export async function listPolicyEnterprises(
  tx: Tx,
  authorityId: string,
  of: { policyId: string; fit: RawBuilder<boolean | null>; scope: RawBuilder<unknown> },
  where: {
    fit?: 'fits' | 'missing' | undefined
    delivered?: boolean | undefined
    read?: boolean | undefined
    granted?: boolean | undefined
  },
  page: { after?: { name: string; id: string } | undefined; limit: number },
): Promise<{ rows: PolicyEnterprise[]; total: number }> {
  const arms = [
    where.fit === 'fits' ? sql`${of.fit}` : where.fit === 'missing' ? sql`${of.fit} is null` : sql`true`,
    where.delivered === undefined ? sql`true` : where.delivered ? sql`d.id is not null` : sql`d.id is null`,
    where.read === undefined ? sql`true` : where.read ? sql`d.read_at is not null` : sql`d.read_at is null`,
    where.granted ? sql`c.state = 'granted'` : sql`true`,
  ]
  const from = sql`
    from f ${delivery(authorityId, of.policyId)}
    left join lateral (
      select * from policy_claim x where x.authority_id = ${authorityId} and x.policy_id = ${of.policyId} and x.enterprise_id = f.id
         and x.voided_at is null order by x.at desc, x.id limit 1) c on true
    where ${sql.join(arms, sql` and `)}`
  const facts = sql`with f as materialized (${factsSql(authorityId, of.scope)})`
  const { rows } = await sql<PolicyEnterprise>`
    ${facts}
    select f.*, d.at as "deliveredAt", d.read_at as "readAt", d.id as "deliveryId",
           (select jsonb_build_object('id', n.id, 'name', n.name) from person n where n.authority_id = ${authorityId} and n.id = d.person_id) as by,
           case when c.id is not null then jsonb_build_object('id', c.id, 'state', c.state, 'amount', c.amount::text) end as claim
    ${from} ${page.after ? sql`and (f.name, f.id) > (${page.after.name}, ${page.after.id}::uuid)` : sql``}
     order by f.name, f.id limit ${page.limit}`.execute(tx)
  const counted = await sql<{ n: number }>`${facts} select count(*)::int as n ${from}`.execute(tx)
  return { rows, total: counted.rows[0]?.n ?? 0 }
}
