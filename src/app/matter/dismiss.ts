import { z } from 'zod'
import { matterAct } from './matter-act.ts'

/** Not accepted; whoever raised it is told the reason and where else to go. */
export const dismissMatter = matterAct({
  act: 'dismiss',
  data: z.object({ ground: z.string().max(200).optional(), refer: z.string().max(200).optional() }),
})
