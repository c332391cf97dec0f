import { Temporal } from 'temporal-polyfill'
import { listAbandoned } from '#storage/ledger-export-store.ts'
import type { Ctx } from '../context.ts'
import { writeBeside } from '../ledger/export-thread.ts'
import { DEAD_AFTER_MINUTES } from '../ledger/write-export.ts'
import { each, type Tally } from './system-context.ts'

/** Exports that whoever was asked for them did not finish: the program ended in between. */
export async function writeExports(ctx: Ctx): Promise<Tally> {
  const before = Temporal.Instant.from(ctx.now).subtract({ minutes: DEAD_AFTER_MINUTES }).toString()
  const left = await ctx.db.inAuthority(ctx.authorityId, (tx) => listAbandoned(tx, ctx.authorityId, before))
  return each(
    ctx,
    left,
    (id) => id,
    (id) => writeBeside(ctx, id),
  )
}
