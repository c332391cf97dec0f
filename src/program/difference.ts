/** Two flattened programs side by side, entry by entry: which figures, what rests on them, and whom it concerns. */
import { canonical } from './hash.ts'
import { SECTIONS, type Section } from './model.ts'
import { ENTRIES } from './schema/program.ts'
import type { Plain } from './source-tree.ts'
import { ENTITY_WORDS, NAMED_WORDS, ROLES } from './words.ts'

type Entry = { readonly [key: string]: Plain }

/** One value that stands in one version and not, or otherwise, in the other. `path`: keys and ids below the entry. */
export type ChangedValue = {
  readonly path: readonly string[]
  readonly was: string | null
  readonly now: string | null
}

export type EntryRef = { readonly section: Section; readonly id: string; readonly title: string }

export type EntryDifference = EntryRef & {
  readonly change: 'added' | 'removed' | 'changed'
  readonly clause: string | null
  readonly values: readonly ChangedValue[]
  /** Entries that rest on this one, directly or through others. */
  readonly reaches: readonly EntryRef[]
  /** Whom it concerns: groups of the program, and roles in words. */
  readonly groups: readonly string[]
  readonly roles: readonly string[]
}

/** Every entry that differs, in the order of the sections; and the values of the head that differ. */
export function differencesOf(
  was: Entry,
  now: Entry,
): { head: readonly ChangedValue[]; entries: readonly EntryDifference[] } {
  const before = entriesOf(was)
  const after = entriesOf(now)
  const uses = usersOf(after)
  const usedBefore = usersOf(before)
  const entries = SECTIONS.flatMap((section) => {
    const ids = [...new Set([...before, ...after].flatMap((one) => (one.section === section ? [one.id] : [])))]
    return ids.flatMap((id): EntryDifference[] => {
      const old = before.find((one) => one.section === section && one.id === id)
      const fresh = after.find((one) => one.section === section && one.id === id)
      const shown = fresh ?? old
      if (!shown || (old && fresh && canonical(old.value) === canonical(fresh.value))) return []
      const reaches = reachedFrom(shown, fresh ? uses : usedBefore)
      const all = fresh ? after : before
      const whom = [shown, ...reaches].map((one) => concerned(one, all))
      return [
        {
          section,
          id,
          title: shown.title,
          change: old ? (fresh ? 'changed' : 'removed') : 'added',
          clause:
            typeof shown.value.clause === 'string' || typeof shown.value.clause === 'number'
              ? String(shown.value.clause)
              : null,
          values: changedValues(old?.value ?? null, fresh?.value ?? null),
          reaches: reaches.map(({ section, id, title }) => ({ section, id, title })),
          groups: [...new Set(whom.flatMap((one) => one.groups))],
          roles: [...new Set(whom.flatMap((one) => one.roles))],
        },
      ]
    })
  })
  return { head: changedValues(headOf(was), headOf(now)), entries }
}

type Placed = EntryRef & { readonly value: Entry }

const isMap = (value: Plain | undefined): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const headOf = (program: Entry): Entry =>
  Object.fromEntries(Object.entries(program).filter(([key]) => !SECTIONS.includes(key as Section)))

/** An act or a disclosure may stand several times: the second is called `extend·2`. */
function entriesOf(program: Entry): Placed[] {
  return SECTIONS.flatMap((section) => {
    const list = program[section]
    const times = new Map<string, number>()
    return (Array.isArray(list) ? list : []).filter(isMap).map((value) => {
      const name = String(value[ENTRIES[section].key] ?? '')
      const nth = (times.get(name) ?? 0) + 1
      times.set(name, nth)
      const id = nth === 1 ? name : `${name}·${nth}`
      return { section, id, title: String(value.title ?? name), value }
    })
  })
}

/** The values below two nodes that differ; lists of entries are compared by id, other lists as one value. */
function changedValues(was: Plain, now: Plain, path: readonly string[] = []): ChangedValue[] {
  if (canonical(was) === canonical(now)) return []
  const maps = [was, now].filter((one) => one !== null)
  if (path.length < 6 && maps.length > 0 && maps.every(isMap)) {
    const keys = [...new Set(maps.flatMap((one) => Object.keys(one as Entry)))]
    return keys.flatMap((key) =>
      changedValues((was as Entry | null)?.[key] ?? null, (now as Entry | null)?.[key] ?? null, [...path, key]),
    )
  }
  const lists = maps.filter(Array.isArray) as Plain[][]
  if (lists.length === maps.length && lists.flat().length > 0 && lists.flat().every(isMap)) {
    const byId = (list: Plain): Map<string, Plain> =>
      new Map(
        (Array.isArray(list) ? list : []).map((one, index) => [String(Object.values(one as Entry)[0] ?? index), one]),
      )
    const [old, fresh] = [byId(was), byId(now)]
    return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((id) =>
      changedValues(old.get(id) ?? null, fresh.get(id) ?? null, [...path, id]),
    )
  }
  return [{ path, was: sayPlain(was), now: sayPlain(now) }]
}

