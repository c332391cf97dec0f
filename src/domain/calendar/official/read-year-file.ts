import { type Failure, fail, ok, type Result } from '../../result.ts'
import { eachDay, isDay, type PlainDateString, weekdayOf, yearOf } from '../day.ts'
import type { YearCalendar } from './year-calendar.ts'

export type YearFileError = Failure<
  | 'calendar.not_an_object'
  | 'calendar.bad_year'
  | 'calendar.unknown_key'
  | 'calendar.not_a_list'
  | 'calendar.not_a_day'
  | 'calendar.other_year'
  | 'calendar.day_twice'
  | 'calendar.both_free_and_working'
  | 'calendar.workday_on_weekday'
  | 'calendar.backward_span'
  | 'calendar.no_holidays'
>

type Days = Map<PlainDateString, string>

/**
 * Reads an official year: `{ "year": 2027, "source": "国办发明电〔2026〕…", "holidays": […], "workdays": […] }`. A day is
 * `"2027-01-01"`, or `{ "from": "2027-02-05", "to": "2027-02-11", "name": "春节" }`, or `{ "day": …, "name": … }`.
 * All faults at once, each with its place.
 */
export function readYearFile(input: unknown): Result<YearCalendar & { source: string | null }> & {
  readonly errors?: readonly YearFileError[]
} {
  const errors: YearFileError[] = []
  const report = (result: { error: YearFileError }) => errors.push(result.error)
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return failed([fail('calendar.not_an_object').error])
  const file = input as Readonly<Record<string, unknown>>
  const { year } = file
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 1950 || year > 2200) {
    return failed([fail('calendar.bad_year', { year: String(year) }, ['year']).error])
  }
  for (const key of Object.keys(file)) {
    if (!['year', 'source', 'holidays', 'workdays'].includes(key)) report(fail('calendar.unknown_key', { key }, [key]))
  }
  const holidays = readDays(file.holidays, 'holidays', year, errors)
  const workdays = readDays(file.workdays, 'workdays', year, errors)
  for (const day of workdays.keys()) {
    if (holidays.has(day)) report(fail('calendar.both_free_and_working', { day }, ['workdays']))
    // A make-up day on an ordinary weekday changes nothing: the line is a slip of the pen.
    else if (weekdayOf(day) <= 5) report(fail('calendar.workday_on_weekday', { day }, ['workdays']))
  }
  if (holidays.size === 0 && errors.length === 0) report(fail('calendar.no_holidays', { year }, ['holidays']))
  if (errors.length > 0) return failed(errors)
  return ok({ year, source: typeof file.source === 'string' ? file.source : null, holidays, workdays })
}

function failed(errors: readonly YearFileError[]) {
  const first = errors[0]
  if (!first) throw new Error('failed without an error')
  return { ok: false as const, error: first, errors }
}

function readDays(value: unknown, key: string, year: number, errors: YearFileError[]): Days {
  const days: Days = new Map()
  if (!Array.isArray(value)) {
    errors.push(fail('calendar.not_a_list', { key }, [key]).error)
    return days
  }
  value.forEach((entry: unknown, i) => {
    const span = spanOf(entry)
    if (!span || !isDay(span.from) || !isDay(span.to)) {
      errors.push(fail('calendar.not_a_day', { text: JSON.stringify(entry) ?? '' }, [key, i]).error)
    } else if (span.from > span.to) {
      errors.push(fail('calendar.backward_span', { from: span.from, to: span.to }, [key, i]).error)
    } else if (yearOf(span.from) !== year || yearOf(span.to) !== year) {
      errors.push(fail('calendar.other_year', { from: span.from, to: span.to, year }, [key, i]).error)
    } else {
      for (const day of eachDay(span.from, span.to)) {
        if (days.has(day)) errors.push(fail('calendar.day_twice', { day }, [key, i]).error)
        days.set(day, span.name)
      }
    }
  })
  return days
}

function spanOf(entry: unknown): { from: string; to: string; name: string } | null {
  if (typeof entry === 'string') return { from: entry, to: entry, name: '' }
  if (typeof entry !== 'object' || entry === null) return null
  const { day, from, to, name } = entry as Readonly<Record<string, unknown>>
  const text = typeof name === 'string' ? name : ''
  if (typeof day === 'string') return { from: day, to: day, name: text }
  return typeof from === 'string' && typeof to === 'string' ? { from, to, name: text } : null
}
