/** What a period's label says. `n`: the week 1–53, the half of a month or year 1–2, the month 1–12 or the quarter 1–4. */
export type PeriodLabel =
  | { readonly unit: 'day'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly unit: 'half_month'; readonly year: number; readonly month: number; readonly n: number }
  | { readonly unit: 'week' | 'month' | 'quarter' | 'half_year'; readonly year: number; readonly n: number }
  | { readonly unit: 'year'; readonly year: number }

const FORM =
  /^(?<year>\d{4})(?:-W(?<week>\d{2})|-Q(?<quarter>[1-4])|-H(?<half>[12])|-(?<month>\d{2})(?:-(?<day>\d{2})|-(?<part>[12]))?)?$/

/** Reads a label as `periodOf` writes it; null for what is none of its forms (a phase, the whole program). */
export function readPeriodLabel(label: string): PeriodLabel | null {
  const found = FORM.exec(label)?.groups
  if (!found) return null
  const year = Number(found.year)
  if (found.week) return { unit: 'week', year, n: Number(found.week) }
  if (found.quarter) return { unit: 'quarter', year, n: Number(found.quarter) }
  if (found.half) return { unit: 'half_year', year, n: Number(found.half) }
  if (!found.month) return { unit: 'year', year }
  const month = Number(found.month)
  if (found.day) return { unit: 'day', year, month, day: Number(found.day) }
  if (found.part) return { unit: 'half_month', year, month, n: Number(found.part) }
  return { unit: 'month', year, n: month }
}

const QUARTERS = ['一', '二', '三', '四'] as const

/** Words by which a title says how often it comes; beside the period itself they say it twice. */
const OFTEN = /^(每日|每周|每半月|每月|每季度?|每半年|每年)(?=.{2})/

/** The title of a periodic paper: 2026年10月通报 rather than 2026年10月每月通报, 2026年度总结, 一周一结（2026年第47周）. */
export function periodicTitle(label: string, title: string): string {
  const period = paperPeriod(label)
  if (/^一.一.$/.test(title)) return `${title}（${period}）`
  if (period.endsWith('年') && title.startsWith('年')) return `${period}${title.slice(1)}`
  return `${period}${title.replace(OFTEN, '')}`
}

/** A period as an official paper writes it: 2026年10月, 2026年第三季度, 2026年上半年; what is no recurring period stays. */
export function paperPeriod(label: string): string {
  const read = readPeriodLabel(label)
  if (!read) return label
  const year = `${read.year}年`
  switch (read.unit) {
    case 'day':
      return `${year}${read.month}月${read.day}日`
    case 'half_month':
      return `${year}${read.month}月${read.n === 1 ? '上' : '下'}半月`
    case 'week':
      return `${year}第${read.n}周`
    case 'month':
      return `${year}${read.n}月`
    case 'quarter':
      return `${year}第${QUARTERS[read.n - 1]}季度`
    case 'half_year':
      return `${year}${read.n === 1 ? '上' : '下'}半年`
    case 'year':
      return year
  }
}
