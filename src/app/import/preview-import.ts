import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { ok } from '#domain/result.ts'
import { insertRun, replaceFaults, saveFile } from '#storage/import/run-store.ts'
import { useCase } from '../use-case.ts'
import { importFile, importOptions } from './input.ts'
import type { ImportReport } from './report.ts'
import { runImport } from './run-import.ts'

const previewInput = z.object({ file: importFile, options: importOptions })

/**
 * What a file would do: every row read, matched and judged, nothing kept but the file and the report. The answer's `runId` is what
 * `import.commit` and `import.faulty_file` are asked with.
 */
export const previewImport = useCase<z.infer<typeof previewInput>, ImportReport>({
  name: 'import.preview',
  input: previewInput,
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'import.read')
    if (!allowed.ok) return allowed
    const runId = newId()
    const imported = await runImport(ctx, runId, input.file, input.options, 'preview')
    if (!imported.ok) return imported
    const { report, faults } = imported.value
    const { tx, authorityId, now, actor } = ctx
    await insertRun(tx, authorityId, {
      id: runId,
      fileName: report.fileName,
      size: report.size,
      digest: report.digest,
      options: input.options,
      state: 'previewed',
      report,
      at: now,
      by: actor.accountId,
    })
    await saveFile(tx, authorityId, runId, input.file.bytes)
    await replaceFaults(tx, authorityId, runId, faults)
    return ok({ out: report, trace: traceOf(report) })
  },
})

/** What the audit keeps of an import: which file, how much, nothing personal. */
export function traceOf(report: ImportReport) {
  return {
    thingKind: 'import',
    thingId: report.runId,
    detail: {
      digest: report.digest,
      size: report.size,
      state: report.state,
      kinds: report.sheets.flatMap((sheet) => sheet.kind ?? []),
      ...report.counts,
    },
  }
}
