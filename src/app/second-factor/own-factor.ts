import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { needsFactor } from '#domain/access/second-factor.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { type AccountRow, findAccount } from '#storage/account-store.ts'
import { getAuthority } from '#storage/authority-store.ts'
import {
  beginFactor,
  confirmFactor,
  countRecoveryCodes,
  deleteFactor,
  findFactor,
  replaceRecoveryCodes,
} from '#storage/second-factor-store.ts'
import { deleteSessionsOf } from '#storage/session-store.ts'
import { verifyPassword } from '../account/password-hash.ts'
import type { TxCtx } from '../context.ts'
import { rulesOf } from '../session/rules-of.ts'
import { useCase } from '../use-case.ts'
import { checkCode } from './check-code.ts'
import { seal, unseal } from './keep-secret.ts'
import { digestOf, newRecoveryCodes } from './recovery-codes.ts'
import { enrolmentOf, newSecret, stepOf } from './totp.ts'

const ISSUER = '联企'

/** The asker's own account, held, if he may have a factor at all: by a standing link nobody has one. */
async function own(ctx: TxCtx): Promise<Result<AccountRow>> {
  const allowed = canSome(ctx.actor, 'second_factor.own')
  if (!allowed.ok) return allowed
  const { tx, authorityId, actor } = ctx
  const account = actor.accountId ? await findAccount(tx, authorityId, actor.accountId) : undefined
  return account ? ok(account) : fail('account.not_found')
}

const traceOf = (account: AccountRow, what: string) => ({
  thingKind: 'account',
  thingId: account.id,
  detail: { second_factor: what },
})

/** Whether I have a second factor, must have one, and how many recovery codes are left. */
export const readFactor = useCase({
  name: 'second_factor.read',
  input: z.object({}),
  async run(ctx) {
    const account = await own(ctx)
    if (!account.ok) return account
    const { tx, authorityId, actor } = ctx
    const factor = await findFactor(tx, authorityId, account.value.id)
    const rules = await rulesOf(tx, authorityId)
    return ok({
      out: {
        since: factor?.confirmedAt ?? null,
        recoveryLeft: factor?.confirmedAt ? await countRecoveryCodes(tx, authorityId, account.value.id) : 0,
        required: needsFactor(
          rules.secondFactor,
          actor.grants.map((grant) => grant.role),
        ),
        possible: ctx.masterKey !== undefined,
      },
      trace: null,
    })
  },
})

/** Begins: who knows the password is shown the secret once, as a QR code and as text. It counts only when a code of it was right. */
export const beginOwnFactor = useCase({
  name: 'second_factor.begin',
  input: z.object({ password: z.string().max(200) }),
  async run(ctx, { password }) {
    const account = await own(ctx)
    if (!account.ok) return account
    const { tx, authorityId, now, masterKey } = ctx
    if (!masterKey) return fail('second_factor.no_key')
    if (!(await verifyPassword(password, account.value.passwordHash))) {
      return fail('password.wrong', undefined, ['password'])
    }
    const factor = await findFactor(tx, authorityId, account.value.id)
    if (factor?.confirmedAt) return fail('second_factor.already_on')
    const secret = newSecret()
    const { id: accountId, login } = account.value
    await beginFactor(tx, authorityId, { accountId, secret: seal(masterKey, secret, accountId), at: now })
    const authority = await getAuthority(tx, authorityId)
    return ok({
      out: enrolmentOf(secret, { issuer: ISSUER, label: `${authority.code} ${login}` }),
      trace: traceOf(account.value, 'begun'),
    })
  },
})

/** The first right code makes it hold: recovery codes are given once, and the account's other sessions end. */
export const confirmOwnFactor = useCase({
  name: 'second_factor.confirm',
  input: z.object({ code: z.string().max(50), tokenHash: z.instanceof(Uint8Array) }),
  async run(ctx, { code, tokenHash }) {
    const account = await own(ctx)
    if (!account.ok) return account
    const { tx, authorityId, now, masterKey } = ctx
    if (!masterKey) return fail('second_factor.no_key')
    const accountId = account.value.id
    const factor = await findFactor(tx, authorityId, accountId)
    if (!factor) return fail('second_factor.not_begun')
    if (factor.confirmedAt) return fail('second_factor.already_on')
    const step = stepOf(unseal(masterKey, factor.secret, accountId), code.replaceAll(/\s/g, ''), now)
    if (step === null) return fail('second_factor.wrong_code', undefined, ['code'])
    await confirmFactor(tx, authorityId, accountId, now)
    const codes = newRecoveryCodes()
    await replaceRecoveryCodes(tx, authorityId, accountId, codes.map(digestOf))
    await deleteSessionsOf(tx, authorityId, accountId, tokenHash)
    return ok({ out: { codes }, trace: traceOf(account.value, 'on') })
  },
})

/** New recovery codes in place of the old ones, for who has his authenticator at hand. */
export const renewRecoveryCodes = useCase({
  name: 'second_factor.renew_codes',
  input: z.object({ code: z.string().max(50) }),
  async run(ctx, { code }) {
    const account = await own(ctx)
    if (!account.ok) return account
    const right = await proven(ctx, account.value, code)
    if (!right.ok) return right
    const codes = newRecoveryCodes()
    await replaceRecoveryCodes(ctx.tx, ctx.authorityId, account.value.id, codes.map(digestOf))
    return ok({ out: { codes }, trace: traceOf(account.value, 'codes renewed') })
  },
})

/** Takes it away again, by password and code; not while the authority demands it. */
export const turnOffFactor = useCase({
  name: 'second_factor.off',
  input: z.object({ password: z.string().max(200), code: z.string().max(50) }),
  async run(ctx, { password, code }) {
    const account = await own(ctx)
    if (!account.ok) return account
    const { tx, authorityId, actor } = ctx
    const rules = await rulesOf(tx, authorityId)
    if (
      needsFactor(
        rules.secondFactor,
        actor.grants.map((grant) => grant.role),
      )
    )
      return fail('second_factor.required')
    if (!(await verifyPassword(password, account.value.passwordHash))) {
      return fail('password.wrong', undefined, ['password'])
    }
    const right = await proven(ctx, account.value, code)
    if (!right.ok) return right
    await deleteFactor(tx, authorityId, account.value.id)
    return ok({ out: { off: true as const }, trace: traceOf(account.value, 'off') })
  },
})

async function proven(ctx: TxCtx, account: AccountRow, code: string): Promise<Result<true>> {
  const { tx, authorityId, now, masterKey } = ctx
  const factor = await findFactor(tx, authorityId, account.id)
  if (!factor?.confirmedAt) return fail('second_factor.off')
  const by = await checkCode(tx, { authorityId, accountId: account.id, now, masterKey }, factor, code)
  return by ? ok(true) : fail('second_factor.wrong_code', undefined, ['code'])
}
