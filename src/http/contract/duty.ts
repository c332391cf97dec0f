import { z } from 'zod'
import { DayIn, Id, IdParams, PageQuery, pageOf } from './common.ts'
import { contract } from './route.ts'
import { DutyShown } from './workbench.ts'

export const listDuties = contract({
  method: 'GET',
  path: '/api/duties',
  tag: 'duty',
  summary: '应尽事项，期限最近在前',
  query: PageQuery.extend({
    program: z.string().max(100).optional(),
    rule: z.string().max(100).optional(),
    state: z.enum(['open', 'met', 'late', 'missed', 'excused']).optional(),
    personId: Id.optional(),
    orgId: Id.optional(),
    enterpriseId: Id.optional(),
    projectId: Id.optional(),
    dueFrom: DayIn.optional(),
    dueTo: DayIn.optional(),
  }),
  response: pageOf(DutyShown),
})

export const excuseDuty = contract({
  method: 'POST',
  path: '/api/duties/:id/excuse',
  tag: 'duty',
  summary: '核准免责，写明理由',
  params: IdParams,
  body: z.object({ exemption: z.string().max(100).optional(), reason: z.string().min(1).max(500) }),
  response: z.object({ id: Id, sentence: z.string() }),
})
