import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { findPolicy, insertDelivery, markRead } from '#storage/policy-store.ts'
import { findUnitOf } from '#storage/surroundings-store.ts'
import { findEnterpriseThing } from '#storage/thing-store.ts'
import type { TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'

const HOWS = ['visit', 'call', 'meeting', 'online'] as const

/** Brings policies to enterprises (送政策). What was brought before is not brought again. */
export const deliverPolicies = useCase({
  name: 'policy.deliver',
  input: z.object({
    policyIds: z.array(z.guid()).min(1).max(50),
    enterpriseIds: z.array(z.guid()).min(1).max(500),
    how: z.enum(HOWS),
    at: z.iso.datetime({ offset: true }).optional(),
  }),
  async run(ctx, { policyIds, enterpriseIds, how, at }) {
    let delivered = 0
    for (const [n, enterpriseId] of enterpriseIds.entries()) {
      const thing = await findEnterpriseThing(ctx.tx, ctx, enterpriseId)
      if (!thing) return fail('enterprise.not_found', undefined, ['enterpriseIds', n])
      const allowed = can(ctx.actor, 'policy.deliver', thing)
      if (!allowed.ok) return allowed
      const done = await deliver(ctx, policyIds, { enterpriseId, how, at: at ?? ctx.now, visitId: null })
      if (!done.ok) return done
      delivered += done.value
    }
    const detail = { policies: policyIds, enterprises: enterpriseIds.length, delivered }
    return ok({ out: { delivered }, trace: { thingKind: 'policy', thingId: policyIds[0] ?? '', detail } })
  },
})

/** Writes the deliveries of one occasion; answers how many were new. */
export async function deliver(
  ctx: TxCtx,
  policyIds: readonly string[],
  on: {
    enterpriseId: string
    how: string
    at: string
    visitId: string | null
    personId?: string | null
    orgId?: string | null
  },
): Promise<Result<number>> {
  if (on.at > ctx.now) return fail('visit.in_future', undefined, ['at'])
  const day = dayOf(ctx, on.at)
  const personId = on.personId ?? ctx.actor.personId
  const orgId = on.orgId ?? (personId ? await findUnitOf(ctx.tx, ctx.authorityId, personId, day) : null)
  let delivered = 0
  for (const [n, policyId] of policyIds.entries()) {
    const policy = await findPolicy(ctx.tx, ctx.authorityId, policyId)
    if (!policy || policy.voidedAt) return fail('policy.not_found', undefined, ['policyIds', n])
    if (day < policy.fromDay || (policy.toDay !== 'infinity' && day > policy.toDay)) {
      return fail('policy.not_in_force', { title: policy.title, from: policy.fromDay, to: policy.toDay }, [
        'policyIds',
        n,
      ])
    }
    const { enterpriseId, how, at, visitId } = on
    const recorded = { recordedAt: ctx.now, recordedBy: ctx.actor.personId }
    const id = newId()
    const fresh = await insertDelivery(ctx.tx, ctx.authorityId, {
      id,
      policyId,
      enterpriseId,
      personId,
      orgId,
      visitId,
      how,
      at,
      day,
      ...recorded,
    })
    if (!fresh) continue
    await markDeliveries(ctx, [id])
    delivered++
  }
  return ok(delivered)
}

/** Rules read deliveries: those that are new or different are looked at by the next run. */
async function markDeliveries(ctx: TxCtx, ids: readonly string[]): Promise<void> {
  const changes = ids.map((factId) => ({
    id: newId(),
    programKey: null,
    factKind: 'delivery',
    factId,
    at: ctx.now,
  }))
  await markDirty(ctx.tx, ctx.authorityId, changes)
}

/** The enterprise says that it has read the policy; nobody else can say it. */
export const acknowledgePolicy = useCase({
  name: 'policy.acknowledge',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const { enterpriseId } = ctx.actor
    const allowed = can(ctx.actor, 'policy.acknowledge', { kind: 'enterprise', enterpriseId })
    if (!allowed.ok) return allowed
    const policy = await findPolicy(ctx.tx, ctx.authorityId, id)
    if (!policy || policy.voidedAt || !enterpriseId) return fail('policy.not_found')
    const found = { enterpriseId, how: 'portal', at: ctx.now, visitId: null, personId: null, orgId: null }
    const done = await deliver(ctx, [id], found)
    if (!done.ok) return done
    await markDeliveries(ctx, await markRead(ctx.tx, ctx.authorityId, { policyId: id, enterpriseId, at: ctx.now }))
    return ok({ out: { id }, trace: { thingKind: 'policy', thingId: id, detail: { enterprise: enterpriseId } } })
  },
})
