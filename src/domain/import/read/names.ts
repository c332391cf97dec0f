import { halfWidth } from '../../identifiers/half-width.ts'
import { cleanPersonName } from '../../identifiers/name.ts'

/** A person as a cell names him: the name, and in brackets his unit or his staff number. */
export type PersonName = { readonly name: string; readonly hint: string | null }

const BETWEEN = /[、，,；;／/\n]|(?<=[\u3400-\u9fff]{2})\s+(?=[\u3400-\u9fff]{2})|(?<=[)）])\s+/

/**
 * Several persons in one cell: `张三、李四`, `张三（经发局），李四`, `张三 李四`. A space inside a two-character name (`王 五`) parts
 * nobody.
 */
export function readPersonNames(text: string): PersonName[] {
  const parts: string[] = []
  let rest = ''
  // Separators inside brackets belong to the bracket.
  for (const piece of text.split(/([（(][^）)]*[）)])/)) {
    if (/^[（(]/.test(piece)) {
      rest += piece
      continue
    }
    const pieces = piece.split(BETWEEN)
    rest += pieces[0] ?? ''
    for (const next of pieces.slice(1)) {
      parts.push(rest)
      rest = next ?? ''
    }
  }
  parts.push(rest)
  return parts.flatMap((part) => {
    const found = /^([^（(]*)[（(]([^）)]*)[）)]/.exec(part.trim())
    const name = cleanPersonName((found ? found[1] : part) ?? '').replace(
      /^(同志|组长[:：]|责任人[:：]|联系人[:：])/,
      '',
    )
    if (name === '') return []
    const hint = found ? halfWidth(found[2] ?? '').trim() : ''
    return [{ name, hint: hint === '' ? null : hint }]
  })
}

/** A list of words in one cell: `规上、高新`. */
export function readWords(text: string): string[] {
  const words = text.split(/[、，,；;\n]/).map((word) => word.trim())
  return [...new Set(words.filter((word) => word !== ''))]
}
