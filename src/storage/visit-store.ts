import { sql, type Tx } from './open-database.ts'

export type NewVisit = {
  readonly id: string
  readonly personId: string
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  readonly areaId: string | null
  readonly linkIds: readonly string[]
  /** visit | call | meeting | online */
  readonly how: string
  readonly at: string
  readonly day: string
  readonly unannounced: boolean
  readonly minutes: number | null
  readonly note: string | null
  readonly companions: readonly string[]
  readonly recordedAt: string
  readonly recordedBy: string | null
}

export type VisitRow = Omit<NewVisit, 'recordedBy'> & {
  readonly confirmedAt: string | null
  readonly confirmResult: 'confirmed' | 'denied' | null
  readonly voidedAt: string | null
  readonly revision: number
}

/** What a visit is made of besides what is said: read in one look, since cadres record many. */
export type VisitFrame = {
  readonly person: string | null
  readonly enterprise: string | null
  /** What the enterprise was merged into; null while it stands by itself. */
  readonly mergedInto: string | null
  readonly project: string | null
  readonly areaId: string | null
  /** The person's unit on that day. */
  readonly orgId: string | null
  /** The pairings under which he serves the target on that day. */
  readonly linkIds: readonly string[]
}

export async function readVisitFrame(
  tx: Tx,
  authorityId: string,
  of: { personId: string; enterpriseId: string | null; projectId: string | null; day: string },
): Promise<VisitFrame> {
  const { rows } = await sql<VisitFrame>`
    select p.name as person, e.name as enterprise, m.name as "mergedInto", j.name as project, coalesce(e.area_id, j.area_id) as "areaId",
           (select o.org_id from post o
             where o.authority_id = ${authorityId} and o.person_id = ${of.personId} and o.from_day <= ${of.day} and o.to_day >= ${of.day}
             order by o.is_primary desc, o.from_day desc, o.id limit 1) as "orgId",
           array(select l.id from link l
                  where l.authority_id = ${authorityId} and l.person_id = ${of.personId} and l.from_day <= ${of.day} and l.to_day >= ${of.day}
                    and (l.enterprise_id = ${of.enterpriseId}::uuid or l.project_id = ${of.projectId}::uuid) and l.voided_at is null
                  order by l.id) as "linkIds"
      from authority a
      left join person p on p.authority_id = ${authorityId} and p.id = ${of.personId}
      left join enterprise e on e.authority_id = ${authorityId} and e.id = ${of.enterpriseId}::uuid
      left join enterprise m on m.authority_id = ${authorityId} and m.id = e.merged_into
      left join project j on j.authority_id = ${authorityId} and j.id = ${of.projectId}::uuid
     where a.id = ${authorityId}`.execute(tx)
  const [row] = rows
  if (!row) throw new Error(`no authority ${authorityId}`)
  return row
}

/**
 * Stores a visit in one statement: the row, the plan it fulfils (the one named, else the open one of that person for the
 * target within a week of the day), and that rules must look again.
 */
export async function storeVisit(
  tx: Tx,
  authorityId: string,
  visit: NewVisit,
  also: { planId: string | null; dirtyId: string },
): Promise<void> {
  await sql`
    with made as (
      insert into visit (authority_id, id, person_id, org_id, enterprise_id, project_id, area_id, link_ids, how, at, day, unannounced, minutes,
                         note, companions, recorded_at, recorded_by)
      values (${authorityId}, ${visit.id}, ${visit.personId}, ${visit.orgId}, ${visit.enterpriseId}, ${visit.projectId}, ${visit.areaId},
              ${[...visit.linkIds]}::uuid[], ${visit.how}, ${visit.at}, ${visit.day}, ${visit.unannounced}, ${visit.minutes}, ${visit.note},
              ${[...visit.companions]}::uuid[], ${visit.recordedAt}, ${visit.recordedBy})),
    planned as (
      select id from visit_plan
       where authority_id = ${authorityId} and person_id = ${visit.personId} and visit_id is null and cancelled_at is null
         and (id = ${also.planId}::uuid or ${also.planId}::uuid is null and day between ${visit.day}::date - 7 and ${visit.day}::date + 7)
         and enterprise_id is not distinct from ${visit.enterpriseId}::uuid and project_id is not distinct from ${visit.projectId}::uuid
       order by abs(day - ${visit.day}::date), id limit 1),
    fulfilled as (
      update visit_plan p set visit_id = ${visit.id} from planned where p.authority_id = ${authorityId} and p.id = planned.id)
    insert into dirty (authority_id, id, program_key, fact_kind, fact_id, at)
    values (${authorityId}, ${also.dirtyId}, null, 'visit', ${visit.id}, ${visit.recordedAt})`.execute(tx)
}

/** A visit, held against other changes until the transaction ends. */
export async function holdVisit(tx: Tx, authorityId: string, id: string): Promise<VisitRow | undefined> {
  const { rows } = await sql<VisitRow>`
    select id, person_id as "personId", org_id as "orgId", enterprise_id as "enterpriseId", project_id as "projectId", area_id as "areaId",
           link_ids as "linkIds", how, at, day, unannounced, minutes, note, companions, recorded_at as "recordedAt",
           confirmed_at as "confirmedAt", confirm_result as "confirmResult", voided_at as "voidedAt", revision
      from visit where authority_id = ${authorityId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

/** The enterprise's word on a visit. */
export async function confirmVisitRow(
  tx: Tx,
  authorityId: string,
  id: string,
  said: { result: 'confirmed' | 'denied'; by: 'link' | 'portal' | 'callback'; reason: string | null; at: string },
): Promise<void> {
  await sql`
    update visit set confirmed_at = ${said.at}, confirmed_by = ${said.by}, confirm_result = ${said.result}, denied_reason = ${said.reason},
           revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

export async function voidVisitRow(tx: Tx, authorityId: string, id: string, at: string, reason: string): Promise<void> {
  await sql`
    update visit set voided_at = ${at}, void_reason = ${reason}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** Problems raised in a visit, by number. */
export async function listMatterNumbersOf(tx: Tx, authorityId: string, visitId: string): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select number from matter where authority_id = ${authorityId} and visit_id = ${visitId} order by number`.execute(tx)
  return rows.map((row) => row.number)
}
