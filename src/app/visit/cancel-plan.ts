import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { cancelPlanRow, findPlan } from '#storage/visit-plan-store.ts'
import { useCase } from '../use-case.ts'

/** Takes a plan back, so that others see that the day is free. */
export const cancelPlan = useCase({
  name: 'visit.plan',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const plan = await findPlan(ctx.tx, ctx.authorityId, id)
    if (!plan) return fail('visit.plan_not_found')
    const allowed = can(ctx.actor, 'visit.plan', { kind: 'plan', personIds: [plan.personId], orgIds: [plan.orgId] })
    if (!allowed.ok) return allowed
    if (plan.visitId) return fail('visit.plan_done')
    if (!plan.cancelledAt) await cancelPlanRow(ctx.tx, ctx.authorityId, id, ctx.now)
    return ok({ out: { id }, trace: { thingKind: 'plan', thingId: id, detail: { cancelled: true } } })
  },
})
