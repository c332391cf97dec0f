import { plain } from './plain.ts'
import { BEGINNINGS, cutRun, isHan, pairsOf, runsOf } from './words.ts'

/** More than this nobody types; the rest is not looked for. */
const MOST_RUNS = 8

const exactly = (lexeme: string) => `'${lexeme}'`
const beginning = (lexeme: string) => `'${lexeme}':*`
const all = (terms: readonly string[]) => (terms.length === 1 ? (terms[0] as string) : `(${terms.join(' & ')})`)

/**
 * What was typed as a tsquery over the lexemes of words.ts: every part must be found. The last word may be half typed; a part
 * in letters is a number, a latin word or pinyin. A single character asks for titles that begin with it, and for the number it is.
 * @returns null when nothing was typed that could be found
 */
export function queryOf(typed: string): string | null {
  const runs = runsOf(typed).slice(0, MOST_RUNS)
  const [only] = runs
  if (only === undefined) return null
  if (runs.length === 1 && [...only].length === 1) return `(${exactly(`^${only}`)} | ${exactly(only)})`
  const parts = all(runs.map((run) => (isHan(run) ? han(run) : letters(run))))
  // Pinyin typed with spaces, syllable by syllable: yun ling, yl jm.
  const joined = plain(typed).replace(/[\s']+/g, '')
  return runs.length > 1 && /^[a-z0-9]+$/.test(joined) ? `(${parts} | ${beginning(`~${joined}`)})` : parts
}

function letters(run: string): string {
  const begins = run.length > 1 && run.length <= BEGINNINGS ? exactly(run) : beginning(run)
  return /^[a-z][a-z0-9]*$/.test(run) ? `(${begins} | ${beginning(`~${run}`)})` : begins
}

/** Either every pair of neighbours, as they stand in a title, or the words, as they stand in a text. */
function han(run: string): string {
  if ([...run].length === 1) return beginning(run)
  const pairs = all(pairsOf(run).map(exactly))
  const cut = cutRun(run)
  const words = cut.filter((word, n) => [...word].length > 1 || n === cut.length - 1)
  const by = all(words.map((word, n) => (n === words.length - 1 ? beginning(word) : exactly(word))))
  return by === pairs ? pairs : `(${pairs} | ${by})`
}
