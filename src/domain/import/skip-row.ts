import { type Cell, plainText } from './cell.ts'
import type { HeadColumn } from './find-head.ts'
import { titleKey } from './title.ts'

/** Why a row is passed over in silence: it holds no record. The preview counts them. */
export type Skipped = 'total' | 'note' | 'head_again' | 'section'

const TOTAL = /^(合\s*计|小\s*计|总\s*计|共\s*计|本页合计|累\s*计)\s*[:：]?\s*[\d.]*\s*[家个人户条项]?$/

/**
 * Rows of a ledger that are no records: subtotals, notes below the table, the head repeated on each printed page, and lines
 * that only name a section. A row is passed over only where it could not be read as a record either.
 */
export function skippedRow(cells: readonly Cell[], columns: readonly HeadColumn[]): Skipped | undefined {
  const [first] = cells
  if (!first) return 'note'
  const text = plainText(first)
  if (TOTAL.test(text) || (cells[1] && TOTAL.test(plainText(cells[1])))) return 'total'
  if (cells.length === 1) {
    if (
      /^(注|备注|说明|填表说明|填报说明|注意事项|填报人|填表人|审核人|制表|联系电话|填报单位|填报日期|附件)\s*[:：、.]?/.test(
        text,
      )
    )
      return 'note'
    if (/^[（(]?[一二三四五六七八九十]+[）)、.．]/.test(text)) return 'section'
  }
  if (/^(注|说明|填表说明|填报说明|填报人|填表人|制表人|审核人)\s*[:：]/.test(text)) return 'note'
  const heads = headKeys(columns)
  // Looked at cell by cell only where the first is a head already: this is asked of every row.
  if (heads.get(first.column) !== titleKey(first.text)) return undefined
  const repeated = cells.filter((cell) => heads.get(cell.column) === titleKey(cell.text)).length
  return repeated >= 2 && repeated === cells.length ? 'head_again' : undefined
}

const known = new WeakMap<readonly HeadColumn[], ReadonlyMap<number, string>>()

function headKeys(columns: readonly HeadColumn[]): ReadonlyMap<number, string> {
  const before = known.get(columns)
  if (before) return before
  const heads = new Map(columns.map((column) => [column.column, titleKey(column.title)]))
  known.set(columns, heads)
  return heads
}
