import { z } from 'zod'
import { Chosen, DayIn, Flag, Id, IdParams, many, PageQuery, pageOf } from './common.ts'
import { contract } from './route.ts'
import { DutyShown } from './workbench.ts'

export const listDuties = contract({
  method: 'GET',
  path: '/api/duties',
  tag: 'duty',
  summary: '应尽事项：待办、按期、逾期、未尽、免责',
  query: PageQuery.extend({
    program: z.string().max(100).optional(),
    rule: z.string().max(100).optional(),
    state: many(z.enum(['open', 'met', 'late', 'missed', 'excused'])),
    ordinal: z.coerce.number().int().optional(),
    personId: Id.optional(),
    orgId: Id.optional(),
    enterpriseId: Id.optional(),
    projectId: Id.optional(),
    linkId: Id.optional(),
    dueFrom: DayIn.optional(),
    dueTo: DayIn.optional(),
    metBy: z.enum(['report', 'meeting', 'visit', 'form']).optional(),
    mine: Flag,
    ids: Chosen,
  }),
  response: pageOf(DutyShown),
})

export const urgeDuty = contract({
  method: 'POST',
  path: '/api/duties/:id/urge',
  tag: 'duty',
  summary: '催办一项应尽事项，同一天不重复',
  triable: true,
  params: IdParams,
  body: z.object({ words: z.string().trim().max(500).optional() }),
  response: z.object({ id: Id }),
})
