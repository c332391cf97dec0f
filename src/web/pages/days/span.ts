import { plusDays } from '../../format/date.ts'

export type View = 'week' | 'month'

/** Monday of the week that holds a day. */
function monday(day: string): string {
  return plusDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** Whole weeks that hold a week or a month, and a day of the one before and after. */
export function spanOf(view: View, on: string) {
  if (view === 'week') {
    const from = monday(on)
    return { from, to: plusDays(from, 6), before: plusDays(from, -7), after: plusDays(from, 7) }
  }
  const first = `${on.slice(0, 7)}-01`
  const next = `${plusDays(first, 31).slice(0, 7)}-01`
  return { from: monday(first), to: plusDays(monday(plusDays(next, -1)), 6), before: plusDays(first, -1), after: next }
}
