import { pinyin } from 'pinyin-pro'

/** Reading of single characters, kept: a title's initials need no context, and spelling a whole one costs ten times more. */
const single = new Map<string, string>()

function read(letter: string): string {
  let found = single.get(letter)
  if (found === undefined) {
    found = pinyin(letter, { toneType: 'none', v: true }) || letter
    single.set(letter, found)
  }
  return found
}

/** First letter of a character's reading; a letter or digit is its own. */
export function initialOf(letter: string): string {
  return read(letter)[0] ?? letter
}

/**
 * One syllable a character, without tones, ü as v; letters and digits stand for themselves.
 * @param how `name`: read in context (重庆 chong qing) · `surname`: the first character read as a surname (单 shan) · `initials`: each by itself
 */
export function spelled(text: string, how: 'name' | 'surname' | 'initials'): string[] {
  if (how === 'initials') return [...text].map(read)
  return pinyin(text, {
    toneType: 'none',
    type: 'array',
    v: true,
    ...(how === 'surname' ? { surname: 'head' as const } : {}),
  })
    .map((one) => one.toLowerCase())
    .filter((one) => one !== '')
}
