import { z } from 'zod'
import { Day, DayIn, Flag, Id, IdParams, Moment, Named, Revision } from './common.ts'
import { contract } from './route.ts'

const Figure = z
  .object({
    id: z.string(),
    title: z.string(),
    value: z.number().nullable(),
    previous: z.number().nullable(),
    unit: z.string(),
    to: z.string(),
    search: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ReportFigure' })

export const listReports = contract({
  method: 'GET',
  path: '/api/reports',
  tag: 'report',
  summary: '应报的报告：谁、哪一期、报了没有',
  query: z.object({ program: z.string().max(100).optional(), from: DayIn, to: DayIn, mine: Flag }),
  response: z.array(
    z.object({
      programKey: z.string(),
      programTitle: z.string(),
      kinds: z.array(
        z.object({
          report: z.string(),
          title: z.string(),
          clause: z.string().nullable(),
          owed: z.array(
            z.object({
              dutyId: Id,
              rule: z.string(),
              ownerKind: z.string(),
              ownerId: Id,
              owner: z.string().nullable(),
              calendar: z.string(),
              ordinal: z.int(),
              period: z.string().nullable(),
              dueDay: Day,
              state: z.string(),
              reportId: Id.nullable(),
              reportState: z.string().nullable(),
            }),
          ),
        }),
      ),
    }),
  ),
})

export const readReport = contract({
  method: 'GET',
  path: '/api/reports/:id',
  tag: 'report',
  summary: '一份报告：数据、正文、各稿和前后对照',
  params: IdParams,
  query: z.object({ against: Id.optional() }),
  response: z.object({
    id: Id,
    programKey: z.string(),
    programTitle: z.string(),
    report: z.string(),
    title: z.string(),
    org: Named.nullable(),
    person: Named.nullable(),
    calendar: z.string().nullable(),
    ordinal: z.int().nullable(),
    period: z.string().nullable(),
    state: z.enum(['draft', 'submitted', 'returned', 'locked']),
    at: Moment,
    body: z.string(),
    reason: z.string().nullable(),
    remedy: z.string().nullable(),
    returnedAt: Moment.nullable(),
    acceptedAt: Moment.nullable(),
    returnReason: z.string().nullable(),
    revision: Revision,
    figures: z.array(Figure),
    /** What is below what is required: with one, reason and remedy must be written. */
    short: z.array(z.object({ title: z.string(), note: z.string() })),
    versions: z.array(z.object({ id: Id, state: z.string(), at: Moment, returnReason: z.string().nullable() })),
    compared: z
      .object({
        with: Id,
        differences: z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
      })
      .nullable(),
    /** Sent back: the period for which its unit writes it again. */
    again: z.object({ calendar: z.string(), ordinal: z.int() }).nullable(),
    may: z.object({ write: z.boolean(), return: z.boolean(), accept: z.boolean() }),
  }),
})

export const draftReport = contract({
  method: 'POST',
  path: '/api/reports/draft',
  tag: 'report',
  summary: '打开一期报告：已有的草稿，或按数据自动起草',
  body: z.object({
    programKey: z.string().min(1).max(100),
    report: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/),
    calendar: z.string().min(1).max(50),
    ordinal: z.int(),
    orgId: Id.optional(),
    personId: Id.optional(),
    again: Id.optional(),
  }),
  response: z.object({ id: Id, fresh: z.boolean() }),
})

export const writeReport = contract({
  method: 'PUT',
  path: '/api/reports/:id',
  tag: 'report',
  summary: '修改草稿，或提交',
  params: IdParams,
  body: z.object({
    revision: Revision,
    body: z.string().trim().min(1).max(50_000),
    reason: z.string().max(5000).optional(),
    remedy: z.string().max(5000).optional(),
    submit: z.boolean().optional(),
  }),
  response: z.object({ id: Id, state: z.enum(['draft', 'submitted']), revision: Revision }),
})

export const acceptReport = contract({
  method: 'POST',
  path: '/api/reports/:id/accept',
  tag: 'report',
  summary: '审定报告；审定后不再更改',
  params: IdParams,
  body: z.object({ revision: Revision.optional() }),
  response: z.object({ id: Id }),
})
