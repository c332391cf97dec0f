import { Temporal } from 'temporal-polyfill'

/** A calendar day as 'YYYY-MM-DD'. Days are compared and stored as text; only this file turns them into dates. */
export type PlainDateString = string

/** An instant as an ISO string with offset or Z, e.g. '2026-02-13T01:30:00Z'. */
export type InstantString = string

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** True for a day that exists: '2026-02-29' is not one. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

// Calendars have ten thousand days and rules reckon deadlines by the million, so days are counted as whole numbers here
// (proleptic Gregorian, after H. Hinnant, "chrono-compatible low-level date algorithms"); a test holds them to Temporal.

/** Days since 1970-01-01. */
export function dayNumber(day: PlainDateString): number {
  const month = Number(day.slice(5, 7))
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** The day with this number: the inverse of `dayNumber`. */
export function dayOfNumber(number: number): PlainDateString {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The day `n` calendar days later; `n` may be negative. */
export function addDays(day: PlainDateString, n: number): PlainDateString {
  return dayOfNumber(dayNumber(day) + n)
}

/** `n` months later, clipped to the last day of the month: 2026-01-31 + 1 → 2026-02-28. */
export function addMonths(day: PlainDateString, n: number): PlainDateString {
  return Temporal.PlainDate.from(day).add({ months: n }, { overflow: 'constrain' }).toString()
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDateString, to: PlainDateString): number {
  return dayNumber(to) - dayNumber(from)
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: PlainDateString): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** The year, as a number. */
export function yearOf(day: PlainDateString): number {
  return Number(day.slice(0, 4))
}

/** Day `n` of the month that `day` lies in, clipped to its last day. */
export function dayOfMonth(day: PlainDateString, n: number): PlainDateString {
  return Temporal.PlainDate.from(day).with({ day: n }, { overflow: 'constrain' }).toString()
}

/** The last day of the month that `day` lies in. */
export function lastOfMonth(day: PlainDateString): PlainDateString {
  return dayOfMonth(day, 31)
}

/** Every day from `first` to `last`, both included. */
export function eachDay(first: PlainDateString, last: PlainDateString): PlainDateString[] {
  const start = dayNumber(first)
  return Array.from({ length: Math.max(0, dayNumber(last) - start + 1) }, (_, i) => dayOfNumber(start + i))
}

export const laterDay = (a: PlainDateString, b: PlainDateString): PlainDateString => (a > b ? a : b)
export const earlierDay = (a: PlainDateString, b: PlainDateString): PlainDateString => (a < b ? a : b)
