import { sql, type Tx } from '../open-database.ts'
import { recordset } from './rows.ts'

export type ProjectRow = {
  id: string
  name: string
  code: string | null
  class: string | null
  stage: string | null
  points: string | null
  investment: string | null
  org_id: string | null
  enterprise_id: string | null
  area_id: string | null
  from_day: string | null
  to_day: string | null
}

export async function findProjects(tx: Tx, authorityId: string, names: readonly string[]): Promise<ProjectRow[]> {
  const { rows } = await sql<ProjectRow>`
    select id, name, code, class, stage, points, investment, org_id, enterprise_id, area_id, from_day, to_day from project
     where authority_id = ${authorityId} and name = any(${[...names]}::text[])`.execute(tx)
  return rows
}

/** Projects whose names contain the text, for “did you mean”. */
export async function projectsLike(tx: Tx, authorityId: string, text: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from project where authority_id = ${authorityId} and strpos(name, ${text}) > 0 order by name limit 5`.execute(
    tx,
  )
  return rows
}

const COLUMNS =
  'id uuid, name text, code text, class text, stage text, points numeric, investment numeric, org_id uuid, enterprise_id uuid, area_id uuid, from_day date, to_day date'

export async function insertProjects(tx: Tx, authorityId: string, rows: readonly ProjectRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into project (authority_id, id, name, code, class, stage, points, investment, org_id, enterprise_id, area_id, from_day, to_day)
    select ${authorityId}, r.id, r.name, r.code, r.class, r.stage, r.points, r.investment, r.org_id, r.enterprise_id, r.area_id, r.from_day, r.to_day
      from ${recordset(rows, COLUMNS)}`.execute(tx)
}

export async function updateProjects(tx: Tx, authorityId: string, rows: readonly ProjectRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update project p
       set code = r.code, class = r.class, stage = r.stage, points = r.points, investment = r.investment, org_id = r.org_id,
           enterprise_id = r.enterprise_id, area_id = r.area_id, from_day = r.from_day, to_day = r.to_day, revision = p.revision + 1
      from ${recordset(rows, COLUMNS)}
     where p.authority_id = ${authorityId} and p.id = r.id`.execute(tx)
}

/** A stage the project has entered, as an entry of its own: how it moved stays readable. */
export async function insertStages(
  tx: Tx,
  authorityId: string,
  rows: readonly { id: string; project_id: string; stage: string; from_day: string }[],
  at: string,
  by: string | null,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into project_stage (authority_id, id, project_id, stage, from_day, recorded_at, recorded_by)
    select ${authorityId}, r.id, r.project_id, r.stage, r.from_day, ${at}, ${by}
      from ${recordset(rows, 'id uuid, project_id uuid, stage text, from_day date')}`.execute(tx)
}
