import { matterAct, Nothing } from './matter-act.ts'

/** Sends an answer back to be done again. */
export const returnAnswer = matterAct({
  act: 'return',
  data: Nothing,
})
