import { type Cell, plainText } from './cell.ts'
import type { Merge } from './merge.ts'
import { titleKey } from './title.ts'

export type Row = { readonly row: number; readonly cells: readonly Cell[] }

export type HeadColumn = {
  readonly column: number
  /** As shown: group and head joined by a slash where several rows make it. */
  readonly title: string
  /** Keys to try, the most telling first. */
  readonly keys: readonly string[]
  /** The head of the group above, where there is one. */
  readonly group: string | null
}

/** Heads that say nothing without their group. */
export const GENERIC = new Set([
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

/** The columns that one to three rows of a head make together. Where cells are merged the merge says what stands above a column; else the group to its left. */
export function headColumns(rows: readonly Row[], merges: readonly Merge[]): HeadColumn[] {
  const bottom = rows.at(-1) as Row
  const wide = merges.filter((one) => rows.some(({ row }) => row >= one.top && row <= one.bottom))
  const columns: HeadColumn[] = []
  const lastColumn = Math.max(...rows.flatMap(({ cells }) => cells.map((cell) => cell.column)))
  for (let column = 1; column <= lastColumn; column++) {
    const parts = partsOf(column, rows, wide)
    const own = parts.at(-1)
    // A group's head alone, over a column without a name of its own, names that column.
    if (!own) continue
    if (own.cell.column !== column && !standsAbove(wide, own.row, own.cell.column, column)) continue
    if (own.row < bottom.row && own.cell.column !== column) continue
    columns.push(
      columnOf(
        column,
        parts.map(({ cell }) => cell),
      ),
    )
  }
  return columns
}

type Part = { readonly row: number; readonly cell: Cell }

/** The texts above and in a column, from the top; a cell that covers several rows counts once. */
function partsOf(column: number, rows: readonly Row[], merges: readonly Merge[]): Part[] {
  const parts: Part[] = []
  for (const [index, { row, cells }] of rows.entries()) {
    const here = cells.find((cell) => cell.column === column)
    if (here) {
      parts.push({ row, cell: here })
      continue
    }
    const merge = merges.find((one) => row >= one.top && row <= one.bottom && column >= one.left && column <= one.right)
    if (merge) {
      if (merge.top < row) continue
      const covering = cells.find((cell) => cell.column === merge.left)
      if (covering) parts.push({ row, cell: covering })
      continue
    }
    // Typed over the first of its columns and not merged: it reaches to the next text of its row, where something stands below.
    if (index === rows.length - 1) continue
    const below = rows.slice(index + 1).some((one) => one.cells.some((cell) => cell.column === column))
    const left = below ? cells.findLast((cell) => cell.column < column) : undefined
    if (left && !isTall(merges, row, left.column)) parts.push({ row, cell: left })
  }
  return parts
}

const isTall = (merges: readonly Merge[], row: number, column: number) =>
  merges.some(
    (one) => one.bottom > one.top && row >= one.top && row <= one.bottom && column >= one.left && column <= one.right,
  )

const standsAbove = (merges: readonly Merge[], row: number, left: number, column: number) =>
  merges.some((one) => one.left === left && row >= one.top && row <= one.bottom && column <= one.right)

function columnOf(column: number, cells: readonly Cell[]): HeadColumn {
  const texts = cells.map(plainText)
  const [own = '', ...above] = cells.map((cell) => titleKey(cell.text)).reverse()
  const group = texts.length > 1 ? texts.slice(0, -1).join('/') : null
  if (above.length === 0) return { column, title: texts[0] ?? '', keys: [own], group }
  // 包保领导/姓名 is 包保领导; 包保领导/电话 must not be taken for the row's telephone.
  const keys: string[] = []
  for (let n = above.length; n >= 1; n--) keys.push([...above.slice(0, n)].reverse().join('') + own)
  if (own === '姓名' || own === '名称') keys.push(...above)
  else if (!GENERIC.has(own)) keys.push(own)
  return { column, title: texts.join('/'), keys, group }
}
