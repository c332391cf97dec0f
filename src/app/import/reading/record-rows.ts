import { isHeadKey } from '#domain/import/find-head.ts'
import { fillDown } from '#domain/import/merge.ts'
import { type ReadRow, readRow } from '#domain/import/read-row.ts'
import { isOtherHead, type Skipped, skippedRow } from '#domain/import/skip-row.ts'
import type { SourceRow } from '#papers/read/open-table.ts'
import type { PlannedSheet } from '../sheet.ts'

/** A row below the head: a record, or why it is passed over. `another_table`: nothing from here on was read. */
export type RecordRow = { readonly row: number; readonly hidden: boolean } & (
  | { readonly is: 'record'; readonly read: ReadRow }
  | { readonly is: 'skipped'; readonly why: Skipped | 'blank'; readonly text: string }
  | { readonly is: 'another_table' }
)

/**
 * Reads the rows of a planned sheet one after the other, in their order: cells merged down a column count in every row they cover.
 * Undefined for the head and what stands above it.
 */
export function recordReader({
  head,
  found,
  hints,
  shape,
}: PlannedSheet & { ok: true }): (raw: SourceRow) => RecordRow | undefined {
  const { kind, mapping } = found
  const lastHead = Math.max(...head.rows)
  const filled = fillDown(shape.merges, lastHead)
  const ofIndicators = kind === 'targets' || kind === 'readings'
  return (raw) => {
    if (raw.row <= lastHead) return undefined
    const { row, hidden, cells } = filled(raw)
    const skipped = skippedRow(cells, head.columns, ofIndicators)
    const passedOver = (why: Skipped | 'blank'): RecordRow => ({ row, hidden, is: 'skipped', why, text: textOf(cells) })
    if (skipped === 'total' || skipped === 'head_again') return passedOver(skipped)
    if (isOtherHead(cells, isHeadKey)) return { row, hidden, is: 'another_table' }
    const read = readRow(kind, mapping, hints, cells)
    if (read.faults.length === 0 && !isEmpty(read.values)) return { row, hidden, is: 'record', read }
    const lacks = read.faults.some(({ fault }) => fault.code === 'cell.required')
    // A note or a section's name, unless the row can be read as a record all the same.
    if (skipped && lacks) return passedOver(skipped)
    // Only numbering or a stray mark: no record.
    if (isEmpty(read.values) && read.faults.every(({ fault }) => fault.code === 'cell.required'))
      return passedOver('blank')
    return { row, hidden, is: 'record', read }
  }
}

const textOf = (cells: SourceRow['cells']): string =>
  cells
    .map((cell) => cell.text)
    .join(' ')
    .slice(0, 80)

function isEmpty(values: ReadRow['values']): boolean {
  for (const _ in values) return false
  return true
}
