import { sql, type Tx } from './open-database.ts'

/** Whose day it is: a person, and the units whose work is his too. */
export type DaysOf = { readonly personId: string | null; readonly workOrgIds: readonly string[] }

export type DayMeeting = {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly at: string
  readonly org: string | null
  readonly revision: number
}

/** Meetings that somebody holds, is invited to, or his unit is, between two moments; cancelled ones are not there. */
export async function listMeetingsOf(
  tx: Tx,
  authorityId: string,
  { personId, workOrgIds }: DaysOf,
  span: { readonly from: string; readonly before: string },
): Promise<DayMeeting[]> {
  const { rows } = await sql<DayMeeting>`
    select g.id, g.title, g.place, g.at, o.name as org, g.revision
      from meeting g
      left join org o on o.authority_id = ${authorityId} and o.id = g.org_id
     where g.authority_id = ${authorityId} and g.voided_at is null and g.at >= ${span.from} and g.at < ${span.before}
       and (g.person_id = ${personId}::uuid or g.org_id = any(${[...workOrgIds]}::uuid[])
            or exists (select 1 from meeting_attendee t where t.authority_id = ${authorityId} and t.meeting_id = g.id
                          and t.state in ('invited', 'came', 'substitute')
                          and (t.person_id = ${personId}::uuid or (t.person_id is null and t.org_id = any(${[...workOrgIds]}::uuid[])))))
     order by g.at, g.id`.execute(tx)
  return rows
}
