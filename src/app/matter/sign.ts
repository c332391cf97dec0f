import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { matterAct } from './matter-act.ts'

/** A unit takes the order on; who signs answers for it unless he names another. */
export const signOrder = matterAct({
  act: 'sign',
  data: z.object({ orgId: z.guid().optional(), handlerId: z.guid().optional() }),
  prepare: async (ctx, { data }) => ok({ ...data, network: ctx.network }),
})
