import { type AccountListed, listAccounts } from '#storage/account-store.ts'
import type { Tx } from '#storage/open-database.ts'

/** An account as its pages show it. @throws when there is none: the caller has just held it */
export async function getShown(tx: Tx, authorityId: string, id: string): Promise<AccountListed> {
  const [account] = await listAccounts(tx, authorityId, { id, limit: 1 })
  if (!account) throw new Error('no such account')
  return account
}
