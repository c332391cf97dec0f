import { canonical } from '#program/hash.ts'
import { type Program, SECTIONS, type Section } from '#program/model.ts'

export type ChangedEntry = {
  readonly section: Section
  readonly id: string
  readonly title: string
  readonly change: 'added' | 'removed' | 'changed'
}

type Entry = { readonly id?: string; readonly title?: string; readonly act?: string; readonly what?: unknown }

const keyOf = (entry: Entry, index: number): string => entry.id ?? entry.act ?? String(index)

/** What an entry says apart from its meaning: another title or clause changes nobody's points. */
const WORDS: ReadonlySet<string> = new Set(['title', 'clause', 'assumed', 'note', 'source', 'text'])

const text = (entry: Entry, meaningOnly: boolean): string =>
  // Stored versions come back with their keys in another order.
  canonical(JSON.parse(JSON.stringify(entry, (key, value) => (meaningOnly && WORDS.has(key) ? undefined : value))))

/** Entries that one version has and the other has not, or has otherwise. `meaningOnly`: titles and clauses aside. */
export function changedEntries(before: Program, after: Program, { meaningOnly = false } = {}): ChangedEntry[] {
  return SECTIONS.flatMap((section) => {
    const was = new Map((before[section] as readonly Entry[]).map((entry, i) => [keyOf(entry, i), entry]))
    const now = new Map((after[section] as readonly Entry[]).map((entry, i) => [keyOf(entry, i), entry]))
    return [...new Set([...was.keys(), ...now.keys()])].flatMap((id): ChangedEntry[] => {
      const old = was.get(id)
      const fresh = now.get(id)
      const title = fresh?.title ?? old?.title ?? id
      if (!old) return [{ section, id, title, change: 'added' }]
      if (!fresh) return [{ section, id, title, change: 'removed' }]
      return text(old, meaningOnly) === text(fresh, meaningOnly) ? [] : [{ section, id, title, change: 'changed' }]
    })
  })
}
