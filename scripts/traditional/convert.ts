import { Converter } from 'opencc-js/cn2t'
import { EXCEPTIONS, TERMS } from './terms.ts'

const convert = Converter({ from: 'cn', to: 'twp' })
const longestFirst = Object.keys(TERMS).sort((a, b) => b.length - a.length)
const TERM = new RegExp(`(${longestFirst.join('|')})`)
const QUOTES: Readonly<Record<string, string>> = { '“': '「', '”': '」', '‘': '『', '’': '』' }

/** What stands in braces is a name that is typed as it is: a place in the sentence, or a tag in a Word file. */
const NAMED = /(\{[^{}]*\})/

/** A text in traditional Chinese: proof-read terms first, OpenCC for the rest, corner brackets for quotation marks. */
export function traditional(text: string): string {
  return text
    .split(NAMED)
    .map((part, n) => (n % 2 === 1 ? part : converted(part)))
    .join('')
    .replace(/[“”‘’]/g, (mark) => QUOTES[mark] ?? mark)
}

const converted = (text: string): string =>
  text
    .split(TERM)
    .map((part) => TERMS[part] ?? convert(part))
    .join('')

/** The sentence of a key: its exception, or its conversion. */
export function traditionalOf(key: string, text: string): string {
  return EXCEPTIONS[key] ?? traditional(text)
}
