import { z } from 'zod'
import { matterAct } from './matter-act.ts'
import { Units } from './units.ts'

/** Gives the matter to other units; who leads stays one. */
export const reassign = matterAct({
  act: 'reassign',
  data: z.object({ units: Units }),
})
