import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ADMINISTRATORS } from '#domain/access/separation.ts'
import { fail, ok } from '#domain/result.ts'
import { findAccount } from '#storage/account-store.ts'
import { countHolders, revokeGrant } from '#storage/role-store.ts'
import { getShown } from '../account/get-shown.ts'
import { useCase } from '../use-case.ts'

/** Takes a role back, never one's own; the last administrator of a kind stays. */
export const revokeRole = useCase({
  name: 'role.revoke',
  input: z.object({ id: z.guid(), roleId: z.guid() }),
  async run(ctx, input) {
    const { tx, authorityId, actor, now } = ctx
    const allowed = canSome(actor, 'role.revoke')
    if (!allowed.ok) return allowed
    const account = await findAccount(tx, authorityId, input.id)
    if (!account) return fail('account.not_found')
    if (account.id === actor.accountId) return fail('role.own')
    const role = await revokeGrant(tx, authorityId, account.id, input.roleId, now)
    if (!role) return fail('role.not_found')
    if (ADMINISTRATORS.includes(role) && (await countHolders(tx, authorityId, role)) === 0) {
      return fail('account.last_administrator', { role })
    }
    return ok({
      out: await getShown(tx, authorityId, account.id),
      trace: { thingKind: 'account', thingId: account.id, detail: { role } },
    })
  },
})
