import { createStore } from '../parts/store.ts'
import type { Place, PlaceGroup } from './places.ts'

/** How somebody goes about: how often to which place, which he pinned, which groups he has folded open or shut. */
export type Going = {
  readonly times: Readonly<Record<string, number>>
  readonly pinned: readonly string[]
  readonly open: Readonly<Record<string, boolean>>
}

/** So many of the places are offered above the groups. */
const MOST = 6
/** Somewhere one has been less often is not yet a habit. */
const HABIT = 3
/** Old habits fade: when one place reaches so many, all are halved. */
const FULL = 200

const NOTHING: Going = { times: {}, pinned: [], open: {} }
const store = createStore<Going>(NOTHING)
let key = ''

/** Kept on this machine, for each account by itself. */
export function useGoing(accountId: string): readonly [Going, (change: (before: Going) => Going) => void] {
  if (key !== `lianqi.places.${accountId}`) {
    key = `lianqi.places.${accountId}`
    store.set(read(key))
  }
  return [store.use(), change]
}

function change(by: (before: Going) => Going): void {
  const next = by(store.get())
  localStorage.setItem(key, JSON.stringify(next))
  store.set(next)
}

function read(name: string): Going {
  try {
    return { ...NOTHING, ...(JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Going>) }
  } catch {
    localStorage.removeItem(name)
    return NOTHING
  }
}

/** One more time there. */
export function went(before: Going, to: string): Going {
  const times = { ...before.times, [to]: (before.times[to] ?? 0) + 1 }
  const full = Object.values(times).some((n) => n >= FULL)
  return {
    ...before,
    times: full ? Object.fromEntries(Object.entries(times).map(([place, n]) => [place, Math.floor(n / 2)])) : times,
  }
}

export function pin(before: Going, to: string): Going {
  const pinned = before.pinned.includes(to) ? before.pinned.filter((one) => one !== to) : [...before.pinned, to]
  return { ...before, pinned }
}

/** What one pinned, in that order, then where one goes most; of places one may go to. */
export function favourites(groups: readonly PlaceGroup[], { times, pinned }: Going): readonly Place[] {
  const places = groups.flatMap((group) => group.places)
  const chosen = pinned.flatMap((to) => places.filter((place) => place.to === to))
  const usual = places
    .filter((place) => !pinned.includes(place.to) && (times[place.to] ?? 0) >= HABIT)
    .toSorted((a, b) => (times[b.to] ?? 0) - (times[a.to] ?? 0))
  return [...chosen, ...usual].slice(0, Math.max(MOST, chosen.length))
}

/** The place a page belongs to: the longest address it begins with. */
export function placeOf(groups: readonly PlaceGroup[], path: string): Place | undefined {
  return groups
    .flatMap((group) => group.places)
    .filter((place) => path === place.to || path.startsWith(`${place.to}/`))
    .toSorted((a, b) => b.to.length - a.to.length)[0]
}
