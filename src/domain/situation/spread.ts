/** So many took so many tenths of a day. */
export type Tally = { readonly tenth: number; readonly n: number }

/** The days within which a share of them was through: 0.5 half, 0.9 nine of ten; null of nothing. Exact to a tenth of a day. */
export function daysWithin(tally: readonly Tally[], share: number): number | null {
  const all = tally.reduce((sum, one) => sum + one.n, 0)
  if (all === 0) return null
  const ordered = tally.toSorted((a, b) => a.tenth - b.tenth)
  let seen = 0
  for (const { tenth, n } of ordered) {
    seen += n
    if (seen >= share * all) return tenth / 10
  }
  return (ordered.at(-1)?.tenth ?? 0) / 10
}
