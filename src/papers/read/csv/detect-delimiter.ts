const CANDIDATES = [',', '\t', ';', '，'] as const

/**
 * What separates the columns: the character that stands most evenly in the first lines. Title lines above the table have
 * none, so lines without it do not count against it. Separators inside quotes are not counted.
 */
export function detectDelimiter(sample: string): string {
  const lines = splitLines(sample).slice(0, 50)
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of CANDIDATES) {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter)).filter((count) => count > 0)
    if (counts.length === 0) continue
    const usual = mode(counts)
    const agreeing = counts.filter((count) => count === usual).length
    const score = agreeing * Math.min(usual, 20)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function splitLines(sample: string): string[] {
  const lines: string[] = []
  let line = ''
  let quoted = false
  for (const char of sample) {
    if (char === '"') quoted = !quoted
    if (char === '\n' && !quoted) {
      lines.push(line)
      line = ''
    } else line += char
  }
  if (line !== '') lines.push(line)
  return lines
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let count = 0
  let quoted = false
  for (const char of line) {
    if (char === '"') quoted = !quoted
    else if (char === delimiter && !quoted) count++
  }
  return count
}

function mode(counts: readonly number[]): number {
  const tally = new Map<number, number>()
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1)
  let best = counts[0] as number
  for (const [count, times] of tally) if (times > (tally.get(best) ?? 0)) best = count
  return best
}
