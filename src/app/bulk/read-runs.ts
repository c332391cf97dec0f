import { z } from 'zod'
import { BULK_ROW_STATES } from '#domain/bulk/run.ts'
import { ok } from '#domain/result.ts'
import { listBulkRows, listBulkRunsOf } from '#storage/bulk-run-store.ts'
import { useCase } from '../use-case.ts'
import { ownBulkRun } from './move-run.ts'

/** What one has asked to be done to many: how far it is, what waits for one's word, what came of it. */
export const listBulkRuns = useCase({
  name: 'bulk.list',
  input: z.object({}),
  async run(ctx) {
    const { accountId } = ctx.actor
    return ok({ out: accountId ? await listBulkRunsOf(ctx.tx, ctx.authorityId, accountId) : [], trace: null })
  },
})

/** The rows of a run with what becomes or became of each, and why not. */
export const readBulkRows = useCase({
  name: 'bulk.rows',
  input: z.object({
    id: z.guid(),
    state: z.enum(BULK_ROW_STATES).optional(),
    cursor: z.string().regex(/^\d+$/).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  async run(ctx, { id, state, cursor, limit }) {
    const run = await ownBulkRun(ctx, id)
    if (!run.ok) return run
    const after = cursor === undefined ? undefined : Number(cursor)
    const rows = await listBulkRows(ctx.tx, ctx.authorityId, id, { state, after, limit: limit + 1 })
    const items = rows.slice(0, limit).map(({ thingId, input: _, ...row }) => ({ ...row, id: thingId }))
    const { total, tried, will, refused, done } = run.value
    const of = { waiting: total - tried, will, refused, done }
    return ok({
      out: {
        items,
        next: rows.length > limit ? String(items.at(-1)?.n ?? 0) : null,
        total: state ? of[state] : total,
        title: run.value.title,
      },
      trace: null,
    })
  },
})
