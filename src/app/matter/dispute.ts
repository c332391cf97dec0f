import { z } from 'zod'
import { matterAct } from './matter-act.ts'

/** Who raised it says that it is not solved; after the closing this makes the closing false and opens the matter again. */
export const disputeAnswer = matterAct({
  act: 'dispute',
  data: z.object({ via: z.enum(['portal', 'link', 'official']).default('portal') }),
})
