import { Converter } from 'opencc-js/cn2t'
import { EXCEPTIONS, TERMS } from './terms.ts'

const convert = Converter({ from: 'cn', to: 'twp' })
const longestFirst = Object.keys(TERMS).sort((a, b) => b.length - a.length)
const TERM = new RegExp(`(${longestFirst.join('|')})`)
const QUOTES: Readonly<Record<string, string>> = { '“': '「', '”': '」', '‘': '『', '’': '』' }

/** A text in traditional Chinese: proof-read terms first, OpenCC for the rest, corner brackets for quotation marks. */
export function traditional(text: string): string {
  return text
    .split(TERM)
    .map((part) => TERMS[part] ?? convert(part))
    .join('')
    .replace(/[“”‘’]/g, (mark) => QUOTES[mark] ?? mark)
}

/** The sentence of a key: its exception, or its conversion. */
export function traditionalOf(key: string, text: string): string {
  return EXCEPTIONS[key] ?? traditional(text)
}
