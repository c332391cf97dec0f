import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { matterAct } from './matter-act.ts'

/** Who raised it says that it is solved: in the portal, or as the official who raised it for himself. */
export const confirmAnswer = matterAct({
  act: 'confirm',
  data: z.object({ via: z.enum(['portal', 'link', 'official']).default('portal') }),
  prepare: async (ctx, { data }) => ok({ ...data, network: ctx.network }),
})
