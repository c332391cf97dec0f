import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { checkPassword } from '#domain/access/password.ts'
import { fail, ok } from '#domain/result.ts'
import { findAccount, setPassword } from '#storage/account-store.ts'
import { deleteSessionsOf } from '#storage/session-store.ts'
import { hashPassword, verifyPassword } from '../account/password-hash.ts'
import { useCase } from '../use-case.ts'
import { rulesOf } from './rules-of.ts'

/** Changes one's own password; every other session of the account ends. */
export const changePassword = useCase({
  name: 'password.change',
  input: z.object({ current: z.string(), next: z.string().max(200), tokenHash: z.instanceof(Uint8Array) }),
  async run(ctx, input) {
    const { tx, authorityId, actor, now } = ctx
    const allowed = canSome(actor, 'password.change')
    if (!allowed.ok) return allowed
    const account = actor.accountId ? await findAccount(tx, authorityId, actor.accountId) : undefined
    if (!account) return fail('account.not_found')
    if (!(await verifyPassword(input.current, account.passwordHash))) {
      return fail('password.wrong', undefined, ['current'])
    }
    if (input.current === input.next) return fail('password.unchanged', undefined, ['next'])
    const rules = await rulesOf(tx, authorityId)
    const fits = checkPassword(input.next, account.login, rules.password)
    if (!fits.ok) return fail(fits.error.code, fits.error.data, ['next'])
    await setPassword(tx, authorityId, account.id, { hash: await hashPassword(input.next), mustChange: false, at: now })
    await deleteSessionsOf(tx, authorityId, account.id, input.tokenHash)
    return ok({ out: { changed: true as const }, trace: { thingKind: 'account', thingId: account.id } })
  },
})
