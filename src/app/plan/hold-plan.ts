/** What the acts on a plan share: who may, which plan, that rules read it again. */
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { holdPlan, listMeasures, type PlanState, type PolicyPlan } from '#storage/policy-plan-store.ts'
import { findEnterpriseThing } from '#storage/thing-store.ts'
import type { TxCtx } from '../context.ts'

/** What an act on a plan answers: the plan with its next revision. */
export async function done(
  ctx: TxCtx,
  { id, programKey }: PolicyPlan,
  revision: number,
  detail: Readonly<Record<string, unknown>>,
) {
  await planChanged(ctx, programKey, id)
  return ok({ out: { id, revision: revision + 1 }, trace: { thingKind: 'policy_plan', thingId: id, detail } })
}

/** Rules that read plans are run again for it. */
export async function planChanged(ctx: TxCtx, programKey: string, planId: string): Promise<void> {
  await markDirty(ctx.tx, ctx.authorityId, [{ id: newId(), programKey, factKind: 'plan', factId: planId, at: ctx.now }])
}

/** Whether the act is allowed on a plan of this enterprise. */
export async function mayOf(ctx: TxCtx, act: string, enterpriseId: string, programKey: string): Promise<Result<true>> {
  const thing = await findEnterpriseThing(ctx.tx, ctx, enterpriseId)
  if (!thing) return fail('enterprise.not_found', undefined, ['enterpriseId'])
  return can(ctx.actor, act, { ...thing, kind: 'policy_plan', programKey })
}

/** The plan, held for an act that is allowed in one of these states. */
export async function planFor(
  ctx: TxCtx,
  id: string,
  act: string,
  states: readonly PlanState[],
  revision?: number,
): Promise<Result<PolicyPlan>> {
  const plan = await holdPlan(ctx.tx, ctx.authorityId, id)
  if (!plan) return fail('plan.not_found')
  const allowed = await mayOf(ctx, act, plan.enterpriseId, plan.programKey)
  if (!allowed.ok) return allowed
  if (revision !== undefined && plan.revision !== revision)
    return fail('plan.conflict', { seen: revision, now: plan.revision })
  return states.includes(plan.state) ? ok(plan) : fail('plan.other_state', { state: plan.state })
}

/** A measure of a plan that has not ended, for whoever answers for it. */
export async function measureOf(ctx: TxCtx, id: string, measureId: string) {
  const plan = await holdPlan(ctx.tx, ctx.authorityId, id)
  const measure = plan
    ? (await listMeasures(ctx.tx, ctx.authorityId, id)).find((one) => one.id === measureId)
    : undefined
  if (!plan || !measure) return fail('plan.measure_not_found')
  const thing = await findEnterpriseThing(ctx.tx, ctx, plan.enterpriseId)
  const allowed = can(ctx.actor, 'policy_plan.settle', {
    kind: 'policy_plan',
    programKey: plan.programKey,
    orgIds: [measure.org?.id ?? null, ...(thing?.orgIds ?? [])],
    personIds: [measure.person?.id ?? null, ...(thing?.personIds ?? [])],
  })
  if (!allowed.ok) return allowed
  return plan.state === 'ended' ? fail('plan.other_state', { state: plan.state }) : ok({ plan, measure })
}
