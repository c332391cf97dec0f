import { z } from 'zod'
import { newId } from '#domain/id.ts'
import { insertReview, updatePlan } from '#storage/policy-plan-store.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { done, planFor } from './hold-plan.ts'

/** Notes a review, and when the next is. */
export const reviewPlan = useCase({
  name: 'policy_plan.settle',
  input: z.object({
    id: z.guid(),
    revision: z.int(),
    text: z.string().trim().min(1).max(5000),
    nextReview: z.iso.date().nullable().default(null),
  }),
  async run(ctx, { id, revision, text, nextReview }) {
    const plan = await planFor(ctx, id, 'policy_plan.settle', ['draft', 'offered', 'agreed'], revision)
    if (!plan.ok) return plan
    const by = ctx.actor.personId
    await insertReview(ctx.tx, ctx.authorityId, { id: newId(), planId: id, text, day: todayOf(ctx), by })
    await updatePlan(ctx.tx, ctx.authorityId, id, { nextReview }, ctx.now)
    return done(ctx, plan.value, revision, { nextReview })
  },
})
