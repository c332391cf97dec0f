import { z } from 'zod'
import { RHYTHMS } from '#domain/rhythm/span.ts'
import { Day, DayIn, Id, Moment } from './common.ts'
import { MatterRow } from './matter.ts'
import { contract } from './route.ts'

export const readRhythm = contract({
  method: 'GET',
  path: '/api/rhythm',
  tag: 'campaign',
  summary: '一日一盯、一周一结、每月通报、每季考核、年度总结：新增、销号、到期、逾期，各为一个数和它的清单',
  query: z.object({ view: z.enum(RHYTHMS), on: DayIn.optional(), program: z.string().max(100).optional() }),
  response: z.object({
    view: z.enum(RHYTHMS),
    from: Day,
    to: Day,
    before: Day,
    after: Day,
    today: Day,
    figures: z.array(
      z.object({ id: z.string(), count: z.int(), opens: z.string(), danger: z.enum(['red', 'amber', 'none']) }),
    ),
    came: z.array(MatterRow),
    ended: z.array(MatterRow),
    late: z.array(z.object({ id: Id, name: z.string(), missed: z.int(), late: z.int(), overdue: z.int() })),
    papers: z.array(
      z.object({
        programKey: z.string(),
        programTitle: z.string(),
        paper: z.string(),
        title: z.string(),
        calendar: z.string(),
        ordinal: z.int(),
        period: z.string(),
        issued: z.object({ id: Id, number: z.string().nullable(), issuedAt: Moment }).nullable(),
      }),
    ),
  }),
})
