import { matterAct, Nothing } from './matter-act.ts'

/** Opens a closed or dismissed matter again, on new clocks. */
export const reopenMatter = matterAct({
  act: 'reopen',
  data: Nothing,
})
