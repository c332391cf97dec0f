import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { findPolicy, holdAsked, insertClaim, settleClaimRow } from '#storage/policy-store.ts'
import { findEnterpriseThing } from '#storage/thing-store.ts'
import type { TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'

/** An enterprise asks for what a policy grants; itself, or an official for it. */
export const askPolicy = useCase({
  name: 'policy.ask',
  input: z.object({ id: z.guid(), enterpriseId: z.guid().optional() }),
  async run(ctx, { id, enterpriseId: named }) {
    const enterpriseId = ctx.actor.enterpriseId ?? named
    const thing = enterpriseId ? await findEnterpriseThing(ctx.tx, ctx, enterpriseId) : undefined
    if (!thing || !enterpriseId) return fail('enterprise.not_found')
    const allowed = can(ctx.actor, 'policy.ask', thing)
    if (!allowed.ok) return allowed
    const policy = await findPolicy(ctx.tx, ctx.authorityId, id)
    if (!policy || policy.voidedAt) return fail('policy.not_found')
    const of = { policyId: id, enterpriseId }
    if (await holdAsked(ctx.tx, ctx.authorityId, of)) return fail('policy.already_asked')
    const claim = { id: newId(), ...of, orgId: policy.org.id, state: 'asked', amount: null, reason: null, at: ctx.now }
    const recorded = { day: dayOf(ctx, ctx.now), recordedAt: ctx.now, recordedBy: ctx.actor.personId }
    await insertClaim(ctx.tx, ctx.authorityId, { ...claim, ...recorded })
    await markClaim(ctx, claim.id)
    return ok({ out: { id: claim.id }, trace: { thingKind: 'policy', thingId: id, detail: { claim: claim.id } } })
  },
})

/** Rules read claims: the next run looks at this one. */
const markClaim = (ctx: TxCtx, factId: string) =>
  markDirty(ctx.tx, ctx.authorityId, [{ id: newId(), programKey: null, factKind: 'claim', factId, at: ctx.now }])

/** The owner unit grants (兑现) or refuses; what was never asked for may be granted too: 免申即享. */
export const settlePolicy = useCase({
  name: 'policy.settle',
  input: z.object({
    id: z.guid(),
    enterpriseId: z.guid(),
    state: z.enum(['granted', 'refused']),
    amount: z.number().min(0).optional(),
    reason: z.string().trim().max(1000).optional(),
  }),
  async run(ctx, { id, enterpriseId, state, amount, reason }) {
    const policy = await findPolicy(ctx.tx, ctx.authorityId, id)
    if (!policy || policy.voidedAt) return fail('policy.not_found')
    const allowed = can(ctx.actor, 'policy.settle', { kind: 'policy', orgIds: [policy.org.id] })
    if (!allowed.ok) return allowed
    if (!(await findEnterpriseThing(ctx.tx, ctx, enterpriseId)))
      return fail('enterprise.not_found', undefined, ['enterpriseId'])
    if (state === 'granted' && amount === undefined) return fail('policy.amount_missing', undefined, ['amount'])
    if (state === 'refused' && !reason) return fail('policy.reason_missing', undefined, ['reason'])
    const said = { state, amount: state === 'granted' ? (amount ?? null) : null, reason: reason ?? null }
    const of = { policyId: id, enterpriseId }
    const asked = await holdAsked(ctx.tx, ctx.authorityId, of)
    if (!asked && state === 'refused') return fail('policy.not_asked')
    const by = ctx.actor.personId
    const claimId = asked ?? newId()
    if (asked) await settleClaimRow(ctx.tx, ctx.authorityId, asked, { ...said, at: ctx.now, by })
    else {
      const recorded = { at: ctx.now, day: dayOf(ctx, ctx.now), recordedAt: ctx.now, recordedBy: by }
      await insertClaim(ctx.tx, ctx.authorityId, { id: claimId, ...of, orgId: policy.org.id, ...said, ...recorded })
    }
    await markClaim(ctx, claimId)
    return ok({
      out: { id: claimId },
      trace: { thingKind: 'policy', thingId: id, detail: { claim: claimId, ...said } },
    })
  },
})
