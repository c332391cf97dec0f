import { type Failure, fail, ok, type Result } from '../result.ts'
import { isDay } from './day.ts'
import type { Amount, LimitUnit, MomentRef, TimeLimit } from './time-limit.ts'
import { LIMIT_MOMENTS } from './time-limit.ts'

/** `suggestion` is text that would be read; empty when nothing is close. */
export type TimeLimitError = Failure<'time_limit.unreadable' | 'time_limit.no_such_day'>

/** As written → unit. Singular and plural are both read; "1 days" is tolerated. */
const UNITS: Readonly<Record<string, LimitUnit>> = {
  minute: 'minutes',
  hour: 'hours',
  'working hour': 'working_hours',
  day: 'days',
  'working day': 'working_days',
  week: 'weeks',
  month: 'months',
  year: 'years',
}

/** What people write instead. */
const NEARLY: Readonly<Record<string, string>> = {
  min: 'minute',
  mins: 'minute',
  h: 'hour',
  hr: 'hour',
  hrs: 'hour',
  d: 'day',
  workday: 'working day',
  'work day': 'working day',
  'business day': 'working day',
  'working-day': 'working day',
  working_day: 'working day',
  'office hour': 'working hour',
  'working-hour': 'working hour',
  working_hour: 'working hour',
  'calendar day': 'day',
  'natural day': 'day',
  quarter: '',
  天: 'day',
  日: 'day',
  个工作日: 'working day',
  工作日: 'working day',
  小时: 'hour',
  分钟: 'minute',
  周: 'week',
  个月: 'month',
  月: 'month',
  年: 'year',
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const PLAIN = {
  due: 'due',
  'same day': 'same_day',
  'next day': 'next_day',
  'next working day': 'next_working_day',
  'end of period': 'end_of_period',
} as const

const singular = (word: string) => (word.endsWith('s') ? word.slice(0, -1) : word)

const unreadable = (text: string, suggestion = '') => fail('time_limit.unreadable', { text, suggestion })

const plural = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`

function readAmount(text: string): { amount: Amount } | { suggestion: string } {
  const match = /^(\d+)\s*(.+)$/.exec(text)
  if (!match) return { suggestion: '' }
  const n = Number(match[1])
  const word = singular(match[2]?.toLowerCase() ?? '')
  const unit = UNITS[word]
  if (unit && n >= 1 && /^\d+\s/.test(text)) return { amount: { n, unit } }
  const meant = unit ? word : (NEARLY[word] ?? NEARLY[match[2] ?? ''])
  if (word === 'quarter') return { suggestion: plural(n * 3, 'month') }
  return { suggestion: meant ? plural(Math.max(n, 1), meant) : '' }
}

function readMoment(text: string): MomentRef | null {
  const words = text.replaceAll(' ', '_')
  if (Object.hasOwn(LIMIT_MOMENTS, words)) return { kind: 'moment', moment: words as keyof typeof LIMIT_MOMENTS }
  return /^[a-z][a-z0-9_]*$/.test(text) ? { kind: 'column', column: text } : null
}

function readSteps(text: string, side: 'after' | 'before', base: MomentRef | null, whole: string) {
  const parts = text.split(/\s+and\s+/).map(readAmount)
  const steps = parts.flatMap((part) => ('amount' in part ? [part.amount] : []))
  if (steps.length === parts.length) return ok<TimeLimit>({ kind: 'amount', steps, side, base })
  const mended = parts.map((part) =>
    'amount' in part ? plural(part.amount.n, unitWord(part.amount.unit)) : part.suggestion,
  )
  if (mended.includes('')) return unreadable(whole)
  return unreadable(whole, `${mended.join(' and ')}${whole.slice(text.length)}`)
}

const unitWord = (unit: LimitUnit) => singular(unit.replace('_', ' '))

/**
 * Reads a time limit of the program language (§5): `5 working days`, `2 working days before due`,
 * `1 month and 5 days after told`, `27th of next month`, `end of period`, `2026-04-15`, `FR`, `param.answer`.
 * A bare date that YAML already read may come as text. The error says what would be read, where that can be guessed.
 */
export function parseTimeLimit(source: string): Result<TimeLimit, TimeLimitError> {
  const text = source.trim().replace(/\s+/g, ' ')
  const plain = PLAIN[text as keyof typeof PLAIN]
  if (plain) return ok({ kind: plain })
  const param = /^param\.([a-z][a-z0-9_]*)$/.exec(text)
  if (param) return ok({ kind: 'param', param: param[1] ?? '' })
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return isDay(text) ? ok({ kind: 'date', day: text }) : fail('time_limit.no_such_day', { text })
  }
  const weekday = WEEKDAYS.indexOf(text as (typeof WEEKDAYS)[number])
  if (weekday >= 0) return ok({ kind: 'weekday', weekday: weekday + 1 })
  const nth = /^(\d{1,2})(st|nd|rd|th)( of next month)?$/.exec(text)
  if (nth) return readDayOfMonth(Number(nth[1]), nth[3] !== undefined, text)
  const on = /^on ([a-z][a-z0-9_]*)$/.exec(text)
  if (on) return ok({ kind: 'on_column', column: on[1] ?? '' })
  const sided = /^(.+?) (after|before) (.+)$/.exec(text)
  if (sided) {
    const base = readMoment(sided[3] ?? '')
    if (!base) return unreadable(text, `${sided[1]} ${sided[2]} due`)
    return readSteps(sided[1] ?? '', sided[2] as 'after' | 'before', base, text)
  }
  if (/^\d/.test(text)) return readSteps(text, 'after', null, text)
  return unreadable(text, nearest(text))
}

function readDayOfMonth(day: number, next: boolean, text: string): Result<TimeLimit, TimeLimitError> {
  if (day < 1 || day > 31) return unreadable(text, 'end of period')
  return ok({ kind: 'day_of_month', day, month: next ? 'next' : 'this' })
}

/** Words that are one slip away: another case, `same_day`, `friday`. */
function nearest(text: string): string {
  const lower = text.toLowerCase().replaceAll('_', ' ')
  if (lower in PLAIN) return lower
  const head = text.slice(0, 2).toUpperCase()
  if (/^(mon|tue|wed|thu|fri|sat|sun)/i.test(text)) return head
  if (lower === 'next workday' || lower === 'next business day') return 'next working day'
  if (lower === 'today') return 'same day'
  if (lower === 'tomorrow') return 'next day'
  if (lower === 'month end' || lower === 'end of month') return 'end of period'
  return ''
}
