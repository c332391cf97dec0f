import { chainPending } from '#storage/audit-store.ts'
import type { Ctx } from '../context.ts'
import type { Tally } from './system-context.ts'

/** Links the audit rows that nobody has linked yet, a batch a transaction. */
export async function chainAudit(ctx: Ctx): Promise<Tally> {
  const tally: Tally = { looked: 0, done: 0, failed: 0 }
  for (;;) {
    const linked = await ctx.db.inAuthority(ctx.authorityId, (tx) => chainPending(tx, ctx.authorityId))
    if (linked === 0) return tally
    tally.looked += linked
    tally.done += linked
  }
}
