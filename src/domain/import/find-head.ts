import { type Cell, plainText } from './cell.ts'
import { IGNORED_HEADS, IMPORT_KINDS, kindOf } from './kinds.ts'
import { titleKey, yearInTitle } from './title.ts'

export type Row = { readonly row: number; readonly cells: readonly Cell[] }

export type HeadColumn = {
  readonly column: number
  /** As shown: group and head joined by a slash where two rows make it. */
  readonly title: string
  /** Keys to try, the most telling first. */
  readonly keys: readonly string[]
  /** The head of the group above, where there is one. */
  readonly group: string | null
}

/** Where a sheet's table begins. */
export type Head = {
  readonly rows: readonly number[]
  readonly columns: readonly HeadColumn[]
  /** First line above the head, for people. */
  readonly caption: string | null
  /** The year that the lines above or the sheet's name speak of; for days written without one. */
  readonly year: number | null
}

/** Rows that are looked at for the head: titles and notes above it take a few. */
export const HEAD_WITHIN = 30

const FIELDS = new Set(
  IMPORT_KINDS.flatMap((kind) => Object.values(kindOf(kind).fields).flatMap((field) => field.heads)).map(titleKey),
)
/** Also heads of columns that are not read: they may stand in a second row. */
const KNOWN = new Set([...FIELDS, ...IGNORED_HEADS.map(titleKey)])

/**
 * The head of a sheet: among its first rows the one whose texts name most known columns, at least two; with a second row
 * where the cells below a group head name its columns. Undefined when no row looks like one.
 */
export function findHead(sheet: string, first: readonly Row[]): Head | undefined {
  let best: { index: number; score: number } | undefined
  for (const [index, row] of first.slice(0, HEAD_WITHIN).entries()) {
    const score = row.cells.filter((cell) => cell.type === 'text' && FIELDS.has(titleKey(cell.text))).length
    if (score >= 2 && (!best || score > best.score)) best = { index, score }
  }
  if (!best) return undefined
  const at = best.index
  const main = first[at] as Row
  const above = first[at - 1]
  const below = first[at + 1]
  // The row with most known heads may be the upper or the lower of two.
  const two =
    above && above.row === main.row - 1 && isUpper(above, main)
      ? [above, main]
      : below && below.row === main.row + 1 && isUpper(main, below)
        ? [main, below]
        : undefined
  const [upper, lower] = two ?? [undefined, main]
  const before = first.filter((row) => row.row < (upper ?? (lower as Row)).row)
  const captions = before.flatMap((row) => row.cells.map(plainText))
  return {
    rows: upper ? [upper.row, (lower as Row).row] : [main.row],
    columns: upper ? joined(upper, lower as Row) : single(main),
    caption: captions[0] ?? null,
    year: yearInTitle(captions.join(' ')) ?? yearInTitle(sheet),
  }
}

/**
 * Whether `upper` is the first of two head rows: all its cells are texts, the lower row has only texts, of which at least
 * two stand where the upper row is blank right of a group head, and nothing in it looks like data.
 */
function isUpper(upper: Row, lower: Row): boolean {
  if (upper.cells.length < 2) return false
  if (!upper.cells.every((cell) => cell.type === 'text') || !lower.cells.every((cell) => cell.type === 'text'))
    return false
  if (!lower.cells.every((cell) => titleKey(cell.text).length <= 12)) return false
  const filled = new Set(upper.cells.map((cell) => cell.column))
  const firstFilled = Math.min(...filled)
  const inGaps = lower.cells.filter((cell) => !filled.has(cell.column) && cell.column > firstFilled)
  const known = lower.cells.filter((cell) => KNOWN.has(titleKey(cell.text)) || GENERIC.has(titleKey(cell.text)))
  return inGaps.length >= 1 && known.length * 2 >= lower.cells.length
}

/** Heads that say nothing without their group. */
const GENERIC = new Set([
  '姓名',
  '名称',
  '电话',
  '联系电话',
  '单位',
  '职务',
  '日期',
  '时间',
  '代码',
  '手机',
  '方式',
  '内容',
])

function single(row: Row): HeadColumn[] {
  return row.cells.map((cell) => ({
    column: cell.column,
    title: plainText(cell),
    keys: [titleKey(cell.text)],
    group: null,
  }))
}

function joined(upper: Row, lower: Row): HeadColumn[] {
  const below = new Map(lower.cells.map((cell) => [cell.column, cell]))
  const above = new Map(upper.cells.map((cell) => [cell.column, cell]))
  const columns: HeadColumn[] = []
  let group: Cell | undefined
  const last = Math.max(...above.keys(), ...below.keys())
  for (let column = 1; column <= last; column++) {
    const top = above.get(column)
    const bottom = below.get(column)
    if (top) group = top
    if (!bottom) {
      if (top) columns.push({ column, title: plainText(top), keys: [titleKey(top.text)], group: null })
      continue
    }
    if (!group) {
      columns.push({ column, title: plainText(bottom), keys: [titleKey(bottom.text)], group: null })
      continue
    }
    const name = plainText(group)
    const own = titleKey(bottom.text)
    const groupKey = titleKey(group.text)
    // 包保领导/姓名 is 包保领导; 包保领导/电话 must not be taken for the row's telephone.
    const keys = [groupKey + own]
    if (own === '姓名' || own === '名称') keys.push(groupKey)
    else if (!GENERIC.has(own)) keys.push(own)
    columns.push({ column, title: `${name}/${plainText(bottom)}`, keys, group: name })
  }
  return columns
}
