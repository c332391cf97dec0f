import type { Cell } from './cell.ts'

/** A block of cells shown as one; all numbers 1-based and inclusive. */
export type Merge = {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

type Row = { readonly row: number; readonly cells: readonly Cell[] }

/** How people write "as above" instead of merging. */
const DITTO = /^\s*(〃|″|"|”|“|''|同上)\s*$/

/**
 * Gives rows what stands above them: a cell merged down a column counts in each row it covers, and `同上` or `〃` means the cell
 * above. Rows are handed over in their order. A blank cell that is not merged stays blank: who left it so may have meant it.
 */
export function fillDown(merges: readonly Merge[], after: number): <R extends Row>(row: R) => R {
  const tall = merges.filter((one) => one.bottom > one.top && one.bottom > after).sort((a, b) => a.top - b.top)
  let next = 0
  let open: { merge: Merge; cell: Cell | undefined }[] = []
  /** By column. */
  const last: (Cell | undefined)[] = []
  return (row) => {
    for (; next < tall.length && (tall[next] as Merge).top <= row.row; next++)
      open.push({ merge: tall[next] as Merge, cell: undefined })
    if (open.length > 0) open = open.filter(({ merge }) => merge.bottom >= row.row)
    const added: Cell[] = []
    let cells = row.cells
    for (const one of open) {
      const { merge } = one
      const here = cells.find((cell) => cell.column === merge.left)
      if (row.row === merge.top) one.cell = here
      else if (!here && one.cell) added.push(one.cell)
    }
    if (added.length > 0) cells = [...cells, ...added].sort((a, b) => a.column - b.column)
    if (cells.some(isDitto)) cells = cells.map((cell) => (isDitto(cell) ? (last[cell.column] ?? cell) : cell))
    for (const cell of cells) last[cell.column] = cell
    return cells === row.cells ? row : { ...row, cells }
  }
}

function isDitto(cell: Cell): boolean {
  return cell.type === 'text' && cell.text.length <= 4 && DITTO.test(cell.text)
}
