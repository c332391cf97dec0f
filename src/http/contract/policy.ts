import { z } from 'zod'
import { Day, DayIn, Flag, Id, IdParams, Moment, MomentIn, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

/** Policies in favour of enterprises (惠企政策): conditions checked against the register, both ways. */

export const PolicyFigure = z.enum(['staff', 'revenue', 'assets', 'fixed_assets', 'output', 'tax'])
const List = z.array(z.string().max(50)).max(50)
export const ConditionIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('class'), any: List }),
  z.object({ kind: z.literal('industry'), any: List }),
  z.object({ kind: z.literal('size'), any: List }),
  z.object({ kind: z.literal('area'), any: List }),
  z.object({ kind: z.literal('region'), any: List }),
  z.object({
    kind: z.literal('figure'),
    figure: PolicyFigure,
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
  }),
])

const Condition = z.object({
  kind: z.string(),
  any: z.array(z.string()),
  figure: PolicyFigure.nullable(),
  atLeast: z.number().nullable(),
  atMost: z.number().nullable(),
  areas: z.array(Named),
})
const Claim = z.object({ id: Id, state: z.string(), amount: z.string().nullable() })
const Held = z.enum(['yes', 'no', 'missing'])
const FitWord = z.enum(['fits', 'missing', 'no'])

export const Policy = z.object({
  id: Id,
  title: z.string(),
  source: z.string(),
  level: z.string().nullable(),
  benefit: z.string(),
  howToClaim: z.string(),
  org: Named,
  fromDay: Day,
  toDay: Day,
  conditions: z.array(Condition),
  voidedAt: Moment.nullable(),
  voidReason: z.string().nullable(),
  revision: Revision,
})
const Counts = z.object({
  fits: z.int(),
  missing: z.int(),
  delivered: z.int(),
  read: z.int(),
  reached: z.int(),
  granted: z.int(),
  /** 万元, exact decimal text. */
  amount: z.string(),
})
const Said = z.object({
  title: z.string().trim().min(1).max(200),
  source: z.string().trim().min(1).max(200),
  level: z.string().trim().max(20).nullish(),
  benefit: z.string().trim().min(1).max(5000),
  howToClaim: z.string().trim().min(1).max(5000),
  orgId: Id,
  fromDay: DayIn,
  toDay: DayIn.nullish(),
  conditions: z.array(ConditionIn).max(20),
})
const Kept = z.object({ id: Id, revision: Revision })
const Made = z.object({ id: Id })

export const listPolicies = contract({
  method: 'GET',
  path: '/api/policies',
  tag: 'policy',
  summary: '惠企政策：符合的企业数、送达、已阅、兑现',
  query: z.object({ q: z.string().max(100).optional(), orgId: Id.optional(), ended: Flag, voided: Flag }),
  response: z.array(Policy.extend({ counts: Counts })),
})
export const getPolicy = contract({
  method: 'GET',
  path: '/api/policies/:id',
  tag: 'policy',
  summary: '一项政策',
  params: IdParams,
  response: Policy.extend({ counts: Counts, mayKeep: z.boolean() }),
})
export const listFitting = contract({
  method: 'GET',
  path: '/api/policies/:id/enterprises',
  tag: 'policy',
  summary: '政策找企业：谁符合、为什么、缺什么数',
  params: IdParams,
  query: PageQuery.extend({ fit: z.enum(['fits', 'missing']).optional(), delivered: Flag, read: Flag, granted: Flag }),
  response: pageOf(
    z.object({
      id: Id,
      name: z.string(),
      fit: FitWord,
      /** One answer a condition, in the policy's order. */
      held: z.array(Held),
      deliveredAt: Moment.nullable(),
      readAt: Moment.nullable(),
      deliveryId: Id.nullable(),
      by: Named.nullable(),
      claim: Claim.nullable(),
    }),
  ),
})
export const policiesFor = contract({
  method: 'GET',
  path: '/api/policies/matching',
  tag: 'policy',
  summary: '企业找政策：可享受的、缺数不能判断的、已送达的',
  query: z.object({ enterpriseId: Id.optional() }),
  response: z.array(
    Policy.extend({
      fit: FitWord,
      held: z.array(Held),
      deliveredAt: Moment.nullable(),
      readAt: Moment.nullable(),
      claim: Claim.nullable(),
    }),
  ),
})
export const addPolicy = contract({
  method: 'POST',
  path: '/api/policies',
  tag: 'policy',
  summary: '登记政策',
  body: Said,
  status: 201,
  response: Kept,
})
export const changePolicy = contract({
  method: 'PUT',
  path: '/api/policies/:id',
  tag: 'policy',
  summary: '修改政策：所给内容全部替换',
  params: IdParams,
  body: Said.extend({ revision: Revision }),
  response: Kept,
})
export const voidPolicy = contract({
  method: 'POST',
  path: '/api/policies/:id/void',
  tag: 'policy',
  summary: '作废政策',
  params: IdParams,
  body: z.object({ revision: Revision, reason: z.string().trim().min(1).max(500) }),
  response: Kept,
})
export const deliverPolicies = contract({
  method: 'POST',
  path: '/api/policies/deliveries',
  tag: 'policy',
  summary: '送政策：送过的不重复',
  body: z.object({
    policyIds: z.array(Id).min(1).max(50),
    enterpriseIds: z.array(Id).min(1).max(500),
    how: z.enum(['visit', 'call', 'meeting', 'online']),
    at: MomentIn.optional(),
  }),
  response: z.object({ delivered: z.int() }),
})
export const acknowledgePolicy = contract({
  method: 'POST',
  path: '/api/policies/:id/acknowledge',
  tag: 'policy',
  summary: '企业已阅政策',
  params: IdParams,
  response: Made,
})
export const askPolicy = contract({
  method: 'POST',
  path: '/api/policies/:id/ask',
  tag: 'policy',
  summary: '申请兑现',
  params: IdParams,
  body: z.object({ enterpriseId: Id.optional() }),
  response: Made,
})
export const settlePolicy = contract({
  method: 'POST',
  path: '/api/policies/:id/settle',
  tag: 'policy',
  summary: '兑现或不予兑现',
  params: IdParams,
  body: z.object({
    enterpriseId: Id,
    state: z.enum(['granted', 'refused']),
    amount: z.number().min(0).optional(),
    reason: z.string().trim().max(1000).optional(),
  }),
  response: Made,
})
