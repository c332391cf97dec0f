import { Temporal } from 'temporal-polyfill'
import { needsFactor } from '#domain/access/second-factor.ts'
import { expiryOf } from '#domain/access/session-span.ts'
import { type Authority, findAuthority } from '#storage/authority-store.ts'
import type { Database } from '#storage/open-database.ts'
import { findSession, type SessionFound, touchSession } from '#storage/session-store.ts'
import type { Actor } from '../context.ts'
import { accessRules } from './rules.ts'
import { authorityOf, tokenHash } from './token.ts'

export type OpenSession = {
  readonly authority: Authority
  readonly session: SessionFound
  readonly actor: Actor
  readonly tokenHash: Uint8Array
  /** His authority demands a second factor of him, and he has none: nothing else is open to him until he has. */
  readonly mustEnrol: boolean
}

/** A use within this span of the last one is not written down: one write a minute, not one a request. */
const TOUCH_SECONDS = 60

/**
 * A session that was read is believed for this long: a page asks for many things at once. What this process itself does
 * to sessions, accounts or roles is seen at once ({@link forgetSessions}); what another one does, after this time.
 */
const BELIEVE_SECONDS = 2
const MOST = 5_000
const believed = new WeakMap<Database, Map<string, { open: OpenSession; at: string }>>()

/**
 * The session of a token, and who acts in it; undefined when there is none (any more). Its idle time starts anew, unless
 * nobody is there: what a page asks by itself in the background must not keep a session that a person has left.
 */
export async function openSession(
  db: Database,
  now: string,
  token: string,
  { background = false }: { background?: boolean } = {},
): Promise<OpenSession | undefined> {
  const known = believed.get(db) ?? new Map<string, { open: OpenSession; at: string }>()
  believed.set(db, known)
  const hash = tokenHash(token).toString('base64')
  const found = known.get(hash)
  if (found && isFresh(found, now) && (background || !isDue(found.open.session, now))) return found.open
  const open = await readSession(db, now, token, background)
  known.delete(hash)
  if (!open) return undefined
  if (known.size >= MOST) known.clear()
  known.set(hash, { open, at: now })
  return open
}

function isFresh({ open, at }: { open: OpenSession; at: string }, now: string): boolean {
  const age = Temporal.Instant.from(at).until(now).total('seconds')
  return age >= 0 && age < BELIEVE_SECONDS && Temporal.Instant.compare(now, open.session.expiresAt) < 0
}

/** Called after whatever changes a session, an account, a role or a rule of sign-in: the next request reads it anew. */
export function forgetSessions(db: Database): void {
  believed.delete(db)
  remembered.delete(db)
}

/** Whether the last use that was written down is long enough ago for this one to be. */
function isDue({ seenAt }: SessionFound, now: string): boolean {
  return Temporal.Instant.from(seenAt).until(now).total('seconds') >= TOUCH_SECONDS
}

async function readSession(
  db: Database,
  now: string,
  token: string,
  background: boolean,
): Promise<OpenSession | undefined> {
  const code = authorityOf(token)
  if (code === undefined) return undefined
  const authority = await authorityByCode(db, now, code)
  if (!authority) return undefined
  const hash = tokenHash(token)
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(authority.timeZone).toPlainDate().toString()
  return db.inAuthority(authority.id, async (tx) => {
    const found = await findSession(tx, authority.id, hash, now, today)
    if (!found) return undefined
    const rules = accessRules(authority.settings)
    const mustEnrol =
      !found.hasFactor &&
      needsFactor(
        rules.secondFactor,
        found.grants.map((grant) => grant.role),
      )
    const used = { authority, actor: actorOf(found), tokenHash: hash, mustEnrol }
    if (background || !isDue(found, now)) return { ...used, session: found }
    const expiresAt = expiryOf(found.createdAt, now, rules.session)
    await touchSession(tx, authority.id, hash, now, expiresAt)
    return { ...used, session: { ...found, seenAt: now, expiresAt } }
  })
}

function actorOf(session: SessionFound): Actor {
  return {
    via: 'web',
    accountId: session.accountId,
    personId: session.personId,
    enterpriseId: session.enterpriseId,
    orgIds: session.orgIds,
    grants: session.grants,
    system: false,
  }
}

/** Authorities hardly ever change, and every request asks for one: remembered for a few seconds. */
const REMEMBER_SECONDS = 10
const remembered = new WeakMap<Database, Map<string, { authority: Authority; at: string }>>()

export async function authorityByCode(db: Database, now: string, code: string): Promise<Authority | undefined> {
  const known = remembered.get(db) ?? new Map<string, { authority: Authority; at: string }>()
  remembered.set(db, known)
  const found = known.get(code)
  if (found && Temporal.Instant.from(found.at).until(now).total('seconds') < REMEMBER_SECONDS) return found.authority
  const authority = await db.inSystem((tx) => findAuthority(tx, code), { readOnly: true })
  if (authority) known.set(code, { authority, at: now })
  else known.delete(code)
  return authority
}
