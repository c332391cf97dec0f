import { z } from 'zod'
import { fail } from '#domain/result.ts'
import { insertVersion, listMeasures, type PlanState, saveMeasures, updatePlan } from '#storage/policy-plan-store.ts'
import { useCase } from '../use-case.ts'
import { done, planFor } from './hold-plan.ts'
import { checkOwners, Measures, replacing } from './plan-measures.ts'

/** Changes a plan: the version before is kept with the reason, and the enterprise is asked again. */
export const changePlan = useCase({
  name: 'policy_plan.change',
  input: z.object({ id: z.guid(), revision: z.int(), measures: Measures, reason: z.string().trim().min(1).max(500) }),
  async run(ctx, { id, revision, measures, reason }) {
    const plan = await planFor(ctx, id, 'policy_plan.change', ['draft', 'offered', 'agreed'], revision)
    if (!plan.ok) return plan
    const before = await listMeasures(ctx.tx, ctx.authorityId, id)
    const lost = measures.findIndex((one) => one.id && !before.some((known) => known.id === one.id))
    if (lost >= 0) return fail('plan.measure_not_found', undefined, ['measures', lost])
    const said = await checkOwners(ctx, measures)
    if (!said.ok) return said
    const { version, state } = plan.value
    await insertVersion(ctx.tx, ctx.authorityId, {
      planId: id,
      version,
      measures: before.map(({ text, org, person, dueDay, state: was }) => ({ text, org, person, dueDay, state: was })),
      reason,
      at: ctx.now,
      by: ctx.actor.personId,
    })
    await saveMeasures(
      ctx.tx,
      ctx.authorityId,
      id,
      said.value.map((one) => replacing(one, before)),
      ctx.now,
    )
    const next: PlanState = state === 'draft' ? 'draft' : 'offered'
    await updatePlan(ctx.tx, ctx.authorityId, id, { state: next, version: version + 1 }, ctx.now)
    return done(ctx, plan.value, revision, { version: version + 1, reason })
  },
})
