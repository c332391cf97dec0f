import { addDays, daysBetween, type PlainDateString, weekdayOf } from './day.ts'

/** One row of the reference table calendar_day. `seq` is the number of working days up to and including the day. */
export type CalendarRow = {
  readonly day: PlainDateString
  readonly works: boolean
  readonly seq: number
  /** false: weekends assumed, the official notice for the year is not out. */
  readonly published: boolean
  /** 春节, 国庆节 …; for a make-up working day the holiday it makes up for. */
  readonly name?: string | null
}

export type WorkdayCalendar = {
  works(day: PlainDateString): boolean
  /** false: the official notice for this day's year is not known; weekends are assumed. */
  published(day: PlainDateString): boolean
  /** Working days up to and including the day, from the calendar's first day on. */
  seqOf(day: PlainDateString): number
  /**
   * The n-th working day after the day (n > 0), or before it (n < 0: so many working days lie after the answer, up to
   * and including the day). n = 0 is the day itself. Inverse of `countWorkingDays`.
   */
  addWorkingDays(day: PlainDateString, n: number): PlainDateString
  /** Working days in (after, through]; negative when `through` is earlier. */
  countWorkingDays(after: PlainDateString, through: PlainDateString): number
  /** Working Saturdays and Sundays in (after, through]: 调休上班. */
  makeUpDays(after: PlainDateString, through: PlainDateString): PlainDateString[]
  /** Years in [from, to] with a day whose official calendar is not known. */
  unknownYears(from: PlainDateString, to: PlainDateString): number[]
}

/** A Monday: weekdays are numbered from here where no row tells better. */
const MONDAY = '2001-01-01'

const weekdayNumber = (day: PlainDateString): number => {
  const n = daysBetween(MONDAY, day)
  const week = Math.floor(n / 7)
  return week * 5 + Math.min(n - week * 7 + 1, 5)
}

const weekdayAt = (number: number): PlainDateString => {
  const week = Math.floor((number - 1) / 5)
  return addDays(MONDAY, week * 7 + (number - 1 - week * 5))
}

/**
 * A calendar over contiguous rows. Days outside the rows count by weekends alone and are never `published`.
 * Everything is a look-up by ordinal; nothing walks day by day.
 */
export function createWorkdayCalendar(rows: readonly CalendarRow[]): WorkdayCalendar {
  const byDay = new Map(rows.map((row) => [row.day, row]))
  const working = rows.filter((row) => row.works)
  const first = rows[0]
  const last = rows.at(-1)
  if (first && last && daysBetween(first.day, last.day) !== rows.length - 1) {
    throw new Error(`calendar rows from ${first.day} to ${last.day} have gaps`)
  }
  const seqBefore = first ? first.seq - (first.works ? 1 : 0) : 0
  const seqLast = last?.seq ?? 0
  const weekdaysBefore = first ? weekdayNumber(addDays(first.day, -1)) : 0
  const weekdaysLast = last ? weekdayNumber(last.day) : 0
  const makeUps = working.filter((row) => weekdayOf(row.day) > 5).map((row) => row.day)

  const works = (day: PlainDateString) => byDay.get(day)?.works ?? weekdayOf(day) <= 5
  const published = (day: PlainDateString) => byDay.get(day)?.published ?? false
  const seqOf = (day: PlainDateString): number => {
    const row = byDay.get(day)
    if (row) return row.seq
    if (first && day < first.day) return seqBefore - (weekdaysBefore - weekdayNumber(day))
    return seqLast + weekdayNumber(day) - weekdaysLast
  }
  const dayAt = (seq: number): PlainDateString => {
    const row = working[seq - seqBefore - 1]
    if (row) return row.day
    if (first && seq <= seqBefore) return weekdayAt(weekdaysBefore - (seqBefore - seq))
    return weekdayAt(weekdaysLast + seq - seqLast)
  }
  const countWorkingDays = (after: PlainDateString, through: PlainDateString) => seqOf(through) - seqOf(after)

  return {
    works,
    published,
    seqOf,
    countWorkingDays,
    addWorkingDays: (day, n) => (n === 0 ? day : dayAt(seqOf(day) + n)),
    makeUpDays: (after, through) => makeUps.filter((day) => day > after && day <= through),
    unknownYears: (from, to) => {
      const years: number[] = []
      for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
        const head = `${year}-01-01` < from ? from : `${year}-01-01`
        const tail = `${year}-12-31` > to ? to : `${year}-12-31`
        if (!published(head) || !published(tail)) years.push(year)
      }
      return years
    },
  }
}

/** Numbers days in order: `startSeq` working days come before the first. */
export function withSeq<Row extends { day: PlainDateString; works: boolean }>(
  days: readonly Row[],
  startSeq = 0,
): (Row & { seq: number })[] {
  let seq = startSeq
  return days.map((day) => ({ ...day, seq: day.works ? ++seq : seq }))
}
