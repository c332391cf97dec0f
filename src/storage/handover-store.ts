import type { Handover } from '#domain/link/handover.ts'
import { sql, type Tx } from './open-database.ts'

/** A hand-over as it is kept. */
export type HandoverRow = Handover & {
  readonly reason: string
  readonly declineReason: string | null
  readonly revision: number
}

/** Finds a hand-over and holds it until the transaction ends. */
export async function findHandover(tx: Tx, authorityId: string, id: string): Promise<HandoverRow | undefined> {
  const { rows } = await sql<HandoverRow>`
    select id, from_person_id as "fromPersonId", to_person_id as "toPersonId", effective_day as "effectiveDay", state, reason,
           link_ids as "linkIds", matter_ids as "matterIds", decline_reason as "declineReason", revision
      from handover where authority_id = ${authorityId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function insertHandover(
  tx: Tx,
  authorityId: string,
  handover: Handover & { readonly reason: string },
  by: { readonly at: string; readonly accountId: string | null },
): Promise<void> {
  await sql`
    insert into handover (authority_id, id, from_person_id, to_person_id, effective_day, state, reason, link_ids, matter_ids,
                          proposed_at, proposed_by)
    values (${authorityId}, ${handover.id}, ${handover.fromPersonId}, ${handover.toPersonId}, ${handover.effectiveDay},
            ${handover.state}, ${handover.reason}, ${[...handover.linkIds]}::uuid[], ${[...handover.matterIds]}::uuid[],
            ${by.at}, ${by.accountId})`.execute(tx)
}

/** Writes how a hand-over was decided. */
export async function decideHandoverRow(
  tx: Tx,
  authorityId: string,
  handover: Pick<Handover, 'id' | 'state' | 'matterIds'>,
  decided: { readonly at: string; readonly declineReason: string | null },
): Promise<void> {
  await sql`
    update handover
       set state = ${handover.state}, matter_ids = ${[...handover.matterIds]}::uuid[], decided_at = ${decided.at},
           decline_reason = ${decided.declineReason}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${handover.id}`.execute(tx)
}

/** Whether one of these pairings is already offered to somebody. */
export async function findOffered(
  tx: Tx,
  authorityId: string,
  linkIds: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from handover
     where authority_id = ${authorityId} and state = 'proposed' and link_ids && ${[...linkIds]}::uuid[] limit 1`.execute(
    tx,
  )
  return rows[0]?.id
}

/** Open matters whose contact a person is, with what they are about. */
export async function listOpenMattersOf(
  tx: Tx,
  authorityId: string,
  personId: string,
): Promise<
  { id: string; programKey: string; enterpriseId: string | null; projectId: string | null; areaId: string | null }[]
> {
  const { rows } = await sql<{
    id: string
    programKey: string
    enterpriseId: string | null
    projectId: string | null
    areaId: string | null
  }>`
    select id, program_key as "programKey", enterprise_id as "enterpriseId", project_id as "projectId", area_id as "areaId"
      from matter
     where authority_id = ${authorityId} and person_id = ${personId} and state not in ('closed', 'dismissed', 'merged')
     order by id`.execute(tx)
  return rows
}

/** Duties still open under these pairings: what the successor will owe. */
export async function countOpenDuties(tx: Tx, authorityId: string, linkIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from derived_duty
     where authority_id = ${authorityId} and state = 'open' and link_id = any(${[...linkIds]}::uuid[])`.execute(tx)
  return rows[0]?.n ?? 0
}
