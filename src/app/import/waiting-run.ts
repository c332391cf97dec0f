import { fail, ok, type Result } from '#domain/result.ts'
import { findRun, loadFile } from '#storage/import/run-store.ts'
import type { TxCtx } from '../context.ts'
import type { ImportOptions } from './run.ts'
import type { ImportFile } from './run-import.ts'

type WaitingRun = {
  readonly file: ImportFile
  readonly options: ImportOptions
}

/** A previewed file that was not imported yet, with what was chosen for it. */
export async function waitingRun(ctx: TxCtx, runId: string): Promise<Result<WaitingRun>> {
  const run = await findRun(ctx.tx, ctx.authorityId, runId)
  if (!run) return fail('import.not_found')
  if (run.state === 'committed' || run.state === 'undone') return fail('import.done_already')
  const bytes = await loadFile(ctx.tx, ctx.authorityId, runId)
  if (!bytes) return fail('import.file_gone')
  return ok({ file: { name: run.file_name, bytes }, options: run.options as ImportOptions })
}
