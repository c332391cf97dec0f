import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { scopeOf } from '#storage/scope.ts'
import { countVisitRows, listVisitRows, visitCondition } from '#storage/visit-list-store.ts'
import { fromCursor, toCursor } from '../cursor.ts'
import { useCase } from '../use-case.ts'

/** Visits one may see, the latest first. */
export const listVisits = useCase({
  name: 'visit.list',
  input: z.object({
    enterpriseId: z.guid().optional(),
    projectId: z.guid().optional(),
    personId: z.guid().optional(),
    orgId: z.guid().optional(),
    linkId: z.guid().optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    confirmed: z.boolean().optional(),
    voided: z.boolean().optional(),
    ids: z.array(z.guid()).max(500).optional(),
    cursor: z.string().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { cursor, limit, ...where }) {
    const allowed = canSome(ctx.actor, 'visit.read')
    if (!allowed.ok) return allowed
    const place = cursor === undefined ? undefined : fromCursor(cursor, ['at', 'id'])
    if (cursor !== undefined && !(place?.at && place.id)) return fail('input.invalid', { issue: 'cursor' }, ['cursor'])
    const condition = visitCondition(ctx.authorityId, where, scopeOf(ctx, 'visit', 'v'))
    const after = place?.at && place.id ? { at: place.at, id: place.id } : undefined
    const rows = await listVisitRows(ctx.tx, ctx.authorityId, { condition, after, limit: limit + 1 })
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const next = rows.length > limit && last ? toCursor({ at: last.at, id: last.id }) : null
    const total = cursor === undefined ? await countVisitRows(ctx.tx, condition) : null
    return ok({ out: { items, next, total }, trace: null })
  },
})
