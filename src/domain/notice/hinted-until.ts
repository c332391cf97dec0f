import { instantAt, localOf, minutesOf } from '../calendar/clock-rules.ts'
import { addDays, type InstantString, type PlainDateString } from '../calendar/day.ts'
import type { WorkdayCalendar } from '../calendar/workday-calendar.ts'

/** When somebody wishes to be told of what is new: as it happens, or gathered; and in which hours not. */
export type NoticeTimes = {
  readonly how: 'at_once' | 'digest'
  /** Local, `HH:MM`; from evening to morning, or within a day. Equal: never quiet. */
  readonly quietFrom: string
  readonly quietTo: string
}

export const USUAL_TIMES: NoticeTimes = { how: 'at_once', quietFrom: '21:00', quietTo: '07:30' }

/** What is gathered is said at these times of a working day: when it begins, and after the lunch break. */
export const DIGESTS_AT = ['08:30', '14:00'] as const

/** No holiday is longer. */
const LONGEST_BREAK = 15

/**
 * What came until this moment is hinted at (the bell's number); what came later waits. Nothing is hidden by it: whoever
 * opens the list sees everything.
 */
export function hintedUntil(
  times: NoticeTimes,
  now: InstantString,
  timeZone: string,
  calendar: Pick<WorkdayCalendar, 'works'>,
): InstantString {
  const heard = times.how === 'digest' ? lastDigest(now, timeZone, calendar) : now
  const quiet = quietSince(times, heard, timeZone)
  return quiet ?? heard
}

function lastDigest(now: InstantString, timeZone: string, calendar: Pick<WorkdayCalendar, 'works'>): InstantString {
  const { day, minutes } = localOf(now, timeZone)
  for (let back = 0; back <= LONGEST_BREAK; back++) {
    const that = addDays(day, -back)
    if (!calendar.works(that)) continue
    const at = DIGESTS_AT.map(minutesOf).findLast((one) => back > 0 || one <= minutes)
    if (at !== undefined) return instantAt(that, at, timeZone)
  }
  return now
}

/** When the quiet hours began, where the moment lies in them. */
function quietSince(times: NoticeTimes, at: InstantString, timeZone: string): InstantString | null {
  const [from, to] = [minutesOf(times.quietFrom), minutesOf(times.quietTo)]
  const { day, minutes } = localOf(at, timeZone)
  const since = (that: PlainDateString) => instantAt(that, from, timeZone)
  if (from < to) return minutes >= from && minutes < to ? since(day) : null
  if (from === to) return null
  if (minutes >= from) return since(day)
  return minutes < to ? since(addDays(day, -1)) : null
}
