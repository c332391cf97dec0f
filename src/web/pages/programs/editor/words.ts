import { locale } from '../../../i18n/locale.ts'
import { fill } from '../../../i18n/t.ts'
import { editorEn } from '../../../messages/editor/en.ts'
import { editorZhCN } from '../../../messages/editor/zh-CN.ts'
import { editorZhTW } from '../../../messages/editor/zh-TW.ts'

export type EditorKey = keyof typeof editorZhCN

const CATALOGUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'zh-CN': editorZhCN,
  'zh-TW': editorZhTW,
  en: editorEn,
}
const words = (): Readonly<Record<string, string>> => CATALOGUES[locale()] ?? editorZhCN

/** A sentence of the editor, with its values. */
export function te(key: EditorKey, values?: Readonly<Record<string, string | number>>): string {
  return fill(words()[key] ?? key, values)
}

/** The plain name of a key of the file, inside the keys above it (innermost last). */
export function keyWord(key: string, inside: readonly string[] = []): string {
  for (const above of [...inside].reverse()) {
    const own = words()[`key.${above}.${key}`]
    if (own) return own
  }
  return words()[`key.${key}`] ?? key
}

/** The word for a value of a closed list. */
export function valueWord(value: string): string {
  return words()[`value.${value}`] ?? value
}

export function sectionWord(section: string): string {
  return words()[`section.${section}`] ?? section
}

/** The Chinese or English half of a schema's description: `时限 · the time limit`. */
export function halfOf(description: string | undefined): string | undefined {
  if (!description) return undefined
  const [zh = '', en] = description.split(' · ')
  return locale() === 'en' && en ? en : zh
}
