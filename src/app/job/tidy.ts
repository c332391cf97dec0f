import { Temporal } from 'temporal-polyfill'
import { forgetKeys } from '#storage/idempotency-store.ts'
import { deleteEndedSessions } from '#storage/session-store.ts'
import type { Ctx } from '../context.ts'
import type { Tally } from './system-context.ts'

/** So long a repeated request is still answered as the first was: longer than any phone stays without network. */
const KEYS_DAYS = 30

/** Removes sessions that have ended and idempotency keys nobody will repeat. */
export async function tidy(ctx: Ctx): Promise<Tally> {
  const before = Temporal.Instant.from(ctx.now)
    .subtract({ hours: 24 * KEYS_DAYS })
    .toString()
  const done = await ctx.db.inAuthority(ctx.authorityId, async (tx) => {
    const sessions = await deleteEndedSessions(tx, ctx.authorityId, ctx.now)
    return sessions + (await forgetKeys(tx, ctx.authorityId, before))
  })
  return { looked: done, done, failed: 0 }
}
