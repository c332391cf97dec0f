/** Moments as numbers, for plain comparisons. */
import { Temporal } from 'temporal-polyfill'

const known = new Map<string, number>()

/** Milliseconds of an ISO moment; `infinity` is later than everything. */
export function ms(at: string): number {
  if (at === 'infinity') return Number.POSITIVE_INFINITY
  const found = known.get(at)
  if (found !== undefined) return found
  const value = Temporal.Instant.from(at).epochMilliseconds
  if (known.size > 50_000) known.clear()
  known.set(at, value)
  return value
}

/** A number of milliseconds as an ISO moment. */
export function iso(milliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toString()
}

/** `-infinity` < every day < `infinity`. */
export function dayAtOrBefore(a: string, b: string): boolean {
  if (a === '-infinity' || b === 'infinity') return true
  if (a === 'infinity' || b === '-infinity') return false
  return a <= b
}

export const laterOf = (a: string, b: string): string => (dayAtOrBefore(a, b) ? b : a)
export const earlierOf = (a: string, b: string): string => (dayAtOrBefore(a, b) ? a : b)
