import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { listRoundRows } from '#storage/round-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { fromCursor, toCursor } from '../cursor.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'

/** Rounds one may see, the latest first: an unannounced one is seen by those who run it alone. */
export const listRounds = useCase({
  name: 'round.list',
  input: z.object({
    program: z.string().optional(),
    state: z.string().optional(),
    cursor: z.string().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { cursor, limit, ...filter }) {
    const allowed = canSome(ctx.actor, 'round.read')
    if (!allowed.ok) return allowed
    const place = cursor === undefined ? undefined : fromCursor(cursor, ['day', 'id'])
    if (cursor !== undefined && !(place?.day && place.id)) return fail('input.invalid', { issue: 'cursor' }, ['cursor'])
    const after = place?.day && place.id ? { fromDay: place.day, id: place.id } : undefined
    const where = { ...filter, scope: scopeOf(ctx, 'round', 'r') }
    const { rows, total } = await listRoundRows(ctx.tx, ctx.authorityId, where, { after, limit: limit + 1 })
    const items = []
    for (const { seedKept: _, ...row } of rows.slice(0, limit)) {
      const program = await findProgramNow(ctx, row.programKey)
      items.push({ ...row, programTitle: program?.title ?? row.programKey, pool: row.targets.length })
    }
    const last = items.at(-1)
    const next = rows.length > limit && last ? toCursor({ day: last.fromDay, id: last.id }) : null
    return ok({ out: { items, next, total }, trace: null })
  },
})
