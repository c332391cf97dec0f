import { z } from 'zod'
import { Ids, matterAct, Text } from './matter-act.ts'

/** Says how far it is. */
export const reportProgress = matterAct({
  act: 'progress',
  data: z.object({ text: Text, evidence: Ids.optional() }),
})
