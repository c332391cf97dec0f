import type { Condition } from '#domain/policy/condition.ts'
import { sql, type Tx } from './open-database.ts'

export type Policy = {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly level: string | null
  readonly benefit: string
  readonly howToClaim: string
  readonly org: { readonly id: string; readonly name: string }
  readonly fromDay: string
  readonly toDay: string
  readonly conditions: readonly Condition[]
  readonly recordedAt: string
  readonly voidedAt: string | null
  readonly voidReason: string | null
  readonly revision: number
}
export type PolicySaid = Omit<Policy, 'org' | 'recordedAt' | 'voidedAt' | 'voidReason' | 'revision'> & {
  readonly orgId: string
}

const COLUMNS = sql`p.id, p.title, p.source, p.level, p.benefit, p.how_to_claim as "howToClaim",
  jsonb_build_object('id', o.id, 'name', o.name) as org, p.from_day as "fromDay", p.to_day as "toDay", p.conditions,
  p.recorded_at as "recordedAt", p.voided_at as "voidedAt", p.void_reason as "voidReason", p.revision`

/** Policies by title; in force on a day, or all. */
export async function listPolicies(
  tx: Tx,
  authorityId: string,
  where: { on?: string | undefined; q?: string | undefined; orgId?: string | undefined; voided?: boolean | undefined },
): Promise<Policy[]> {
  const { rows } = await sql<Policy>`
    select ${COLUMNS} from policy p join org o on o.authority_id = ${authorityId} and o.id = p.org_id
     where p.authority_id = ${authorityId} and (p.voided_at is not null) = ${where.voided ?? false}
       ${where.on ? sql`and p.from_day <= ${where.on} and p.to_day >= ${where.on}` : sql``}
       ${where.q ? sql`and (strpos(p.title, ${where.q}) > 0 or strpos(p.benefit, ${where.q}) > 0 or strpos(p.source, ${where.q}) > 0)` : sql``}
       ${where.orgId ? sql`and p.org_id = ${where.orgId}` : sql``}
     order by p.title, p.id`.execute(tx)
  return rows
}

export async function findPolicy(tx: Tx, authorityId: string, id: string): Promise<Policy | undefined> {
  const { rows } = await sql<Policy>`
    select ${COLUMNS} from policy p join org o on o.authority_id = ${authorityId} and o.id = p.org_id
     where p.authority_id = ${authorityId} and p.id = ${id}`.execute(tx)
  return rows[0]
}

export async function insertPolicy(
  tx: Tx,
  authorityId: string,
  one: PolicySaid,
  recorded: { at: string; by: string | null },
): Promise<void> {
  await sql`
    insert into policy (authority_id, id, title, source, level, benefit, how_to_claim, org_id, from_day, to_day, conditions, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.title}, ${one.source}, ${one.level}, ${one.benefit}, ${one.howToClaim}, ${one.orgId},
            ${one.fromDay}, ${one.toDay}, ${JSON.stringify(one.conditions)}::jsonb, ${recorded.at}, ${recorded.by})`.execute(
    tx,
  )
}

/** Writes a policy as it is now, if nobody wrote it since `revision`. */
export async function updatePolicy(tx: Tx, authorityId: string, one: PolicySaid, revision: number): Promise<boolean> {
  const result = await sql`
    update policy set title = ${one.title}, source = ${one.source}, level = ${one.level}, benefit = ${one.benefit},
           how_to_claim = ${one.howToClaim}, org_id = ${one.orgId}, from_day = ${one.fromDay}, to_day = ${one.toDay},
           conditions = ${JSON.stringify(one.conditions)}::jsonb, revision = revision + 1
     where authority_id = ${authorityId} and id = ${one.id} and revision = ${revision} and voided_at is null`.execute(
    tx,
  )
  return Number(result.numAffectedRows ?? 0) === 1
}

export async function voidPolicyRow(
  tx: Tx,
  authorityId: string,
  id: string,
  taken: { at: string; reason: string; revision: number },
): Promise<boolean> {
  const result = await sql`
    update policy set voided_at = ${taken.at}, void_reason = ${taken.reason}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id} and revision = ${taken.revision} and voided_at is null`.execute(
    tx,
  )
  return Number(result.numAffectedRows ?? 0) === 1
}

export type NewDelivery = {
  readonly id: string
  readonly policyId: string
  readonly enterpriseId: string
  readonly personId: string | null
  readonly orgId: string | null
  readonly visitId: string | null
  readonly how: string
  readonly at: string
  readonly day: string
  readonly recordedAt: string
  readonly recordedBy: string | null
}

