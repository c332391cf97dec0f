import { Temporal } from 'temporal-polyfill'

/** How often one may fail before the account waits, and how long it waits. */
export type LockRules = { readonly failures: number; readonly minutes: number }

export const LOCK_RULES: LockRules = { failures: 5, minutes: 15 }

export type LockState = { readonly failed: number; readonly lockedUntil: string | null }

/** Whether the account may not even try now. */
export function isLocked(state: LockState, now: string): boolean {
  return state.lockedUntil !== null && Temporal.Instant.compare(state.lockedUntil, now) > 0
}

/** The state after one more failure; each full count of failures locks anew. */
export function afterFailure(state: LockState, now: string, rules: LockRules = LOCK_RULES): LockState {
  const failed = state.failed + 1
  if (failed % rules.failures !== 0) return { failed, lockedUntil: null }
  return { failed, lockedUntil: Temporal.Instant.from(now).add({ minutes: rules.minutes }).toString() }
}
