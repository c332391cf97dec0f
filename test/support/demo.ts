import { pino } from 'pino'
import { ensureDemo } from '#app/demo/ensure-demo.ts'
import { systemContexts } from '#app/job/system-context.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { keepNewFound } from '#app/search/keep.ts'
import { openDatabase } from '#storage/open-database.ts'
import { asOwner, createTestDatabase, dropTestDatabase, type TestDatabase, testDatabase } from './database.ts'

/** Who holds it makes the demo; any number will do that no other test takes. */
const MAKING = 7_120_401

/**
 * A copy of the demo as it stands at a moment, today if none is said. The first that asks for it in a run makes it, another that asks
 * meanwhile waits: it takes a quarter of a minute, and copying it half a second.
 */
export async function demoDatabase(moment?: string): Promise<TestDatabase> {
  const name = `lianqi_demo_${moment?.replaceAll(/\D/g, '') ?? 'today'}`
  await asOwner(async (query) => {
    await query(`select pg_advisory_lock(${MAKING})`)
    const made = await query(`select 1 from pg_database where datname = '${name}'`)
    if (made.rowCount === 0) await makeDemo(query, name, moment ?? new Date().toISOString())
  })
  return await testDatabase({ template: name })
}

/** Under its name only when it is whole: one that failed half-way is never copied. */
async function makeDemo(query: (text: string) => Promise<unknown>, name: string, now: string): Promise<void> {
  const url = await createTestDatabase('lianqi_template')
  const db = await openDatabase({ url, max: 8 })
  try {
    await loadReference(db)
    const log = pino({ level: 'silent' })
    await ensureDemo(db, log, { now, masterKey: new Uint8Array(32) })
    // What the clock does in a server's first minute: what was imported is found too.
    for (const ctx of await systemContexts({ db, log }, now)) await keepNewFound(ctx)
  } catch (error) {
    await db.close()
    await dropTestDatabase(url)
    throw error
  }
  await db.close()
  await query(`alter database ${new URL(url).pathname.slice(1)} rename to ${name}`)
}
