import { z } from 'zod'
import { ROLES } from '#domain/access/actor.ts'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { listAccounts as list } from '#storage/account-store.ts'
import { useCase } from '../use-case.ts'

/** Accounts by login, for the two administrators who keep them. */
export const listAccounts = useCase({
  name: 'account.read',
  input: z.object({
    q: z.string().optional(),
    role: z.enum(ROLES).optional(),
    cursor: z.string().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'account.read')
    if (!allowed.ok) return allowed
    const { q, role, cursor, limit } = input
    const items = await list(ctx.tx, ctx.authorityId, { q, role, after: cursor, limit: limit + 1 })
    const more = items.length > limit
    const page = items.slice(0, limit)
    return ok({
      out: { items: page, next: more ? (page.at(-1)?.login ?? null) : null, total: null },
      trace: { thingKind: 'authority', thingId: ctx.authorityId, detail: { accounts: page.length } },
    })
  },
})
