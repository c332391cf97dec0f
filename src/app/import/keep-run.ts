import { ok } from '#domain/result.ts'
import { dropFile, insertRun, replaceFaults, saveFile, updateRun } from '#storage/import/run-store.ts'
import type { TxCtx } from '../context.ts'
import type { ImportReport } from './report.ts'
import type { ImportOptions } from './run.ts'
import type { Imported, ImportFile } from './run-import.ts'

type Kept = {
  readonly file: ImportFile
  readonly options: ImportOptions
  /** Whether the run is on record already, with its file. */
  readonly known: boolean
}

/**
 * Puts on record what a run found or did: report, faults, and the file as long as something can still be done with it. The answer
 * is that of the use case.
 */
export async function keepRun(ctx: TxCtx, { report, faults }: Imported, { file, options, known }: Kept) {
  const { tx, authorityId, now, actor } = ctx
  const { runId: id, fileName, size, digest, state } = report
  const run = { id, state, report, at: now, by: actor.accountId }
  if (known) await updateRun(tx, authorityId, run)
  else await insertRun(tx, authorityId, { ...run, fileName, size, digest, options })
  await replaceFaults(tx, authorityId, id, faults)
  const needed = state !== 'committed' || faults.length > 0
  if (!known && needed) await saveFile(tx, authorityId, id, file.bytes)
  if (known && !needed) await dropFile(tx, authorityId, id)
  return ok({ out: report, trace: traceOf(report) })
}

/** What the audit keeps of an import: which file, how much, nothing personal. */
function traceOf(report: ImportReport) {
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
