import { type Fault, faultText } from '#domain/import/fault.ts'
import { kindOf } from '#domain/import/kinds.ts'
import { cellRef } from '#papers/read/source-row.ts'
import { IMPORTERS } from './importers.ts'
import { nameOfRow, type Pending } from './pending.ts'
import type { QuestionList } from './questions.ts'
import type { ImportSource } from './reading/open-file.ts'
import { noCounts, ROWS_SHOWN, type RowShown, type RowSkipped, type SheetReport } from './report.ts'
import type { Run } from './run.ts'
import type { PlannedSheet } from './sheet.ts'

/** Reads a sheet's rows, hands them to their importer in batches, and tells what became of them. */
export async function importSheet(
  run: Run,
  source: ImportSource,
  planned: PlannedSheet & { ok: true },
  faults: Fault[],
  questions: QuestionList,
): Promise<SheetReport> {
  const { found } = planned
  const importer = IMPORTERS[found.kind](run)
  const told = teller(planned, faults, questions)
  const waiting: Pending[] = []
  const take = async (taken: Pending[]) => {
    await importer.batch(taken)
    for (const row of taken) {
      if (row.outcome === null) waiting.push(row)
      else told.settle(row)
    }
  }
  // The next piece is read while the database works on the one before.
  let working = Promise.resolve()
  try {
    for await (const piece of source.records(planned)) {
      const batch: Pending[] = []
      for (const one of piece) {
        if (one.is === 'skipped') told.skip({ row: one.row, why: one.why, text: one.text })
        else if (one.is === 'another_table') told.anotherTable(one.row)
        else {
          const { values, faults: found } = one.read
          if (one.hidden) told.hide()
          const outcome = found.length > 0 ? 'refused' : null
          batch.push({ sheet: planned.sheet, row: one.row, values, faults: [...found], outcome, changes: [] })
        }
      }
      await working
      working = take(batch)
      working.catch(() => {})
    }
    await working
  } finally {
    // Whatever goes wrong while reading, the transaction is not left with a statement under way.
    try {
      await working
    } finally {
      await importer.written?.()
    }
  }
  await importer.finish?.()
  for (const row of waiting) told.settle(row)
  faults.sort((a, b) => (a.sheet === b.sheet ? a.row - b.row : 0))
  return told.report()
}

/** Keeps account of a sheet's rows. */
function teller(
  { sheet, head, found, headColumns }: PlannedSheet & { ok: true },
  faults: Fault[],
  questions: QuestionList,
) {
  const { kind } = found
  const { title: kindTitle, fields } = kindOf(kind)
  const counts = noCounts()
  const shown: RowShown[] = []
  const skippedRows: RowSkipped[] = []
  const heads = new Map(head.columns.map(({ column, title }) => [column, title]))
  let rows = 0
  let skipped = 0
  let hidden = 0
  const fault = (row: number, field: string | null, one: Pending['faults'][number]['fault']): void => {
    const column = field === null ? undefined : found.mapping[field]
    const title = column === undefined ? null : (heads.get(column) ?? '')
    faults.push({
      sheet,
      row,
      cell: column === undefined ? null : cellRef(column, row),
      column: title,
      code: one.code,
      ...faultText(one, title ?? (field === null ? '' : (fields[field]?.title ?? ''))),
    })
  }
  return {
    settle(row: Pending): void {
      if (row.outcome === null) throw new Error(`${kind} left row ${row.row} without an outcome`)
      rows++
      const asked = row.faults.length > 0 && row.faults.every((one) => one.fault.doubt !== undefined)
      counts[asked ? 'asked' : row.outcome]++
      for (const one of row.faults) {
        fault(row.row, one.field, one.fault)
        const column = one.field === null ? undefined : found.mapping[one.field]
        const cell = column === undefined ? String(row.row) : cellRef(column, row.row)
        if (one.fault.doubt) questions.add(one.fault.doubt, `${sheet}!${cell}`)
      }
      const { outcome } = row
      if (outcome === 'refused' || counts[outcome] > ROWS_SHOWN) return
      shown.push({ row: row.row, outcome, name: nameOfRow(kind, row), changes: row.changes })
    },
    skip(one: RowSkipped): void {
      skipped++
      if (one.why !== 'blank' && skippedRows.length < ROWS_SHOWN) skippedRows.push(one)
    },
    anotherTable(row: number): void {
      rows++
      counts.refused++
      fault(row, null, { code: 'sheet.another_table' })
    },
    hide(): void {
      hidden++
    },
    report: (): SheetReport => ({
      sheet,
      kind,
      kindTitle,
      problem: null,
      headRows: head.rows,
      headColumns,
      columns: Object.entries(found.mapping).map(([field, column]) => ({
        field,
        title: fields[field]?.title ?? field,
        column,
        head: heads.get(column) ?? '',
        by: found.by[field] ?? 'name',
        like: found.likeness[field] ?? null,
      })),
      unread: found.unknown.map((one) => ({ column: one.column, head: one.title })),
      rows,
      skipped,
      skippedRows,
      hidden,
      counts,
      shown,
    }),
  }
}

/** A sheet that is not read, and why. */
export function unreadSheet({
  sheet,
  problem,
  headRows,
  headColumns,
  kind,
  mapping,
}: PlannedSheet & { ok: false }): SheetReport {
  const heads = new Map(headColumns.map(({ column, head }) => [column, head]))
  const fields = kind === null ? {} : kindOf(kind).fields
  return {
    sheet,
    kind,
    kindTitle: kind === null ? null : kindOf(kind).title,
    problem,
    headRows,
    headColumns,
    columns: Object.entries(mapping).map(([field, column]) => ({
      field,
      title: fields[field]?.title ?? field,
      column,
      head: heads.get(column) ?? '',
      by: 'name',
      like: null,
    })),
    unread: [],
    rows: 0,
    skipped: 0,
    skippedRows: [],
    hidden: 0,
    counts: noCounts(),
    shown: [],
  }
}
