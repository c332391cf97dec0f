import { Temporal } from 'temporal-polyfill'
import { listAbandonedBulkRuns } from '#storage/bulk-run-store.ts'
import { DEAD_AFTER_SECONDS, workBulkRun } from '../bulk/work-run.ts'
import type { Ctx } from '../context.ts'
import { each, type Tally } from './system-context.ts'

/** Acts on many rows that whoever began them did not finish: the program ended in between. */
export async function workBulkRuns(ctx: Ctx, clock?: () => string): Promise<Tally> {
  const before = Temporal.Instant.from(ctx.now).subtract({ seconds: DEAD_AFTER_SECONDS }).toString()
  const left = await ctx.db.inAuthority(ctx.authorityId, (tx) => listAbandonedBulkRuns(tx, ctx.authorityId, before))
  return each(
    ctx,
    left,
    (id) => id,
    (id) => workBulkRun(ctx, id, clock),
  )
}
