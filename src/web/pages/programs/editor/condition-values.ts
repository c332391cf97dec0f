import type { Language } from '../../../api/program-editor.ts'
import type { Root } from './names.ts'

/** The comparison that is being written at the end of a condition: its column, and what of the value stands there already. */
export type Comparing = { readonly column: string; readonly typed: string; readonly from: number }

const COMPARING = /([a-z_][a-z_0-9.]*)\s*(?:==|!=|in\s*\[(?:\s*(?:"[^"]*"|[a-z_]+)\s*,)*)\s*("[^"]*|[a-z_]*)$/i

export function comparingIn(text: string): Comparing | null {
  const found = COMPARING.exec(text)
  if (!found) return null
  const [, column = '', typed = ''] = found
  return { column, typed, from: text.length - typed.length }
}

/** A value as it is written in a condition, with what people call it. */
export type Written = { readonly text: string; readonly label: string }

const quoted = (value: string): Written => ({ text: `"${value}"`, label: value })
const YES_NO: readonly Written[] = [
  { text: 'true', label: '' },
  { text: 'false', label: '' },
]

type Map = { readonly [key: string]: unknown }
const list = (value: unknown): readonly Map[] => (Array.isArray(value) ? (value as Map[]) : [])
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** Which list of a matter's declaration a column of it is filled from. */
const OF_MATTER: Readonly<Record<string, string>> = {
  category: 'categories',
  urgency: 'urgencies',
  source: 'sources',
  weight: 'weights',
  document: 'documents',
  level: 'levels',
}
/** And which of its entries a column names. */
const ENTRY_OF_MATTER: Readonly<Record<string, readonly [section: string, key: string]>> = {
  end: ['ends', 'end'],
  tier: ['tiers', 'tier'],
}

/**
 * What a column may be compared with, as far as it is a closed list: the catalogue's own, the choices of the register's field, the
 * categories, urgencies … of the kind of matter.
 */
export function valuesOf(column: string, fact: string | undefined, root: Root, language: Language): readonly Written[] {
  const [kind = '', name] = (fact ?? '').split(' ')
  const [path = '', attribute] = column.split('.')
  if (attribute !== undefined) return path === 'matter' ? ofMatter(attribute, undefined, root) : []
  if (kind === 'form') {
    const field = list(list(root.forms).find((one) => one.form === name)?.fields).find((one) => one.field === column)
    if (field?.type === 'yes_no') return YES_NO
    if (texts(field?.choices).length > 0) return texts(field?.choices).map(quoted)
  }
  const own = language.facts.find((one) => one.kind === kind)?.columns.find((one) => one.id === column)
  if (own?.type === 'yes_no') return YES_NO
  if (own && own.values.length > 0) return own.values.map(quoted)
  return ['matter', 'closing', 'act', 'callback', 'answer', 'rating'].includes(kind) || fact === undefined
    ? ofMatter(column, name, root)
    : []
}

function ofMatter(column: string, name: string | undefined, root: Root): readonly Written[] {
  const matters = list(root.matters).filter((one) => name === undefined || one.matter === name)
  const plain = OF_MATTER[column]
  if (plain) return [...new Set(matters.flatMap((one) => texts(one[plain])))].map(quoted)
  const entry = ENTRY_OF_MATTER[column]
  if (!entry) return []
  const [section, key] = entry
  return matters.flatMap((one) =>
    list(one[section]).map((item) => ({ text: `"${String(item[key])}"`, label: String(item.title ?? item[key]) })),
  )
}
