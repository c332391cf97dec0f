/** Below so many voices a figure could point at a person; statistics offices hide cells of fewer than five. */
export const SMALLEST_CELL = 5

export type Cell = { readonly value: string; readonly count: number }
/** `count` null: fewer than the smallest cell, or hidden so that such a one cannot be worked out. */
export type ShownCell = { readonly value: string; readonly count: number | null }

/**
 * The counts that may be shown. A cell of one to four is hidden; where that leaves exactly one hidden, the smallest of
 * the others goes too, or total minus the rest would give it away. An empty cell says nothing of anybody and stays.
 */
export function shownCells(cells: readonly Cell[], smallest = SMALLEST_CELL): ShownCell[] {
  const hidden = new Set(cells.filter(({ count }) => count > 0 && count < smallest))
  if (hidden.size === 1) {
    const [next] = cells.filter((cell) => cell.count >= smallest).sort((a, b) => a.count - b.count)
    if (next) hidden.add(next)
  }
  return cells.map((cell) => ({ value: cell.value, count: hidden.has(cell) ? null : cell.count }))
}
