import { newId } from '#domain/id.ts'
import { type Dirty, markDirty } from '#storage/dirty-store.ts'
import { voidEntriesOfVisit } from '#storage/form-entry-store.ts'
import { insertDelivery, markRead, voidDeliveriesOfVisit } from '#storage/policy-store.ts'
import { reopenPlanOf } from '#storage/visit-plan-store.ts'
import type { TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'

export type TakenBack = { readonly entries: number; readonly deliveries: number }

/**
 * Takes back what was entered with a visit and rests on it alone: its forms, the policies brought, the plan it fulfilled.
 * A problem raised in it stays, it is somebody's now; so does what others said of the visit.
 */
export async function takeBackEnteredWith(ctx: TxCtx, visitId: string, reason: string): Promise<TakenBack> {
  const { tx, authorityId, now } = ctx
  const taken = { at: now, reason, by: ctx.actor.personId }
  const entries = await voidEntriesOfVisit(tx, authorityId, visitId, taken)
  const deliveries = await voidDeliveriesOfVisit(tx, authorityId, visitId, now)
  const changes: Dirty[] = [
    ...entries.map((one) => ({ programKey: one.programKey, factKind: 'form', factId: one.id })),
    ...deliveries.map((one) => ({ programKey: null, factKind: 'delivery', factId: one.id })),
  ].map((one) => ({ ...one, id: newId(), at: now }))
  for (const { policyId, enterpriseId, readAt } of deliveries) {
    if (readAt === null) continue
    // The enterprise has read the policy whoever brought it: from then on it is one it found itself.
    const id = newId()
    const self = { personId: null, orgId: null, visitId: null, how: 'portal', at: readAt, day: dayOf(ctx, readAt) }
    await insertDelivery(tx, authorityId, { id, policyId, enterpriseId, ...self, recordedAt: now, recordedBy: null })
    await markRead(tx, authorityId, { policyId, enterpriseId, at: readAt })
    changes.push({ id: newId(), programKey: null, factKind: 'delivery', factId: id, at: now })
  }
  await reopenPlanOf(tx, authorityId, visitId)
  await markDirty(tx, authorityId, changes)
  return { entries: entries.length, deliveries: deliveries.length }
}
