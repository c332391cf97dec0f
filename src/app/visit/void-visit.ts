import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { holdVisit, voidVisitRow } from '#storage/visit-store.ts'
import { useCase } from '../use-case.ts'
import { takeBackEnteredWith } from './entered-with-visit.ts'

/** Takes a visit back, with a reason, and with it what was entered with it. The row stays and counts no more. What the enterprise denied cannot be made to vanish so. */
export const voidVisit = useCase({
  name: 'visit.void',
  input: z.object({ id: z.guid(), revision: z.int().min(0).optional(), reason: z.string().trim().min(1).max(500) }),
  async run(ctx, { id, revision, reason }) {
    const visit = await holdVisit(ctx.tx, ctx.authorityId, id)
    if (!visit) return fail('visit.not_found')
    const allowed = can(ctx.actor, 'visit.void', { kind: 'visit', personIds: [visit.personId], orgIds: [visit.orgId] })
    if (!allowed.ok) return allowed
    if (visit.voidedAt) return fail('visit.void_already', { at: visit.voidedAt })
    if (revision !== undefined && revision !== visit.revision)
      return fail('visit.changed', { revision: visit.revision })
    if (visit.confirmResult === 'denied' && visit.personId === ctx.actor.personId) return fail('visit.denied_stays')
    await voidVisitRow(ctx.tx, ctx.authorityId, id, ctx.now, reason)
    const taken = await takeBackEnteredWith(ctx, id, reason)
    await markDirty(ctx.tx, ctx.authorityId, [
      { id: newId(), programKey: null, factKind: 'visit', factId: id, at: ctx.now },
    ])
    return ok({ out: { id }, trace: { thingKind: 'visit', thingId: id, detail: { reason, ...taken } } })
  },
})
