import { sql, type Tx } from '../open-database.ts'
import { recordset } from './rows.ts'

/** A meeting held, a report handed in, a form filled in, a paper issued: what a ledger of duties tells. */
export type RecordRow = {
  id: string
  /** Name of the meeting, report or form. */
  name: string
  title: string
  person_id: string | null
  org_id: string | null
  enterprise_id: string | null
  project_id: string | null
  attendees: number
  text: string
  values: Record<string, unknown>
  /** Of a form that hangs on a visit. */
  visit_id: string | null
  at: string
  day: string
}

export type RecordKind = 'meeting' | 'report' | 'form' | 'paper'

const COLUMNS =
  'id uuid, name text, title text, person_id uuid, org_id uuid, enterprise_id uuid, project_id uuid, attendees int, text text, "values" jsonb, visit_id uuid, at timestamptz, day date'

type About = {
  readonly programKey: string
  readonly programVersion: number
  readonly at: string
  readonly by: string | null
}

export async function insertRecords(
  tx: Tx,
  authorityId: string,
  kind: RecordKind,
  rows: readonly RecordRow[],
  about: About,
): Promise<void> {
  if (rows.length === 0) return
  const { programKey, programVersion, at, by } = about
  if (kind === 'meeting') {
    await sql`
      insert into meeting (authority_id, id, program_key, meeting, title, person_id, org_id, attendees, minutes_text, at, day, recorded_at, recorded_by)
      select ${authorityId}, r.id, ${programKey}, r.name, r.title, r.person_id, r.org_id, r.attendees, r.text, r.at, r.day, ${at}, ${by}
        from ${recordset(rows, COLUMNS)}`.execute(tx)
  } else if (kind === 'report') {
    await sql`
      insert into report (authority_id, id, program_key, report, person_id, org_id, enterprise_id, project_id, body, at, day, recorded_at, recorded_by)
      select ${authorityId}, r.id, ${programKey}, r.name, r.person_id, r.org_id, r.enterprise_id, r.project_id, r.text, r.at, r.day, ${at}, ${by}
        from ${recordset(rows, COLUMNS)}`.execute(tx)
  } else if (kind === 'paper') {
    // Issued before the platform kept the numbers: it has none here.
    await sql`
      insert into paper (authority_id, id, program_key, paper, title, person_id, org_id, enterprise_id, project_id, content, issued_at, issued_by, at, day, recorded_at)
      select ${authorityId}, r.id, ${programKey}, r.name, r.title, r.person_id, r.org_id, r.enterprise_id, r.project_id,
             jsonb_build_object('text', r.text), r.at, ${by}::uuid, r.at, r.day, ${at}
        from ${recordset(rows, COLUMNS)}`.execute(tx)
  } else {
    await sql`
      insert into form_entry (authority_id, id, program_key, program_version, form, values, visit_id, person_id, org_id, enterprise_id, project_id, at, day, recorded_at, recorded_by)
      select ${authorityId}, r.id, ${programKey}, ${programVersion}, r.name, r."values", r.visit_id, r.person_id, r.org_id, r.enterprise_id, r.project_id, r.at, r.day, ${at}, ${by}
        from ${recordset(rows, COLUMNS)}`.execute(tx)
  }
}

type Key = Pick<RecordRow, 'name' | 'person_id' | 'org_id' | 'enterprise_id' | 'project_id' | 'day'>

/** What was recorded in these days already, by its natural key: name, about whom, day. */
export async function findRecords(
  tx: Tx,
  authorityId: string,
  kind: RecordKind,
  by: { programKey: string; first: string; last: string },
): Promise<Key[]> {
  const table = sql.ref(kind === 'form' ? 'form_entry' : kind)
  const targets =
    kind === 'meeting' ? sql`null::uuid as enterprise_id, null::uuid as project_id` : sql`enterprise_id, project_id`
  const { rows } = await sql<Key>`
    select ${sql.ref(kind)} as name, person_id, org_id, ${targets}, day from ${table}
     where authority_id = ${authorityId} and program_key = ${by.programKey} and day between ${by.first} and ${by.last} and voided_at is null`.execute(
    tx,
  )
  return rows
}
