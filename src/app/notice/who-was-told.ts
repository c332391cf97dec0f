import { listTold } from '#storage/notice-store.ts'
import type { Database } from '#storage/open-database.ts'

/**
 * Accounts, persons and units of an authority that were told something in a stretch of time, by id: which open pages have
 * something new. Says nothing of what it was; the page asks for that itself, under its own rights.
 */
export function whoWasTold(db: Database, authorityId: string, after: string, until: string): Promise<string[]> {
  return db.inAuthority(authorityId, (tx) => listTold(tx, authorityId, after, until), { readOnly: true })
}
