import { createHash } from 'node:crypto'
import type { TxCtx } from '#app/context.ts'
import { newId } from '#domain/id.ts'
import { type Fault, faultText } from '#domain/import/fault.ts'
import { kindOf } from '#domain/import/kinds.ts'
import { readRow } from '#domain/import/read-row.ts'
import { skippedRow } from '#domain/import/skip-row.ts'
import { type Failure, fail, ok, type Result } from '#domain/result.ts'
import { openTable, type TableSource, UnreadableFile } from '#papers/read/open-table.ts'
import { cellRef } from '#papers/read/source-row.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { staffNoWidth } from '#storage/import/person-import.ts'
import { lockImports, rollbackToSavepoint, savepoint } from '#storage/import/run-store.ts'
import { IMPORTERS, KIND_ORDER } from './importers.ts'
import type { Pending } from './pending.ts'
import { addCounts, type Counts, FAULTS_SHOWN, type ImportReport, noCounts, type SheetReport } from './report.ts'
import { type ImportOptions, type Run, startRun } from './run.ts'
import { type PlannedSheet, planSheet } from './sheet.ts'

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
  try {
    const source = await openTable(file)
    try {
      return ok(await importSource(ctx, runId, file, source, options, mode))
    } finally {
      await source.close()
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return unreadable(error)
  }
}

function unreadable(error: UnreadableFile): { ok: false; error: Failure } {
  return fail(`import.${error.code}`, { message: error.message })
}

async function importSource(
  ctx: TxCtx,
  runId: string,
  file: ImportFile,
  source: TableSource,
  options: ImportOptions,
  mode: Mode,
): Promise<Imported> {
  await savepoint(ctx.tx)
  const run = await startRun(ctx, runId, options, mode === 'preview')
  const width = await staffNoWidth(ctx.tx, ctx.authorityId)
  const planned: PlannedSheet[] = []
  for (const sheet of source.sheets) planned.push(await planSheet(source, sheet, options, width))
  const faults: Fault[] = []
  const reports = new Map<string, SheetReport>()
  const inOrder = KIND_ORDER.flatMap((kind) => planned.filter((sheet) => sheet.ok && sheet.found.kind === kind))
  for (const sheet of inOrder) if (sheet.ok) reports.set(sheet.sheet, await importSheet(run, source, sheet, faults))
  for (const sheet of planned) if (!sheet.ok) reports.set(sheet.sheet, unreadSheet(sheet))
  const sheets = source.sheets.map((sheet) => reports.get(sheet) as SheetReport)
  const blocked = planned.some((sheet) => !sheet.ok && sheet.blocking) || inOrder.length === 0
  const kept =
    mode === 'good_rows' ? !blocked || inOrder.length > 0 : mode === 'whole' && faults.length === 0 && !blocked
  const counts = addCounts(sheets.map((sheet) => sheet.counts))
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
    notes: notesOf(source, run, sheets),
  }
  return { report, faults }
}

const BATCH = 1_000

async function importSheet(
  run: Run,
  source: TableSource,
  planned: PlannedSheet & { ok: true },
  faults: Fault[],
): Promise<SheetReport> {
  const { sheet, head, found, hints } = planned
  const importer = IMPORTERS[found.kind](run)
  const counts = noCounts()
  const lastHead = Math.max(...head.rows)
  const headOf = (column: number) => head.columns.find((one) => one.column === column)?.title ?? ''
  let batch: Pending[] = []
  let rows = 0
  let skipped = 0
  let hidden = 0
  const waiting: Pending[] = []

  const settle = (row: Pending) => {
    if (row.outcome === null) throw new Error(`${found.kind} left row ${row.row} without an outcome`)
    count(counts, row)
    for (const { field, fault } of row.faults) {
      const column = field === null ? undefined : found.mapping[field]
      const title = column === undefined ? null : headOf(column)
      faults.push({
        sheet,
        row: row.row,
        cell: column === undefined ? null : cellRef(column, row.row),
        column: title,
        code: fault.code,
        ...faultText(fault, title ?? (field === null ? '' : (kindOf(found.kind).fields[field]?.title ?? ''))),
      })
    }
  }
  const take = async (taken: Pending[]) => {
    await importer.batch(taken)
    for (const row of taken) {
      if (row.outcome === null) waiting.push(row)
      else settle(row)
    }
  }
  // The next batch is read while the database works on the one before.
  let working = Promise.resolve()
  const flush = async () => {
    await working
    working = take(batch)
    working.catch(() => {})
    batch = []
  }

  try {
    for await (const row of source.rows(sheet)) {
      if (row.row <= lastHead) continue
      if (skippedRow(row.cells, head.columns)) {
        skipped++
        continue
      }
      const read = readRow(found.kind, found.mapping, hints, row.cells)
      // Only numbering or a stray mark: no record.
      if (Object.keys(read.values).length === 0 && read.faults.every(({ fault }) => fault.code === 'cell.required')) {
        skipped++
        continue
      }
      rows++
      if (row.hidden) hidden++
      batch.push({
        sheet,
        row: row.row,
        values: read.values,
        faults: [...read.faults],
        outcome: read.faults.length > 0 ? 'refused' : null,
      })
      if (batch.length >= BATCH) await flush()
    }
    await flush()
  } finally {
    // Whatever goes wrong while reading, the transaction is not left with a statement under way.
    await working
  }
  await importer.finish?.()
  for (const row of waiting) settle(row)
  faults.sort((a, b) => (a.sheet === b.sheet ? a.row - b.row : 0))

  return {
    sheet,
    kind: found.kind,
    kindTitle: kindOf(found.kind).title,
    problem: null,
    headRows: head.rows,
    columns: Object.entries(found.mapping).map(([field, column]) => ({
      field,
      title: kindOf(found.kind).fields[field]?.title ?? field,
      column,
      head: headOf(column),
    })),
    unread: found.unknown.map((one) => ({ column: one.column, head: one.title })),
    rows,
    skipped,
    hidden,
    counts,
  }
}

function count(counts: Counts, row: Pending): void {
  if (row.outcome !== null) counts[row.outcome]++
}

function unreadSheet(planned: PlannedSheet & { ok: false }): SheetReport {
  return {
    sheet: planned.sheet,
    kind: null,
    kindTitle: null,
    problem: planned.problem,
    headRows: [],
    columns: [],
    unread: [],
    rows: 0,
    skipped: 0,
    hidden: 0,
    counts: noCounts(),
  }
}

function notesOf(source: TableSource, run: Run, sheets: readonly SheetReport[]): string[] {
  const notes: string[] = []
  if (source.encoding === 'gb18030') notes.push('文件编码为 GB18030，已转换')
  if (source.hiddenSheets.length > 0) notes.push(`隐藏的工作表没有读取：${source.hiddenSheets.join('、')}`)
  for (const sheet of sheets)
    if (sheet.hidden > 0) notes.push(`工作表“${sheet.sheet}”含 ${sheet.hidden} 行隐藏或被筛去的行，一并读取`)
  if (run.made.areas.length > 0) notes.push(`新建片区：${run.made.areas.join('、')}`)
  return notes
}
