import type { Act } from './act.ts'
import { apply } from './apply.ts'
import type { Matter, MatterState } from './matter.ts'

/** A state that was left: since when it had stood so (null: since before these acts) and when it did no more. */
export type Stay = { readonly state: MatterState; readonly from: string | null; readonly to: string }

/** The states a matter left by some acts, in order, and since when it stands as it does now (null: they changed nothing). */
export function staysIn(before: Matter | null, acts: readonly Act[]): { left: readonly Stay[]; since: string | null } {
  const left: Stay[] = []
  let since: string | null = null
  let now = before
  for (const act of acts) {
    const next = apply(now, act)
    if (next.state !== now?.state) {
      if (now) left.push({ state: now.state, from: since, to: act.at })
      since = act.at
    }
    now = next
  }
  return { left, since }
}
