/**
 * What a text that contains `typed` must have among its grams, as a tsquery: the counterpart of `text_grams` in the database. It finds
 * every such text and a few others; the text itself decides.
 * @returns null when nothing was typed
 */
export function gramsQuery(typed: string): string | null {
  const letters = [...typed]
  if (letters.length === 0) return null
  if (letters.length === 1) return `${quoted(typed)}:*`
  const long = longer(typed)
  // A pair that a longer gram holds is met wherever that is, and far oftener.
  const pairs = gramsOf(letters, 2).filter((pair) => !long.some((gram) => gram.includes(pair)))
  return [...new Set([...long, ...pairs])].map(quoted).join(' & ')
}

/** Of letters and digits the longest grams that fit: the rarest. */
function longer(typed: string): string[] {
  return typed.split(/[^a-z0-9-]+/).flatMap((run) => {
    const size = run.length >= 8 ? 8 : 4
    return gramsOf([...run], size)
  })
}

function gramsOf(letters: readonly string[], size: number): string[] {
  return letters.slice(0, letters.length - size + 1).map((_, n) => letters.slice(n, n + size).join(''))
}

const quoted = (gram: string) => `'${gram.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
