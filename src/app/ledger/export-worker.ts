/** A thread of its own for writing a long ledger: reading, matching rows to columns, compressing and keeping it hold nobody else up. */
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '#storage/open-database.ts'
import type { Ctx } from '../context.ts'
import { createLog } from '../log.ts'
import { writeExport } from './write-export.ts'

/** What can be handed to a thread: it opens the database and the log for itself. */
export type ExportJob = {
  readonly address: string
  readonly logLevel: string
  readonly id: string
  readonly ctx: Omit<Ctx, 'db' | 'log'>
}

/** One that reads the next page, one that keeps a piece, one that tells how far it is. */
const CONNECTIONS = 3

const { address, logLevel, id, ctx } = workerData as ExportJob
const log = createLog(logLevel)
const db = await openDatabase({
  url: address,
  max: CONNECTIONS,
  onIdleError: (error) => log.warn({ err: error }, 'database connection lost'),
})
try {
  parentPort?.postMessage(await writeExport({ ...ctx, db, log }, id))
} finally {
  await db.close()
}
