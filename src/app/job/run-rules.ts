import { addMinutes, isBefore } from '#domain/calendar/clock-rules.ts'
import { turnVersions } from '#storage/program-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { findLastRun, listDirtyPrograms } from '#storage/run-store.ts'
import type { Ctx } from '../context.ts'
import { runProgram } from '../engine/run-program.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { execute } from '../use-case.ts'
import { each, type Tally } from './system-context.ts'

/** Without any new fact things fall due all the same: so often they are looked at. */
const CLOCK_MINUTES = 60

/** Computes what follows from changed facts, and hourly what follows from the time. A version whose day has come takes over first. */
export async function runRules(ctx: Ctx): Promise<Tally> {
  const due = await ctx.db.inAuthority(ctx.authorityId, async (tx) => {
    await turnVersions(tx, ctx.authorityId, dayOf(ctx))
    const dirty = new Set(await listDirtyPrograms(tx, ctx.authorityId))
    const found: { program: string; reason: 'facts' | 'clock' }[] = []
    for (const { key } of await listVersionsNow(tx, ctx.authorityId)) {
      const last = await findLastRun(tx, ctx.authorityId, key)
      const old = !last || !isBefore(ctx.now, addMinutes(last.asOf, CLOCK_MINUTES))
      if (dirty.has(key)) found.push({ program: key, reason: 'facts' })
      else if (old) found.push({ program: key, reason: 'clock' })
    }
    return found
  })
  return each(
    ctx,
    due,
    (one) => one.program,
    async (one) => {
      const ran = await execute(ctx, runProgram, one)
      if (!ran.ok) ctx.log.warn({ program: one.program, code: ran.error.code }, 'rules not run')
      return ran.ok
    },
  )
}
