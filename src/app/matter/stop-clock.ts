import { z } from 'zod'
import { matterAct } from './matter-act.ts'

/** Stops the clocks that stand still for this reason. */
export const stopClock = matterAct({
  act: 'stop_clock',
  data: z.object({ reasonCode: z.string().max(100) }),
})
