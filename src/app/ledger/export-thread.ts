import { Worker } from 'node:worker_threads'
import { Temporal } from 'temporal-polyfill'
import { endExport, findExport } from '#storage/ledger-export-store.ts'
import type { Ctx } from '../context.ts'
import { ENDING } from './export-format.ts'
import type { ExportJob } from './export-worker.ts'
import { writeExport } from './write-export.ts'

/** Rows up to which an export is written in place: a thread takes as long to start as some thousand rows to write. */
const IN_PLACE = 2000
/** A file of a zip is as much work as so many rows. */
const ROWS_A_FILE = 40
/** Threads at a time; other long exports wait their turn. */
const THREADS = 2
/** What a thread may hold, in MB: a ledger needs a quarter of it whatever its length; one that needs more fails alone. */
const LARGEST_HEAP = 384

type Turn = { readonly begin: () => void; readonly giveUp: () => void }

const threads = new Set<Worker>()
const turns: Turn[] = []

/**
 * Writes an export that was asked for: a long one in a thread of its own with connections of its own, while the server goes on answering.
 * False when somebody else writes it, it is done, or the house is closed before it was.
 */
export async function writeBeside(ctx: Ctx, id: string): Promise<boolean> {
  const { db, authorityId } = ctx
  const row = await db.inAuthority(authorityId, (tx) => findExport(tx, authorityId, id), { readOnly: true })
  if (!row) return false
  const work = (row.total ?? IN_PLACE + 1) * (ENDING[row.format] === 'zip' ? ROWS_A_FILE : 1)
  return work <= IN_PLACE ? writeExport(ctx, id) : inThread(ctx, id)
}

/** Ends what is being written, for the house is closed. Whoever starts next takes it up. */
export async function endExportThreads(): Promise<void> {
  for (const turn of turns.splice(0)) turn.giveUp()
  await Promise.all([...threads].map((one) => one.terminate()))
}

async function inThread(ctx: Ctx, id: string): Promise<boolean> {
  if (threads.size >= THREADS && !(await new Promise<boolean>(queue))) return false
  const { db, log, authorityId, timeZone, calendarId, actor, now, masterKey, network } = ctx
  const job: ExportJob = {
    address: db.address,
    logLevel: log.level,
    id,
    ctx: {
      authorityId,
      timeZone,
      calendarId,
      actor,
      now,
      ...(masterKey && { masterKey }),
      ...(network && { network }),
    },
  }
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), {
    argv: [],
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP, maxYoungGenerationSizeMb: 24 },
  })
  threads.add(worker)
  // A house that closes does not wait for it.
  worker.unref()
  try {
    return await new Promise<boolean>((resolve, reject) => {
      let written = false
      worker.on('message', (answer: boolean) => (written = answer))
      worker.on('error', reject)
      worker.on('exit', () => resolve(written))
    })
  } catch (error) {
    log.error({ err: error, exportId: id }, 'export thread broke')
    const at = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
    const end = { state: 'failed', done: 0, lacking: 0, fault: 'ledger.failed', at } as const
    await db.inAuthority(authorityId, (tx) => endExport(tx, authorityId, id, end))
    return true
  } finally {
    threads.delete(worker)
    turns.shift()?.begin()
  }
}

function queue(resolve: (began: boolean) => void): void {
  turns.push({ begin: () => resolve(true), giveUp: () => resolve(false) })
}
