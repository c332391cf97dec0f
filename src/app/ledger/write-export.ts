import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Temporal } from 'temporal-polyfill'
import { csvStream } from '#papers/write/csv.ts'
import type { Ledger, LedgerValue } from '#papers/write/ledger.ts'
import { xlsxStream } from '#papers/write/xlsx.ts'
import { getAuthority } from '#storage/authority-store.ts'
import * as store from '#storage/ledger-export-store.ts'
import type { Ctx } from '../context.ts'
import { LEDGERS, type LedgerKind, type LedgerName } from './kinds.ts'

/** Rows read at a time, bytes kept at a time: what is in memory, whatever the length of the ledger. */
const PAGE = 200
const PIECE = 512 * 1024
/** Whoever writes gives a sign of life at every piece; after so long without one the export may be taken over. */
export const DEAD_AFTER_MINUTES = 5

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
  const kind = LEDGERS[row.ledger as LedgerName]
  const progress = { done: 0 }
  try {
    const authority = await db.inAuthority(authorityId, (tx) => getAuthority(tx, authorityId), { readOnly: true })
    const ledger = ledgerOf(ctx, kind, authority.name, row, progress)
    const source = row.format === 'csv' ? csvStream(ledger) : xlsxStream([ledger, explanationOf(kind)])
    await pipeline(source, intoPieces(ctx, id, progress, now))
    await end(ctx, id, { state: 'ready', done: progress.done, at: now() })
  } catch (error) {
    system.log.error({ err: error, exportId: id }, 'export failed')
    const fault = error instanceof Error ? error.message.slice(0, 300) : '未知错误'
    await end(ctx, id, { state: 'failed', done: progress.done, fault, at: now() })
  }
  return true
}

function end({ db, authorityId }: Ctx, id: string, how: Parameters<typeof store.endExport>[3]): Promise<void> {
  return db.inAuthority(authorityId, (tx) => store.endExport(tx, authorityId, id, how))
}

function ledgerOf(
  ctx: Ctx,
  kind: LedgerKind,
  authority: string,
  row: store.ExportRow,
  progress: { done: number },
): Ledger {
  const local = (moment: string) =>
    Temporal.Instant.from(moment)
      .toZonedDateTimeISO(ctx.timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'second' })
  return {
    sheet: kind.title,
    title: kind.title,
    note: `填报单位：${authority}　　日期：${local(row.askedAt).slice(0, 10)}${row.total === null ? '' : `　　共 ${row.total} 条`}`,
    columns: kind.fields,
    rows: rowsOf(ctx, kind, row.filter, local, progress),
  }
}

async function* rowsOf(
  ctx: Ctx,
  kind: LedgerKind,
  filter: Readonly<Record<string, unknown>>,
  local: (moment: string) => string,
  progress: { done: number },
): AsyncGenerator<LedgerValue[]> {
  let cursor: string | null | undefined
  do {
    const input = { ...filter, limit: PAGE, ...(cursor ? { cursor } : {}) }
    const page = await ctx.db.inAuthority(ctx.authorityId, (tx) => kind.list({ ...ctx, tx }, input), { readOnly: true })
    if (!page.ok) throw new Error(page.error.code)
    for (const item of page.value.out.items) {
      yield kind.fields.map((field) => field.of(item as never, local))
      progress.done++
    }
    cursor = page.value.out.next
  } while (cursor)
}

/** A second sheet that says what each column means. */
function explanationOf(kind: LedgerKind): Ledger {
  return {
    sheet: '列说明',
    title: '列说明',
    columns: [
      { title: '列', kind: 'text', width: 20 },
      { title: '含义', kind: 'text', width: 60 },
    ],
    rows: kind.fields.map((field) => [field.group ? `${field.group}：${field.title}` : field.title, field.means]),
  }
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
    await db.inAuthority(authorityId, (tx) => store.addPiece(tx, authorityId, id, piece))
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
