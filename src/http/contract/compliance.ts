import { z } from 'zod'
import { Moment } from './common.ts'
import { contract } from './route.ts'

export const getCompliance = contract({
  method: 'GET',
  path: '/api/compliance',
  tag: 'audit',
  summary: '合规情况：逐项当场核对，附依据',
  response: z.object({
    at: Moment,
    checks: z.array(
      z.object({
        id: z.string(),
        group: z.enum(['mobile', 'identity', 'access', 'audit', 'data', 'assess']),
        rule: z.string(),
        state: z.enum(['holds', 'fails', 'unknown']),
        evidence: z.string(),
      }),
    ),
  }),
})
