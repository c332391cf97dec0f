import { type Cell, plainText } from './cell.ts'
import type { HeadColumn } from './find-head.ts'
import { titleKey } from './title.ts'

/** Why a row is passed over in silence: it holds no record. The preview counts them. */
export type Skipped = 'total' | 'note' | 'head_again' | 'section'

const SUM =
  '(?:合\\s*计|小\\s*计|总\\s*计|共\\s*计|累\\s*计)\\s*[:：]?\\s*[（(]?[\\d.,]*\\s*[万亿]?[家个人户条项元]*[)）]?$'
const TOTAL = new RegExp(`^(?:本页|本表)?${SUM}`)
/** 城关镇小计, 工业企业合计：12家. */
const TOTAL_OF = new RegExp(`^.{1,12}${SUM}`)
/** A total stands in one of the first columns. */
const TOTAL_WITHIN = 4

/**
 * Rows of a ledger that are no records: subtotals, notes below the table, the head repeated on each printed page, and lines
 * that only name a section. A row is passed over only where it could not be read as a record either.
 */
export function skippedRow(
  cells: readonly Cell[],
  columns: readonly HeadColumn[],
  ofIndicators = false,
): Skipped | undefined {
  const [first] = cells
  if (!first) return 'note'
  const text = plainText(first)
  if (isTotal(cells, ofIndicators)) return 'total'
  if (cells.length === 1) {
    if (
      /^(注|备注|说明|填表说明|填报说明|注意事项|填报人|填表人|审核人|制表|联系电话|填报单位|填报日期|附件)\s*[:：、.]?/.test(
        text,
      )
    )
      return 'note'
    if (/^[（(]?[一二三四五六七八九十]+[）)、.．]/.test(text)) return 'section'
  }
  if (SIGNED.test(text)) return 'note'
  const heads = headKeys(columns)
  // Looked at cell by cell only where the first is a head already: this is asked of every row.
  if (heads.get(first.column) !== titleKey(first.text)) return undefined
  const repeated = cells.filter((cell) => heads.get(cell.column) === titleKey(cell.text)).length
  return repeated >= 2 && repeated === cells.length ? 'head_again' : undefined
}

/** The line below a table that people sign: 填报人：张三　审核人：李四. */
const SIGNED =
  /^(注|备注|说明|填表说明|填报说明|填报人|填表人|制表人|制表|审核人|填报单位|制表单位|单位负责人|负责人签字|统计人|经办人|填报日期|填报时间|制表日期)[^:：]{0,6}[:：]/

/** In tables of indicators 合计 may be whose number it is, and 税收合计 what is counted. */
function isTotal(cells: readonly Cell[], ofIndicators: boolean): boolean {
  const within = Math.min(cells.length, ofIndicators ? 2 : TOTAL_WITHIN)
  for (let n = 0; n < within; n++) {
    const cell = cells[n] as Cell
    if (cell.type !== 'text' || cell.text.length > 40 || !cell.text.includes('计')) continue
    const text = plainText(cell)
    if (TOTAL.test(text) || (!ofIndicators && TOTAL_OF.test(text))) return true
  }
  return false
}

/** Another table's head in the middle of a sheet: most of its texts are names of columns, and other ones than this table has. */
export function isOtherHead(cells: readonly Cell[], isHead: (key: string) => boolean): boolean {
  if (cells.length < 3 || cells.some((cell) => cell.type !== 'text' || cell.text.length > 20)) return false
  const named = cells.filter((cell) => isHead(titleKey(cell.text))).length
  return named >= 3 && named / cells.length >= 0.7
}

const known = new WeakMap<readonly HeadColumn[], ReadonlyMap<number, string>>()

function headKeys(columns: readonly HeadColumn[]): ReadonlyMap<number, string> {
  const before = known.get(columns)
  if (before) return before
  const heads = new Map(columns.map((column) => [column.column, titleKey(column.title)]))
  known.set(columns, heads)
  return heads
}
