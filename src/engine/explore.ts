/** Runs that leave nothing behind: as of a past moment, under another version, without the seals, to a period's end. The same statements, rolled back. */
import { dropDerived } from '#storage/derived-store.ts'
import { sql, type Tx } from '#storage/open-database.ts'
import { runAll } from './run.ts'
import type { Scene } from './scene.ts'

let count = 0

/**
 * Computes the scenes, lets `read` look at the derived tables, and puts everything back as it was. As of a past moment
 * the same facts, version and moment give the same rows, whatever was learnt since.
 */
export async function explore<T>(
  tx: Tx,
  authorityId: string,
  scenes: readonly Scene[],
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  return rolledBack(tx, async () => {
    for (const key of new Set(scenes.map((scene) => scene.program.id))) await dropDerived(tx, authorityId, key)
    for (const scene of scenes) await runAll(tx, scene)
    return await read(tx)
  })
}

/** Does something inside a savepoint and undoes all of it. */
export async function rolledBack<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  count += 1
  const name = sql.ref(`explore_${count}`)
  await sql`savepoint ${name}`.execute(tx)
  try {
    return await work()
  } finally {
    await sql`rollback to savepoint ${name}`.execute(tx)
    await sql`release savepoint ${name}`.execute(tx)
  }
}
