import { plain } from './plain.ts'
import { BEGINNINGS, cutRun, INITIALS, isHan, pairsOf, runsOf } from './words.ts'

/** More than this nobody types; the rest is not looked for. */
const MOST_RUNS = 8

/** What was typed as two tsqueries: found in titles, numbers and pinyin alone; and found anywhere. The first is part of the second. */
export type Query = { readonly inTitle: string; readonly anywhere: string }

const all = (terms: readonly string[]) => (terms.length === 1 ? (terms[0] as string) : `(${terms.join(' & ')})`)
const either = (terms: readonly string[]) => (terms.length === 1 ? (terms[0] as string) : `(${terms.join(' | ')})`)

/**
 * What was typed as tsqueries over the lexemes of words.ts: every part must be found. The last word may be half typed; a part
 * in letters is a number, a latin word or pinyin. A single character asks for titles that begin with it, and for the number it is.
 * @param sign what each lexeme of the kind begins with
 * @returns null when nothing was typed that could be found
 */
export function queryOf(typed: string, sign = ''): Query | null {
  const runs = runsOf(typed).slice(0, MOST_RUNS)
  const [only] = runs
  if (only === undefined) return null
  const { exactly, letters, pairs, words, spelling } = termsOf(sign)
  if (runs.length === 1 && [...only].length === 1) {
    const begins = either([exactly(`^${only}`), exactly(only)])
    return { inTitle: begins, anywhere: begins }
  }
  const inTitle = all(runs.map((run) => (isHan(run) ? pairs(run) : letters(run))))
  const anywhere = all(runs.map((run) => (isHan(run) ? either([pairs(run), words(run)]) : letters(run))))
  // Pinyin typed with spaces, syllable by syllable: yun ling, yl jm.
  const joined = plain(typed).replace(/[\s']+/g, '')
  if (runs.length === 1 || !/^[a-z0-9]+$/.test(joined)) return { inTitle, anywhere }
  return { inTitle: either([inTitle, ...spelling(joined)]), anywhere: either([anywhere, ...spelling(joined)]) }
}

function termsOf(sign: string) {
  const exactly = (lexeme: string) => `'${sign}${lexeme}'`
  const beginning = (lexeme: string) => `'${sign}${lexeme}':*`
  /** As pinyin; of initials no more are kept than the first few. */
  const spelling = (run: string): string[] =>
    run.length > INITIALS ? [beginning(`~${run}`), exactly(`~${run.slice(0, INITIALS)}`)] : [beginning(`~${run}`)]
  /** A number or a latin word, whose beginnings are kept, or pinyin. */
  const letters = (run: string): string => {
    const begins = run.length <= BEGINNINGS ? exactly(run) : beginning(run)
    return /^[a-z][a-z0-9]*$/.test(run) ? either([begins, ...spelling(run)]) : begins
  }
  /** Every pair of neighbours, as they stand in a title. */
  const pairs = (run: string): string =>
    [...run].length === 1 ? beginning(`=${run}`) : all(pairsOf(run).map((pair) => exactly(`=${pair}`)))
  /** The words, as they stand in a text. */
  const words = (run: string): string => {
    if ([...run].length === 1) return beginning(run)
    const cut = cutRun(run)
    const whole = cut.filter((word, n) => [...word].length > 1 || n === cut.length - 1)
    return all(whole.map((word, n) => (n === whole.length - 1 ? beginning(word) : exactly(word))))
  }
  return { exactly, letters, pairs, words, spelling }
}
