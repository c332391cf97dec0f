import { sql, type Tx } from './open-database.ts'

/** A run of the rules, as it is kept. */
export type RunRow = {
  readonly id: string
  readonly programKey: string
  readonly version: number
  /** full: everything that is open; changed: only what changed facts touch. */
  readonly kind: 'full' | 'changed'
  readonly reason: 'publish' | 'clock' | 'facts' | 'by_hand' | 'seal'
  readonly asOf: string
  readonly startedAt: string
  readonly durationMs: number
  readonly runBy: string | null
  readonly periods: unknown
  readonly rows: unknown
  readonly undecided: unknown
}

export async function insertRun(tx: Tx, authorityId: string, run: RunRow): Promise<void> {
  await sql`
    insert into engine_run (authority_id, id, program_key, version, kind, reason, as_of, started_at, duration_ms, run_by, periods, rows, undecided)
    values (${authorityId}, ${run.id}, ${run.programKey}, ${run.version}, ${run.kind}, ${run.reason}, ${run.asOf}, ${run.startedAt}, ${run.durationMs}, ${run.runBy},
            ${JSON.stringify(run.periods)}::jsonb, ${JSON.stringify(run.rows)}::jsonb, ${JSON.stringify(run.undecided)}::jsonb)`.execute(
    tx,
  )
}

/** The latest run of a program. */
export async function findLastRun(
  tx: Tx,
  authorityId: string,
  programKey: string,
): Promise<{ id: string; version: number; asOf: string; startedAt: string } | undefined> {
  const { rows } = await sql<{ id: string; version: number; asOf: string; startedAt: string }>`
    select id, version, as_of as "asOf", started_at as "startedAt" from engine_run
     where authority_id = ${authorityId} and program_key = ${programKey} order by id desc limit 1`.execute(tx)
  return rows[0]
}

/** Compiled forms that were read before. A published version never changes; the hash of its content is in the name all the same. */
const compiled = new Map<string, unknown>()
const MOST = 128

/** Published versions with their compiled form, oldest first: the same objects at each run. */
export async function listCompiledVersions<Program>(
  tx: Tx,
  authorityId: string,
  programKey: string,
): Promise<{ version: number; flat: Program }[]> {
  const { rows: versions } = await sql<{ version: number; hash: string }>`
    select version, hash from program_version where authority_id = ${authorityId} and key = ${programKey} order by version`.execute(
    tx,
  )
  const nameOf = (one: { version: number; hash: string }) => `${authorityId} ${programKey} ${one.version} ${one.hash}`
  const found = new Map(versions.map((one) => [one.version, compiled.get(nameOf(one))]))
  const missing = versions.filter((one) => found.get(one.version) === undefined)
  if (missing.length > 0) {
    const { rows } = await sql<{ version: number; hash: string; flat: unknown }>`
      select version, hash, flat from program_version
       where authority_id = ${authorityId} and key = ${programKey} and version = any(${missing.map((one) => one.version)}::int[])`.execute(
      tx,
    )
    for (const row of rows) {
      if (compiled.size >= MOST) compiled.delete(compiled.keys().next().value ?? '')
      compiled.set(nameOf(row), row.flat)
      found.set(row.version, row.flat)
    }
  }
  return versions.map(({ version }) => ({ version, flat: found.get(version) as Program }))
}

/** Changes noted for a program, taken off the list: whoever takes them computes them. Those for every program are first given to each. */
export async function takeDirty(
  tx: Tx,
  authorityId: string,
  programKey: string,
): Promise<{ kind: string; id: string }[]> {
  await sql`
    with everywhere as (delete from dirty d where d.authority_id = ${authorityId} and d.program_key is null returning d.authority_id, d.id, d.fact_kind, d.fact_id, d.at)
    insert into dirty (authority_id, id, program_key, fact_kind, fact_id, at)
    select e.authority_id, gen_random_uuid(), p.key, e.fact_kind, e.fact_id, e.at
      from everywhere e join program p on p.authority_id = e.authority_id`.execute(tx)
  const { rows } = await sql<{ kind: string; id: string }>`
    delete from dirty where authority_id = ${authorityId} and program_key = ${programKey} returning fact_kind as kind, fact_id as id`.execute(
    tx,
  )
  return rows
}

/** Programs with changes that no run has seen. */
export async function listDirtyPrograms(tx: Tx, authorityId: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select distinct p.key from program p join dirty d on d.authority_id = p.authority_id and (d.program_key = p.key or d.program_key is null)
     where p.authority_id = ${authorityId} and p.current_version is not null order by p.key`.execute(tx)
  return rows.map((row) => row.key)
}
