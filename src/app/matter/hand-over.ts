import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { findUnitOf } from '#storage/surroundings-store.ts'
import { dayOf } from './load-ruling.ts'
import { matterAct } from './matter-act.ts'

/** Another contact from now on, with his unit. */
export const handOverMatter = matterAct({
  act: 'hand_over',
  data: z.object({ personId: z.guid() }),
  async prepare(ctx, { data }) {
    const orgId = await findUnitOf(ctx.tx, ctx.authorityId, data.personId, dayOf(ctx))
    return ok({ personId: data.personId, ...(orgId ? { holderOrgId: orgId } : {}) })
  },
})