/** Brings a policy to an enterprise; false when it has been brought before. */
export async function insertDelivery(tx: Tx, authorityId: string, one: NewDelivery): Promise<boolean> {
  const result = await sql`
    insert into policy_delivery (authority_id, id, policy_id, enterprise_id, person_id, org_id, visit_id, how, at, day, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.policyId}, ${one.enterpriseId}, ${one.personId}, ${one.orgId}, ${one.visitId}, ${one.how},
            ${one.at}, ${one.day}, ${one.recordedAt}, ${one.recordedBy})
    on conflict (authority_id, policy_id, enterprise_id) where voided_at is null do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

/** Takes back the deliveries made in a visit; answers what they were and whether the enterprise has read them. */
export async function voidDeliveriesOfVisit(
  tx: Tx,
  authorityId: string,
  visitId: string,
  at: string,
): Promise<{ id: string; policyId: string; enterpriseId: string; readAt: string | null }[]> {
  const { rows } = await sql<{ id: string; policyId: string; enterpriseId: string; readAt: string | null }>`
    update policy_delivery set voided_at = ${at}, revision = revision + 1
     where authority_id = ${authorityId} and visit_id = ${visitId} and voided_at is null
    returning id, policy_id as "policyId", enterprise_id as "enterpriseId", read_at as "readAt"`.execute(tx)
  return rows
}

/** The enterprise has read it; where nobody brought it, it found it itself. Answers what is read now and was not before. */
export async function markRead(
  tx: Tx,
  authorityId: string,
  of: { policyId: string; enterpriseId: string; at: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update policy_delivery set read_at = ${of.at}, revision = revision + 1
     where authority_id = ${authorityId} and policy_id = ${of.policyId} and enterprise_id = ${of.enterpriseId}
       and voided_at is null and read_at is null
    returning id`.execute(tx)
  return rows.map((row) => row.id)
}

/** What an enterprise has been brought, and what it claimed, by policy. */
export async function listReached(tx: Tx, authorityId: string, enterpriseId: string) {
  const { rows } = await sql<{
    policyId: string
    deliveredAt: string | null
    readAt: string | null
    claim: { id: string; state: string; amount: string | null; reason: string | null; revision: number } | null
  }>`
    select p.id as "policyId", d.at as "deliveredAt", d.read_at as "readAt",
           case when c.id is not null then jsonb_build_object('id', c.id, 'state', c.state, 'amount', c.amount::text, 'reason', c.reason,
             'revision', c.revision) end as claim
      from policy p
      left join policy_delivery d on d.authority_id = ${authorityId} and d.policy_id = p.id and d.enterprise_id = ${enterpriseId} and d.voided_at is null
      left join lateral (
        select * from policy_claim x where x.authority_id = ${authorityId} and x.policy_id = p.id and x.enterprise_id = ${enterpriseId}
           and x.voided_at is null order by x.at desc, x.id limit 1) c on true
     where p.authority_id = ${authorityId} and (d.id is not null or c.id is not null)`.execute(tx)
  return rows
}

export async function insertClaim(
  tx: Tx,
  authorityId: string,
  one: {
    id: string
    policyId: string
    enterpriseId: string
    orgId: string | null
    state: string
    amount: number | null
    reason: string | null
    at: string
    day: string
    recordedAt: string
    recordedBy: string | null
  },
): Promise<void> {
  const settled = one.state !== 'asked'
  await sql`
    insert into policy_claim (authority_id, id, policy_id, enterprise_id, org_id, state, amount, reason, at, day, recorded_at, recorded_by, settled_at, settled_by)
    values (${authorityId}, ${one.id}, ${one.policyId}, ${one.enterpriseId}, ${one.orgId}, ${one.state}, ${one.amount}, ${one.reason},
            ${one.at}, ${one.day}, ${one.recordedAt}, ${one.recordedBy}, ${settled ? one.recordedAt : null}, ${settled ? one.recordedBy : null})`.execute(
    tx,
  )
}

/** The claim that waits for an answer, held until the transaction ends. */
export async function holdAsked(tx: Tx, authorityId: string, of: { policyId: string; enterpriseId: string }) {
  const { rows } = await sql<{ id: string }>`
    select id from policy_claim where authority_id = ${authorityId} and policy_id = ${of.policyId} and enterprise_id = ${of.enterpriseId}
       and state = 'asked' and voided_at is null order by at, id limit 1 for update`.execute(tx)
  return rows[0]?.id
}

export async function settleClaimRow(
  tx: Tx,
  authorityId: string,
  id: string,
  said: { state: string; amount: number | null; reason: string | null; at: string; by: string | null },
): Promise<void> {
  await sql`
    update policy_claim set state = ${said.state}, amount = ${said.amount}, reason = ${said.reason}, settled_at = ${said.at},
           settled_by = ${said.by}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}
