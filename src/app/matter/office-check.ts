import { z } from 'zod'
import { matterAct } from './matter-act.ts'

/** The office looks for itself whether it is done. */
export const officeCheck = matterAct({
  act: 'office_check',
  data: z.object({ passed: z.boolean() }),
})
