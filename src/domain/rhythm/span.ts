import { addDays, weekdayOf } from '../calendar/day.ts'

/** 一日一盯、一周一结、每月通报、每季考核、年度总结. */
export const RHYTHMS = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Rhythm = (typeof RHYTHMS)[number]

export type Span = { readonly from: string; readonly to: string }

/** The day, week (Monday to Sunday), month, quarter or year that holds a day. Both ends are included. */
export function spanOf(rhythm: Rhythm, day: string): Span {
  const [year = 0, month = 1] = day.split('-').map(Number)
  switch (rhythm) {
    case 'day':
      return { from: day, to: day }
    case 'week': {
      const monday = addDays(day, 1 - weekdayOf(day))
      return { from: monday, to: addDays(monday, 6) }
    }
    case 'month':
      return months(year, month, 1)
    case 'quarter':
      return months(year, month - ((month - 1) % 3), 3)
    case 'year':
      return { from: `${year}-01-01`, to: `${year}-12-31` }
  }
}

function months(year: number, first: number, n: number): Span {
  const pad = (value: number) => String(value).padStart(2, '0')
  const next = first + n
  const after = next > 12 ? `${year + 1}-${pad(next - 12)}-01` : `${year}-${pad(next)}-01`
  return { from: `${year}-${pad(first)}-01`, to: addDays(after, -1) }
}

/** A day in the span before, and one in the span after: for going back and forth. */
export function besideSpan({ from, to }: Span): { readonly before: string; readonly after: string } {
  return { before: addDays(from, -1), after: addDays(to, 1) }
}
