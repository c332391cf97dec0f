import type { Fault } from '#domain/import/fault.ts'
import { sql, type Tx } from '../open-database.ts'
import { batches, recordset } from './rows.ts'

export type ImportState = 'previewed' | 'committed' | 'refused' | 'undone'

export type ImportRunRow = {
  id: string
  file_name: string
  size: number
  digest: string
  options: Record<string, unknown>
  state: ImportState
  report: Record<string, unknown>
  created_at: string
  committed_at: string | null
  undone_at: string | null
}

/** One import of an authority at a time: two that bring the same rows would each believe to be first. Waits; ends with the transaction. */
export async function lockImports(tx: Tx, authorityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import:${authorityId}`}, 0))`.execute(tx)
}

/**
 * From here to the end of the transaction names and codes are looked up by the thousand, in tables that grow meanwhile. Planned for its
 * values, a look-up of an authority that had no rows when figures were last taken is expected to find one row whichever index it goes by,
 * and may then read all its rows for each name (6.7 s a thousand, seen). Planned for any values it goes by what is looked up. Such a plan
 * is kept, so it must not be that of a table still small enough to be read whole.
 */
export async function planForLookUps(tx: Tx): Promise<void> {
  await sql`
    select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)`.execute(
    tx,
  )
}

export async function savepoint(tx: Tx): Promise<void> {
  await sql`savepoint import_rows`.execute(tx)
}

/** Takes back whatever the rows did since the savepoint. */
export async function rollbackToSavepoint(tx: Tx): Promise<void> {
  await sql`rollback to savepoint import_rows`.execute(tx)
}

export async function insertRun(
  tx: Tx,
  authorityId: string,
  run: {
    id: string
    fileName: string
    size: number
    digest: string
    options: object
    state: ImportState
    report: object
    at: string
    by: string | null
  },
): Promise<void> {
  const committed = run.state === 'committed'
  await sql`
    insert into import_run (authority_id, id, file_name, size, digest, options, state, report, created_at, created_by,
                            committed_at, committed_by)
    values (${authorityId}, ${run.id}, ${run.fileName}, ${run.size}, ${run.digest}, ${JSON.stringify(run.options)}::jsonb,
            ${run.state}, ${JSON.stringify(run.report)}::jsonb, ${run.at}, ${run.by},
            ${committed ? run.at : null}, ${committed ? run.by : null})`.execute(tx)
}

export async function updateRun(
  tx: Tx,
  authorityId: string,
  run: { id: string; state: ImportState; report: object; at: string; by: string | null },
): Promise<void> {
  await sql`
    update import_run
       set state = ${run.state}, report = ${JSON.stringify(run.report)}::jsonb,
           committed_at = ${run.state === 'committed' ? run.at : null}, committed_by = ${run.state === 'committed' ? run.by : null}
     where authority_id = ${authorityId} and id = ${run.id}`.execute(tx)
}

export async function findRun(tx: Tx, authorityId: string, id: string): Promise<ImportRunRow | undefined> {
  const { rows } = await sql<ImportRunRow>`
    select id, file_name, size, digest, options, state, report, created_at, committed_at, undone_at
      from import_run where authority_id = ${authorityId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function listRuns(tx: Tx, authorityId: string, most: number): Promise<ImportRunRow[]> {
  const { rows } = await sql<ImportRunRow>`
    select id, file_name, size, digest, options, state, report, created_at, committed_at, undone_at
      from import_run where authority_id = ${authorityId} order by id desc limit ${most}`.execute(tx)
  return rows
}

const CHUNK = 2 ** 20

export async function saveFile(tx: Tx, authorityId: string, runId: string, bytes: Buffer): Promise<void> {
  for (let n = 0; n * CHUNK < bytes.length; n++) {
    const piece = bytes.subarray(n * CHUNK, (n + 1) * CHUNK)
    await sql`insert into import_chunk (authority_id, run_id, n, bytes) values (${authorityId}, ${runId}, ${n}, ${piece})`.execute(
      tx,
    )
  }
}

/** The file as it came; undefined when it was put away. */
export async function loadFile(tx: Tx, authorityId: string, runId: string): Promise<Buffer | undefined> {
  const { rows: found } = await sql<{ count: number }>`
    select count(*)::int as count from import_chunk where authority_id = ${authorityId} and run_id = ${runId}`.execute(
    tx,
  )
  const pieces: Buffer[] = []
  for (let n = 0; n < (found[0]?.count ?? 0); n++) {
    const { rows } = await sql<{ bytes: Buffer }>`
      select bytes from import_chunk where authority_id = ${authorityId} and run_id = ${runId} and n = ${n}`.execute(tx)
    if (rows[0]) pieces.push(rows[0].bytes)
  }
  return pieces.length > 0 ? Buffer.concat(pieces) : undefined
}

export async function dropFile(tx: Tx, authorityId: string, runId: string): Promise<void> {
  await sql`delete from import_chunk where authority_id = ${authorityId} and run_id = ${runId}`.execute(tx)
}

export async function replaceFaults(
  tx: Tx,
  authorityId: string,
  runId: string,
  faults: readonly Fault[],
): Promise<void> {
  await sql`delete from import_fault where authority_id = ${authorityId} and run_id = ${runId}`.execute(tx)
  let n = 0
  for (const batch of batches(faults, 2_000)) {
    const rows = batch.map((fault) => ({
      n: n++,
      sheet: fault.sheet,
      row: fault.row,
      cell: fault.cell,
      head: fault.column,
      code: fault.code,
      message: fault.message,
      remedy: fault.remedy,
    }))
    await sql`
      insert into import_fault (authority_id, run_id, n, sheet, row, cell, head, code, message, remedy)
      select ${authorityId}, ${runId}, r.n, r.sheet, r.row, r.cell, r.head, r.code, r.message, r.remedy
        from ${recordset(rows, 'n int, sheet text, row int, cell text, head text, code text, message text, remedy text')}`.execute(
      tx,
    )
  }
}

/** Faults in the order of the file, from the `after`-th on. */
export async function listFaults(
  tx: Tx,
  authorityId: string,
  runId: string,
  after = -1,
  most = 1_000,
): Promise<Fault[]> {
  const { rows } = await sql<Omit<Fault, 'column'> & { head: string | null }>`
    select sheet, row, cell, head, code, message, remedy from import_fault
     where authority_id = ${authorityId} and run_id = ${runId} and n > ${after} order by n limit ${most}`.execute(tx)
  return rows.map(({ head, ...fault }) => ({ ...fault, column: head }))
}

/** Marks an import as taken back. */
export async function markUndone(
  tx: Tx,
  authorityId: string,
  run: { id: string; report: object; at: string; by: string | null; reason: string },
): Promise<void> {
  await sql`
    update import_run
       set state = 'undone', report = ${JSON.stringify(run.report)}::jsonb, undone_at = ${run.at}, undone_by = ${run.by}, undo_reason = ${run.reason}
     where authority_id = ${authorityId} and id = ${run.id}`.execute(tx)
}

/** What is chosen for a file now. */
export async function saveOptions(tx: Tx, authorityId: string, id: string, options: object): Promise<void> {
  await sql`
    update import_run set options = ${JSON.stringify(options)}::jsonb where authority_id = ${authorityId} and id = ${id}`.execute(
    tx,
  )
}
