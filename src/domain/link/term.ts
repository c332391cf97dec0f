import { type ClockRules, startOfDay } from '../calendar/clock-rules.ts'
import type { PlainDateString } from '../calendar/day.ts'
import { deadlineOf } from '../calendar/deadline.ts'
import type { TimeLimit } from '../calendar/time-limit.ts'
import type { WorkdayCalendar } from '../calendar/workday-calendar.ts'

/** The last day of a term that begins on `fromDay`: its first day counts, so 3 years from 2014-03-27 end on 2017-03-26. */
export function termEnd(
  fromDay: PlainDateString,
  term: TimeLimit,
  rules: ClockRules,
  calendar: WorkdayCalendar,
): PlainDateString {
  const sameDay: ClockRules = { ...rules, starts: 'same_day' }
  const end = deadlineOf({ limit: term, start: { at: startOfDay(fromDay, rules) }, rules: sameDay, calendar })
  if (!end.ok) throw new Error(`a term must be a plain length of time: ${end.error.code}`)
  return end.value.dueDay
}
