import { z } from 'zod'
import { matterAct } from './matter-act.ts'

/** Takes it to the tier above by hand, with a reason. */
export const raiseTier = matterAct({
  act: 'raise',
  data: z.object({ to: z.string().max(100).optional(), leaderId: z.guid().optional() }),
})
