import { z } from 'zod'
import { GRADES, type Grade } from '#domain/rating/grade.ts'
import { Day, Id, Moment, Named } from './common.ts'
import { contract } from './route.ts'

export const unitsToRate = contract({
  method: 'GET',
  path: '/api/me/unit-ratings',
  tag: 'rating',
  summary: '本季可评价的单位和本人的评价',
  response: z.object({
    quarter: z.object({ label: z.string(), from: Day, to: Day }),
    units: z.array(z.object({ org: Named, said: z.object({ grade: z.string(), at: Moment }).nullable() })),
  }),
})

export const rateUnit = contract({
  method: 'POST',
  path: '/api/me/unit-ratings',
  tag: 'rating',
  summary: '监督员、企业按季评价单位；同季再评以后一次为准，前一次留痕',
  body: z.object({
    orgId: Id,
    grade: z.enum(Object.keys(GRADES) as [Grade, ...Grade[]]),
    text: z.string().trim().max(2000).optional(),
  }),
  status: 201,
  response: z.object({ id: Id, quarter: z.string(), replaced: z.boolean() }),
})
