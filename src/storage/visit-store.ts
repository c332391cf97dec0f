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

export async function insertVisit(tx: Tx, authorityId: string, visit: NewVisit): Promise<void> {
  await sql`
    insert into visit (authority_id, id, person_id, org_id, enterprise_id, project_id, area_id, link_ids, how, at, day, unannounced, minutes,
                       note, companions, recorded_at, recorded_by)
    values (${authorityId}, ${visit.id}, ${visit.personId}, ${visit.orgId}, ${visit.enterpriseId}, ${visit.projectId}, ${visit.areaId},
            ${[...visit.linkIds]}::uuid[], ${visit.how}, ${visit.at}, ${visit.day}, ${visit.unannounced}, ${visit.minutes}, ${visit.note},
            ${[...visit.companions]}::uuid[], ${visit.recordedAt}, ${visit.recordedBy})`.execute(tx)
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
