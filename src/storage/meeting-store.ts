import { sql, type Tx } from './open-database.ts'

export type NewMeeting = {
  readonly id: string
  readonly programKey: string
  readonly meeting: string
  readonly title: string
  /** Who held it. */
  readonly personId: string | null
  readonly orgId: string | null
  readonly areaId: string | null
  /** Who presided; null: not said. */
  readonly chairId: string | null
  readonly attendees: number
  readonly minutesText: string
  readonly at: string
  readonly day: string
  readonly recordedAt: string
  readonly recordedBy: string | null
  /** `closed` when it is entered afterwards; a planned one is no fact yet. */
  readonly state?: 'planned' | 'closed'
  readonly place?: string
}

export type MeetingRow = Required<NewMeeting> & {
  readonly plannedAt: string | null
  readonly closedAt: string | null
  readonly voidedAt: string | null
  readonly voidReason: string | null
  readonly revision: number
}

export async function insertMeeting(tx: Tx, authorityId: string, one: NewMeeting): Promise<void> {
  const state = one.state ?? 'closed'
  await sql`
    insert into meeting (authority_id, id, program_key, meeting, title, person_id, org_id, area_id, chair_id, attendees, minutes_text, at, day, recorded_at, recorded_by,
                         state, place, planned_at, closed_at)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.meeting}, ${one.title}, ${one.personId}, ${one.orgId}, ${one.areaId}, ${one.chairId}, ${one.attendees},
            ${one.minutesText}, ${one.at}, ${one.day}, ${one.recordedAt}, ${one.recordedBy}, ${state}, ${one.place ?? ''},
            ${state === 'planned' ? one.recordedAt : null}, ${state === 'closed' ? one.recordedAt : null})`.execute(tx)
}

const SELECTED = sql`id, program_key as "programKey", meeting, title, person_id as "personId", org_id as "orgId", area_id as "areaId", chair_id as "chairId", attendees,
  minutes_text as "minutesText", at, day, recorded_at as "recordedAt", recorded_by as "recordedBy", state, place, planned_at as "plannedAt",
  closed_at as "closedAt", voided_at as "voidedAt", void_reason as "voidReason", revision`

export async function findMeeting(
  tx: Tx,
  authorityId: string,
  id: string,
  how?: 'hold',
): Promise<MeetingRow | undefined> {
  const { rows } = await sql<MeetingRow>`
    select ${SELECTED} from meeting where authority_id = ${authorityId} and id = ${id} ${how ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0]
}

/** Writes what may change while it is planned, and its state. */
export async function updateMeeting(
  tx: Tx,
  authorityId: string,
  one: Pick<
    MeetingRow,
    | 'id'
    | 'title'
    | 'place'
    | 'at'
    | 'day'
    | 'chairId'
    | 'minutesText'
    | 'attendees'
    | 'state'
    | 'recordedAt'
    | 'closedAt'
  >,
): Promise<void> {
  await sql`
    update meeting set title = ${one.title}, place = ${one.place}, at = ${one.at}, day = ${one.day}, chair_id = ${one.chairId}, minutes_text = ${one.minutesText},
           attendees = ${one.attendees}, state = ${one.state}, recorded_at = ${one.recordedAt}, closed_at = ${one.closedAt}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${one.id}`.execute(tx)
}

export async function voidMeeting(tx: Tx, authorityId: string, id: string, at: string, reason: string): Promise<void> {
  await sql`
    update meeting set voided_at = ${at}, void_reason = ${reason}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id} and voided_at is null`.execute(tx)
}
