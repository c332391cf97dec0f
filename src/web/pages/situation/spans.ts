import { plusDays, today } from '../../format/date.ts'

export const SPANS = ['year', 'quarter', 'month', 'days90'] as const
export type Span = (typeof SPANS)[number]

/** The days a span means today; without a known one, the year. */
export function daysOf(span: string | undefined, day = today()): { readonly from: string; readonly to: string } {
  const [year = '', month = ''] = day.split('-')
  if (span === 'days90') return { from: plusDays(day, -89), to: day }
  if (span === 'month') return { from: `${year}-${month}-01`, to: day }
  if (span === 'quarter') {
    const first = Math.floor((Number(month) - 1) / 3) * 3 + 1
    return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: day }
  }
  return { from: `${year}-01-01`, to: day }
}
