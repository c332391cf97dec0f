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

/** The day `n` calendar days later; `n` may be negative. */
export function addDays(day: PlainDateString, n: number): PlainDateString {
  return Temporal.PlainDate.from(day).add({ days: n }).toString()
}

/** `n` months later, clipped to the last day of the month: 2026-01-31 + 1 → 2026-02-28. */
export function addMonths(day: PlainDateString, n: number): PlainDateString {
  return Temporal.PlainDate.from(day).add({ months: n }, { overflow: 'constrain' }).toString()
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDateString, to: PlainDateString): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: PlainDateString): number {
  return Temporal.PlainDate.from(day).dayOfWeek
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
  const count = daysBetween(first, last)
  const days: PlainDateString[] = []
  let date = Temporal.PlainDate.from(first)
  for (let i = 0; i <= count; i++) {
    days.push(date.toString())
    date = date.add({ days: 1 })
  }
  return days
}

export const laterDay = (a: PlainDateString, b: PlainDateString): PlainDateString => (a > b ? a : b)
export const earlierDay = (a: PlainDateString, b: PlainDateString): PlainDateString => (a < b ? a : b)
