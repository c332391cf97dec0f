import { z } from 'zod'
import { newId } from '#domain/id.ts'
import { fail } from '#domain/result.ts'
import { insertReview, updatePlan } from '#storage/policy-plan-store.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { done, planFor } from './hold-plan.ts'
import { recordPlan } from './record-plan.ts'

/** Puts the plan before the enterprise. */
export const offerPlan = useCase({
  name: 'policy_plan.change',
  input: z.object({ id: z.guid(), revision: z.int() }),
  async run(ctx, { id, revision }) {
    const plan = await planFor(ctx, id, 'policy_plan.change', ['draft'], revision)
    if (!plan.ok) return plan
    await updatePlan(ctx.tx, ctx.authorityId, id, { state: 'offered' }, ctx.now)
    return done(ctx, plan.value, revision, { state: 'offered' })
  },
})

/**
 * The enterprise agrees, or says what it wants otherwise; the office may note its word with how it was given. An agreed
 * plan is an entry of the program's form: the duty of one plan an enterprise is met by agreement, not by writing.
 */
export const agreePlan = useCase({
  name: 'policy_plan.agree',
  input: z.object({
    id: z.guid(),
    revision: z.int(),
    agree: z.boolean(),
    note: z.string().trim().max(1000).default(''),
  }),
  async run(ctx, { id, revision, agree, note }) {
    const plan = await planFor(ctx, id, 'policy_plan.agree', ['offered'], revision)
    if (!plan.ok) return plan
    const itself = ctx.actor.enterpriseId === plan.value.enterpriseId
    if ((!agree || !itself) && note === '') return fail(agree ? 'plan.how_agreed' : 'plan.why_not', undefined, ['note'])
    if (!agree) {
      await insertReview(ctx.tx, ctx.authorityId, {
        id: newId(),
        planId: id,
        text: note,
        day: todayOf(ctx),
        by: ctx.actor.personId,
      })
      await updatePlan(ctx.tx, ctx.authorityId, id, { state: 'draft' }, ctx.now)
      return done(ctx, plan.value, revision, { agree: false })
    }
    const entry = await recordPlan(ctx, plan.value)
    if (!entry.ok) return entry
    const agreed = { by: itself ? 'enterprise' : 'office', note: note || null, lineId: entry.value }
    await updatePlan(ctx.tx, ctx.authorityId, id, { state: 'agreed', agreed }, ctx.now)
    return done(ctx, plan.value, revision, { agree: true, by: itself ? 'enterprise' : 'office' })
  },
})
