import { z } from 'zod'
import { matterAct } from './matter-act.ts'

/** Rules on an objection; rejected, the question is locked. */
export const ruleObjection = matterAct({
  act: 'rule_objection',
  data: z.object({ accepted: z.boolean() }),
})
