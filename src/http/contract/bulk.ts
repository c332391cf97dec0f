import { z } from 'zod'
import { BULK_ROW_STATES, BULK_STATES, MOST_BULK_ROWS } from '#domain/bulk/run.ts'
import { Id, IdParams, Moment, PageQuery, pageOf } from './common.ts'
import { contract } from './route.ts'

/** What may be done to many rows at once; each is the act that does it to one. */
export const BULK_ACTS = [
  'matter.assign',
  'matter.classify',
  'matter.close',
  'matter.raise',
  'matter.slip',
  'matter.grant_extension',
  'matter.refuse_extension',
  'matter.office_check',
  'matter.return',
  'matter.reassign',
  'matter.suspend',
  'matter.resume',
  'matter.dismiss',
  'matter.stop_clock',
  'matter.start_clock',
  'matter.sign',
  'matter.extend',
  'matter.progress',
  'matter.urge',
  'paper.draft',
  'duty.urge',
  'duty.excuse',
  'finding.confirm',
  'finding.void',
  'paper.review',
  'paper.approve',
  'paper.issue',
  'paper.send_back',
  'class.enter',
] as const

export const askBulk = contract({
  method: 'POST',
  path: '/api/bulk-runs',
  tag: 'bulk',
  summary: '批量办理：先在后台逐条试办，看哪些能办；确认以后才办',
  body: z.object({
    act: z.enum(BULK_ACTS),
    title: z.string().trim().min(1).max(200),
    /** What the form of the act said, the same for all rows: of a matter `{ data, reason? }`. */
    shared: z.record(z.string(), z.unknown()).optional(),
    /** The rows that were chosen, with what was seen of them. */
    chosen: z
      .array(z.object({ id: Id, label: z.string().max(300), revision: z.int().optional() }))
      .min(1)
      .max(MOST_BULK_ROWS)
      .optional(),
    /** Instead of rows: the query of the list, where all that it finds are meant, at most 5 000. */
    filter: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional(),
  }),
  status: 202,
  response: z.object({ id: Id, total: z.int() }),
})

export const listBulkRuns = contract({
  method: 'GET',
  path: '/api/bulk-runs',
  tag: 'bulk',
  summary: '本人的批量办理：试办到哪里、办到哪里',
  response: z.array(
    z.object({
      id: Id,
      act: z.string(),
      title: z.string(),
      state: z.enum(BULK_STATES),
      total: z.int(),
      tried: z.int(),
      will: z.int(),
      refused: z.int(),
      done: z.int(),
      /** Why it ended before its last row, in words. */
      fault: z.string().nullable(),
      askedAt: Moment,
      begunAt: Moment.nullable(),
      endedAt: Moment.nullable(),
    }),
  ),
})

const Row = z.object({
  n: z.int(),
  id: Id,
  label: z.string(),
  state: z.enum(BULK_ROW_STATES),
  /** Why not, in words. */
  why: z.string().nullable(),
})

export const listBulkRows = contract({
  method: 'GET',
  path: '/api/bulk-runs/:id/rows',
  tag: 'bulk',
  summary: '批量办理的逐条结果',
  params: IdParams,
  query: PageQuery.extend({ state: Row.shape.state.optional() }),
  response: pageOf(Row),
})

const Done = z.object({ id: Id })

export const goBulk = contract({
  method: 'POST',
  path: '/api/bulk-runs/:id/go',
  tag: 'bulk',
  summary: '确认批量办理：试办通过的逐条办理，关掉页面也继续',
  params: IdParams,
  status: 202,
  response: Done,
})

export const stopBulk = contract({
  method: 'POST',
  path: '/api/bulk-runs/:id/stop',
  tag: 'bulk',
  summary: '停止批量办理：手上这一条办完为止，其余不动',
  params: IdParams,
  response: Done,
})

export const putBulkAway = contract({
  method: 'POST',
  path: '/api/bulk-runs/:id/put-away',
  tag: 'bulk',
  summary: '从后台任务里移走已经结束的批量办理',
  params: IdParams,
  response: Done,
})
