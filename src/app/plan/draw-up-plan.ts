import { z } from 'zod'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { findAreaOf } from '#storage/area-store.ts'
import { insertPlan, saveMeasures } from '#storage/policy-plan-store.ts'
import { findUnitOf } from '#storage/surroundings-store.ts'
import { findForm } from '../form/find-form.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { mayOf, planChanged } from './hold-plan.ts'
import { checkOwners, Measures } from './plan-measures.ts'
import { textFieldOf } from './record-plan.ts'

/** Draws up the plan of an enterprise: measures, each with an owner and a day. One plan an enterprise and program. */
export const drawUpPlan = useCase({
  name: 'policy_plan.change',
  input: z.object({
    programKey: z.string().min(1).max(100),
    enterpriseId: z.guid(),
    form: z.string().max(100).nullable().default(null),
    title: z.string().trim().min(1).max(200),
    measures: Measures,
    nextReview: z.iso.date().nullable().default(null),
  }),
  async run(ctx, { measures, ...input }) {
    const { tx, authorityId } = ctx
    const allowed = await mayOf(ctx, 'policy_plan.change', input.enterpriseId, input.programKey)
    if (!allowed.ok) return allowed
    if (input.form !== null) {
      const found = await findForm(ctx, input.programKey, input.form)
      if (!found.ok) return found
      if (found.value.form.about !== 'enterprise' || !textFieldOf(found.value.form))
        return fail('plan.form_unfit', { form: found.value.form.title }, ['form'])
    }
    const said = await checkOwners(ctx, measures)
    if (!said.ok) return said
    const id = newId()
    const by = ctx.actor.personId
    const fresh = await insertPlan(tx, authorityId, {
      ...input,
      id,
      areaId: await findAreaOf(tx, authorityId, { enterpriseId: input.enterpriseId, projectId: null }),
      orgId: by ? await findUnitOf(tx, authorityId, by, todayOf(ctx)) : null,
      at: ctx.now,
      by,
    })
    if (!fresh) return fail('plan.exists')
    await saveMeasures(tx, authorityId, id, said.value, ctx.now)
    await planChanged(ctx, input.programKey, id)
    return ok({
      out: { id, revision: 1 },
      trace: { thingKind: 'policy_plan', thingId: id, detail: { measures: said.value.length } },
    })
  },
})
