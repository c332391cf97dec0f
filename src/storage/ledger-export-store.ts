import type { Actor } from '#domain/access/actor.ts'
import { sql, type Tx } from './open-database.ts'

export type ExportRow = {
  readonly id: string
  readonly accountId: string | null
  readonly actor: Actor
  readonly ledger: string
  readonly filter: Readonly<Record<string, unknown>>
  readonly format: 'xlsx' | 'csv' | 'docx_zip' | 'pdf_zip'
  /** Of a csv: utf-8 or gb18030. */
  readonly code: 'utf-8' | 'gb18030'
  readonly name: string
  readonly state: 'queued' | 'writing' | 'ready' | 'failed' | 'cancelled'
  readonly done: number
  /** Of a zip: files that came otherwise than asked for, or not at all. */
  readonly lacking: number
  readonly total: number | null
  readonly size: string
  readonly fault: string | null
  readonly askedAt: string
  readonly readyAt: string | null
}

const SELECTED =
  sql.raw(`e.id, e.account_id as "accountId", e.actor, e.ledger, e.filter, e.format, e.code, e.name, e.state, e.done, e.lacking, e.total,
  e.size::text as size, e.fault, e.asked_at as "askedAt", e.ready_at as "readyAt"`)

export type NewExport = Pick<
  ExportRow,
  'id' | 'accountId' | 'actor' | 'ledger' | 'filter' | 'format' | 'code' | 'name' | 'total' | 'askedAt'
>

export async function insertExport(tx: Tx, authorityId: string, one: NewExport): Promise<void> {
  await sql`
    insert into ledger_export (authority_id, id, account_id, actor, ledger, filter, format, code, name, state, total, asked_at, beat_at)
    values (${authorityId}, ${one.id}, ${one.accountId}, ${JSON.stringify(one.actor)}::jsonb, ${one.ledger}, ${JSON.stringify(one.filter)}::jsonb,
            ${one.format}, ${one.code}, ${one.name}, 'queued', ${one.total}, ${one.askedAt}, ${one.askedAt})`.execute(
    tx,
  )
}

/** Takes an export to write it: waiting, or given up by whoever wrote it. Undefined when somebody else has it or it is done. */
export async function takeExport(
  tx: Tx,
  authorityId: string,
  id: string,
  at: string,
  deadBefore: string,
): Promise<ExportRow | undefined> {
  const { rows } = await sql<ExportRow>`
    update ledger_export e set state = 'writing', beat_at = ${at}, done = 0, lacking = 0, size = 0, fault = null
     where e.authority_id = ${authorityId} and e.id = ${id}
       and (e.state = 'queued' or (e.state = 'writing' and e.beat_at < ${deadBefore}))
    returning ${SELECTED}`.execute(tx)
  if (rows[0]) {
    await sql`delete from ledger_export_piece where authority_id = ${authorityId} and export_id = ${id}`.execute(tx)
  }
  return rows[0]
}

/** Exports that nobody writes: asked for a while ago, or left by a program that ended. */
export async function listAbandoned(tx: Tx, authorityId: string, before: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ledger_export
     where authority_id = ${authorityId} and state in ('queued', 'writing') and beat_at < ${before} order by id`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}

/** Keeps a piece, and how far it has come. False when it is not being written any more: it was cancelled. */
export async function addPiece(
  tx: Tx,
  authorityId: string,
  id: string,
  piece: { n: number; bytes: Uint8Array; done: number; at: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update ledger_export set done = ${piece.done}, size = size + ${piece.bytes.length}, beat_at = ${piece.at}
     where authority_id = ${authorityId} and id = ${id} and state = 'writing' returning id`.execute(tx)
  if (rows.length === 0) return false
  await sql`
    insert into ledger_export_piece (authority_id, export_id, n, bytes)
    values (${authorityId}, ${id}, ${piece.n}, ${Buffer.from(piece.bytes)})`.execute(tx)
  return true
}

/** How many rows are written, told between two pieces. False when it was cancelled. */
export async function noteProgress(
  tx: Tx,
  authorityId: string,
  id: string,
  done: number,
  at: string,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update ledger_export set done = ${done}, beat_at = ${at}
     where authority_id = ${authorityId} and id = ${id} and state = 'writing' returning id`.execute(tx)
  return rows.length > 0
}

/** The end of the writing, or of what could not be begun; nothing when it was cancelled before. */
export async function endExport(
  tx: Tx,
  authorityId: string,
  id: string,
  end: { state: 'ready' | 'failed'; done: number; lacking: number; fault?: string; at: string },
): Promise<void> {
  await sql`
    update ledger_export set state = ${end.state}, done = ${end.done}, lacking = ${end.lacking}, fault = ${end.fault ?? null}, ready_at = ${end.at}, beat_at = ${end.at}
     where authority_id = ${authorityId} and id = ${id} and state in ('queued', 'writing')`.execute(tx)
}

/** Stops an export of somebody's that is not ready, and forgets what there is of it. False when there was nothing to stop. */
export async function cancelExportRow(
  tx: Tx,
  authorityId: string,
  id: string,
  accountId: string,
  at: string,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update ledger_export set state = 'cancelled', beat_at = ${at}, size = 0
     where authority_id = ${authorityId} and id = ${id} and account_id = ${accountId} and state in ('queued', 'writing')
    returning id`.execute(tx)
  if (rows.length === 0) return false
  await sql`delete from ledger_export_piece where authority_id = ${authorityId} and export_id = ${id}`.execute(tx)
  return true
}

/** One's own exports, the latest first. */
export async function listExportsOf(tx: Tx, authorityId: string, accountId: string | null): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select ${SELECTED} from ledger_export e
     where e.authority_id = ${authorityId} and e.account_id = ${accountId}::uuid order by e.id desc limit 20`.execute(
    tx,
  )
  return rows
}

export async function findExport(tx: Tx, authorityId: string, id: string): Promise<ExportRow | undefined> {
  const { rows } = await sql<ExportRow>`
    select ${SELECTED} from ledger_export e where e.authority_id = ${authorityId} and e.id = ${id}`.execute(tx)
  return rows[0]
}

export async function readPiece(tx: Tx, authorityId: string, id: string, n: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from ledger_export_piece where authority_id = ${authorityId} and export_id = ${id} and n = ${n}`.execute(
    tx,
  )
  return rows[0]?.bytes
}

export async function deleteExportsBefore(tx: Tx, authorityId: string, before: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    delete from ledger_export where authority_id = ${authorityId} and asked_at < ${before} returning id`.execute(tx)
  return rows.length
}
