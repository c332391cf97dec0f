import { addDays, isDay } from '../../calendar/day.ts'
import { type Cell, plainHalf } from '../cell.ts'
import { type Reading, read, unread } from './reading.ts'

/** A day, with the time of day where one was written. */
export type DayAndTime = { readonly day: string; readonly time: string | null }

/** Serials that may stand for a day when the cell has no date format: 1982-02-18 to 2064-04-08. */
const SERIAL_FROM = 30_000
const SERIAL_TO = 60_000
const SERIAL_EPOCH_DAY = 25_569
const DAYS_TO_1904 = 1_462

/**
 * Reads a day as offices write it: a date cell, a serial whose format was lost, `2026-3-5`, `2026/3/5`, `2026.3.5`,
 * `2026年3月5日`, `二〇二六年三月五日`, `20260305`, and `3月5日` where the sheet says the year. What can be read in two ways
 * (`5/3/2026`, `26.3.5`) is refused.
 * @param year of the sheet's title or of the column, where it is known
 * @param from1904 days of this workbook are counted from 1904 on
 */
export function readDay(cell: Cell, year: number | null, from1904 = false): Reading<DayAndTime> {
  if (cell.type === 'date') return fromIso(cell.text)
  if (cell.type === 'boolean') return unread('date.unreadable', { text: cell.text })
  const text = plainHalf(cell)
  if (cell.type === 'number') return fromNumber(Number(cell.value), text, from1904)
  return fromText(text, year, from1904)
}

function fromIso(text: string): Reading<DayAndTime> {
  const [day = '', time] = text.split('T')
  return isDay(day) ? read({ day, time: time ? time.slice(0, 5) : null }) : unread('date.impossible', { text })
}

function fromNumber(value: number, text: string, from1904: boolean): Reading<DayAndTime> {
  if (Number.isInteger(value) && /^(19|20)\d{6}$/.test(text))
    return compose(text.slice(0, 4), text.slice(4, 6), text.slice(6), null, text)
  const serial = from1904 ? value + DAYS_TO_1904 : value
  if (serial >= SERIAL_FROM && serial <= SERIAL_TO) return fromSerial(serial)
  if (value > 1900 && value < 2200) return unread('date.day_missing', { text })
  return unread('date.unreadable', { text })
}

function fromSerial(serial: number): Reading<DayAndTime> {
  const minutes = Math.round(serial * 1440)
  const days = Math.floor(minutes / 1440)
  const day = addDays('1970-01-01', days - SERIAL_EPOCH_DAY)
  const rest = minutes - days * 1440
  const time = rest === 0 ? null : `${two(Math.floor(rest / 60))}:${two(rest % 60)}`
  return read({ day, time })
}

const FULL = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(.*)$/
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/
const NO_YEAR = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?(.*)$/

function fromText(written: string, year: number | null, from1904: boolean): Reading<DayAndTime> {
  const text = withArabicDigits(written)
    .replace(/[。·]/g, '.')
    .replace(/[—–－]/g, '-')
    .replace(/[(（]?\s*(周|星期|礼拜)[一二三四五六日天1-7]\s*[)）]?/g, ' ')
    .trim()
  const full = FULL.exec(text)
  if (full) return compose(full[1] as string, full[2] as string, full[3] as string, full[4] as string, written)
  const compact = COMPACT.exec(text)
  if (compact) return compose(compact[1] as string, compact[2] as string, compact[3] as string, null, written)
  const noYear = NO_YEAR.exec(text)
  if (noYear) {
    if (year === null) return unread('date.year_missing', { text: written })
    return compose(String(year), noYear[1] as string, noYear[2] as string, noYear[3] as string, written)
  }
  if (/^\d{4}\s*[-/.年]\s*\d{1,2}\s*月?$/.test(text)) return unread('date.day_missing', { text: written })
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(text)) return unread('date.ambiguous', { text: written })
  if (/^\d{1,2}[-/.]\d{1,2}$/.test(text)) return unread('date.year_missing', { text: written })
  // A serial that was turned into text; where it came from it may have been counted otherwise than here.
  if (/^\d{5}(\.\d+)?$/.test(text))
    return from1904 ? unread('date.ambiguous', { text: written }) : fromNumber(Number(text), written, false)
  return unread('date.unreadable', { text: written })
}

function compose(year: string, month: string, day: string, rest: string | null, written: string): Reading<DayAndTime> {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isDay(iso)) return unread('date.impossible', { text: written })
  const time = readTime(rest ?? '')
  return time === undefined ? unread('date.unreadable', { text: written }) : read({ day: iso, time })
}

/** `T09:30`, ` 9:30:00`, `上午9时30分`, `下午3点半`; null when nothing follows, undefined when it is no time. */
function readTime(rest: string): string | null | undefined {
  const text = rest.trim().replace(/^T/, '')
  if (text === '') return null
  const found =
    /^(上午|下午|晚上|中午|早上|凌晨)?\s*(\d{1,2})\s*[:：时点]\s*(半|\d{1,2})?\s*分?\s*(?::(\d{1,2})(?:\.\d+)?)?Z?$/.exec(
      text,
    )
  if (!found) return undefined
  let hour = Number(found[2])
  const minute = found[3] === '半' ? 30 : Number(found[3] ?? 0)
  if ((found[1] === '下午' || found[1] === '晚上') && hour < 12) hour += 12
  if (hour > 23 || minute > 59) return undefined
  return `${two(hour)}:${two(minute)}`
}

const DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  '○': '0',
  Ｏ: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  元: '1',
}

/** `二〇二六年三月二十五日` → `2026年3月25日`; anything else stays. */
function withArabicDigits(text: string): string {
  if (!/[〇零○一二三四五六七八九十廿卅]/.test(text)) return text
  return text
    .replace(/[〇零○一二三四五六七八九]{4}(?=年)/g, (year) => [...year].map((digit) => DIGITS[digit]).join(''))
    .replace(/([一二三四五六七八九十廿卅]+)(?=[月日号])/g, (number) => String(tens(number)))
}

function tens(number: string): number {
  const plain = number.replace('廿', '二十').replace('卅', '三十')
  const [ten, one] = plain.split('十')
  if (one === undefined) return Number(DIGITS[plain] ?? Number.NaN)
  return (
    (ten === '' ? 1 : Number(DIGITS[ten ?? ''] ?? Number.NaN)) * 10 +
    (one === '' ? 0 : Number(DIGITS[one] ?? Number.NaN))
  )
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
