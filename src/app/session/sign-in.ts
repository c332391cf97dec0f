import { afterFailure, isLocked } from '#domain/access/lock-out.ts'
import { expiryOf } from '#domain/access/session-span.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { type AccountRow, findAccountByLogin, noteFailedSignIn, noteSignIn } from '#storage/account-store.ts'
import { appendAudit } from '#storage/audit-store.ts'
import { type Authority, findAuthority } from '#storage/authority-store.ts'
import type { Database, Tx } from '#storage/open-database.ts'
import { findFactor } from '#storage/second-factor-store.ts'
import { insertSession } from '#storage/session-store.ts'
import { verifyNobody, verifyPassword } from '../account/password-hash.ts'
import { checkCode } from '../second-factor/check-code.ts'
import { type AccessRules, accessRules } from './rules.ts'
import { newCsrf, newToken, tokenHash } from './token.ts'

export type SignInInput = {
  readonly authority: string
  readonly login: string
  readonly password: string
  readonly userAgent: string | null
  /** Of the authenticator, or a recovery code, where the account has a second factor. */
  readonly code?: string | undefined
}

export type SignedIn = { readonly token: string; readonly expiresAt: string }

/**
 * Opens a session for a login and password. No use case like the others: nobody is acting yet, and a failure must be
 * counted, not rolled back. Whatever is wrong, the answer is the same, so that it tells nothing about logins.
 */
export async function signIn(
  db: Database,
  now: string,
  input: SignInInput,
  masterKey?: Uint8Array,
): Promise<Result<SignedIn>> {
  const authority = await db.inSystem((tx) => findAuthority(tx, input.authority), { readOnly: true })
  if (!authority) {
    await verifyNobody(input.password)
    return fail('session.wrong_password')
  }
  const rules = accessRules(authority.settings)
  return db.inAuthority(authority.id, async (tx) => {
    const account = await findAccountByLogin(tx, authority.id, input.login)
    const refused = await refusalOf(tx, authority, account, input.password, rules, now)
    if (refused || !account) {
      await audit(tx, authority, now, account, 'refused')
      return refused ?? fail('session.wrong_password')
    }
    const second = await secondFactor(tx, authority, account, input.code, rules, now, masterKey)
    if (!second.ok) {
      await audit(tx, authority, now, account, 'refused', { second_factor: second.error.code })
      return second
    }
    await noteSignIn(tx, authority.id, account.id, now)
    const token = newToken(authority.code)
    const expiresAt = expiryOf(now, now, rules.session)
    await insertSession(tx, authority.id, {
      tokenHash: tokenHash(token),
      accountId: account.id,
      csrf: newCsrf(),
      at: now,
      expiresAt,
      userAgent: input.userAgent?.slice(0, 200) ?? null,
    })
    await audit(tx, authority, now, account, 'done', second.value ? { second_factor: second.value } : {})
    return ok({ token, expiresAt })
  })
}

async function refusalOf(
  tx: Tx,
  authority: Authority,
  account: AccountRow | undefined,
  password: string,
  rules: AccessRules,
  now: string,
): Promise<Result<never> | undefined> {
  if (!account || account.disabledAt !== null) {
    await verifyNobody(password)
    return fail('session.wrong_password')
  }
  if (isLocked(account, now)) return fail('session.locked', { until: account.lockedUntil })
  if (await verifyPassword(password, account.passwordHash)) return undefined
  const after = afterFailure(account, now, rules.lock)
  await noteFailedSignIn(tx, authority.id, account.id, after.failed, after.lockedUntil)
  return after.lockedUntil ? fail('session.locked', { until: after.lockedUntil }) : fail('session.wrong_password')
}

/**
 * By what the account's second factor was shown; null when it has none. Asked for only after the password was right; a wrong code counts
 * towards the lock as a wrong password does, a missing one does not.
 */
async function secondFactor(
  tx: Tx,
  authority: Authority,
  account: AccountRow,
  code: string | undefined,
  rules: AccessRules,
  now: string,
  masterKey: Uint8Array | undefined,
): Promise<Result<'authenticator' | 'recovery' | null>> {
  const factor = await findFactor(tx, authority.id, account.id)
  if (!factor?.confirmedAt) return ok(null)
  if (code === undefined || code.trim() === '') return fail('session.code_needed')
  const of = { authorityId: authority.id, accountId: account.id, now, masterKey }
  const by = await checkCode(tx, of, factor, code)
  if (by) return ok(by)
  const after = afterFailure(account, now, rules.lock)
  await noteFailedSignIn(tx, authority.id, account.id, after.failed, after.lockedUntil)
  return after.lockedUntil ? fail('session.locked', { until: after.lockedUntil }) : fail('session.wrong_code')
}

async function audit(
  tx: Tx,
  authority: Authority,
  now: string,
  account: AccountRow | undefined,
  outcome: 'done' | 'refused',
  detail: Readonly<Record<string, string>> = {},
) {
  await appendAudit(tx, {
    authorityId: authority.id,
    at: now,
    accountId: account?.id ?? null,
    personId: account?.personId ?? null,
    act: 'session.sign_in',
    thingKind: 'account',
    thingId: account?.id ?? 'unknown',
    detail,
    outcome,
  })
}