function sayPlain(value: Plain): string | null {
  if (value === null) return null
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join('、')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The kind said before a name in `each:`, and the section it is declared in. */
const DECLARED: Readonly<Record<string, Section>> = {
  param: 'parameters',
  member: 'roster',
  link: 'links',
  cover: 'links',
  duty: 'duties',
  form: 'forms',
  matter: 'matters',
  closing: 'matters',
  act: 'matters',
  reading: 'indicators',
  exemption: 'exemptions',
  measure: 'measures',
  ranking: 'rankings',
  mark: 'marks',
  points: 'points',
  paper: 'papers',
  meeting: 'meetings',
  report: 'reports',
}
const SAID = new RegExp(`\\b(${Object.keys(DECLARED).join('|')})[ .]([a-z][a-z0-9_]*)`, 'g')
/** Keys whose value is the bare id of a group or a measure. */
const BARE: Readonly<Record<string, Section>> = {
  for: 'roster',
  holder: 'roster',
  target: 'roster',
  any_of: 'roster',
  who: 'roster',
  to: 'roster',
  by: 'measures',
  of: 'measures',
  measure: 'measures',
  phase: 'periods',
  every: 'periods',
}

/** What an entry names: `section id`. */
function namedBy(value: Plain, key = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => namedBy(one, key))
  if (isMap(value)) return Object.entries(value).flatMap(([inner, one]) => namedBy(one, inner))
  if (typeof value !== 'string') return []
  const said = [...value.matchAll(SAID)].map(([, kind = '', name]) => `${DECLARED[kind]} ${name}`)
  return BARE[key] ? [...said, `${BARE[key]} ${value}`] : said
}

function usersOf(entries: readonly Placed[]): ReadonlyMap<string, readonly Placed[]> {
  const users = new Map<string, Placed[]>()
  for (const entry of entries) {
    const own = `${entry.section} ${entry.id}`
    for (const name of new Set(namedBy(entry.value)))
      if (name !== own) users.set(name, [...(users.get(name) ?? []), entry])
  }
  return users
}

function reachedFrom(entry: EntryRef, users: ReadonlyMap<string, readonly Placed[]>): Placed[] {
  const seen = new Map<string, Placed>()
  const walk = (name: string): void => {
    for (const user of users.get(name) ?? []) {
      const key = `${user.section} ${user.id}`
      if (seen.has(key) || key === `${entry.section} ${entry.id}`) continue
      seen.set(key, user)
      walk(key)
    }
  }
  // That somebody is on a list reaches nearly everything: only what names the list itself is told.
  if (entry.section === 'roster') return [...(users.get(`roster ${entry.id}`) ?? [])]
  walk(`${entry.section} ${entry.id}`)
  return [...seen.values()]
}

const WHOM = ['who', 'to', 'for', 'holder', 'by', 'granted_by']
const PATHS: Readonly<Record<string, string>> = { ...ENTITY_WORDS, ...NAMED_WORDS, public: '社会' }

/** The groups and roles an entry is for, by itself or by the links and lists it looks at. */
function concerned({ section, id, value }: Placed, all: readonly Placed[]): { groups: string[]; roles: string[] } {
  const groups = new Set<string>()
  const roles = new Set<string>()
  if (section === 'roster') groups.add(id)
  const isGroup = (name: string): boolean => all.some((one) => one.section === 'roster' && one.id === name)
  const collect = (node: Plain, key: string): void => {
    if (Array.isArray(node)) for (const one of node) collect(one, key)
    else if (isMap(node)) for (const [inner, one] of Object.entries(node)) collect(one, inner)
    else if (typeof node === 'string' && WHOM.includes(key)) {
      if (isGroup(node)) groups.add(node)
      else if (node in ROLES) roles.add(ROLES[node as keyof typeof ROLES])
      else if (section !== 'rankings' && node.split('.').every((step) => step in PATHS))
        roles.add(
          node
            .split('.')
            .map((step) => PATHS[step])
            .join('所在'),
        )
    } else if (typeof node === 'string' && key === 'each') {
      const [kind, name = ''] = node.split(' ')
      if (kind === 'member' && isGroup(name)) groups.add(name)
      const link = all.find((one) => one.section === 'links' && one.id === name)
      if ((kind === 'link' || kind === 'cover') && typeof link?.value.holder === 'string') groups.add(link.value.holder)
    }
  }
  collect(value, '')
  return { groups: [...groups], roles: [...roles] }
}
