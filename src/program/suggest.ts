/** “Did you mean …”: the nearest known name by edit distance, when it is near enough to be a slip of the hand. */

/** Number of single-character insertions, deletions, substitutions and swaps of neighbours between two words. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1)
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

/** Nobody mistypes a longer name; comparing two huge texts would take for ever. */
const LONGEST = 80

/** The known name nearest to `word`, at most a third of its length (and at least one slip) away; ties by order of `known`. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined
  const reach = Math.max(1, Math.floor(word.length / 3))
  let best: string | undefined
  let distance = reach + 1
  for (const name of known) {
    if (Math.abs(name.length - word.length) >= distance) continue
    const d = editDistance(word, name)
    if (d < distance) {
      best = name
      distance = d
    }
  }
  return best
}
