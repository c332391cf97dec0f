import type { PlainDateString } from '../calendar/day.ts'

/** A calendar quarter: `2026-Q2`, first and last day. */
export type Quarter = { readonly label: string; readonly from: PlainDateString; readonly to: PlainDateString }

const LAST_DAY = ['03-31', '06-30', '09-30', '12-31'] as const

/** The calendar quarter that holds a day. */
export function quarterOf(day: PlainDateString): Quarter {
  const year = day.slice(0, 4)
  const n = Math.floor((Number(day.slice(5, 7)) - 1) / 3)
  return {
    label: `${year}-Q${n + 1}`,
    from: `${year}-${String(n * 3 + 1).padStart(2, '0')}-01`,
    to: `${year}-${LAST_DAY[n]}`,
  }
}
