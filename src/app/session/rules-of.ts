import { getAuthority } from '#storage/authority-store.ts'
import type { Tx } from '#storage/open-database.ts'
import { type AccessRules, accessRules } from './rules.ts'

/** The rules of sign-in in force for an authority. */
export async function rulesOf(tx: Tx, authorityId: string): Promise<AccessRules> {
  const authority = await getAuthority(tx, authorityId)
  return accessRules(authority.settings)
}
