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
  readonly attendees: number
  readonly minutesText: string
  readonly at: string
  readonly day: string
  readonly recordedAt: string
  readonly recordedBy: string | null
}

export async function insertMeeting(tx: Tx, authorityId: string, one: NewMeeting): Promise<void> {
  await sql`
    insert into meeting (authority_id, id, program_key, meeting, title, person_id, org_id, area_id, attendees, minutes_text, at, day, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.meeting}, ${one.title}, ${one.personId}, ${one.orgId}, ${one.areaId}, ${one.attendees},
            ${one.minutesText}, ${one.at}, ${one.day}, ${one.recordedAt}, ${one.recordedBy})`.execute(tx)
}
