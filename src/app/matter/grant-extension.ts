import { matterAct, Nothing } from './matter-act.ts'

/** Grants the extension that was asked for. */
export const grantExtension = matterAct({
  act: 'grant_extension',
  data: Nothing,
})
