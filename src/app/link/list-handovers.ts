import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { listHandoverItems, listHandoverRows } from '#storage/handover-list-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { useCase } from '../use-case.ts'

/** Hand-overs one may see, the latest first. */
export const listHandovers = useCase({
  name: 'handover.list',
  input: z.object({
    personId: z.guid().optional(),
    state: z.string().optional(),
    cursor: z.guid().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { cursor, limit, ...where }) {
    const allowed = canSome(ctx.actor, 'handover.read')
    if (!allowed.ok) return allowed
    const scope = scopeOf(ctx, 'handover', 'h')
    const rows = await listHandoverRows(ctx.tx, ctx.authorityId, { ...where, scope, after: cursor, limit: limit + 1 })
    const items = rows.slice(0, limit)
    return ok({
      out: { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null, total: null },
      trace: null,
    })
  },
})

/** A hand-over with what it moves. */
export const readHandover = useCase({
  name: 'handover.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const allowed = canSome(ctx.actor, 'handover.read')
    if (!allowed.ok) return allowed
    const scope = scopeOf(ctx, 'handover', 'h')
    const [row] = await listHandoverRows(ctx.tx, ctx.authorityId, { id, scope, limit: 1 })
    if (!row) return fail('handover.not_found')
    return ok({ out: { ...row, items: await listHandoverItems(ctx.tx, ctx.authorityId, id) }, trace: null })
  },
})
