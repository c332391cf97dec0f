import { Temporal } from 'temporal-polyfill'
import { addDays, type InstantString, type PlainDateString } from './day.ts'

/**
 * When a limit in days begins to count. `next_day` (the default, as in civil law): the day of receipt is not counted.
 * `same_day`: it is day one. `cut_off`: what arrives after that hour counts as received the next day (the next working
 * day where the limit is in working days; then also what arrives on a day off); `then` says how it counts from there.
 */
export type StartRule = 'same_day' | 'next_day' | { readonly cut_off: string; readonly then?: 'same_day' | 'next_day' }

/** A program's reckoning of time; `calendar:` in its file. */
export type ClockRules = {
  readonly timeZone: string
  readonly starts: StartRule
  /** The local hour at which the program's day ends: '24:00', or '12:00' where from noon on it is tomorrow. */
  readonly dayTurns: string
  /** Local office hours, e.g. ['08:30-12:00', '14:00-17:30']; used by limits in working hours. */
  readonly workingHours: readonly string[]
}

export const DEFAULT_CLOCK_RULES: ClockRules = {
  timeZone: 'Asia/Shanghai',
  starts: 'next_day',
  dayTurns: '24:00',
  workingHours: ['08:30-12:00', '14:00-17:30'],
}

/** Minutes after midnight of 'HH:MM'; '24:00' is 1440. */
export function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}

/** The instant at `minutes` after local midnight of the day. */
export function instantAt(day: PlainDateString, minutes: number, timeZone: string): InstantString {
  const whole = Math.floor(minutes / 1440)
  const rest = minutes - whole * 1440
  return Temporal.PlainDate.from(whole === 0 ? day : addDays(day, whole))
    .toZonedDateTime({ timeZone, plainTime: { hour: Math.floor(rest / 60), minute: rest % 60 } })
    .toInstant()
    .toString()
}

/** Local day and minutes after midnight (with fractions) of an instant. */
export function localOf(at: InstantString, timeZone: string): { day: PlainDateString; minutes: number } {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
  const seconds = local.second + local.millisecond / 1000
  return { day: local.toPlainDate().toString(), minutes: local.hour * 60 + local.minute + seconds / 60 }
}

/** The program's day of an instant: from `dayTurns` on it is tomorrow. */
export function programDay(at: InstantString, rules: ClockRules): PlainDateString {
  const { day, minutes } = localOf(at, rules.timeZone)
  return minutes >= minutesOf(rules.dayTurns) ? addDays(day, 1) : day
}

/** The instant at which the program's day is over (exclusive): what happens then is late. */
export function endOfDay(day: PlainDateString, rules: ClockRules): InstantString {
  return instantAt(day, minutesOf(rules.dayTurns), rules.timeZone)
}

/** The instant at which the program's day begins. */
export function startOfDay(day: PlainDateString, rules: ClockRules): InstantString {
  return endOfDay(addDays(day, -1), rules)
}

export function addMinutes(at: InstantString, minutes: number): InstantString {
  return Temporal.Instant.from(at)
    .add({ milliseconds: Math.round(minutes * 60_000) })
    .toString()
}

/** Minutes from one instant to another, with fractions. */
export function minutesBetween(from: InstantString, to: InstantString): number {
  return (Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds) / 60_000
}

export function isBefore(a: InstantString, b: InstantString): boolean {
  return Temporal.Instant.compare(a, b) < 0
}

/** One spelling of an instant, to the millisecond: `2026-02-13T02:00:00.000Z`, as it comes back from storage. */
export function canonicalInstant(at: InstantString): InstantString {
  return Temporal.Instant.from(at).toString({ fractionalSecondDigits: 3 })
}
