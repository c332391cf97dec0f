import { findAuthority } from '#storage/authority-store.ts'
import { countAuthorities, type DemoState } from '#storage/demo-store.ts'
import type { Database } from '#storage/open-database.ts'
import { PARK } from './places.ts'

/** Whether ensureDemo() has work to do: the database is empty, or an earlier start was broken off while filling it. */
export async function needsDemo(db: Database): Promise<boolean> {
  return db.inSystem(async (tx) => {
    const demo = (await findAuthority(tx, PARK.code))?.settings.demo as DemoState | undefined
    return demo ? demo.state !== 'ready' : (await countAuthorities(tx)) === 0
  })
}
