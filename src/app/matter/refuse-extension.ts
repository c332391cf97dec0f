import { matterAct, Nothing } from './matter-act.ts'

/** Refuses the extension, with a reason. */
export const refuseExtension = matterAct({
  act: 'refuse_extension',
  data: Nothing,
})
