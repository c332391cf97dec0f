import { addMinutes, type ClockRules, endOfDay, localOf, minutesOf, programDay } from './clock-rules.ts'
import { addDays, addMonths, type InstantString, type PlainDateString } from './day.ts'
import type { Amount } from './time-limit.ts'
import type { WorkdayCalendar } from './workday-calendar.ts'
import { addOfficeMinutes } from './working-hours.ts'

/**
 * Where the reckoning stands: an instant and the program's day that it closes. `whole`: the instant is the end of that
 * day, so that further days count from the next one, whatever the start rule.
 */
export type Cursor = { readonly at: InstantString; readonly day: PlainDateString; readonly whole: boolean }

/** The end of a day. */
export function endOf(day: PlainDateString, rules: ClockRules): Cursor {
  return { at: endOfDay(day, rules), day, whole: true }
}

/** An instant in the course of a day; exactly at the turn it still belongs to the day that ends. */
export function atInstant(at: InstantString, rules: ClockRules): Cursor {
  return { at, day: programDay(addMinutes(at, -1 / 60_000), rules), whole: false }
}

/** The day that counts as the day of receipt, and whether it is itself day one. */
export function receiptOf(
  at: InstantString,
  inWorkingDays: boolean,
  rules: ClockRules,
  calendar: WorkdayCalendar,
): { day: PlainDateString; counts: 'same_day' | 'next_day'; movedBy: string | null } {
  const day = programDay(at, rules)
  const { starts } = rules
  if (typeof starts === 'string') return { day, counts: starts, movedBy: null }
  const counts = starts.then ?? 'next_day'
  const late = localOf(at, rules.timeZone).minutes > minutesOf(starts.cut_off)
  const next = (from: PlainDateString) => (inWorkingDays ? calendar.addWorkingDays(from, 1) : addDays(from, 1))
  if (late) return { day: next(day), counts, movedBy: starts.cut_off }
  if (inWorkingDays && !calendar.works(day)) return { day: next(day), counts, movedBy: starts.cut_off }
  return { day, counts, movedBy: null }
}

function moveDays(day: PlainDateString, { n, unit }: Amount, sign: 1 | -1, calendar: WorkdayCalendar): PlainDateString {
  switch (unit) {
    case 'days':
      return addDays(day, sign * n)
    case 'weeks':
      return addDays(day, sign * n * 7)
    case 'months':
      return addMonths(day, sign * n)
    case 'years':
      return addMonths(day, sign * n * 12)
    case 'working_days':
      return calendar.addWorkingDays(day, sign * n)
    default:
      throw new Error(`${unit} is not counted in days`)
  }
}

/** Day one is the day of receipt itself: one day less, counted so that months keep their corresponding day. */
function moveFromSameDay(day: PlainDateString, amount: Amount, calendar: WorkdayCalendar): PlainDateString {
  if (amount.unit === 'working_days') return calendar.addWorkingDays(addDays(day, -1), amount.n)
  return addDays(moveDays(day, amount, 1, calendar), -1)
}

/**
 * One step of a chain. Minutes and hours run from the instant; days and longer end at the end of the day reached. The
 * start rule applies to the first step from an instant going forward.
 */
export function takeStep(
  from: Cursor,
  amount: Amount,
  sign: 1 | -1,
  isFirst: boolean,
  rules: ClockRules,
  calendar: WorkdayCalendar,
): Cursor {
  const { n, unit } = amount
  if (unit === 'minutes' || unit === 'hours') {
    return atInstant(addMinutes(from.at, sign * n * (unit === 'hours' ? 60 : 1)), rules)
  }
  if (unit === 'working_hours') return atInstant(addOfficeMinutes(from.at, sign * n * 60, rules, calendar), rules)
  if (from.whole || sign < 0 || !isFirst) return endOf(moveDays(from.day, amount, sign, calendar), rules)
  const receipt = receiptOf(from.at, unit === 'working_days', rules, calendar)
  const day =
    receipt.counts === 'same_day'
      ? moveFromSameDay(receipt.day, amount, calendar)
      : moveDays(receipt.day, amount, 1, calendar)
  return endOf(day, rules)
}
