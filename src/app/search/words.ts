import { createRequire } from 'node:module'
import { Jieba } from '@node-rs/jieba'
import { initialOf, spelled } from './pinyin.ts'
import { plain } from './plain.ts'

/**
 * Text as lexemes. Five sorts share one index, told apart by how they begin:
 * `云岭` a word · `=云岭` two neighbouring characters of a title · `2026-000148` a number or latin word · `~yljm` pinyin ·
 * `^云` how a title begins.
 * Whoever changes them raises WORDS_VERSION, and every entry is made anew.
 */
export const WORDS_VERSION = 3

const RUN = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+(?:-[[\p{L}\p{N}]--\p{Script=Han}]+)*/gv
/** A title is cut to so many characters, a text to so many: beyond that nobody searches, and rows stay small. */
const TITLE_LENGTH = 120
const TEXT_LENGTH = 2000
/** No name begins a search beyond its so many first characters. */
const SPELLED_LENGTH = 24

let jieba: Jieba | undefined
/** The dictionary is read (a second, 60 MB) when the first text is cut, not when the program starts. */
function cutter(): Jieba {
  if (!jieba) {
    const { dict } = createRequire(import.meta.url)('@node-rs/jieba/dict.js') as { dict: Uint8Array }
    jieba = Jieba.withDict(dict)
  }
  return jieba
}

export const isHan = (run: string) => /^\p{Script=Han}/u.test(run)

/** The runs of one writing: Chinese characters, or letters and digits with hyphens between. */
export function runsOf(text: string): string[] {
  return plain(text).match(RUN) ?? []
}

/** Cuts a run of Chinese characters into words. */
export function cutRun(run: string): string[] {
  return cutter().cut(run, true)
}

/** Lexemes of a title: its words, each pair of neighbouring characters, how it begins, and its pinyin. */
export function titleLexemes(title: string, spelling: 'name' | 'surname' | 'initials'): string[] {
  const text = title.slice(0, TITLE_LENGTH)
  const out: string[] = []
  for (const run of runsOf(text)) {
    if (isHan(run)) out.push(...wordsOf(run), ...pairsOf(run).map((pair) => `=${pair}`))
    else out.push(...numberLexemes(run))
  }
  const [first] = [...(runsOf(text)[0] ?? '')]
  if (first) out.push(`^${first}`, `^${initialOf(first)}`)
  out.push(...spellings(text.slice(0, SPELLED_LENGTH), spelling))
  return out
}

/** Lexemes of a longer text: its words only. */
export function textLexemes(text: string): string[] {
  return runsOf(text.slice(0, TEXT_LENGTH)).flatMap((run) => (isHan(run) ? wordsOf(run) : numberLexemes(run)))
}

/** So far a number or latin word is kept by each of its beginnings. */
export const BEGINNINGS = 24

/**
 * A number as a whole, its parts, its last part without leading noughts (2026-000148 is found by 148), and the beginnings of each: all
 * numbers begin alike, and one key for `2026-0` is read at once where a hundred thousand that begin so are not.
 */
export function numberLexemes(run: string): string[] {
  const parts = run.split('-')
  const bare = parts.at(-1)?.replace(/^0+(?=.)/, '') ?? ''
  const whole = [run, ...parts, bare].filter((one) => one.length > 0 && one.length <= 60)
  const begun = whole.flatMap((one) =>
    Array.from({ length: Math.min(one.length, BEGINNINGS) }, (_, n) => one.slice(0, n + 1)),
  )
  return [...new Set([...whole, ...begun])].filter((one) => !one.endsWith('-'))
}

/** Two neighbouring characters at a time: parts of a name that no dictionary knows. */
export function pairsOf(run: string): string[] {
  const letters = [...run]
  return letters.length < 2 ? letters : letters.slice(1).map((letter, n) => `${letters[n]}${letter}`)
}

function wordsOf(run: string): string[] {
  return cutter()
    .cutForSearch(run, true)
    .filter((word) => [...word].length > 1)
}

/** Initials of a title are kept so far: a key of every tail of every title to its end would be as many keys as there are titles. */
export const INITIALS = 8

/** From each character on: the initials, and for names the full syllables. */
function spellings(text: string, how: 'name' | 'surname' | 'initials'): string[] {
  if (how === 'initials')
    return runsOf(text)
      .filter(isHan)
      .flatMap((run) => tailsOf(spelled(run, how).map((one) => one[0] ?? '')))
  const syllables = spelled(plain(text).replace(/[^\p{L}\p{N}]/gu, ''), how)
  const out: string[] = []
  for (let n = 0; n < syllables.length; n++) {
    const rest = syllables.slice(n)
    if (rest.length > 1) out.push(`~${rest.map((one) => one[0]).join('')}`)
    out.push(`~${rest.join('')}`)
  }
  return out
}

const tailsOf = (initials: readonly string[]): string[] =>
  initials.slice(0, -1).map((_, n) => `~${initials.slice(n, n + INITIALS).join('')}`)
