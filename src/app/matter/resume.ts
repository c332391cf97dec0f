import { matterAct, Nothing } from './matter-act.ts'

/** Takes it up again. */
export const resumeMatter = matterAct({
  act: 'resume',
  data: Nothing,
})
