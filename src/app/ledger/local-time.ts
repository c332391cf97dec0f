import { Temporal } from 'temporal-polyfill'

const DAY_MS = 86_400_000
const UTC_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/**
 * Moments in a place's own time, to the second: `2026-03-05T09:30:00`. A ledger asks three times a row, and the calendar library takes as
 * long for it as all the rest of the row: so what the clocks of a day differ from UTC is asked once, unless they are changed that day.
 */
export function localTime(timeZone: string): (moment: string) => string {
  const known = new Map<number, number | null>()
  const offsetAt = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6
  const offsetOf = (day: number): number | null => {
    const before = known.get(day)
    if (before !== undefined) return before
    const [from, to] = [offsetAt(day * DAY_MS), offsetAt((day + 1) * DAY_MS)]
    const offset = from === to ? from : null
    known.set(day, offset)
    return offset
  }
  return (moment) => {
    const ms = UTC_MOMENT.test(moment) ? Date.parse(moment) : Number.NaN
    const offset = Number.isNaN(ms) ? null : offsetOf(Math.floor(ms / DAY_MS))
    return offset === null ? exactly(moment, timeZone) : new Date(ms + offset).toISOString().slice(0, 19)
  }
}

function exactly(moment: string, timeZone: string): string {
  const local = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDateTime()
  return local.toString({ smallestUnit: 'second' })
}
