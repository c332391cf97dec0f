import { z } from 'zod'
import { Moment } from './common.ts'
import { contract } from './route.ts'

export const getFeedState = contract({
  method: 'GET',
  path: '/api/me/feed',
  tag: 'feed',
  summary: '日历订阅：有没有，何时开的，最近何时被读取',
  response: z.object({ feed: z.object({ madeAt: Moment, readAt: Moment.nullable() }).nullable() }),
})

export const makeFeed = contract({
  method: 'POST',
  path: '/api/me/feed',
  tag: 'feed',
  summary: '开通日历订阅；旧地址随即失效',
  body: z.object({}),
  status: 201,
  response: z.object({ url: z.string() }),
})

export const revokeFeed = contract({
  method: 'DELETE',
  path: '/api/me/feed',
  tag: 'feed',
  summary: '停用日历订阅',
  response: z.object({ revoked: z.int() }),
})

export const getFeed = contract({
  method: 'GET',
  path: '/api/feeds/:token',
  tag: 'feed',
  summary: '日历订阅（iCalendar）',
  params: z.object({ token: z.string().max(210) }),
  response: z.string(),
  gives: 'file',
  open: true,
})
