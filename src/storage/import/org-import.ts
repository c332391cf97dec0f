import { sql, type Tx } from '../open-database.ts'
import { recordset } from './rows.ts'

export type OrgRow = {
  id: string
  name: string
  short_names: string[]
  kind: string
  parent_id: string | null
  area_id: string | null
  is_office: boolean
}

/** All units: an authority has some hundreds, at most thousands. */
export async function listOrgs(tx: Tx, authorityId: string): Promise<OrgRow[]> {
  const { rows } = await sql<OrgRow>`
    select id, name, short_names, kind, parent_id, area_id, is_office from org where authority_id = ${authorityId} order by name`.execute(
    tx,
  )
  return rows
}

const COLUMNS = 'id uuid, name text, short_names text[], kind text, parent_id uuid, area_id uuid, is_office boolean'

export async function insertOrgs(tx: Tx, authorityId: string, rows: readonly OrgRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into org (authority_id, id, name, short_names, kind, parent_id, area_id, is_office)
    select ${authorityId}, r.id, r.name, r.short_names, r.kind, r.parent_id, r.area_id, r.is_office from ${recordset(rows, COLUMNS)}`.execute(
    tx,
  )
}

export async function updateOrgs(tx: Tx, authorityId: string, rows: readonly OrgRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update org o set short_names = r.short_names, kind = r.kind, parent_id = r.parent_id, area_id = r.area_id,
                     is_office = r.is_office, revision = o.revision + 1
      from ${recordset(rows, COLUMNS)}
     where o.authority_id = ${authorityId} and o.id = r.id`.execute(tx)
}

export async function listAreas(tx: Tx, authorityId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from area where authority_id = ${authorityId}`.execute(tx)
  return rows
}

export async function insertAreas(
  tx: Tx,
  authorityId: string,
  rows: readonly { id: string; name: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into area (authority_id, id, name) select ${authorityId}, r.id, r.name from ${recordset(rows, 'id uuid, name text')}`.execute(
    tx,
  )
}
