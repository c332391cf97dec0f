import { isHeadKey } from '#domain/import/find-head.ts'
import { fillDown } from '#domain/import/merge.ts'
import { type ReadRow, readRow } from '#domain/import/read-row.ts'
import { isOtherHead, type Skipped, skippedRow } from '#domain/import/skip-row.ts'
import type { TableSource } from '#papers/read/open-table.ts'
import type { PlannedSheet } from '../sheet.ts'

/** A row below the head: a record, or why it is passed over. `another_table`: nothing from here on was read. */
export type RecordRow = { readonly row: number; readonly hidden: boolean } & (
  | { readonly is: 'record'; readonly read: ReadRow }
  | { readonly is: 'skipped'; readonly why: Skipped | 'blank'; readonly text: string }
  | { readonly is: 'another_table' }
)

/** The rows of a planned sheet in their order, cells merged down a column counting in every row they cover. */
export async function* recordRows(
  source: TableSource,
  { sheet, head, found, hints, shape }: PlannedSheet & { ok: true },
): AsyncGenerator<RecordRow> {
  const { kind, mapping } = found
  const lastHead = Math.max(...head.rows)
  const filled = fillDown(shape.merges, lastHead)
  const ofIndicators = kind === 'targets' || kind === 'readings'
  for await (const raw of source.rows(sheet)) {
    if (raw.row <= lastHead) continue
    const { row, hidden, cells } = filled(raw)
    const skipped = skippedRow(cells, head.columns, ofIndicators)
    const text = () =>
      cells
        .map((cell) => cell.text)
        .join(' ')
        .slice(0, 80)
    if (skipped === 'total' || skipped === 'head_again') {
      yield { row, hidden, is: 'skipped', why: skipped, text: text() }
      continue
    }
    if (isOtherHead(cells, isHeadKey)) {
      yield { row, hidden, is: 'another_table' }
      return
    }
    const read = readRow(kind, mapping, hints, cells)
    const lacks = read.faults.some(({ fault }) => fault.code === 'cell.required')
    // A note or a section's name, unless the row can be read as a record all the same.
    if (skipped && lacks) yield { row, hidden, is: 'skipped', why: skipped, text: text() }
    // Only numbering or a stray mark: no record.
    else if (Object.keys(read.values).length === 0 && read.faults.every(({ fault }) => fault.code === 'cell.required'))
      yield { row, hidden, is: 'skipped', why: 'blank', text: text() }
    else yield { row, hidden, is: 'record', read }
  }
}
