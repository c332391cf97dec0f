export type Placed = { readonly id: string; readonly name: string; readonly row: number; readonly col: number }

/** The plan reaches so far. */
const LAST = 29

/** An area put on a square; whoever stands there goes where it came from. Beyond the edge nothing moves. */
export function moved(placed: readonly Placed[], id: string, row: number, col: number): readonly Placed[] {
  const mover = placed.find((one) => one.id === id)
  if (!mover || row < 0 || col < 0 || row > LAST || col > LAST) return placed
  return placed.map((one) => {
    if (one.id === id) return { ...one, row, col }
    return one.row === row && one.col === col ? { ...one, row: mover.row, col: mover.col } : one
  })
}
