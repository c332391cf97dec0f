import { z } from 'zod'
import { matterAct } from './matter-act.ts'

/** Hangs it up (挂账) until a day of review. */
export const suspendMatter = matterAct({
  act: 'suspend',
  data: z.object({ review: z.iso.date() }),
})
