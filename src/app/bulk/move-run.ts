import { z } from 'zod'
import { isEnded, UNENDED } from '#domain/bulk/run.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { type BulkRun, findBulkRun, moveBulkRun, putBulkRunAway } from '#storage/bulk-run-store.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'

const Which = z.object({ id: z.guid() })

/** A run of one's own; anybody else's is not there. */
export async function ownBulkRun(ctx: TxCtx, id: string): Promise<Result<BulkRun>> {
  const run = await findBulkRun(ctx.tx, ctx.authorityId, id)
  return run && run.accountId === ctx.actor.accountId ? ok(run) : fail('bulk.not_found')
}

/** What was tried out is done: the rows that would be, one by one, in the background. */
export const goBulk = useCase({
  name: 'bulk.go',
  input: Which,
  async run(ctx, { id }) {
    const run = await ownBulkRun(ctx, id)
    if (!run.ok) return run
    const { state, will, act } = run.value
    if (state === 'trying') return fail('bulk.still_trying')
    if (will === 0) return fail('bulk.nothing')
    if (!(await moveBulkRun(ctx.tx, ctx.authorityId, id, ['tried'], 'doing', { at: ctx.now }))) return fail('bulk.over')
    return ok({ out: { id }, trace: { thingKind: 'bulk', thingId: id, detail: { act, will } } })
  },
})

/** Stops it: the row in hand is finished, the ones after it stay as they are. */
export const stopBulk = useCase({
  name: 'bulk.stop',
  input: Which,
  async run(ctx, { id }) {
    const run = await ownBulkRun(ctx, id)
    if (!run.ok) return run
    if (!(await moveBulkRun(ctx.tx, ctx.authorityId, id, UNENDED, 'stopped', { at: ctx.now }))) return fail('bulk.over')
    const { act, done } = run.value
    return ok({ out: { id }, trace: { thingKind: 'bulk', thingId: id, detail: { act, done } } })
  },
})

/** One has seen what came of it; it goes from the tray. What was done stays, and so does its list until it is tidied away. */
export const putBulkAway = useCase({
  name: 'bulk.put_away',
  input: Which,
  async run(ctx, { id }) {
    const run = await ownBulkRun(ctx, id)
    if (!run.ok) return run
    if (!isEnded(run.value.state)) return fail('bulk.still_going')
    await putBulkRunAway(ctx.tx, ctx.authorityId, id)
    return ok({ out: { id }, trace: null })
  },
})
