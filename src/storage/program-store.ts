import { sql, type Tx } from './open-database.ts'

export type StoredVersion = {
  readonly key: string
  readonly version: number
  readonly hash: string
  /** The YAML as it was uploaded. */
  readonly source: string
  readonly in_force_from: string
  readonly in_force_to: string | null
  readonly published_at: string
  readonly published_by: string | null
}

/** All versions of one program, or of all, newest first. */
export async function listVersions(tx: Tx, authorityId: string, key?: string): Promise<StoredVersion[]> {
  const { rows } = await sql<StoredVersion>`
    select key, version, hash, source, in_force_from, in_force_to, published_at, published_by
      from program_version where authority_id = ${authorityId} and (${key ?? null}::text is null or key = ${key ?? null})
     order by key, version desc`.execute(tx)
  return rows
}

/** Stands before any writer of the same program until the transaction ends: two publications must not both be "the next". */
export async function lockProgram(tx: Tx, authorityId: string, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('lianqi.program'), hashtext(${`${authorityId} ${key}`}))`.execute(tx)
}

/** Writes a version, which never changes afterwards. `flat` is src/program/model.ts `Program`. */
export async function insertVersion(
  tx: Tx,
  authorityId: string,
  version: StoredVersion & { readonly title: string; readonly flat: unknown },
): Promise<void> {
  await sql`
    insert into program (authority_id, key, title) values (${authorityId}, ${version.key}, ${version.title})
    on conflict (authority_id, key) do update set title = excluded.title, revision = program.revision + 1`.execute(tx)
  await sql`
    insert into program_version (authority_id, key, version, hash, source, flat, in_force_from, in_force_to, published_at, published_by)
    values (${authorityId}, ${version.key}, ${version.version}, ${version.hash}, ${version.source}, ${JSON.stringify(version.flat)}::jsonb,
            ${version.in_force_from}, ${version.in_force_to}, ${version.published_at}, ${version.published_by})`.execute(
    tx,
  )
}

/** Lets the newest version whose first day has come be the one in force; answers the programs for which that changed. */
export async function turnVersions(tx: Tx, authorityId: string, today: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    update program p set current_version = v.version, revision = p.revision + 1
      from (select authority_id, key, max(version) as version from program_version
             where authority_id = ${authorityId} and in_force_from <= ${today} group by authority_id, key) v
     where p.authority_id = v.authority_id and p.key = v.key and p.current_version is distinct from v.version
    returning p.key`.execute(tx)
  return rows.map((row) => row.key)
}
