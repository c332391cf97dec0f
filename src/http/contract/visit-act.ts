import { z } from 'zod'
import { Id, IdParams, MomentIn, Revision } from './common.ts'
import { contract } from './route.ts'
import { VisitHow } from './visit.ts'

export const recordVisit = contract({
  method: 'POST',
  path: '/api/visits',
  tag: 'visit',
  summary: '登记走访或电话联系；随附走访表和当场提出的问题，一次完成',
  body: z.object({
    enterpriseId: Id.optional(),
    projectId: Id.optional(),
    personId: Id.optional(),
    how: VisitHow,
    at: MomentIn,
    unannounced: z.boolean().optional(),
    minutes: z.int().min(0).max(1440).optional(),
    note: z.string().max(5000).optional(),
    companions: z.array(Id).max(20).optional(),
    planId: Id.optional(),
    forms: z
      .array(z.object({ programKey: z.string(), form: z.string(), values: z.record(z.string(), z.unknown()) }))
      .max(10)
      .default([]),
    problems: z
      .array(
        z.object({
          programKey: z.string(),
          matter: z.string(),
          title: z.string().min(1).max(200),
          body: z.string().max(5000).default(''),
          category: z.string().max(100).optional(),
          urgency: z.string().max(50).optional(),
        }),
      )
      .max(20)
      .default([]),
  }),
  status: 201,
  response: z.object({
    id: Id,
    matters: z.array(z.object({ id: Id, number: z.string(), title: z.string() })),
    /** What happened and what follows, in one sentence. */
    sentence: z.string(),
  }),
})

export const voidVisit = contract({
  method: 'POST',
  path: '/api/visits/:id/void',
  tag: 'visit',
  summary: '作废走访，写明理由',
  params: IdParams,
  body: z.object({ revision: Revision, reason: z.string().min(1).max(500) }),
  response: z.object({ id: Id }),
})

export const callBackVisit = contract({
  method: 'POST',
  path: '/api/visits/:id/callback',
  tag: 'visit',
  summary: '抽查回访：向企业核实走访是否属实',
  params: IdParams,
  body: z.object({
    how: z.enum(['phone', 'door']),
    reached: z.boolean(),
    confirmed: z.boolean().optional(),
    text: z.string().max(2000).optional(),
  }),
  response: z.object({ id: Id, sentence: z.string() }),
})
