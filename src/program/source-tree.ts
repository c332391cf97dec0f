/** A YAML file read as plain values, remembering for every key and value where it stood, also after entries move. */
import type { Place } from './fault.ts'

export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

type Spot = { readonly key: Place; readonly value: Place }

/** Kept beside the values, by identity: values stay plain, and entries that move into another list keep their places. */
const spots = new WeakMap<object, Map<string | number, Spot>>()

/** Notes where `of[key]` stands. */
export function setSpot(of: object, key: string | number, spot: Spot): void {
  const known = spots.get(of) ?? new Map<string | number, Spot>()
  known.set(key, spot)
  spots.set(of, known)
}

export function spotOf(of: object, key: string | number): Spot | undefined {
  return spots.get(of)?.get(key)
}

/** A changed copy's parts stand where those of the original stood. */
export function inheritSpots(copy: object, from: object): void {
  spots.set(copy, new Map([...(spots.get(from) ?? []), ...(spots.get(copy) ?? [])]))
}

/** Place of what stands at `path`, or of the nearest thing around it. `at: 'key'` points at the key itself. */
export function placeOf(
  root: Plain,
  path: readonly (string | number)[],
  file: string,
  at: 'key' | 'value' = 'value',
): Place {
  let place: Place = { file, line: 1, column: 1 }
  let current: Plain | undefined = root
  for (const [index, step] of path.entries()) {
    if (typeof current !== 'object' || current === null) return place
    const spot = spotOf(current, step)
    if (!spot) return place
    place = index === path.length - 1 && at === 'key' ? spot.key : spot.value
    current = (current as Record<string | number, Plain | undefined>)[step]
  }
  return place
}

const ENTRY_KEYS = [
  'parameter',
  'period',
  'group',
  'link',
  'duty',
  'form',
  'matter',
  'indicator',
  'exemption',
  'measure',
  'ranking',
  'mark',
  'points',
  'act',
  'ban',
  'paper',
  'meeting',
  'report',
  'disclose',
  'clock',
  'tier',
  'end',
  'part',
  'field',
]

/** The path in the program's own names: `['points', 3, 'where']` → `points.bottom_three.where`. */
export function nameOfPath(root: Plain, path: readonly (string | number)[]): string {
  const names: string[] = []
  let current: Plain | undefined = root
  for (const step of path) {
    current =
      typeof current === 'object' && current !== null
        ? (current as Record<string | number, Plain | undefined>)[step]
        : undefined
    if (typeof step === 'string') {
      names.push(step)
      continue
    }
    names.push(idOf(current) ?? String(step + 1))
  }
  return names.join('.')
}

function idOf(entry: Plain | undefined): string | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return undefined
  for (const key of ENTRY_KEYS) {
    const value = entry[key]
    if (Object.hasOwn(entry, key) && typeof value === 'string') return value.replaceAll(' ', '_')
  }
  return undefined
}
