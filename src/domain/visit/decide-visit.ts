import { addMinutes, isBefore } from '../calendar/clock-rules.ts'
import type { InstantString } from '../calendar/day.ts'
import { fail, ok, type Result } from '../result.ts'

/** Clocks of phones run ahead a little; a visit is not recorded before it was made. */
const AHEAD_MINUTES = 5

/** Whether a visit can be what is said: it has a target, and it has taken place. */
export function checkVisit(
  said: {
    enterpriseId: string | null
    projectId: string | null
    personId: string
    companions: readonly string[]
    at: InstantString
  },
  now: InstantString,
): Result<true> {
  if (said.enterpriseId === null && said.projectId === null) return fail('visit.no_target', {}, ['enterpriseId'])
  if (isBefore(addMinutes(now, AHEAD_MINUTES), said.at)) return fail('visit.in_future', { at: said.at }, ['at'])
  if (said.companions.includes(said.personId)) return fail('visit.own_companion', {}, ['companions'])
  return ok(true)
}
