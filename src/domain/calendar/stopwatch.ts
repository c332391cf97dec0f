import { addMinutes, type ClockRules, isBefore, minutesBetween, programDay } from './clock-rules.ts'
import { addDays, daysBetween, type InstantString } from './day.ts'
import type { Cursor } from './limit-steps.ts'
import { atInstant, endOf } from './limit-steps.ts'
import type { LimitUnit } from './time-limit.ts'
import type { WorkdayCalendar } from './workday-calendar.ts'
import { addOfficeMinutes, officeMinutesBetween } from './working-hours.ts'

/** A stretch in which the clock stood still. `to: null`: it still does. */
export type Stop = { readonly from: InstantString; readonly to: InstantString | null; readonly reason?: string }

/** Time lost to stops, in the unit in which it was given back. */
export type Stopped = { readonly n: number; readonly unit: 'minutes' | 'working_hours' | 'days' | 'working_days' }

type Counting = { readonly rules: ClockRules; readonly calendar: WorkdayCalendar }

/** Overlapping stops count once. Intervals come out in order, clipped to begin no earlier than the clock. */
export function mergeStops(
  stops: readonly Stop[],
  startedAt: InstantString,
  now: InstantString,
): { from: InstantString; to: InstantString }[] {
  const clipped = stops
    .map((stop) => ({ from: isBefore(stop.from, startedAt) ? startedAt : stop.from, to: stop.to ?? now }))
    .filter((stop) => isBefore(stop.from, stop.to))
    .sort((a, b) => (isBefore(a.from, b.from) ? -1 : 1))
  const merged: { from: InstantString; to: InstantString }[] = []
  for (const stop of clipped) {
    const last = merged.at(-1)
    if (!last || isBefore(last.to, stop.from)) merged.push(stop)
    else if (isBefore(last.to, stop.to)) last.to = stop.to
  }
  return merged
}

/** The unit in which lost time is given back: weeks, months, years and fixed days give back calendar days. */
export function stoppedUnit(unit: LimitUnit | null): Stopped['unit'] {
  if (unit === 'minutes' || unit === 'hours') return 'minutes'
  if (unit === 'working_hours' || unit === 'working_days') return unit
  return 'days'
}

/**
 * Moves a due moment by the time the clock stood still: what was left when it stopped is left when it resumes, counted
 * in the unit of the limit. A stop that begins after the due moment changes nothing.
 */
export function giveBack(
  due: Cursor,
  stops: readonly { from: InstantString; to: InstantString }[],
  unit: Stopped['unit'],
  { rules, calendar }: Counting,
): { due: Cursor; stopped: Stopped } {
  let cursor = due
  let n = 0
  for (const { from, to } of stops) {
    if (!isBefore(from, cursor.at)) break
    if (unit === 'minutes') {
      const lost = minutesBetween(from, to)
      cursor = atInstant(addMinutes(cursor.at, lost), rules)
      n += lost
    } else if (unit === 'working_hours') {
      const lost = officeMinutesBetween(from, to, rules, calendar)
      cursor = atInstant(addOfficeMinutes(cursor.at, lost, rules, calendar), rules)
      n += lost / 60
    } else {
      const [first, last] = [programDay(from, rules), programDay(to, rules)]
      const lost = unit === 'days' ? daysBetween(first, last) : calendar.countWorkingDays(first, last)
      cursor = endOf(unit === 'days' ? addDays(cursor.day, lost) : calendar.addWorkingDays(cursor.day, lost), rules)
      n += lost
    }
  }
  return { due: cursor, stopped: { n, unit } }
}
