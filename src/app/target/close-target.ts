import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { sql } from '#storage/open-database.ts'
import {
  decideTargetClosing,
  insertTargetClosing,
  listTargetClosings,
  listTargetFiles,
} from '#storage/target-closing-store.ts'
import { listTargetRows } from '#storage/target-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { courseOf, targetThing } from './target-thing.ts'

/** Asks for a target to be struck off (销号): it is filed, reached by its latest reading, and has evidence. */
export const askTargetClosing = useCase({
  name: 'target.ask_close',
  input: z.object({ id: z.guid(), note: z.string().trim().min(1).max(2000) }),
  async run(ctx, { id, note }) {
    const found = await load(ctx, id)
    if (!found) return fail('target.not_found')
    const { row, closings } = found
    const allowed = can(ctx.actor, 'target.ask_close', targetThing(row))
    if (!allowed.ok) return allowed
    if (!row.filedAt) return fail('target.not_filed')
    if (closings.some((one) => one.passed)) return fail('target.already_closed')
    if (closings.some((one) => one.decidedAt === null)) return fail('target.already_asked')
    if (row.value === null) return fail('target.no_reading')
    const program = await findProgramNow(ctx, row.programKey)
    const course = courseOf(
      program?.indicators.find((one) => one.id === row.indicator),
      row,
    )
    const reached = course.better === 'up' ? Number(row.value) >= course.target : Number(row.value) <= course.target
    if (!reached) return fail('target.not_reached', { value: Number(row.value), target: course.target })
    const files = await listTargetFiles(ctx.tx, ctx.authorityId, id)
    if (files.length === 0) return fail('target.evidence_missing')
    const closing = {
      id: newId(),
      targetId: id,
      askedAt: ctx.now,
      askedBy: ctx.actor.personId,
      note,
      target: row.target,
      value: row.value,
      evidence: files.length,
    }
    await insertTargetClosing(ctx.tx, ctx.authorityId, closing)
    return ok({
      out: { id: closing.id },
      trace: { thingKind: 'target', thingId: id, detail: { closing: closing.id, evidence: files.length } },
    })
  },
})

/** Signs a striking off, or refuses it with a reason. Whoever asked does not decide. */
export const decideTarget = useCase({
  name: 'target.close',
  input: z.object({ id: z.guid(), passed: z.boolean(), reason: z.string().trim().max(2000).default('') }),
  async run(ctx, { id, passed, reason }) {
    const found = await load(ctx, id)
    if (!found) return fail('target.not_found')
    const allowed = can(ctx.actor, 'target.close', targetThing(found.row))
    if (!allowed.ok) return allowed
    const open = found.closings.find((one) => one.decidedAt === null)
    if (!open) return fail('target.nothing_asked')
    if (open.askedBy !== null && open.askedBy === ctx.actor.personId) return fail('target.own_closing')
    if (!passed && reason === '') return fail('target.refusal_reason', {}, ['reason'])
    await decideTargetClosing(ctx.tx, ctx.authorityId, {
      id: open.id,
      at: ctx.now,
      by: ctx.actor.personId,
      passed,
      reason: reason || null,
    })
    return ok({
      out: { id: open.id, passed },
      trace: { thingKind: 'target', thingId: id, detail: { closing: open.id, passed, reason } },
    })
  },
})

async function load(ctx: TxCtx, id: string) {
  const [row] = await listTargetRows(ctx.tx, ctx.authorityId, { targetId: id }, sql`true`)
  return row && { row, closings: await listTargetClosings(ctx.tx, ctx.authorityId, id) }
}
