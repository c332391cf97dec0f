import { listOrgChangesDue } from '#storage/org-chart-store.ts'
import type { Ctx } from '../context.ts'
import { carryOutChange } from '../org/change-chart.ts'
import { todayOf } from '../today.ts'
import { execute } from '../use-case.ts'
import { each, type Tally } from './system-context.ts'

/** Changes of the organisation whose day has come, one by one in their order. One that can no longer be made stays and is counted. */
export async function carryOutOrgChanges(ctx: Ctx): Promise<Tally> {
  const due = await ctx.db.inAuthority(ctx.authorityId, (tx) => listOrgChangesDue(tx, ctx.authorityId, todayOf(ctx)))
  return each(
    ctx,
    due,
    (one) => one.id,
    async ({ id }) => {
      const done = await execute(ctx, carryOutChange, { id })
      if (!done.ok)
        ctx.log.warn({ changeId: id, code: done.error.code }, 'a planned change of the organisation cannot be made')
      return done.ok
    },
  )
}
