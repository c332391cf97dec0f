import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { checkPassword } from '#domain/access/password.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { type AccountRow, findAccount, setDisabled, setPassword } from '#storage/account-store.ts'
import { countHolders, rolesOf } from '#storage/role-store.ts'
import { deleteFactor } from '#storage/second-factor-store.ts'
import { deleteSessionsOf } from '#storage/session-store.ts'
import type { TxCtx } from '../context.ts'
import { rulesOf } from '../session/rules-of.ts'
import { useCase } from '../use-case.ts'
import { getShown } from './get-shown.ts'
import { hashPassword } from './password-hash.ts'

const Which = z.object({ id: z.guid(), revision: z.int() })

/** Loads the account as it was seen, held until the end; who changes accounts never changes his own. */
async function held(ctx: TxCtx, input: z.infer<typeof Which>): Promise<Result<AccountRow>> {
  const account = await findAccount(ctx.tx, ctx.authorityId, input.id)
  if (!account) return fail('account.not_found')
  if (account.id === ctx.actor.accountId) return fail('account.own')
  if (account.revision !== input.revision) {
    return fail('account.conflict', { seen: input.revision, now: account.revision })
  }
  return ok(account)
}

/** The system administrator must not be able to silence the auditor: an audit account is the security administrator's to stop. */
async function actFor(ctx: TxCtx, accountId: string, act: string): Promise<string> {
  const roles = await rolesOf(ctx.tx, ctx.authorityId, accountId)
  return roles.some(({ role }) => role === 'audit_admin') ? 'account.disable_auditor' : act
}

const done = async (ctx: TxCtx, id: string, detail: Record<string, unknown> = {}) =>
  ok({ out: await getShown(ctx.tx, ctx.authorityId, id), trace: { thingKind: 'account', thingId: id, detail } })

/** Stops an account; its sessions end at once. The last administrator of a kind stays. */
export const disableAccount = useCase({
  name: 'account.disable',
  input: Which.extend({ reason: z.string().min(1).max(500) }),
  async run(ctx, input) {
    const allowed = can(ctx.actor, await actFor(ctx, input.id, 'account.disable'), { kind: 'account' })
    if (!allowed.ok) return allowed
    const account = await held(ctx, input)
    if (!account.ok) return account
    for (const { role } of await rolesOf(ctx.tx, ctx.authorityId, input.id)) {
      if (role.endsWith('_admin') && (await countHolders(ctx.tx, ctx.authorityId, role)) === 1) {
        return fail('account.last_administrator', { role })
      }
    }
    await setDisabled(ctx.tx, ctx.authorityId, input.id, ctx.now)
    await deleteSessionsOf(ctx.tx, ctx.authorityId, input.id)
    return done(ctx, input.id, { reason: input.reason })
  },
})

/** Lets a stopped account sign in again. */
export const enableAccount = useCase({
  name: 'account.enable',
  input: Which,
  async run(ctx, input) {
    const allowed = can(ctx.actor, await actFor(ctx, input.id, 'account.enable'), { kind: 'account' })
    if (!allowed.ok) return allowed
    const account = await held(ctx, input)
    if (!account.ok) return account
    await setDisabled(ctx.tx, ctx.authorityId, input.id, null)
    return done(ctx, input.id)
  },
})

/** Gives an account a new first password and opens its lock; its sessions end, and it must change the password. */
export const resetPassword = useCase({
  name: 'account.unlock',
  input: Which.extend({ password: z.string().max(200) }),
  async run(ctx, input) {
    // Whoever sets the auditor's password could sign in as the auditor: not the system administrator's either.
    const allowed = can(ctx.actor, await actFor(ctx, input.id, 'account.unlock'), { kind: 'account' })
    if (!allowed.ok) return allowed
    const account = await held(ctx, input)
    if (!account.ok) return account
    const rules = await rulesOf(ctx.tx, ctx.authorityId)
    const fits = checkPassword(input.password, account.value.login, rules.password)
    if (!fits.ok) return fits
    const hash = await hashPassword(input.password)
    await setPassword(ctx.tx, ctx.authorityId, input.id, { hash, mustChange: true, at: ctx.now })
    await deleteSessionsOf(ctx.tx, ctx.authorityId, input.id)
    return done(ctx, input.id)
  },
})

/** Takes the second factor of an account away, for who lost it. He signs in by password alone, and sets up a new one if he must. */
export const resetFactor = useCase({
  name: 'account.reset_factor',
  input: Which.extend({ reason: z.string().trim().min(1).max(500) }),
  async run(ctx, input) {
    // As with passwords: whoever takes the auditor's away could come closer to signing in as the auditor.
    const allowed = can(ctx.actor, await actFor(ctx, input.id, 'account.unlock'), { kind: 'account' })
    if (!allowed.ok) return allowed
    const account = await held(ctx, input)
    if (!account.ok) return account
    if (!(await deleteFactor(ctx.tx, ctx.authorityId, input.id))) return fail('second_factor.none')
    await deleteSessionsOf(ctx.tx, ctx.authorityId, input.id)
    return done(ctx, input.id, { reason: input.reason, second_factor: 'reset' })
  },
})
