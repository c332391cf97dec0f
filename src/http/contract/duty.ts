import { z } from 'zod'
import { DayIn, Flag, Id, many, PageQuery, pageOf } from './common.ts'
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
  }),
  response: pageOf(DutyShown),
})
