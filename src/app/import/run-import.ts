import { createHash } from 'node:crypto'
import type { TxCtx } from '#app/context.ts'
import { inSmallHeap } from '#app/small-heap.ts'
import { newId } from '#domain/id.ts'
import type { Fault } from '#domain/import/fault.ts'
import { kindOf } from '#domain/import/kinds.ts'
import { titleKey } from '#domain/import/title.ts'
import { type Failure, fail, ok, type Result } from '#domain/result.ts'
import { UnreadableFile } from '#papers/read/open-table.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { saveLayout } from '#storage/import/choice-store.ts'
import { staffNoWidth } from '#storage/import/person-import.ts'
import { lockImports, planForLookUps, rollbackToSavepoint, savepoint } from '#storage/import/run-store.ts'
import { importSheet, unreadSheet } from './import-sheet.ts'
import { KIND_ORDER } from './importers.ts'
import { notesOf } from './notes.ts'
import { questionList } from './questions.ts'
import { type ImportSource, openFile } from './reading/open-file.ts'
import { addCounts, FAULTS_SHOWN, type ImportReport, type SheetReport } from './report.ts'
import { type ImportOptions, startRun } from './run.ts'
import { headKey, type PlannedSheet, planSheet } from './sheet.ts'

export type ImportFile = { readonly name: string; readonly bytes: Buffer }

/** `preview`: everything is done and taken back. `whole`: kept only when no row is refused. `good_rows`: kept without the refused ones. */
export type Mode = 'preview' | 'whole' | 'good_rows'

/** All faults of a run go with its report. */
export type Imported = { readonly report: ImportReport; readonly faults: readonly Fault[] }

/**
 * Reads a file once, row by row, matches and stores its rows in batches, all in the caller's transaction. A preview is the
 * import itself, taken back: it cannot promise what the import would not do.
 */
export async function runImport(
  ctx: TxCtx,
  runId: string,
  file: ImportFile,
  options: ImportOptions,
  mode: Mode,
): Promise<Result<Imported>> {
  await lockImports(ctx.tx, ctx.authorityId)
  await planForLookUps(ctx.tx)
  try {
    return ok(await inSmallHeap(() => importOpened(ctx, runId, file, options, mode)))
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return unreadable(error)
  }
}

async function importOpened(
  ctx: TxCtx,
  runId: string,
  file: ImportFile,
  options: ImportOptions,
  mode: Mode,
): Promise<Imported> {
  const source = await openFile(file)
  try {
    return await importSource(ctx, runId, file, source, options, mode)
  } finally {
    await source.close()
  }
}

function unreadable(error: UnreadableFile): { ok: false; error: Failure } {
  return fail(`import.${error.code}`, { message: error.message })
}

async function importSource(
  ctx: TxCtx,
  runId: string,
  file: ImportFile,
  source: ImportSource,
  options: ImportOptions,
  mode: Mode,
): Promise<Imported> {
  await savepoint(ctx.tx)
  const run = await startRun(ctx, runId, options, mode === 'preview')
  const width = await staffNoWidth(ctx.tx, ctx.authorityId)
  const planned: PlannedSheet[] = []
  for (const sheet of source.sheets) {
    const plan = await planSheet(source, sheet, { options, staffNoWidth: width, remembered: run.layout })
    planned.push(mode === 'preview' ? plan : onlyConfirmed(plan))
  }
  const faults: Fault[] = []
  const questions = questionList()
  const reports = new Map<string, SheetReport>()
  const inOrder = KIND_ORDER.flatMap((kind) => planned.filter((sheet) => sheet.ok && sheet.found.kind === kind))
  for (const sheet of inOrder)
    if (sheet.ok) reports.set(sheet.sheet, await importSheet(run, source, sheet, faults, questions))
  for (const sheet of planned) if (!sheet.ok) reports.set(sheet.sheet, unreadSheet(sheet))
  const sheets = source.sheets.map((sheet) => reports.get(sheet) as SheetReport)
  const blocked = planned.some((sheet) => !sheet.ok && sheet.blocking) || inOrder.length === 0
  const kept =
    mode === 'good_rows' ? !blocked || inOrder.length > 0 : mode === 'whole' && faults.length === 0 && !blocked
  const counts = addCounts(sheets.map((sheet) => sheet.counts))
  if (kept) {
    await run.effects.settle()
    await rememberChoices(ctx, planned, options)
  }
  if (!kept) await rollbackToSavepoint(ctx.tx)
  else if (counts.created + counts.changed > 0)
    await markEverythingDirty(ctx.tx, ctx.authorityId, { id: newId(), at: ctx.now })
  const report: ImportReport = {
    runId,
    fileName: file.name,
    size: file.bytes.length,
    digest: createHash('sha256').update(file.bytes).digest('hex'),
    state: mode === 'preview' ? 'previewed' : kept ? 'committed' : 'refused',
    sheets,
    counts,
    faults: faults.slice(0, FAULTS_SHOWN),
    faultTotal: faults.length,
    questions: questions.all(),
    notes: notesOf(source, run, planned, sheets),
  }
  return { report, faults }
}

/** Nothing is stored by a guess: columns that only their cells speak for must have been confirmed. */
function onlyConfirmed(plan: PlannedSheet): PlannedSheet {
  if (!plan.ok) return plan
  const guessed = Object.entries(plan.found.by).flatMap(([field, by]) => (by === 'content' ? [field] : []))
  if (guessed.length === 0) return plan
  const { sheet, headColumns, headRows, found } = plan
  const titles = guessed.map((field) => kindOf(found.kind).fields[field]?.title ?? field)
  return {
    sheet,
    headColumns,
    headRows,
    ok: false,
    blocking: true,
    kind: found.kind,
    mapping: found.mapping,
    problem: {
      code: 'sheet.columns_unconfirmed',
      message: `工作表“${sheet}”的${titles.map((title) => `“${title}”`).join('')}是按内容认出的，还没有确认`,
      remedy: '请在预览中确认或改选这些列，或改列名后再导入',
    },
  }
}

/** What was chosen by hand for a head is kept for the next file with the same one. */
async function rememberChoices(ctx: TxCtx, planned: readonly PlannedSheet[], options: ImportOptions): Promise<void> {
  for (const plan of planned) {
    if (!plan.ok) continue
    const chosen = options.columns?.[plan.sheet] ?? {}
    if (Object.keys(chosen).length === 0 && options.kinds?.[plan.sheet] === undefined) continue
    const titles = new Map(plan.head.columns.map(({ column, title }) => [column, titleKey(title)]))
    const kept = Object.entries(plan.found.by).flatMap(([field, by]) =>
      by === 'name' ? [] : [[field, titles.get(plan.found.mapping[field] ?? 0) ?? ''] as const],
    )
    const left = Object.entries(chosen).flatMap(([field, column]) => (column === 0 ? [[field, ''] as const] : []))
    const layout = { kind: plan.found.kind, columns: Object.fromEntries([...kept, ...left]) }
    await saveLayout(ctx.tx, ctx.authorityId, headKey(plan.head), layout, ctx.now, ctx.actor.accountId)
  }
}
