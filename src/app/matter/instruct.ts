import { z } from 'zod'
import { matterAct, Text } from './matter-act.ts'

/** A leader's word on it (批示). */
export const instruct = matterAct({
  act: 'instruct',
  data: z.object({ text: Text }),
})
