import { Temporal } from 'temporal-polyfill'
import { addDays, dayNumber, dayOfNumber, type InstantString, type PlainDateString } from './day.ts'

/**
 * When a limit in days begins to count. `next_day` (the default, as in civil law): the day of receipt is not counted.
 * `same_day`: it is day one. `cut_off`: what arrives after that hour counts as received the next day (the next working
 * day where the limit is in working days; then also what arrives on a day off); `then` says how it counts from there.
 */
export type StartRule = 'same_day' | 'next_day' | { readonly cut_off: string; readonly then?: 'same_day' | 'next_day' }

/** The start rule a program states in two words: from when it counts, and the hour after which receipt is the next day's. */
export function startRuleOf(calendar: {
  readonly countsFrom: 'next_day' | 'same_day'
  readonly cutOff?: string | undefined
}): StartRule {
  const { countsFrom, cutOff } = calendar
  return cutOff === undefined ? countsFrom : { cut_off: cutOff, then: countsFrom }
}

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

const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** Offsets from UTC by zone and UTC day, where both ends of the day have the same; others are asked anew each time. */
const offsets = new Map<string, Map<number, number>>()

/** Milliseconds that local time is ahead of UTC at an instant. A zone is asked once a day, for asking is slow. */
function offsetAt(epoch: number, timeZone: string): number {
  let days = offsets.get(timeZone)
  if (!days) {
    days = new Map()
    offsets.set(timeZone, days)
  }
  const day = Math.floor(epoch / DAY)
  const known = days.get(day)
  if (known !== undefined) return known
  const ask = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1_000_000
  const [first, last] = [ask(day * DAY), ask((day + 1) * DAY)]
  if (first !== last) return ask(epoch)
  days.set(day, first)
  return first
}

const UTC = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?Z$/

/** Milliseconds since 1970, what is finer cut off. The common spelling is read here, every other by Temporal. */
function epochOf(at: InstantString): number {
  const found = UTC.exec(at)
  if (!found) return Temporal.Instant.from(at).epochMilliseconds
  const [, day = '', hours, minutes, seconds, fraction = ''] = found
  const clock = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return dayNumber(day) * DAY + clock * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3))
}

/** `2026-02-13T02:00:00Z`, with milliseconds only where there are any. */
const instantOf = (epoch: number): InstantString => {
  const seconds = Math.floor(epoch / 1000)
  const day = Math.floor(seconds / 86_400)
  const rest = seconds - day * 86_400
  const two = (n: number) => String(n).padStart(2, '0')
  const milliseconds = epoch - seconds * 1000
  const fraction = milliseconds === 0 ? '' : `.${String(milliseconds).padStart(3, '0')}`.replace(/0+$/, '')
  return `${dayOfNumber(day)}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}${fraction}Z`
}

/** The instant at `minutes` after local midnight of the day. */
export function instantAt(day: PlainDateString, minutes: number, timeZone: string): InstantString {
  const local = dayNumber(day) * DAY + minutes * MINUTE
  // The offset is asked for about the right moment, then at it; only within an hour of a clock change do the two differ.
  const about = local - offsetAt(local, timeZone)
  return instantOf(local - offsetAt(about, timeZone))
}

/** Local day and minutes after midnight (with fractions) of an instant. */
export function localOf(at: InstantString, timeZone: string): { day: PlainDateString; minutes: number } {
  const epoch = epochOf(at)
  const local = epoch + offsetAt(epoch, timeZone)
  const day = Math.floor(local / DAY)
  return { day: dayOfNumber(day), minutes: (local - day * DAY) / MINUTE }
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
  return instantOf(epochOf(at) + Math.round(minutes * MINUTE))
}

/** Minutes from one instant to another, with fractions. */
export function minutesBetween(from: InstantString, to: InstantString): number {
  return (epochOf(to) - epochOf(from)) / MINUTE
}

export function isBefore(a: InstantString, b: InstantString): boolean {
  const [first, second] = [epochOf(a), epochOf(b)]
  return first === second ? a !== b && Temporal.Instant.compare(a, b) < 0 : first < second
}

/** One spelling of an instant, to the millisecond: `2026-02-13T02:00:00.000Z`, as it comes back from storage. */
export function canonicalInstant(at: InstantString): InstantString {
  return Temporal.Instant.from(at).toString({ fractionalSecondDigits: 3 })
}
