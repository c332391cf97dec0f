import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { insertCallback } from '#storage/callback-store.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { findVisitThing } from '#storage/thing-store.ts'
import { holdVisit } from '#storage/visit-store.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'
import { settleVisit } from '../visit/settle-visit.ts'

/** A spot check (抽查): asks the enterprise whether the visit took place. Never by who made it. */
export const callBackVisit = useCase({
  name: 'visit.call_back',
  input: z.object({
    id: z.guid(),
    how: z.enum(['phone', 'door']),
    reached: z.boolean(),
    confirmed: z.boolean().optional(),
    text: z.string().trim().max(2000).optional(),
  }),
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const visit = await holdVisit(tx, authorityId, input.id)
    const thing = visit && (await findVisitThing(tx, ctx, input.id))
    if (!visit || !thing) return fail('visit.not_found')
    const allowed = can(ctx.actor, 'visit.call_back', thing)
    if (!allowed.ok) return allowed
    const by = ctx.actor.personId
    if (!by) return fail('callback.no_person')
    if (by === visit.personId || visit.companions.includes(by)) return fail('callback.own_work')
    if (input.reached && input.confirmed === undefined) return fail('callback.no_outcome', {}, ['confirmed'])
    const id = newId()
    const confirmed = input.reached ? (input.confirmed ?? null) : null
    await insertCallback(tx, authorityId, {
      id,
      programKey: null,
      matterId: null,
      visitId: visit.id,
      linkId: visit.linkIds[0] ?? null,
      personId: visit.personId,
      orgId: visit.orgId,
      enterpriseId: visit.enterpriseId,
      projectId: visit.projectId,
      byPersonId: by,
      how: input.how,
      reached: input.reached,
      outcome: confirmed === null ? null : confirmed ? 'confirmed' : 'denied',
      confirmed,
      text: input.text ?? null,
      at: now,
      day: dayOf(ctx),
    })
    await markDirty(tx, authorityId, [{ id: newId(), programKey: null, factKind: 'callback', factId: id, at: now }])
    if (confirmed !== null) {
      const settled = await settleVisit(ctx, visit.id, {
        result: confirmed ? 'confirmed' : 'denied',
        by: 'callback',
        reason: input.text ?? null,
      })
      if (!settled.ok) return settled
    }
    const sentence =
      confirmed === null ? '未联系上企业，已记录' : confirmed ? '企业确认走访属实' : '企业否认走访，已记录并告知走访人'
    return ok({
      out: { id, sentence },
      trace: { thingKind: 'visit', thingId: visit.id, detail: { reached: input.reached, confirmed } },
    })
  },
})
