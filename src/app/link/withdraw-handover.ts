import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { decideRefusal } from '#domain/link/handover.ts'
import { fail, ok } from '#domain/result.ts'
import { decideHandoverRow, findHandover } from '#storage/handover-store.ts'
import { findPersonThing } from '#storage/thing-store.ts'
import { useCase } from '../use-case.ts'

/** Takes an offer back before it is decided. */
export const withdrawHandover = useCase({
  name: 'handover.withdraw',
  input: z.object({ id: z.guid(), revision: z.int() }),
  async run(ctx, { id, revision }) {
    const { tx, authorityId, now } = ctx
    const handover = await findHandover(tx, authorityId, id)
    if (!handover) return fail('handover.not_found')
    const person = await findPersonThing(tx, ctx, handover.fromPersonId)
    const allowed = can(ctx.actor, 'handover.withdraw', { ...person, kind: 'handover' })
    if (!allowed.ok) return allowed
    if (handover.revision !== revision) return fail('handover.conflict', { seen: revision, now: handover.revision })
    const withdrawn = decideRefusal(handover, 'withdrawn')
    if (!withdrawn.ok) return withdrawn
    await decideHandoverRow(tx, authorityId, withdrawn.value, { at: now, declineReason: null })
    return ok({ out: { id, sentence: '交接已撤回，包联关系不变' }, trace: { thingKind: 'handover', thingId: id } })
  },
})
