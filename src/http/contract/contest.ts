import { z } from 'zod'
import { Day, DayIn, Flag, Id, IdParams, Moment, Named, Revision } from './common.ts'
import { contract } from './route.ts'

const Key = z.string().min(1).max(100)
const Item = z.object({ field: z.string(), title: z.string(), most: z.number(), weight: z.number() })

export const ContestRow = z
  .object({
    id: Id,
    programKey: z.string(),
    programTitle: z.string(),
    form: z.string(),
    formTitle: z.string(),
    title: z.string(),
    items: z.array(Item),
    dropHighest: z.int(),
    dropLowest: z.int(),
    day: Day,
    state: z.enum(['entering', 'judging', 'approved', 'published']),
    entries: z.int(),
    judges: z.int(),
    sheets: z.int(),
    approvedAt: Moment.nullable(),
    publishedAt: Moment.nullable(),
    /** The leader sent the result back, why, and since when it lies before him again. */
    returnedAt: Moment.nullable(),
    returnReason: z.string().nullable(),
    laidAgainAt: Moment.nullable(),
    revision: Revision,
  })
  .meta({ id: 'ContestRow' })
export type ContestRow = z.infer<typeof ContestRow>

export const listContests = contract({
  method: 'GET',
  path: '/api/contests',
  tag: 'contest',
  summary: '比武、评比；mine 为请我评的',
  query: z.object({ mine: Flag }),
  response: z.array(ContestRow),
})

export const getContest = contract({
  method: 'GET',
  path: '/api/contests/:id',
  tag: 'contest',
  summary: '一次比武评比：参评单位、打分表、结果；打分表只有办公室和领导全看，评委看自己的',
  params: IdParams,
  response: ContestRow.extend({
    judgeNames: z.array(Named),
    isJudge: z.boolean(),
    entryRows: z.array(
      z.object({
        id: Id,
        org: Named,
        title: z.string(),
        text: z.string(),
        score: z.number().nullable(),
        place: z.int().nullable(),
        sheets: z.int().nullable(),
        /** The asker is a judge and belongs to this unit. */
        recused: z.boolean(),
      }),
    ),
    sheetRows: z.array(
      z.object({
        entryId: Id,
        person: Named,
        marks: z.record(z.string(), z.number()),
        total: z.number(),
        remark: z.string(),
        at: Moment,
      }),
    ),
    may: z.object({ declare: z.boolean(), approve: z.boolean(), enter: z.boolean() }),
  }),
})

export const declareContest = contract({
  method: 'POST',
  path: '/api/contests',
  tag: 'contest',
  summary: '组织比武评比：打分表、评委、去掉几个最高最低',
  body: z.object({
    programKey: Key,
    form: Key,
    title: z.string().trim().min(1).max(200),
    items: z
      .array(
        z.object({
          field: Key,
          most: z.number().positive().max(1_000),
          weight: z.number().positive().max(100).optional(),
        }),
      )
      .min(1)
      .max(50),
    /** Other fields of the form, the same on every sheet. */
    fixed: z.record(z.string().max(100), z.unknown()).optional(),
    judges: z.array(Id).min(1).max(200),
    dropHighest: z.int().min(0).max(10).optional(),
    dropLowest: z.int().min(0).max(10).optional(),
    day: DayIn,
  }),
  status: 201,
  response: z.object({ id: Id, revision: Revision }),
})

export const enterContest = contract({
  method: 'POST',
  path: '/api/contests/:id/entries',
  tag: 'contest',
  summary: '单位参评',
  params: IdParams,
  body: z.object({
    orgId: Id,
    title: z.string().trim().min(1).max(200),
    text: z.string().trim().max(20_000).optional(),
  }),
  status: 201,
  response: z.object({ id: Id }),
})

export const judgeEntry = contract({
  method: 'POST',
  path: '/api/contests/:id/entries/:entryId/sheet',
  tag: 'contest',
  summary: '评委打分，一次；本单位回避',
  params: z.object({ id: Id, entryId: Id }),
  body: z.object({ marks: z.record(z.string().max(100), z.number()), remark: z.string().trim().max(2000).optional() }),
  status: 201,
  response: z.object({ total: z.number() }),
})

export const advanceContest = contract({
  method: 'POST',
  path: '/api/contests/:id/advance',
  tag: 'contest',
  summary: '开始评分、审定、公布',
  params: IdParams,
  body: z.object({ revision: Revision, to: z.enum(['judging', 'approved', 'published']) }),
  response: z.object({ id: Id, revision: Revision, state: z.string() }),
})

export const returnContest = contract({
  method: 'POST',
  path: '/api/contests/:id/return',
  tag: 'contest',
  summary: '退回比武评比结果：写明理由，评委可以重评，办公室再呈',
  params: IdParams,
  body: z.object({ revision: Revision, reason: z.string().trim().min(1).max(2000) }),
  response: z.object({ id: Id, revision: Revision }),
})

export const layAgain = contract({
  method: 'POST',
  path: '/api/contests/:id/lay-again',
  tag: 'contest',
  summary: '把退回的比武评比结果重新呈请审定',
  params: IdParams,
  body: z.object({ revision: Revision }),
  response: z.object({ id: Id, revision: Revision }),
})
