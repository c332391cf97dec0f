import { matterAct, Nothing } from './matter-act.ts'

/** The head of the unit signs for the answer. */
export const headSign = matterAct({
  act: 'head_sign',
  data: Nothing,
})
