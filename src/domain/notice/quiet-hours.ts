import { type ClockRules, instantAt, localOf, minutesOf } from '../calendar/clock-rules.ts'
import type { InstantString } from '../calendar/day.ts'
import type { WorkdayCalendar } from '../calendar/workday-calendar.ts'

/**
 * When somebody may be told of what nobody did by hand: at once in office hours (the lunch break included), otherwise
 * when the next working day begins. Nobody is reminded at midnight or on a holiday.
 */
export function tellAt(now: InstantString, rules: ClockRules, calendar: WorkdayCalendar): InstantString {
  const spans = rules.workingHours.map((span) => span.split('-').map(minutesOf))
  const opens = Math.min(...spans.map(([from]) => from ?? 0))
  const closes = Math.max(...spans.map(([, to]) => to ?? 1440))
  if (spans.length === 0) return now
  const { day, minutes } = localOf(now, rules.timeZone)
  if (calendar.works(day) && minutes < opens) return instantAt(day, opens, rules.timeZone)
  if (calendar.works(day) && minutes < closes) return now
  return instantAt(calendar.addWorkingDays(day, 1), opens, rules.timeZone)
}
