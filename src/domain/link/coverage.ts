import type { PlainDateString } from '../calendar/day.ts'
import { type Holder, holdsOn, type Link, type LinkRules, type Target } from './link.ts'

export type CoverState = 'met' | 'uncovered' | 'under' | 'over'

/** How one holder or target stands on a day. `have` counts different targets of a holder, different holders of a target. */
export type Cover = {
  readonly side: 'holder' | 'target'
  readonly kind: string
  readonly id: string
  /** At least so many; null: the program does not say. */
  readonly need: number | null
  readonly atMost: number | null
  readonly have: number
  readonly state: CoverState
}

/**
 * The proof of coverage for one kind of pairing on a day: a row for each holder and each target that should take part,
 * so that "nobody is uncovered" can be read off and not only assumed.
 */
export function coverageOn(
  day: PlainDateString,
  links: readonly Link[],
  rules: LinkRules,
  holders: readonly Holder[],
  targets: readonly Target[],
): Cover[] {
  const held = new Map<string, Set<string>>()
  const served = new Map<string, Set<string>>()
  const key = (one: { kind: string; id: string }) => `${one.kind} ${one.id}`
  for (const link of links) {
    if (link.link !== rules.id || !holdsOn(link, day)) continue
    add(held, key(link.holder), key(link.target))
    add(served, key(link.target), key(link.holder))
  }
  const row = (side: Cover['side'], one: Holder | Target, count = rules.perHolder): Cover => {
    const have = (side === 'holder' ? held : served).get(key(one))?.size ?? 0
    const need = count?.atLeast ?? null
    const atMost = count?.atMost ?? null
    return { side, kind: one.kind, id: one.id, need, atMost, have, state: stateOf(have, need, atMost) }
  }
  return [
    ...holders.map((holder) => row('holder', holder, rules.perHolder)),
    ...targets.map((target) => row('target', target, rules.perTarget)),
  ]
}

function add(map: Map<string, Set<string>>, from: string, to: string): void {
  const set = map.get(from)
  if (set) set.add(to)
  else map.set(from, new Set([to]))
}

function stateOf(have: number, need: number | null, atMost: number | null): CoverState {
  if (have < (need ?? 0)) return have === 0 ? 'uncovered' : 'under'
  return atMost !== null && have > atMost ? 'over' : 'met'
}
