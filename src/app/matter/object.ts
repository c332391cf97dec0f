import { z } from 'zod'
import { matterAct } from './matter-act.ts'

/** The unit says the matter is not its own, within the program's window. */
export const objectToOrder = matterAct({
  act: 'object',
  data: z.object({ orgId: z.guid().optional() }),
})
