import { Temporal } from 'temporal-polyfill'
import { findAccessLink } from '#storage/access-link-store.ts'
import type { Database } from '#storage/open-database.ts'
import { authorityByCode, type OpenSession } from '../session/open-session.ts'
import { authorityIn, hashOf } from './token.ts'

/** Whoever acts in a request, by a session or by an enterprise's standing link. */
export type Opened = Pick<OpenSession, 'authority' | 'actor' | 'tokenHash'>

/**
 * The enterprise behind its standing link: it acts as its account would, without one. Undefined where there is no such link
 * (any more): expired, or replaced by a newer one.
 */
export async function openEnterpriseLink(db: Database, now: string, token: string): Promise<Opened | undefined> {
  const code = authorityIn(token)
  if (!code.ok) return undefined
  const authority = await authorityByCode(db, now, code.value)
  if (!authority) return undefined
  const tokenHash = hashOf(token)
  const link = await db.inAuthority(authority.id, (tx) => findAccessLink(tx, authority.id, tokenHash), {
    readOnly: true,
  })
  if (link?.purpose !== 'enterprise' || link.enterpriseId === null) return undefined
  if (Temporal.Instant.compare(now, link.expiresAt) >= 0) return undefined
  return {
    authority,
    tokenHash,
    actor: {
      via: 'link',
      accountId: null,
      personId: null,
      enterpriseId: link.enterpriseId,
      orgIds: [],
      grants: [{ role: 'enterprise', scope: 'own', orgId: null, areaId: null, programKey: null }],
      system: false,
    },
  }
}
