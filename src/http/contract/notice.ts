import { z } from 'zod'
import { Flag, Id, Moment, PageQuery, pageOf } from './common.ts'
import { contract } from './route.ts'

export const NoticeRow = z.object({
  id: Id,
  kind: z.string(),
  /** What happened, in one sentence. */
  sentence: z.string(),
  thingKind: z.string(),
  thingId: Id,
  at: Moment,
  readAt: Moment.nullable(),
})
export type NoticeRow = z.infer<typeof NoticeRow>

export const listNotices = contract({
  method: 'GET',
  path: '/api/notices',
  tag: 'notice',
  summary: '提醒，最新在前',
  query: PageQuery.extend({ unread: Flag }),
  response: pageOf(NoticeRow).extend({ unread: z.int() }),
})

export const readNotices = contract({
  method: 'POST',
  path: '/api/notices/read',
  tag: 'notice',
  summary: '标为已读；不给编号则全部',
  repeatable: true,
  body: z.object({ ids: z.array(Id).max(200).optional() }),
  response: z.object({ unread: z.int() }),
})
