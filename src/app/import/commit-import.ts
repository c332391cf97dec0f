import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { useCase } from '../use-case.ts'
import { keepRun } from './keep-run.ts'
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
    const waiting = await waitingRun(ctx, runId)
    if (!waiting.ok) return waiting
    const { file, options } = waiting.value
    const imported = await runImport(ctx, runId, file, options, skipFaulty ? 'good_rows' : 'whole')
    return imported.ok ? keepRun(ctx, imported.value, { file, options, known: true }) : imported
  },
})
