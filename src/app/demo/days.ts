import { addDays, daysBetween, weekdayOf } from '#domain/calendar/day.ts'
import type { Random } from './random.ts'

/** Mondays from the week of `first` to the week of `last`. */
export function mondays(first: string, last: string): string[] {
  const days: string[] = []
  for (let day = addDays(first, 1 - weekdayOf(first)); day <= last; day = addDays(day, 7)) days.push(day)
  return days
}

/** A Monday-to-Friday day of the week that is neither before `first` nor after `last`; undefined when there is none. */
export function dayInWeek(random: Random, monday: string, first: string, last: string): string | undefined {
  const days = [0, 1, 2, 3, 4].map((n) => addDays(monday, n)).filter((day) => day >= first && day <= last)
  return days.length > 0 ? random.pick(days) : undefined
}

/** The day itself, or the Friday before when it is a weekend. */
export function weekdayBefore(day: string): string {
  return addDays(day, -Math.max(0, weekdayOf(day) - 5))
}

/** A day somewhere from `first` to `last`, not on a weekend. */
export function someDay(random: Random, first: string, last: string): string {
  const day = weekdayBefore(addDays(first, random.int(0, Math.max(0, daysBetween(first, last)))))
  return day < first ? first : day
}

/** `n` working days back, by weekends alone: the demo needs no more. */
export function workdaysBack(day: string, n: number): string {
  let at = weekdayBefore(day)
  for (let left = n; left > 0; left--) at = weekdayBefore(addDays(at, -1))
  return at
}

/** The `n`-th weekday of the month that begins on `first`. */
export function workdayOf(first: string, n: number): string {
  let day = first
  for (let left = n; ; day = addDays(day, 1)) {
    if (weekdayOf(day) <= 5 && --left === 0) return day
  }
}

/** The day, brought between the two. */
export function within(day: string, least: string, most: string): string {
  const capped = day > most ? most : day
  return capped < least ? least : capped
}
