import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { DemoShown } from '#app/demo/ensure-demo.ts'
import { createLog } from '#app/log.ts'
import { loadMasterKey } from '#app/secret/master-key.ts'
import { openDatabase } from '#storage/open-database.ts'

export type FillDemo = { url: string; folder: string; dataDir: string; logLevel: string }

/** Fills an empty database with the demonstration, in a thread of its own: making and reading its spreadsheets takes memory the server would keep. */
export function fillDemo(data: FillDemo): Promise<DemoShown | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: data })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread that fills the demonstration ended with ${code}`)))
  })
}

if (!isMainThread && parentPort) {
  const { url, folder, dataDir, logLevel } = workerData as FillDemo
  const { ensureDemo } = await import('#app/demo/ensure-demo.ts')
  const db = await openDatabase({ url })
  const shown = await ensureDemo(db, createLog(logLevel), { folder, masterKey: await loadMasterKey(dataDir) })
  await db.close()
  parentPort.postMessage(shown)
}
