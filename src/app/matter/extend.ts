import { z } from 'zod'
import { matterAct } from './matter-act.ts'

/** Asks for more time, before the limit is over. */
export const askExtension = matterAct({
  act: 'extend',
  data: z.object({
    orgId: z.guid().optional(),
    add: z.object({ n: z.int().min(1).max(400), unit: z.enum(['hours', 'days', 'working_days', 'weeks', 'months']) }),
  }),
})
