import { pino } from 'pino'
import { ensureDemo } from '#app/demo/ensure-demo.ts'
import { systemContexts } from '#app/job/system-context.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { keepNewFound } from '#app/search/keep.ts'
import { openDatabase } from '#storage/open-database.ts'
import { asOwner, createTestDatabase, dropTestDatabase, type TestDatabase, testDatabase } from './database.ts'

const DEMO = 'lianqi_demo'
/** Who holds it makes the demo; any number will do that no other test takes. */
const MAKING = 7_120_401

/**
 * A copy of the demo as it stands today. The first that asks in a run makes it, another that asks meanwhile waits: it takes a quarter of a
 * minute, and copying it half a second.
 */
export async function demoDatabase(): Promise<TestDatabase> {
  await asOwner(async (query) => {
    await query(`select pg_advisory_lock(${MAKING})`)
    const made = await query(`select 1 from pg_database where datname = '${DEMO}'`)
    if (made.rowCount === 0) await makeDemo(query)
  })
  return await testDatabase({ template: DEMO })
}

/** Under its name only when it is whole: one that failed half-way is never copied. */
async function makeDemo(query: (text: string) => Promise<unknown>): Promise<void> {
  const url = await createTestDatabase('lianqi_template')
  const db = await openDatabase({ url, max: 8 })
  try {
    await loadReference(db)
    const log = pino({ level: 'silent' })
    await ensureDemo(db, log, { masterKey: new Uint8Array(32) })
    // What the clock does in a server's first minute: what was imported is found too.
    for (const ctx of await systemContexts({ db, log }, new Date().toISOString())) await keepNewFound(ctx)
  } catch (error) {
    await db.close()
    await dropTestDatabase(url)
    throw error
  }
  await db.close()
  await query(`alter database ${new URL(url).pathname.slice(1)} rename to ${DEMO}`)
}
