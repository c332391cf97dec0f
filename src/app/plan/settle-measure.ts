import { z } from 'zod'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import {
  listMeasures,
  type MeasureRow,
  nameMatterOfMeasure,
  type PolicyPlan,
  saveMeasures,
  settleMeasureRow,
} from '#storage/policy-plan-store.ts'
import type { TxCtx } from '../context.ts'
import { raiseMatter } from '../matter/raise-matter.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { measureOf, planChanged } from './hold-plan.ts'

/** A measure is done or dropped, and why; a task it became is closed by itself. */
export const settleMeasure = useCase({
  name: 'policy_plan.settle',
  input: z.object({
    id: z.guid(),
    measureId: z.guid(),
    state: z.enum(['open', 'done', 'dropped']),
    note: z.string().trim().min(1).max(1000),
  }),
  async run(ctx, { id, measureId, state, note }) {
    const measure = await measureOf(ctx, id, measureId)
    if (!measure.ok) return measure
    const { plan } = measure.value
    const current = await openAgain(ctx, plan, measure.value.measure)
    const settled =
      state === 'open' ? { settledDay: null, settledAt: null } : { settledDay: todayOf(ctx), settledAt: ctx.now }
    await settleMeasureRow(ctx.tx, ctx.authorityId, current, { state, note, ...settled })
    await planChanged(ctx, plan.programKey, id)
    return ok({
      out: { id: current },
      trace: { thingKind: 'policy_plan', thingId: id, detail: { measure: current, state } },
    })
  },
})

/** Makes a measure a matter, with its own clocks and ends; the plan shows how that stands. */
export const measureToMatter = useCase({
  name: 'policy_plan.settle',
  input: z.object({
    id: z.guid(),
    measureId: z.guid(),
    matter: z.string().min(1).max(100),
    category: z.string().max(100).optional(),
  }),
  async run(ctx, { id, measureId, matter, category }) {
    const found = await measureOf(ctx, id, measureId)
    if (!found.ok) return found
    const { plan, measure } = found.value
    if (measure.matter) return fail('plan.is_matter', { number: measure.matter.number })
    const raised = await raiseMatter(ctx, {
      programKey: plan.programKey,
      matter,
      title: measure.text.slice(0, 200),
      body: plan.title,
      ...(category ? { category } : {}),
      enterpriseId: plan.enterpriseId,
      ...(measure.person ? { personId: measure.person.id } : {}),
      ...(measure.org ? { units: [measure.org.name] } : {}),
    })
    if (!raised.ok) return raised
    const { id: matterId, number } = raised.value.matter
    await nameMatterOfMeasure(ctx.tx, ctx.authorityId, measureId, matterId)
    return ok({
      out: { id: matterId, number },
      trace: { thingKind: 'policy_plan', thingId: id, detail: { measure: measureId, matter: number } },
    })
  },
})

/** The measure to settle: one that was settled before stays as it was and is replaced. @returns its id */
async function openAgain(ctx: TxCtx, plan: PolicyPlan, measure: MeasureRow): Promise<string> {
  if (measure.state === 'open') return measure.id
  const all = await listMeasures(ctx.tx, ctx.authorityId, plan.id)
  const id = newId()
  const said = all.map((one) => ({
    ...(one.id === measure.id ? { id, instead: one.id } : { id: one.id }),
    text: one.text,
    orgId: one.org?.id ?? null,
    personId: one.person?.id ?? null,
    dueDay: one.dueDay,
  }))
  await saveMeasures(ctx.tx, ctx.authorityId, plan.id, said, ctx.now)
  return id
}
