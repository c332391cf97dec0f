import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { ok } from '#domain/result.ts'
import { insertRun, replaceFaults, saveFile } from '#storage/import/run-store.ts'
import { useCase } from '../use-case.ts'
import { importFile, importOptions } from './input.ts'
import { traceOf } from './preview-import.ts'
import type { ImportReport } from './report.ts'
import { runImport } from './run-import.ts'

const input = z.object({ file: importFile, options: importOptions, skipFaulty: z.boolean().default(false) })

/**
 * Preview and import in one reading, for the command line and the demo. Rows at fault keep the whole file out unless they are to be
 * skipped; the file stays on hand only while it has such rows.
 */
export const importFileNow = useCase<z.infer<typeof input>, ImportReport>({
  name: 'import.commit',
  input,
  async run(ctx, { file, options, skipFaulty }) {
    const allowed = canSome(ctx.actor, 'import.commit')
    if (!allowed.ok) return allowed
    const { tx, authorityId, now, actor } = ctx
    const runId = newId()
    const imported = await runImport(ctx, runId, file, options, skipFaulty ? 'good_rows' : 'whole')
    if (!imported.ok) return imported
    const { report, faults } = imported.value
    const { fileName, size, digest, state } = report
    await insertRun(tx, authorityId, {
      id: runId,
      fileName,
      size,
      digest,
      options,
      state,
      report,
      at: now,
      by: actor.accountId,
    })
    if (faults.length > 0) await saveFile(tx, authorityId, runId, file.bytes)
    await replaceFaults(tx, authorityId, runId, faults)
    return ok({ out: report, trace: traceOf(report) })
  },
})
