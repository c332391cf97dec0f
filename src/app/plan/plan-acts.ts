import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { findAreaOf } from '#storage/area-store.ts'
import { namesOf } from '#storage/name-store.ts'
import {
  holdPlan,
  insertPlan,
  insertReview,
  insertVersion,
  listMeasures,
  type MeasureSaid,
  type PlanState,
  type PolicyPlan,
  saveMeasures,
  updateMeasure,
  updatePlan,
} from '#storage/policy-plan-store.ts'
import { findUnitOf } from '#storage/surroundings-store.ts'
import { findEnterpriseThing } from '#storage/thing-store.ts'
import type { TxCtx } from '../context.ts'
import { findForm } from '../form/find-form.ts'
import { raiseMatter } from '../matter/raise-matter.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { recordPlan, textFieldOf } from './record-plan.ts'

const Measure = z.object({
  /** A measure that is there; absent: a new one. */
  id: z.guid().optional(),
  text: z.string().trim().min(1).max(2000),
  orgId: z.guid().nullish(),
  personId: z.guid().nullish(),
  dueDay: z.iso.date().nullish(),
})
const Measures = z.array(Measure).min(1).max(50)

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
    await saveMeasures(tx, authorityId, id, said.value)
    return ok({
      out: { id, revision: 1 },
      trace: { thingKind: 'policy_plan', thingId: id, detail: { measures: said.value.length } },
    })
  },
})

/** Changes a plan: the version before is kept with the reason, and the enterprise is asked again. */
export const changePlan = useCase({
  name: 'policy_plan.change',
  input: z.object({ id: z.guid(), revision: z.int(), measures: Measures, reason: z.string().trim().min(1).max(500) }),
  async run(ctx, { id, revision, measures, reason }) {
    const plan = await planFor(ctx, id, 'policy_plan.change', ['draft', 'offered', 'agreed'], revision)
    if (!plan.ok) return plan
    const said = await checkOwners(ctx, measures)
    if (!said.ok) return said
    const before = await listMeasures(ctx.tx, ctx.authorityId, id)
    const lost = measures.findIndex((one) => one.id && !before.some((known) => known.id === one.id))
    if (lost >= 0) return fail('plan.measure_not_found', undefined, ['measures', lost])
    const { version, state } = plan.value
    await insertVersion(ctx.tx, ctx.authorityId, {
      planId: id,
      version,
      measures: before.map(({ text, org, person, dueDay, state: was }) => ({ text, org, person, dueDay, state: was })),
      reason,
      at: ctx.now,
      by: ctx.actor.personId,
    })
    await saveMeasures(ctx.tx, ctx.authorityId, id, said.value)
    const next: PlanState = state === 'draft' ? 'draft' : 'offered'
    await updatePlan(ctx.tx, ctx.authorityId, id, { state: next, version: version + 1 })
    return done(id, revision, { version: version + 1, reason })
  },
})

/** Puts the plan before the enterprise. */
export const offerPlan = useCase({
  name: 'policy_plan.change',
  input: z.object({ id: z.guid(), revision: z.int() }),
  async run(ctx, { id, revision }) {
    const plan = await planFor(ctx, id, 'policy_plan.change', ['draft'], revision)
    if (!plan.ok) return plan
    await updatePlan(ctx.tx, ctx.authorityId, id, { state: 'offered' })
    return done(id, revision, { state: 'offered' })
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
      await updatePlan(ctx.tx, ctx.authorityId, id, { state: 'draft' })
      return done(id, revision, { agree: false })
    }
    const entry = await recordPlan(ctx, plan.value)
    if (!entry.ok) return entry
    await updatePlan(ctx.tx, ctx.authorityId, id, {
      state: 'agreed',
      agreed: { at: ctx.now, by: itself ? 'enterprise' : 'office', note: note || null, lineId: entry.value },
    })
    return done(id, revision, { agree: true, by: itself ? 'enterprise' : 'office' })
  },
})

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
    const settledDay = state === 'open' ? null : todayOf(ctx)
    await updateMeasure(ctx.tx, ctx.authorityId, measureId, { state, note, settledDay })
    return ok({
      out: { id: measureId },
      trace: { thingKind: 'policy_plan', thingId: id, detail: { measure: measureId, state } },
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
    await updateMeasure(ctx.tx, ctx.authorityId, measureId, { matterId })
    return ok({
      out: { id: matterId, number },
      trace: { thingKind: 'policy_plan', thingId: id, detail: { measure: measureId, matter: number } },
    })
  },
})

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
    await updatePlan(ctx.tx, ctx.authorityId, id, { nextReview })
    return done(id, revision, { nextReview })
  },
})

function done(id: string, revision: number, detail: Readonly<Record<string, unknown>>) {
  return ok({ out: { id, revision: revision + 1 }, trace: { thingKind: 'policy_plan', thingId: id, detail } })
}

async function mayOf(ctx: TxCtx, act: string, enterpriseId: string, programKey: string): Promise<Result<true>> {
  const thing = await findEnterpriseThing(ctx.tx, ctx, enterpriseId)
  if (!thing) return fail('enterprise.not_found', undefined, ['enterpriseId'])
  return can(ctx.actor, act, { ...thing, kind: 'policy_plan', programKey })
}

async function planFor(
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

async function measureOf(ctx: TxCtx, id: string, measureId: string) {
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

async function checkOwners(ctx: TxCtx, measures: z.output<typeof Measures>): Promise<Result<MeasureSaid[]>> {
  const said = measures.map((one) => ({
    id: one.id ?? newId(),
    text: one.text,
    orgId: one.orgId ?? null,
    personId: one.personId ?? null,
    dueDay: one.dueDay ?? null,
  }))
  for (const [table, key] of [
    ['org', 'orgId'],
    ['person', 'personId'],
  ] as const) {
    const wanted = said.flatMap((one) => one[key] ?? [])
    const names = await namesOf(ctx.tx, ctx.authorityId, table, wanted)
    const lost = said.findIndex((one) => one[key] !== null && !names.has(one[key] ?? ''))
    if (lost >= 0) return { ok: false, error: { code: `${table}.not_found`, at: ['measures', lost, key] } }
  }
  const unowned = said.findIndex((one) => one.orgId === null && one.personId === null)
  return unowned >= 0 ? fail('plan.no_owner', undefined, ['measures', unowned, 'orgId']) : ok(said)
}
