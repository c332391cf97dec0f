import type { Readable } from 'node:stream'
import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import type { Fault } from '#domain/import/fault.ts'
import { PROBLEM_HEAD } from '#domain/import/kinds.ts'
import { fail, ok } from '#domain/result.ts'
import { openTable, type SourceRow, type TableSource } from '#papers/read/open-table.ts'
import { type MarkedSheet, markedCsv, markedXlsx } from '#papers/write/marked.ts'
import { findRun, listFaults, loadFile } from '#storage/import/run-store.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'
import type { ImportReport, SheetReport } from './report.ts'

const input = z.object({ runId: z.guid() })

/** A file to download; `stream` is written from memory after the use case is over. */
export type FaultyFile = { readonly name: string; readonly mediaType: string; readonly stream: Readable }

/** The rows at fault as a file of the same layout and format, with one column more that says what is wrong. Mended, it is imported like any other. */
export const faultyFile = useCase<z.infer<typeof input>, FaultyFile>({
  name: 'import.faulty_file',
  input,
  async run(ctx, { runId }) {
    const allowed = canSome(ctx.actor, 'import.read')
    if (!allowed.ok) return allowed
    const run = await findRun(ctx.tx, ctx.authorityId, runId)
    if (!run) return fail('import.not_found')
    const bytes = await loadFile(ctx.tx, ctx.authorityId, runId)
    if (!bytes) return fail('import.file_gone')
    const faults = await allFaults(ctx, runId)
    if (faults.length === 0) return fail('import.no_faults')
    const report = run.report as unknown as ImportReport
    const source = await openTable({ name: run.file_name, bytes })
    const sheets = report.sheets
      .filter((sheet) => faults.some((fault) => fault.sheet === sheet.sheet))
      .map((sheet) => markedSheet(source, sheet, faults))
    const base = run.file_name.replace(/\.[^.]*$/, '')
    const csv = source.format === 'csv'
    const out: FaultyFile = {
      name: `${base}（待改）.${csv ? 'csv' : 'xlsx'}`,
      mediaType: csv ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      stream: csv && sheets[0] ? markedCsv(sheets[0]) : markedXlsx(sheets),
    }
    return ok({
      out,
      trace: {
        thingKind: 'import',
        thingId: runId,
        detail: { rows: new Set(faults.map((one) => `${one.sheet} ${one.row}`)).size },
      },
    })
  },
})

async function allFaults(ctx: TxCtx, runId: string): Promise<Fault[]> {
  const faults: Fault[] = []
  for (;;) {
    const page = await listFaults(ctx.tx, ctx.authorityId, runId, faults.length - 1)
    faults.push(...page)
    if (page.length < 1_000) return faults
  }
}

function markedSheet(source: TableSource, sheet: SheetReport, faults: readonly Fault[]): MarkedSheet {
  const byRow = Map.groupBy(
    faults.filter((fault) => fault.sheet === sheet.sheet),
    (fault) => fault.row,
  )
  const columns = [...sheet.columns, ...sheet.unread].map((one) => one.column)
  return {
    name: sheet.sheet,
    markColumn: Math.max(...columns) + 1,
    rows: marked(source.rows(sheet.sheet), sheet.headRows, byRow),
  }
}

async function* marked(
  rows: AsyncIterable<SourceRow>,
  headRows: readonly number[],
  byRow: ReadonlyMap<number, readonly Fault[]>,
): MarkedSheet['rows'] {
  const firstHead = Math.min(...headRows)
  const lastHead = Math.max(...headRows)
  for await (const { row, cells } of rows) {
    if (row <= lastHead) {
      yield {
        cells,
        kind: headRows.includes(row) ? 'head' : 'title',
        mark: row === firstHead ? PROBLEM_HEAD : null,
        faulty: [],
      }
      continue
    }
    const faults = byRow.get(row)
    if (!faults) continue
    const mark = faults
      .map((fault) => `${fault.column ? `${fault.column}：` : ''}${fault.message}；${fault.remedy}`)
      .join('\n')
    const faulty = faults.flatMap((fault) => (fault.cell ? [fault.cell.replace(/\d+$/, '')] : []))
    yield { cells, kind: 'row', mark, faulty }
  }
}
