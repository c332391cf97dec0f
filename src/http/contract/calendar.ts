import { z } from 'zod'
import { Day } from './common.ts'
import { contract } from './route.ts'

export const getCalendar = contract({
  method: 'GET',
  path: '/api/calendar',
  tag: 'calendar',
  summary: '一年的工作日历：工作日、休息日、调休上班，是否已公布',
  query: z.object({ year: z.coerce.number().int().min(2004).max(2100) }),
  response: z.object({
    year: z.int(),
    published: z.boolean(),
    source: z.string().nullable(),
    workingDays: z.int(),
    days: z.array(z.object({ day: Day, works: z.boolean(), name: z.string().nullable() })),
  }),
})

export const importCalendar = contract({
  method: 'POST',
  path: '/api/calendar',
  tag: 'calendar',
  summary: '导入一年的放假安排；进行中的期限随之重算',
  body: z.object({
    year: z.int().min(2004).max(2100),
    source: z.string().min(1).max(200),
    days: z.array(z.object({ day: z.iso.date(), works: z.boolean(), name: z.string().max(50).optional() })).max(120),
  }),
  response: z.object({ year: z.int(), changedDays: z.int(), recomputed: z.int(), sentence: z.string() }),
})
