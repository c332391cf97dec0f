import { z } from 'zod'
import { matterAct } from './matter-act.ts'

/** Lets the clocks run again; the time they stood is given back. */
export const startClock = matterAct({
  act: 'start_clock',
  data: z.object({ reasonCode: z.string().max(100) }),
})
