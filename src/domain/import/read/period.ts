import { addDays, addMonths, isDay } from '../../calendar/day.ts'
import { type Cell, plainHalf } from '../cell.ts'
import { readDay } from './date.ts'
import { type Reading, read, unread } from './reading.ts'

/** A stretch of days, the first and the last included. */
export type DaySpan = { readonly first: string; readonly last: string }

const FORM = '年、半年、季度、月或日，如 2026年、2026年上半年、2026年一季度、2026年3月'
const NUMBERS: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4' }

/**
 * Reads a period as tables of targets write it: `2026`, `2026年度`, `2026年上半年`, `2026年一季度`, `2026Q1`, `2026年3月`, `2026-03`,
 * `2026年1-6月`, or a day. Without a year it is of the sheet's year.
 * @param year of the sheet's title, where it is known
 */
export function readPeriod(cell: Cell, year: number | null, from1904 = false): Reading<DaySpan> {
  if (cell.type === 'date') return spanOfDay(cell, year, from1904)
  const written = plainHalf(cell)
  const text = written.replace(/\s/g, '').replace(/[—–－~至到]/g, '-')
  const found = /^(?:((?:19|20)\d{2})(?:年度?|[-/.](?=\d|Q|q)|(?=Q|q|\d{2}$)|$))?(.*)$/.exec(text)
  const named = found?.[1] === undefined ? year : Number(found[1])
  const months = monthsOf(found?.[2] ?? '')
  if (months === undefined) return spanOfDay(cell, year, from1904)
  if (named === null) return unread('date.year_missing', { text: written })
  const [from, to] = months
  if (from < 1 || to > 12 || from > to) return unread('period.unreadable', { text: written, form: FORM })
  return read({ first: monthStart(named, from), last: addDays(addMonths(monthStart(named, to), 1), -1) })
}

/** First and last month of what stands behind the year. */
function monthsOf(rest: string): readonly [number, number] | undefined {
  if (rest === '' || rest === '全年' || rest === '年度') return [1, 12]
  if (rest === '上半年' || rest === '半年') return [1, 6]
  if (rest === '下半年') return [7, 12]
  const quarter = /^(?:第?([1-4一二三四])季度|[Qq]([1-4]))末?$/.exec(rest)
  if (quarter) {
    const text = (quarter[1] ?? quarter[2]) as string
    const n = Number(NUMBERS[text] ?? text)
    return [3 * n - 2, 3 * n]
  }
  const range = /^(\d{1,2})月?-(\d{1,2})月$/.exec(rest)
  if (range) return [Number(range[1]), Number(range[2])]
  const month = /^(\d{1,2})月?份?末?$/.exec(rest)
  return month ? [Number(month[1]), Number(month[1])] : undefined
}

function spanOfDay(cell: Cell, year: number | null, from1904: boolean): Reading<DaySpan> {
  const day = readDay(cell, year, from1904)
  if (day.ok) return read({ first: day.value.day, last: day.value.day })
  return day.fault.code === 'date.impossible' || day.fault.code === 'date.year_missing'
    ? day
    : unread('period.unreadable', { text: plainHalf(cell), form: FORM })
}

function monthStart(year: number, month: number): string {
  const day = `${year}-${String(month).padStart(2, '0')}-01`
  if (!isDay(day)) throw new Error(`${day} is no day`)
  return day
}
