import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { horizonOf, periodsOf } from '#engine/periods.ts'
import { rerun } from '#engine/rerun.ts'
import { loadScenes } from '#engine/scenes.ts'
import { savePeriods } from '#storage/period-store.ts'
import { lockProgram } from '#storage/program-store.ts'
import { findLastRun, insertRun, takeDirty } from '#storage/run-store.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'

export type RunOut = {
  readonly id: string
  readonly kind: 'full' | 'changed'
  readonly durationMs: number
  readonly rows: number
  readonly undecided: readonly { readonly rule: string; readonly where: string; readonly count: number }[]
}

/**
 * Computes what follows from the facts known now. Not `full`: only what changed since the last run touches, where that
 * can be told; the result is the same. Sealed periods stay as they are.
 */
export const runProgram = useCase({
  name: 'engine.run',
  input: z.object({
    program: z.string().min(1).max(100),
    full: z.boolean().default(false),
    reason: z.enum(['publish', 'clock', 'facts', 'by_hand', 'seal']).default('by_hand'),
  }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'engine.run')
    if (!allowed.ok) return allowed
    const done = await runNow(ctx, input.program, input)
    if (!done.ok) return done
    const { id, kind, rows } = done.value
    return ok({
      out: done.value,
      trace: { thingKind: 'engine_run', thingId: id, detail: { program: input.program, kind, rows } },
    })
  },
})

/** The run itself, inside somebody's transaction. */
export async function runNow(
  ctx: TxCtx,
  programKey: string,
  { full, reason }: { readonly full: boolean; readonly reason: 'publish' | 'clock' | 'facts' | 'by_hand' | 'seal' },
): Promise<Result<RunOut>> {
  const { tx, authorityId, timeZone, calendarId, now } = ctx
  await lockProgram(tx, authorityId, programKey)
  const startedAt = Temporal.Now.instant()
  const scenes = await loadScenes(tx, { authorityId, timeZone, calendarId, programKey, asOf: now })
  const scene = scenes.at(-1)
  if (!scene) return fail('program.not_found', { program: programKey })
  for (const one of scenes)
    await savePeriods(tx, authorityId, programKey, periodsOf(one.program, one.rules, horizonOf(one.today)))
  const changes = await takeDirty(tx, authorityId, programKey)
  const last = await findLastRun(tx, authorityId, programKey)
  const report = await rerun(tx, scenes, {
    changes,
    full,
    lastAsOf: last?.asOf ?? null,
    lastVersion: last?.version ?? null,
  })
  const durationMs = Math.round(startedAt.until(Temporal.Now.instant()).total('milliseconds'))
  const id = newId()
  await insertRun(tx, authorityId, {
    id,
    programKey,
    version: scene.program.version,
    kind: report.kind,
    reason,
    asOf: now,
    startedAt: startedAt.toString({ smallestUnit: 'millisecond' }),
    durationMs,
    runBy: ctx.actor.accountId,
    periods: report.periods,
    rows: report.rows,
    undecided: report.undecided,
  })
  const rows = Object.values(report.rows).reduce((sum, n) => sum + n, 0)
  return ok({ id, kind: report.kind, durationMs, rows, undecided: report.undecided })
}
