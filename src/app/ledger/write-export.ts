import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Temporal } from 'temporal-polyfill'
import { NoPdf } from '#papers/official/to-pdf.ts'
import { csvStream } from '#papers/write/csv.ts'
import { xlsxStream } from '#papers/write/xlsx.ts'
import { getAuthority } from '#storage/authority-store.ts'
import * as store from '#storage/ledger-export-store.ts'
import type { Ctx } from '../context.ts'
import { inSmallHeap } from '../small-heap.ts'
import { LEDGERS, type LedgerName } from './kinds.ts'
import { openLedger } from './open-ledger.ts'
import { type ZipProgress, zipOfFiles } from './zip-of-files.ts'

/** Bytes kept at a time: with a page of rows all that is in memory, whatever the length of the ledger. */
const PIECE = 512 * 1024
/** Whoever writes gives a sign of life at every piece; after so long without one the export may be taken over. */
export const DEAD_AFTER_MINUTES = 5

/** Whoever asked for it does not want it any more. */
class Cancelled extends Error {}

/**
 * Writes an export that was asked for: the list page by page under the rights of whoever asked, straight into the workbook,
 * straight into pieces in the database. Memory stays the same at 300 000 rows. Does nothing when somebody else writes it.
 */
export async function writeExport(system: Ctx, id: string): Promise<boolean> {
  const { db, authorityId } = system
  const now = () => Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
  const dead = Temporal.Instant.from(system.now).subtract({ minutes: DEAD_AFTER_MINUTES }).toString()
  const row = await db.inAuthority(authorityId, (tx) => store.takeExport(tx, authorityId, id, system.now, dead))
  if (!row) return false
  const ctx: Ctx = { ...system, actor: row.actor, now: row.askedAt }
  const progress = { done: 0, lacking: 0 }
  const told = async () => {
    const on = await db.inAuthority(authorityId, (tx) => store.noteProgress(tx, authorityId, id, progress.done, now()))
    if (!on) throw new Cancelled()
  }
  try {
    const authority = await db.inAuthority(authorityId, (tx) => getAuthority(tx, authorityId), { readOnly: true })
    const source = await sourceOf(ctx, row, { authority: authority.name, progress, told })
    await inSmallHeap(() => pipeline(source, intoPieces(ctx, id, progress, now)))
    await end(ctx, id, { state: 'ready', ...progress, at: now() })
  } catch (error) {
    if (error instanceof Cancelled) return true
    // Whoever asked reads only that it failed, and a code; what happened is for the log.
    ctx.log.error({ err: error, exportId: id, ledger: row.ledger }, 'export failed')
    const fault = faultOf(error)
    await end(ctx, id, { state: 'failed', ...progress, fault, at: now() })
  }
  return true
}

/** A code that whoever asked can be told in his words. */
function faultOf(error: unknown): string {
  if (error instanceof NoPdf) return 'paper.no_pdf'
  return error instanceof Error && /^[a-z_.]+$/.test(error.message) ? error.message : 'ledger.failed'
}

/** The bytes of the file, in the form that was asked for. */
async function sourceOf(
  ctx: Ctx,
  row: store.ExportRow,
  how: { readonly authority: string; readonly progress: ZipProgress; readonly told: () => Promise<void> },
): Promise<Readable> {
  const kind = LEDGERS[row.ledger as LedgerName]
  const { filter, format, askedAt } = row
  if (format === 'docx_zip' || format === 'pdf_zip')
    return zipOfFiles(ctx, kind, { ...how, filter, pdf: format === 'pdf_zip' })
  const { ledger, explanation } = await openLedger(ctx, kind, { ...how, filter, askedAt })
  return format === 'csv' ? csvStream(ledger, row.code) : xlsxStream([ledger, explanation])
}

function end({ db, authorityId }: Ctx, id: string, how: Parameters<typeof store.endExport>[3]): Promise<void> {
  return db.inAuthority(authorityId, (tx) => store.endExport(tx, authorityId, id, how))
}

/** Collects bytes into pieces and keeps each in a transaction of its own. */
function intoPieces(ctx: Ctx, id: string, progress: { readonly done: number }, now: () => string): Writable {
  const { db, authorityId } = ctx
  let waiting: Buffer[] = []
  let size = 0
  let n = 0
  const keep = async () => {
    const bytes = Buffer.concat(waiting)
    waiting = []
    size = 0
    const piece = { n: n++, bytes, done: progress.done, at: now() }
    if (!(await db.inAuthority(authorityId, (tx) => store.addPiece(tx, authorityId, id, piece)))) throw new Cancelled()
  }
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      waiting.push(Buffer.from(chunk))
      size += chunk.length
      if (size < PIECE) return done()
      keep().then(() => done(), done)
    },
    final(done) {
      if (size === 0 && n > 0) return done()
      keep().then(() => done(), done)
    },
  })
}

/** The bytes of a ready export, a piece at a time. */
export function exportBytes(ctx: Ctx, id: string): Readable {
  const { db, authorityId } = ctx
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let n = 0; ; n++) {
      const piece = await db.inAuthority(authorityId, (tx) => store.readPiece(tx, authorityId, id, n), {
        readOnly: true,
      })
      if (!piece) return
      yield piece
    }
  }
  return Readable.from(pieces())
}
