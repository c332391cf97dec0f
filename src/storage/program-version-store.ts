import { sql, type Tx } from './open-database.ts'

/** A published version as stored: `flat` is src/program/model.ts `Program`. */
export type VersionRow = { readonly key: string; readonly version: number; readonly flat: unknown }

/** One published version; versions never change. */
export async function findProgramVersion(
  tx: Tx,
  authorityId: string,
  key: string,
  version: number,
): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`
    select key, version, flat from program_version
     where authority_id = ${authorityId} and key = ${key} and version = ${version}`.execute(tx)
  return rows[0]
}

/** The number of the version in force; undefined for a program that is not published. */
export async function findVersionNow(tx: Tx, authorityId: string, key: string): Promise<number | undefined> {
  const { rows } = await sql<{ version: number | null }>`
    select current_version as version from program where authority_id = ${authorityId} and key = ${key}`.execute(tx)
  return rows[0]?.version ?? undefined
}

/** Programs in force and their versions. */
export async function listVersionsNow(tx: Tx, authorityId: string): Promise<{ key: string; version: number }[]> {
  const { rows } = await sql<{ key: string; version: number }>`
    select key, current_version as version from program
     where authority_id = ${authorityId} and current_version is not null order by key`.execute(tx)
  return rows
}

/** Members of listed groups on a day. */
export async function listGroupMembers(
  tx: Tx,
  authorityId: string,
  programKey: string,
  groups: readonly string[],
  day: string,
): Promise<{ group_id: string; subject_kind: string; subject_id: string }[]> {
  if (groups.length === 0) return []
  const { rows } = await sql<{ group_id: string; subject_kind: string; subject_id: string }>`
    select group_id, subject_kind, subject_id from roster_member
     where authority_id = ${authorityId} and program_key = ${programKey} and group_id = any(${[...groups]}::text[])
       and from_day <= ${day} and to_day >= ${day}
     order by group_id, subject_id`.execute(tx)
  return rows
}
