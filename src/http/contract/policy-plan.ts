import { z } from 'zod'
import { Day, DayIn, Flag, Id, IdParams, Moment, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

const Key = z.string().min(1).max(100)
const State = z.enum(['draft', 'offered', 'agreed', 'ended'])
const Kept = z.object({ id: Id, revision: Revision })

const MeasureIn = z.object({
  id: Id.optional(),
  text: z.string().trim().min(1).max(2000),
  orgId: Id.nullish(),
  personId: Id.nullish(),
  dueDay: DayIn.nullish(),
})

export const PolicyPlanRow = z
  .object({
    id: Id,
    programKey: z.string(),
    enterprise: Named,
    title: z.string(),
    state: State,
    version: z.int(),
    nextReview: Day.nullable(),
    /** Those that were not dropped. */
    measures: z.int(),
    done: z.int(),
    overdue: z.int(),
    agreedAt: Moment.nullable(),
    agreedBy: z.enum(['enterprise', 'office']).nullable(),
    agreeNote: z.string().nullable(),
    revision: Revision,
  })
  .meta({ id: 'PolicyPlanRow' })
export type PolicyPlanRow = z.infer<typeof PolicyPlanRow>

export const listPlans = contract({
  method: 'GET',
  path: '/api/policy-plans',
  tag: 'policy_plan',
  summary: '一企一策',
  query: PageQuery.extend({
    enterpriseId: Id.optional(),
    state: State.optional(),
    overdue: Flag,
    q: z.string().max(100).optional(),
  }),
  response: pageOf(PolicyPlanRow),
})

export const getPlan = contract({
  method: 'GET',
  path: '/api/policy-plans/:id',
  tag: 'policy_plan',
  summary: '一份一企一策：举措、历次版本、复盘',
  params: IdParams,
  response: PolicyPlanRow.extend({
    programTitle: z.string(),
    measureRows: z.array(
      z.object({
        id: Id,
        text: z.string(),
        org: Named.nullable(),
        person: Named.nullable(),
        dueDay: Day.nullable(),
        state: z.enum(['open', 'done', 'dropped']),
        note: z.string().nullable(),
        settledDay: Day.nullable(),
        matter: z.object({ id: Id, number: z.string(), state: z.string() }).nullable(),
      }),
    ),
    versions: z.array(
      z.object({
        version: z.int(),
        reason: z.string(),
        at: Moment,
        measures: z.array(z.object({ text: z.string(), dueDay: Day.nullable() })),
      }),
    ),
    reviews: z.array(z.object({ id: Id, text: z.string(), day: Day, person: Named.nullable() })),
    matters: z.array(z.object({ id: z.string(), title: z.string(), categories: z.array(z.string()) })),
    may: z.object({ change: z.boolean(), agree: z.boolean(), settle: z.boolean() }),
  }),
})

export const planForms = contract({
  method: 'GET',
  path: '/api/programs/:programKey/plan-forms',
  tag: 'policy_plan',
  summary: '方案中可记一企一策的表单',
  params: z.object({ programKey: Key }),
  response: z.array(z.object({ id: z.string(), title: z.string() })),
})

export const drawUpPlan = contract({
  method: 'POST',
  path: '/api/policy-plans',
  tag: 'policy_plan',
  summary: '制定一企一策',
  body: z.object({
    programKey: Key,
    enterpriseId: Id,
    form: Key.nullish(),
    title: z.string().trim().min(1).max(200),
    measures: z.array(MeasureIn).min(1).max(50),
    nextReview: DayIn.nullish(),
  }),
  status: 201,
  response: Kept,
})

export const changePlan = contract({
  method: 'PUT',
  path: '/api/policy-plans/:id',
  tag: 'policy_plan',
  summary: '修改举措：原版本留存，已确认的须企业重新确认',
  params: IdParams,
  body: z.object({
    revision: Revision,
    measures: z.array(MeasureIn).min(1).max(50),
    reason: z.string().trim().min(1).max(500),
  }),
  response: Kept,
})

export const offerPlan = contract({
  method: 'POST',
  path: '/api/policy-plans/:id/offer',
  tag: 'policy_plan',
  summary: '送企业确认',
  params: IdParams,
  body: z.object({ revision: Revision }),
  response: Kept,
})

export const agreePlan = contract({
  method: 'POST',
  path: '/api/policy-plans/:id/agree',
  tag: 'policy_plan',
  summary: '企业确认，或说明哪里不合适；办公室代录须写明如何同意',
  params: IdParams,
  body: z.object({ revision: Revision, agree: z.boolean(), note: z.string().trim().max(1000).optional() }),
  response: Kept,
})

export const settleMeasure = contract({
  method: 'POST',
  path: '/api/policy-plans/:id/measures/:measureId/state',
  tag: 'policy_plan',
  summary: '举措完成、不再办、恢复',
  params: z.object({ id: Id, measureId: Id }),
  body: z.object({ state: z.enum(['open', 'done', 'dropped']), note: z.string().trim().min(1).max(1000) }),
  response: z.object({ id: Id }),
})

export const measureToMatter = contract({
  method: 'POST',
  path: '/api/policy-plans/:id/measures/:measureId/matter',
  tag: 'policy_plan',
  summary: '举措转为事项',
  params: z.object({ id: Id, measureId: Id }),
  body: z.object({ matter: Key, category: z.string().max(100).optional() }),
  status: 201,
  response: z.object({ id: Id, number: z.string() }),
})

export const reviewPlan = contract({
  method: 'POST',
  path: '/api/policy-plans/:id/reviews',
  tag: 'policy_plan',
  summary: '复盘，并定下次复盘日',
  params: IdParams,
  body: z.object({ revision: Revision, text: z.string().trim().min(1).max(5000), nextReview: DayIn.nullish() }),
  status: 201,
  response: Kept,
})
