import { listAuthorities as readAuthorities } from '#storage/authority-store.ts'
import type { Database } from '#storage/open-database.ts'

/** The authorities one may sign in to: code and name, known before anyone is signed in. */
export async function listAuthorities(db: Database): Promise<{ code: string; name: string }[]> {
  const all = await db.inSystem((tx) => readAuthorities(tx), { readOnly: true })
  return all.map(({ code, name }) => ({ code, name }))
}
