import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { listViewRows } from '#storage/view-store.ts'
import { useCase } from '../use-case.ts'
import { mayChange } from './whose-view.ts'

/** The saved views of a list that one may use, and which of them one may change. */
export const listViews = useCase({
  name: 'view.list',
  input: z.object({ list: z.string().min(1).max(100) }),
  async run(ctx, { list }) {
    const { actor } = ctx
    const allowed = canSome(actor, 'view.save')
    if (!allowed.ok) return allowed
    const rows = await listViewRows(ctx.tx, ctx.authorityId, { list, accountId: actor.accountId, orgIds: actor.orgIds })
    const roles = new Set<string>(actor.grants.map((grant) => grant.role))
    const items = rows.map(({ accountId, orgId: _, defaultRoles, ...row }) => ({
      ...row,
      defaultRoles,
      mine: accountId === actor.accountId,
      mayChange: mayChange(actor, accountId),
      opens: defaultRoles.some((role) => roles.has(role)),
    }))
    return ok({ out: { items }, trace: null })
  },
})
