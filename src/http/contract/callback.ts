import { z } from 'zod'
import { Day, Id, Moment, Named } from './common.ts'
import { contract } from './route.ts'

export const todaysCallbacks = contract({
  method: 'GET',
  path: '/api/callbacks/today',
  tag: 'inspection',
  summary: '今日回访：从近日答复、办结、走访中随机抽取，本人经办的不在其中',
  query: z.object({ take: z.coerce.number().int().min(1).max(100).default(10) }),
  response: z.object({
    day: Day,
    /** How many days back are looked at, and how many could be drawn. */
    days: z.int(),
    pool: z.int(),
    items: z.array(
      z.object({
        kind: z.enum(['matter', 'visit']),
        id: Id,
        title: z.string(),
        at: Moment,
        enterprise: Named,
        contactName: z.string().nullable(),
        by: z.string().nullable(),
        tries: z.int(),
        state: z.string().nullable(),
        revision: z.int(),
      }),
    ),
  }),
})
