import { creditCodeCheck } from '#domain/identifiers/credit-code.ts'

/** What stands in a cell of a file to be made. */
export type Value =
  | string
  | number
  | boolean
  | null
  | { readonly day: string; readonly format?: string }
  | { readonly number: number; readonly format: string }

/** What is to be read: by field the value, `!code` for a fault, absent for nothing. */
export type Wanted = Readonly<Record<string, string>>

export type Grid = {
  readonly sheet: string
  readonly cells: readonly (readonly Value[])[]
  /** [top, left, bottom, right], 1-based. */
  readonly merges: readonly (readonly [number, number, number, number])[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  readonly hidden?: true
}

export type WantedSheet = {
  readonly sheet: string
  readonly kind: string
  /** Rows passed over. */
  readonly skipped: number
  readonly rows: Readonly<Record<number, Wanted>>
}

/** A column: its head (one text a head row), how a truth is written, what of it is to be read. */
export type Column<T> = {
  readonly head: string | readonly string[]
  readonly write: (one: T, index: number) => Value
  readonly field?: string
  readonly read?: (one: T, index: number) => string | null
  /** Equal neighbours are merged down. */
  readonly mergeDown?: true
  readonly hidden?: true
}

export type Layout<T> = {
  readonly above?: readonly (readonly string[])[]
  /** Merge the first line above over all columns, as titles are. */
  readonly wideTitle?: true
  readonly shift?: number
  readonly subtotal?: { readonly every: number; readonly write: (group: readonly T[]) => readonly Value[] }
  readonly blankEvery?: number
  readonly headAgainEvery?: number
  readonly notes?: readonly (readonly string[])[]
  readonly hiddenRows?: readonly number[]
  readonly mergeHead?: boolean
}

/** A table of truths as a grid, and what is to be read of it. */
export function table<T>(
  sheet: string,
  kind: string,
  columns: readonly Column<T>[],
  truths: readonly T[],
  layout: Layout<T> = {},
): { grid: Grid; wanted: WantedSheet } {
  const shift = layout.shift ?? 0
  const cells: Value[][] = []
  const merges: [number, number, number, number][] = []
  const hiddenRows: number[] = []
  const put = (values: readonly Value[]) => cells.push([...Array<Value>(shift).fill(null), ...values])
  for (const line of layout.above ?? []) put(line)
  if (layout.wideTitle && (layout.above?.length ?? 0) > 0) merges.push([1, 1 + shift, 1, columns.length + shift])
  const heads = columns.map((column) => (typeof column.head === 'string' ? [column.head] : column.head))
  const height = Math.max(...heads.map((head) => head.length))
  const top = cells.length + 1
  for (let level = 0; level < height; level++) {
    put(
      heads.map((head, index) => {
        const text = head[level]
        if (text === undefined) return null
        // A group's head stands once, over its first column.
        const left = heads[index - 1]
        const same =
          level < head.length - 1 &&
          left !== undefined &&
          left.length > level + 1 &&
          head.slice(0, level + 1).join() === left.slice(0, level + 1).join()
        return same ? null : text
      }),
    )
  }
  if (height > 1 && layout.mergeHead !== false) merges.push(...headMerges(heads, height, top, shift))
  const headRows = cells.slice(top - 1).map((row) => row.slice(shift))
  const rows: Record<number, Wanted> = {}
  let skipped = 0
  let group: T[] = []
  const rowOf: number[] = []
  for (const [index, one] of truths.entries()) {
    put(columns.map((column) => column.write(one, index)))
    rowOf.push(cells.length)
    if (layout.hiddenRows?.includes(index)) hiddenRows.push(cells.length)
    const wanted: Record<string, string> = {}
    for (const column of columns) {
      if (column.field === undefined) continue
      const value = column.read ? column.read(one, index) : String(column.write(one, index))
      if (value !== null) wanted[column.field] = value
    }
    rows[cells.length] = wanted
    group.push(one)
    const last = index === truths.length - 1
    if (layout.subtotal && (group.length === layout.subtotal.every || last)) {
      put(layout.subtotal.write(group))
      skipped++
      group = []
    }
    if (!last && layout.blankEvery && (index + 1) % layout.blankEvery === 0) put([])
    if (!last && layout.headAgainEvery && (index + 1) % layout.headAgainEvery === 0) {
      for (const row of headRows) {
        put(row)
        skipped++
      }
    }
  }
  for (const [index, column] of columns.entries())
    if (column.mergeDown) mergeDown(index + 1 + shift, rowOf, cells, merges)
  for (const line of layout.notes ?? []) {
    put(line)
    if (line.some((text) => text !== '')) skipped++
  }
  const hiddenColumns = columns.flatMap((column, index) => (column.hidden ? [index + 1 + shift] : []))
  return { grid: { sheet, cells, merges, hiddenRows, hiddenColumns }, wanted: { sheet, kind, skipped, rows } }
}

function headMerges(heads: readonly (readonly string[])[], height: number, top: number, shift: number) {
  const merges: [number, number, number, number][] = []
  for (const [index, head] of heads.entries()) {
    const column = index + 1 + shift
    if (head.length < height) merges.push([top + head.length - 1, column, top + height - 1, column])
    for (let level = 0; level < head.length - 1; level++) {
      const path = head.slice(0, level + 1).join()
      const isSame = (other: readonly string[] | undefined) =>
        other !== undefined && other.length > level + 1 && other.slice(0, level + 1).join() === path
      if (isSame(heads[index - 1])) continue
      let right = index
      while (isSame(heads[right + 1])) right++
      if (right > index) merges.push([top + level, column, top + level, right + 1 + shift])
    }
  }
  return merges
}

function mergeDown(
  column: number,
  rowOf: readonly number[],
  cells: Value[][],
  merges: [number, number, number, number][],
) {
  let from = 0
  for (let at = 1; at <= rowOf.length; at++) {
    const first = rowOf[from] as number
    const here = rowOf[at]
    const same =
      here !== undefined &&
      here === (rowOf[at - 1] as number) + 1 &&
      cells[here - 1]?.[column - 1] === cells[first - 1]?.[column - 1]
    if (same) continue
    const last = rowOf[at - 1] as number
    if (last > first) {
      merges.push([first, column, last, column])
      for (let row = first + 1; row <= last; row++) (cells[row - 1] as Value[])[column - 1] = null
    }
    from = at
  }
}

/** The nth credit code that passes its check. */
export function code(n: number): string {
  const first = `91431200MA4${String(n).padStart(6, '0')}`
  return first + creditCodeCheck(first)
}

export const wide = (text: string) =>
  text.replace(/[0-9A-Za-z]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))

/** Days since the end of 1899, as spreadsheets count. */
export const serial = (day: string) => Date.parse(day) / 86_400_000 + 25_569
