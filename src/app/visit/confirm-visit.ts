import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { findVisitThing } from '#storage/thing-store.ts'
import { useCase } from '../use-case.ts'
import { settleVisit } from './settle-visit.ts'

/** The enterprise says in its portal whether the visit took place. */
export const confirmVisit = useCase({
  name: 'visit.confirm',
  input: z.object({
    id: z.guid(),
    result: z.enum(['confirmed', 'denied']),
    reason: z.string().trim().max(2000).optional(),
  }),
  async run(ctx, { id, result, reason }) {
    const thing = await findVisitThing(ctx.tx, ctx, id)
    if (!thing) return fail('visit.not_found')
    const allowed = can(ctx.actor, 'visit.confirm', thing)
    if (!allowed.ok) return allowed
    const settled = await settleVisit(ctx, id, { result, by: 'portal', reason: reason || null })
    if (!settled.ok) return settled
    return ok({ out: { id, result }, trace: { thingKind: 'visit', thingId: id, detail: { result, via: 'portal' } } })
  },
})
