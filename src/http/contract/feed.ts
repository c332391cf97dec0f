import { z } from 'zod'
import { Day, DayIn, Id, Moment } from './common.ts'
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

export const readDays = contract({
  method: 'GET',
  path: '/api/me/days',
  tag: 'feed',
  summary: '本人日程：应尽事项、时限、计划走访、会议，按日；与日历订阅相同',
  query: z.object({ from: DayIn, to: DayIn }),
  response: z.object({
    today: Day,
    from: Day,
    to: Day,
    entries: z.array(
      z.object({
        id: Id,
        kind: z.enum(['duty', 'clock', 'visit', 'meeting']),
        day: Day,
        at: Moment.nullable(),
        summary: z.string(),
        text: z.string(),
        place: z.string(),
        path: z.string(),
      }),
    ),
  }),
})
