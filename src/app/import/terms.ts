import { addDays, addMonths } from '#domain/calendar/day.ts'
import type { LinkKind } from '#program/model.ts'

/**
 * The last day of a pairing's term, where the program sets one: a plain length of calendar time. Its first day counts, so
 * 3 years from 2014-03-27 end on 2017-03-26.
 */
export function termTo(rules: LinkKind, from: string): string | null {
  if (rules.term?.kind !== 'single' || rules.term.limit.kind !== 'amount') return null
  let day = from
  for (const { n, unit } of rules.term.limit.steps) {
    if (unit === 'years') day = addMonths(day, 12 * n)
    else if (unit === 'months') day = addMonths(day, n)
    else if (unit === 'weeks') day = addDays(day, 7 * n)
    else if (unit === 'days') day = addDays(day, n)
    else throw new Error(`a term of ${unit} cannot be reckoned`)
  }
  return addDays(day, -1)
}
