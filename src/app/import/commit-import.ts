import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { dropFile, replaceFaults, updateRun } from '#storage/import/run-store.ts'
import { useCase } from '../use-case.ts'
import { traceOf } from './preview-import.ts'
import type { ImportReport } from './report.ts'
import { runImport } from './run-import.ts'
import { waitingRun } from './waiting-run.ts'

const input = z.object({
  runId: z.guid(),
  /** Take the good rows though others are at fault. */
  skipFaulty: z.boolean().default(false),
})

/**
 * Imports a previewed file: read and matched again, because the world may have moved since. Where rows are at fault and
 * none are to be skipped, nothing is kept and the report's state is `refused`.
 */
export const commitImport = useCase<z.infer<typeof input>, ImportReport>({
  name: 'import.commit',
  input,
  async run(ctx, { runId, skipFaulty }) {
    const allowed = canSome(ctx.actor, 'import.commit')
    if (!allowed.ok) return allowed
    const { tx, authorityId, now, actor } = ctx
    const waiting = await waitingRun(ctx, runId)
    if (!waiting.ok) return waiting
    const { file, options } = waiting.value
    const imported = await runImport(ctx, runId, file, options, skipFaulty ? 'good_rows' : 'whole')
    if (!imported.ok) return imported
    const { report, faults } = imported.value
    await updateRun(tx, authorityId, { id: runId, state: report.state, report, at: now, by: actor.accountId })
    await replaceFaults(tx, authorityId, runId, faults)
    if (report.state === 'committed' && faults.length === 0) await dropFile(tx, authorityId, runId)
    return ok({ out: report, trace: traceOf(report) })
  },
})
