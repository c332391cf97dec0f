import { addMinutes, type ClockRules, instantAt, localOf, minutesOf } from './clock-rules.ts'
import type { InstantString, PlainDateString } from './day.ts'
import type { WorkdayCalendar } from './workday-calendar.ts'

type Window = { readonly from: number; readonly to: number }

const windowsOf = (rules: ClockRules): Window[] =>
  rules.workingHours.map((text) => {
    const [from, to] = text.split('-')
    return { from: minutesOf(from ?? ''), to: minutesOf(to ?? '') }
  })

const dayLength = (windows: readonly Window[]) => windows.reduce((sum, window) => sum + window.to - window.from, 0)

/** Office minutes of a working day before the given minute. */
const elapsed = (windows: readonly Window[], minute: number) =>
  windows.reduce((sum, window) => sum + Math.max(0, Math.min(minute, window.to) - window.from), 0)

/** Office minutes from the calendar's beginning up to the instant; differences of it are what counts. */
function ordinal(at: InstantString, rules: ClockRules, calendar: WorkdayCalendar): number {
  const windows = windowsOf(rules)
  const { day, minutes } = localOf(at, rules.timeZone)
  const works = calendar.works(day)
  return (calendar.seqOf(day) - (works ? 1 : 0)) * dayLength(windows) + (works ? elapsed(windows, minutes) : 0)
}

/** Office minutes between two instants. */
export function officeMinutesBetween(
  from: InstantString,
  to: InstantString,
  rules: ClockRules,
  calendar: WorkdayCalendar,
): number {
  return ordinal(to, rules, calendar) - ordinal(from, rules, calendar)
}

/** The earliest instant by which `minutes` office minutes have passed; negative goes back to the latest such instant. */
export function addOfficeMinutes(
  at: InstantString,
  minutes: number,
  rules: ClockRules,
  calendar: WorkdayCalendar,
): InstantString {
  const windows = windowsOf(rules)
  const length = dayLength(windows)
  if (minutes === 0 || length === 0) return at
  const goal = ordinal(at, rules, calendar) + minutes
  // A goal on the seam between two office days is the end of the first one going forward, the start of the second going back.
  const forward = minutes > 0
  const seq = forward ? Math.ceil(goal / length) : Math.floor(goal / length) + 1
  let rest = goal - (seq - 1) * length
  const day = dayOfSeq(at, seq, rules, calendar)
  for (const window of windows) {
    const size = window.to - window.from
    if (forward ? rest <= size : rest < size) {
      return addMinutes(instantAt(day, window.from, rules.timeZone), rest)
    }
    rest -= size
  }
  return instantAt(day, windows.at(-1)?.to ?? 0, rules.timeZone)
}

function dayOfSeq(at: InstantString, seq: number, rules: ClockRules, calendar: WorkdayCalendar): PlainDateString {
  const { day } = localOf(at, rules.timeZone)
  const next = calendar.addWorkingDays(day, 1)
  return calendar.addWorkingDays(next, seq - calendar.seqOf(next))
}
