import { nearest } from '../suggest.ts'

/** The nearest known name, as a fault tells it. */
export function suggestion(name: string, known: Iterable<string>): { suggestion: string } | Record<string, never> {
  const found = nearest(name, known)
  return found === undefined ? {} : { suggestion: found }
}
