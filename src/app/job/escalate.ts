import { listDueTiers, listSilent } from '#storage/matter-jobs-store.ts'
import type { Ctx } from '../context.ts'
import { escalateTier, noteSilence } from '../matter/system-act.ts'
import { execute, type UseCase } from '../use-case.ts'
import { each, type Tally } from './system-context.ts'

const MOST = 500

/** Raises every matter whose tier has run out. Looks at what stands, not at what was missed: a night without us drifts nothing. */
export async function escalateDue(ctx: Ctx): Promise<Tally> {
  const ids = await ctx.db.inAuthority(ctx.authorityId, (tx) => listDueTiers(tx, ctx.authorityId, ctx.now, MOST))
  return each(
    ctx,
    ids,
    (id) => id,
    (id) => take(ctx, escalateTier, id),
  )
}

/** Puts the silence of raisers on record. */
export async function noteSilences(ctx: Ctx): Promise<Tally> {
  const ids = await ctx.db.inAuthority(ctx.authorityId, (tx) => listSilent(tx, ctx.authorityId, ctx.now, MOST))
  return each(
    ctx,
    ids,
    (id) => id,
    (id) => take(ctx, noteSilence, id),
  )
}

/** A refusal here means that somebody was quicker: there is nothing left to do. */
async function take<Out>(ctx: Ctx, act: UseCase<{ id: string }, Out>, id: string): Promise<boolean> {
  const taken = await execute(ctx, act, { id })
  if (!taken.ok) ctx.log.debug({ matterId: id, code: taken.error.code }, 'job act not taken')
  return taken.ok
}
