import { locale } from '../i18n/locale.ts'
import { now } from './clock.ts'

/** The authority's zone; set from the session. Every moment on screen is told in it, wherever the reader sits. */
let zone = 'Asia/Shanghai'

export function setTimeZone(name: string): void {
  zone = name
}

export type LocalMoment = { year: number; month: number; day: number; weekday: number; hour: number; minute: number }

/** Calendar fields of an ISO instant in the authority's zone; weekday 0 is Sunday. */
export function localOf(at: string, timeZone = zone): LocalMoment {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(new Date(normal(at)))
  const value = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  return {
    year: Number(value('year')),
    month: Number(value('month')),
    day: Number(value('day')),
    weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(value('weekday')),
    hour: Number(value('hour')),
    minute: Number(value('minute')),
  }
}

/** PostgreSQL writes `2026-02-27 10:00:00+00`; browsers want `2026-02-27T10:00:00+00:00`. */
export function normal(at: string): string {
  return at.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')
}

/** Milliseconds since the epoch of an ISO instant. */
export function millis(at: string): number {
  return Date.parse(normal(at))
}

const pad = (n: number) => String(n).padStart(2, '0')

/** Today as `YYYY-MM-DD` in the authority's zone. */
export function today(at = now()): string {
  const { year, month, day } = localOf(new Date(at).toISOString())
  return `${year}-${pad(month)}-${pad(day)}`
}

/** Now as `YYYY-MM-DDTHH:MM`, for a datetime input. */
export function nowLocal(at = now()): string {
  const { year, month, day, hour, minute } = localOf(new Date(at).toISOString())
  return `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}`
}

const WEEKDAYS = { 'zh-CN': '日一二三四五六', 'zh-TW': '日一二三四五六' } as const
const EN_DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const EN_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2月27日（周五）`, with the year when it is not this one. Takes `YYYY-MM-DD`; infinity is empty. */
export function formatDay(
  day: string | null | undefined,
  options: { weekday?: boolean; thisYear?: number } = {},
): string {
  if (!day || day.includes('infinity')) return ''
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number)
  const thisYear = options.thisYear ?? Number(today().slice(0, 4))
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay()
  const name = locale()
  if (name === 'en') {
    const head = options.weekday === false ? '' : `${EN_DAYS[weekday]} `
    return `${head}${date} ${EN_MONTHS[month - 1]}${year === thisYear ? '' : ` ${year}`}`
  }
  const tail = options.weekday === false ? '' : `（${name === 'zh-TW' ? '週' : '周'}${WEEKDAYS[name][weekday]}）`
  return `${year === thisYear ? '' : `${year}年`}${month}月${date}日${tail}`
}

/** Day of an instant in the zone, as `YYYY-MM-DD`. */
export function dayOf(at: string): string {
  const { year, month, day } = localOf(at)
  return `${year}-${pad(month)}-${pad(day)}`
}

/** `2月27日 18:00`. */
export function formatMoment(at: string | null | undefined): string {
  if (!at || at.includes('infinity')) return ''
  const { hour, minute } = localOf(at)
  return `${formatDay(dayOf(at), { weekday: false })} ${pad(hour)}:${pad(minute)}`
}

/** A deadline: midnight belongs to the day that ends, `2月27日 24:00`. */
export function formatDeadline(at: string): string {
  const { hour, minute } = localOf(at)
  if (hour !== 0 || minute !== 0) return formatMoment(at)
  const before = new Date(millis(at) - 60_000).toISOString()
  return `${formatDay(dayOf(before), { weekday: false })} 24:00`
}

/** Whole days from one day to another, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000,
  )
}

/** The day n days later, `YYYY-MM-DD`. */
export function plusDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
}

/** Noon of a day in the zone as an ISO instant: for what happened on a day whose hour nobody asked for. */
export function momentOf(day: string): string {
  const guess = Date.parse(`${day}T12:00:00Z`)
  const { hour, minute } = localOf(new Date(guess).toISOString())
  const shift = hour * 60 + minute - 12 * 60
  return new Date(guess - (dayOf(new Date(guess).toISOString()) > day ? shift + 1440 : shift) * 60_000).toISOString()
}
