import { sql, type Tx } from './open-database.ts'

export type NewPlan = {
  readonly id: string
  readonly personId: string
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  readonly day: string
  /** visit | call | meeting | online */
  readonly how: string
  readonly note: string | null
  readonly recordedAt: string
}

export async function insertPlan(tx: Tx, authorityId: string, plan: NewPlan): Promise<void> {
  await sql`
    insert into visit_plan (authority_id, id, person_id, org_id, enterprise_id, project_id, day, how, note, recorded_at)
    values (${authorityId}, ${plan.id}, ${plan.personId}, ${plan.orgId}, ${plan.enterpriseId}, ${plan.projectId}, ${plan.day}, ${plan.how}, ${plan.note},
            ${plan.recordedAt})`.execute(tx)
}

export async function findPlan(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<(NewPlan & { cancelledAt: string | null; visitId: string | null }) | undefined> {
  const { rows } = await sql<NewPlan & { cancelledAt: string | null; visitId: string | null }>`
    select id, person_id as "personId", org_id as "orgId", enterprise_id as "enterpriseId", project_id as "projectId", day, how, note,
           recorded_at as "recordedAt", cancelled_at as "cancelledAt", visit_id as "visitId"
      from visit_plan where authority_id = ${authorityId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function cancelPlanRow(tx: Tx, authorityId: string, id: string, at: string): Promise<void> {
  await sql`update visit_plan set cancelled_at = ${at} where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** The visit that fulfilled a plan is taken back: it is still to be made. */
export async function reopenPlanOf(tx: Tx, authorityId: string, visitId: string): Promise<void> {
  await sql`update visit_plan set visit_id = null where authority_id = ${authorityId} and visit_id = ${visitId}`.execute(
    tx,
  )
}

export type Around = {
  readonly what: 'visit' | 'plan'
  readonly id: string
  readonly day: string
  readonly personId: string
  readonly person: string
  readonly orgId: string | null
  readonly org: string | null
}

/** Visits and plans of anybody to the same target from `from` to `to`: shown before one plans, so that the enterprise is not overrun. */
export async function listAround(
  tx: Tx,
  authorityId: string,
  of: { enterpriseId: string | null; projectId: string | null; from: string; to: string },
): Promise<Around[]> {
  const { rows } = await sql<Around>`
    select a.what, a.id, a.day, a.person_id as "personId", p.name as person, a.org_id as "orgId", o.name as org
      from (select 'visit' as what, id, day, person_id, org_id from visit
             where authority_id = ${authorityId} and voided_at is null and day between ${of.from} and ${of.to}
               and (enterprise_id = ${of.enterpriseId}::uuid or project_id = ${of.projectId}::uuid)
            union all
            select 'plan', id, day, person_id, org_id from visit_plan
             where authority_id = ${authorityId} and cancelled_at is null and visit_id is null and day between ${of.from} and ${of.to}
               and (enterprise_id = ${of.enterpriseId}::uuid or project_id = ${of.projectId}::uuid)) a
      join person p on p.authority_id = ${authorityId} and p.id = a.person_id
      left join org o on o.authority_id = ${authorityId} and o.id = a.org_id
     order by a.day, a.id limit 100`.execute(tx)
  return rows
}

export type PlanAnnounced = {
  readonly id: string
  readonly day: string
  readonly how: string
  readonly person: { readonly id: string; readonly name: string }
  readonly org: { readonly id: string; readonly name: string } | null
}

/** Visits and calls an enterprise may expect from a day on, the nearest first. What a cadre noted for himself is not told. */
export async function listAnnounced(
  tx: Tx,
  authorityId: string,
  of: { enterpriseId: string; from: string },
): Promise<PlanAnnounced[]> {
  const { rows } = await sql<PlanAnnounced>`
    select v.id, v.day, v.how, jsonb_build_object('id', p.id, 'name', p.name) as person,
           case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as org
      from visit_plan v
      join person p on p.authority_id = v.authority_id and p.id = v.person_id
      left join org o on o.authority_id = v.authority_id and o.id = v.org_id
     where v.authority_id = ${authorityId} and v.enterprise_id = ${of.enterpriseId} and v.day >= ${of.from}
       and v.cancelled_at is null and v.visit_id is null
     order by v.day, v.id limit 20`.execute(tx)
  return rows
}
