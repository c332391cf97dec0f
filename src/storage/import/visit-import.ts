import { sql, type Tx } from '../open-database.ts'
import { recordset } from './rows.ts'

export type VisitRow = {
  id: string
  person_id: string
  org_id: string | null
  enterprise_id: string | null
  project_id: string | null
  link_ids: string[]
  how: string
  at: string
  day: string
  minutes: number | null
  note: string | null
  companions: string[]
}

/** Visits of these persons on these days: the natural key of a visit is person, target, day. */
export async function findVisits(
  tx: Tx,
  authorityId: string,
  wanted: readonly { person_id: string; day: string }[],
): Promise<Pick<VisitRow, 'id' | 'person_id' | 'enterprise_id' | 'project_id' | 'day'>[]> {
  if (wanted.length === 0) return []
  const days = wanted.map((one) => one.day)
  const first = days.reduce((a, b) => (a < b ? a : b))
  const last = days.reduce((a, b) => (a > b ? a : b))
  const persons = [...new Set(wanted.map((one) => one.person_id))]
  const { rows } = await sql<Pick<VisitRow, 'id' | 'person_id' | 'enterprise_id' | 'project_id' | 'day'>>`
    select v.* from unnest(${persons}::uuid[]) as w(person), lateral (
      select id, person_id, enterprise_id, project_id, day from visit
       where authority_id = ${authorityId} and person_id = w.person and day between ${first} and ${last} and voided_at is null offset 0) v`.execute(
    tx,
  )
  return rows
}

/** Links of persons over all time, to say under which a visit was made. */
export async function linksOfPersons(
  tx: Tx,
  authorityId: string,
  personIds: readonly string[],
): Promise<
  {
    id: string
    person_id: string
    enterprise_id: string | null
    project_id: string | null
    from_day: string
    to_day: string
  }[]
> {
  const { rows } = await sql<{
    id: string
    person_id: string
    enterprise_id: string | null
    project_id: string | null
    from_day: string
    to_day: string
  }>`
    select id, person_id, enterprise_id, project_id, from_day, to_day from link
     where authority_id = ${authorityId} and person_id = any(${[...personIds]}::uuid[]) and voided_at is null`.execute(
    tx,
  )
  return rows
}

export async function insertVisits(
  tx: Tx,
  authorityId: string,
  rows: readonly VisitRow[],
  at: string,
  by: string | null,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into visit (authority_id, id, person_id, org_id, enterprise_id, project_id, link_ids, how, at, day, minutes, note, companions, recorded_at, recorded_by)
    select ${authorityId}, r.id, r.person_id, r.org_id, r.enterprise_id, r.project_id, coalesce(r.link_ids, '{}'), r.how, r.at, r.day, r.minutes, r.note,
           coalesce(r.companions, '{}'), ${at}, ${by}
      from ${recordset(
        rows,
        'id uuid, person_id uuid, org_id uuid, enterprise_id uuid, project_id uuid, link_ids uuid[], how text, at timestamptz, day date, minutes int, note text, companions uuid[]',
      )}`.execute(tx)
}
