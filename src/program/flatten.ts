/** `extends`, `set` and `drop`: a program and its parents become one flat program, whole entries replaced, nothing deep-merged. */
import { parseTimeLimit } from '#domain/calendar/parse-time-limit.ts'
import { type Fault, fault } from './fault.ts'
import type { Parsed } from './parse.ts'
import { ENTRIES } from './schema/program.ts'
import { inheritSpots, nameOfPath, type Plain, placeOf, setSpot, spotOf } from './source-tree.ts'
import { nearest } from './suggest.ts'

/** Gives the text of `<program>@<version>`, parsed; undefined when there is none. */
export type ParentResolver = (reference: string) => Parsed | undefined

export type Flat = {
  readonly value: { [key: string]: Plain }
  readonly faults: readonly Fault[]
  /** `program@version` of each ancestor, nearest first. */
  readonly ancestors: readonly string[]
}

type Map = { [key: string]: Plain }
const isMapping = (value: Plain | undefined): value is Map =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const sections = Object.entries(ENTRIES).map(([section, { key }]) => ({ section, key }))

export function flatten(
  parsed: Parsed,
  resolveParent: ParentResolver | undefined,
  above: readonly string[] = [],
): Flat {
  const faults = [...parsed.faults]
  const own = parsed.value
  if (!isMapping(own)) {
    if (faults.length === 0) faults.push(fault({ file: parsed.file, line: 1, column: 1 }, '', 'shape.not_a_program'))
    return { value: {}, faults, ancestors: [] }
  }
  const at = (path: (string | number)[], code: Fault['code'], data: Fault['data'] = {}): void => {
    faults.push(fault(placeOf(own, path, parsed.file), nameOfPath(own, path), code, data))
  }
  const reference = own.extends
  if (reference === undefined) {
    for (const key of ['set', 'drop']) if (own[key] !== undefined) at([key], 'extends.needed', { key })
    return { value: own, faults, ancestors: [] }
  }
  if (typeof reference !== 'string') return { value: own, faults, ancestors: [] }
  if (above.includes(reference)) {
    at(['extends'], 'extends.circle', { names: [...above, reference] })
    return { value: own, faults, ancestors: [] }
  }
  const found = resolveParent?.(reference)
  if (!found) {
    at(['extends'], 'extends.not_found', { name: reference })
    return { value: own, faults, ancestors: [] }
  }
  const parent = flatten(found, resolveParent, [...above, reference])
  faults.push(...parent.faults)
  // A parent that could not be read would make every name of the child unknown.
  if (Object.keys(parent.value).length === 0) return { value: {}, faults, ancestors: [] }
  const value: Map = { ...parent.value }
  for (const [key, mine] of Object.entries(own)) {
    if (key === 'set' || key === 'drop') continue
    const entry = sections.find(({ section }) => section === key)
    value[key] =
      entry && Array.isArray(mine) && Array.isArray(parent.value[key])
        ? replaceEntries(parent.value[key], mine, entry.key)
        : mine
  }
  inheritSpots(value, own)
  inheritSpots(value, parent.value)
  dropEntries(own, value, at)
  setParameters(own, value, at)
  return { value, faults, ancestors: [reference, ...parent.ancestors] }
}

/** The parent's entries in their order, those of the same id replaced whole, new ones after. */
function replaceEntries(theirs: Plain[], mine: Plain[], key: string): Plain[] {
  const idOf = (entry: Plain): Plain | undefined => (isMapping(entry) ? entry[key] : undefined)
  const replaced = new Map(mine.map((entry) => [idOf(entry), entry]))
  const merged = theirs.map((entry) => {
    const id = idOf(entry)
    const other = id === undefined ? undefined : replaced.get(id)
    if (other === undefined) return entry
    replaced.delete(id)
    return other
  })
  const kept = new Set(merged)
  merged.push(...mine.filter((entry) => !kept.has(entry)))
  rebuild(merged, [theirs, mine])
  return merged
}

/** Places of a list put together from entries of others. */
function rebuild(list: Plain[], from: readonly Plain[][]): void {
  for (const [index, entry] of list.entries()) {
    for (const source of from) {
      const spot = spotOf(source, source.indexOf(entry))
      if (spot) setSpot(list, index, spot)
    }
  }
}

type At = (path: (string | number)[], code: Fault['code'], data?: Fault['data']) => void

/** `drop: [points late_report]` */
function dropEntries(own: Map, value: Map, at: At): void {
  if (!Array.isArray(own.drop)) return
  for (const [index, dropped] of own.drop.entries()) {
    const [key = '', ...rest] = String(dropped).split(' ')
    const id = rest.join(' ')
    const section = sections.find((s) => s.key === key)?.section
    const list = section === undefined ? undefined : value[section]
    if (section === undefined) {
      at(['drop', index], 'drop.unknown_kind', { name: key, known: sections.map((s) => s.key) })
      continue
    }
    const ids = Array.isArray(list) ? list.map((entry) => (isMapping(entry) ? String(entry[key]) : '')) : []
    if (!Array.isArray(list) || !ids.includes(id)) {
      const suggestion = nearest(id, ids)
      at(['drop', index], 'drop.no_such_entry', {
        name: String(dropped),
        ...(suggestion === undefined ? {} : { suggestion }),
      })
      continue
    }
    const kept = list.filter((entry) => !(isMapping(entry) && entry[key] === id))
    rebuild(kept, [list])
    value[section] = kept
  }
}

/** `set: { answer: 6 working days }` */
function setParameters(own: Map, value: Map, at: At): void {
  if (!isMapping(own.set)) return
  const list = Array.isArray(value.parameters) ? [...value.parameters] : []
  const ids = list.map((entry) => (isMapping(entry) ? String(entry.parameter) : ''))
  for (const [name, to] of Object.entries(own.set)) {
    const index = ids.indexOf(name)
    const entry = list[index]
    if (!isMapping(entry)) {
      const suggestion = nearest(name, ids)
      at(['set', name], 'set.no_such_parameter', {
        name,
        known: ids,
        ...(suggestion === undefined ? {} : { suggestion }),
      })
      continue
    }
    const wasNumber = typeof entry.value === 'number'
    if (wasNumber !== (typeof to === 'number') || (!wasNumber && typeof to === 'string' && !parseTimeLimit(to).ok)) {
      at(['set', name], wasNumber ? 'set.needs_number' : 'set.needs_limit', { name })
      continue
    }
    const changed = { ...entry, value: to }
    inheritSpots(changed, entry)
    const spot = spotOf(own.set, name)
    if (spot) setSpot(changed, 'value', spot)
    list[index] = changed
  }
  if (Array.isArray(value.parameters)) inheritSpots(list, value.parameters)
  value.parameters = list
}
