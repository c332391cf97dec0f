import { Temporal } from 'temporal-polyfill'

/** How long a session lives without use, and at all. */
export type SessionRules = { readonly idleMinutes: number; readonly longestHours: number }

export const SESSION_RULES: SessionRules = { idleMinutes: 30, longestHours: 12 }

/** When a session that is used now will end: after the idle time, but never later than its longest life. */
export function expiryOf(createdAt: string, now: string, rules: SessionRules = SESSION_RULES): string {
  const idle = Temporal.Instant.from(now).add({ minutes: rules.idleMinutes })
  const last = Temporal.Instant.from(createdAt).add({ hours: rules.longestHours })
  return (Temporal.Instant.compare(idle, last) < 0 ? idle : last).toString()
}
