import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { decideRefusal } from '#domain/link/handover.ts'
import { fail, ok } from '#domain/result.ts'
import { decideHandoverRow, findHandover } from '#storage/handover-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { addNotices } from '#storage/notice-store.ts'
import { useCase } from '../use-case.ts'

/** The successor declines, with a reason: everything stays with whom it is, and he is told. */
export const declineHandover = useCase({
  name: 'handover.decline',
  input: z.object({ id: z.guid(), revision: z.int(), reason: z.string().trim().min(1).max(500) }),
  async run(ctx, { id, revision, reason }) {
    const { tx, authorityId, now } = ctx
    const handover = await findHandover(tx, authorityId, id)
    if (!handover) return fail('handover.not_found')
    const allowed = can(ctx.actor, 'handover.decline', { kind: 'handover', personIds: [handover.toPersonId] })
    if (!allowed.ok) return allowed
    if (handover.revision !== revision) return fail('handover.conflict', { seen: revision, now: handover.revision })
    const declined = decideRefusal(handover, 'declined')
    if (!declined.ok) return declined
    await decideHandoverRow(tx, authorityId, declined.value, { at: now, declineReason: reason })
    const name = (await namesOf(tx, authorityId, 'person', [handover.toPersonId])).get(handover.toPersonId) ?? ''
    await addNotices(tx, authorityId, [
      {
        id: newId(),
        to: { personId: handover.fromPersonId },
        kind: 'handover.decline',
        thingKind: 'handover',
        thingId: id,
        data: { to: name, reason },
        at: now,
      },
    ])
    return ok({
      out: { id, sentence: `${name}不接收交接：${reason}` },
      trace: { thingKind: 'handover', thingId: id, detail: { reason } },
    })
  },
})
