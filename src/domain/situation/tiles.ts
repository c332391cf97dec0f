/** A square of the plan, counted from 0. */
export type Tile = { readonly row: number; readonly col: number }
type Placed = { readonly row: number | null; readonly col: number | null }

/**
 * Where each area stands on the plan: where the office put it; the others fill what is free, row by row, in the order given.
 * Nothing lies on anything else.
 */
export function tilesOf(areas: readonly Placed[]): readonly Tile[] {
  const key = ({ row, col }: Tile) => `${row}:${col}`
  const taken = new Set(areas.flatMap(({ row, col }) => (row === null || col === null ? [] : [key({ row, col })])))
  const across = Math.max(3, Math.ceil(Math.sqrt(areas.length * 1.6)), ...areas.map(({ col }) => (col ?? -1) + 1))
  let next = 0
  return areas.map(({ row, col }) => {
    if (row !== null && col !== null) return { row, col }
    while (taken.has(key(at(next, across)))) next += 1
    next += 1
    return at(next - 1, across)
  })
}

const at = (n: number, across: number): Tile => ({ row: Math.floor(n / across), col: n % across })
