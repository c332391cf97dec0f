import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { pino } from 'pino'
import { loadReference } from '#app/reference/load-reference.ts'
import { ensureWeb } from '#cli/build-web.ts'
import { createServer } from '#http/server.ts'
import type { Database } from '#storage/open-database.ts'
import { testDatabase } from '#test/support/database.ts'
import { demoDatabase } from '#test/support/demo.ts'

const ROOT = resolve(import.meta.dirname, '../..')

export type BrowserHouse = {
  readonly db: Database
  readonly address: string
  /** The server's moment; pages take theirs from it. */
  now(): string
  at(moment: string): void
  close(): Promise<void>
}

/** The real server with the real pages on a fresh database; its clock is real until it is moved. */
export async function openBrowserHouse(moment?: string): Promise<BrowserHouse> {
  const { db } = await testDatabase()
  await loadReference(db)
  return await openOn(db, moment)
}

/** The same on the demo, as it stands today or stood at a moment. */
export async function openDemoHouse(moment?: string): Promise<BrowserHouse> {
  const { db } = await demoDatabase(moment)
  return await openOn(db, moment)
}

async function openOn(db: Database, moment?: string): Promise<BrowserHouse> {
  await ensureWeb(ROOT)
  let fixed = moment
  const now = () => fixed ?? new Date().toISOString()
  const app = await createServer({
    db,
    log: pino({ level: 'silent' }),
    config: { root: ROOT, dataDir: '/nowhere', publicUrl: undefined },
    masterKey: new Uint8Array(32),
    readiness: async () => ({ ready: true, database: true, migrations: true, jobs: true }),
    now,
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return {
    db,
    address: `http://127.0.0.1:${port}`,
    now,
    at(next) {
      fixed = next
    },
    close: async () => {
      await app.close()
    },
  }
}
