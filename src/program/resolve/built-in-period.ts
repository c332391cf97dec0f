/** Calendars that every program has: `quarter`, `once`, `2 weeks`. */
import type { Period, PeriodUnit } from '../model.ts'
import { CALENDARS } from '../words.ts'

const UNITS: Readonly<Record<string, PeriodUnit>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
}

/** `quarter`, `once`, `2 weeks`. */
export function builtInPeriod(written: string): Period | undefined {
  if (written === 'once') return { id: 'once', title: '全程', builtIn: true, kind: 'once' }
  if (Object.hasOwn(CALENDARS, written)) {
    const unit = written as PeriodUnit
    return {
      id: unit,
      title: CALENDARS[unit],
      builtIn: true,
      kind: 'recurring',
      unit,
      step: 1,
      starts: 1,
      namedBy: 'start',
    }
  }
  const stepped = /^([2-9]|[1-9]\d) (day|week|month|quarter|year)s$/.exec(written)
  const unit = stepped?.[2] === undefined ? undefined : UNITS[stepped[2]]
  if (!stepped || !unit) return undefined
  const step = Number(stepped[1])
  const title = `每 ${step} ${{ day: '日', week: '周', month: '个月', quarter: '个季度', year: '年', half_month: '个半月', half_year: '个半年' }[unit]}`
  return { id: `${step}_${unit}s`, title, builtIn: true, kind: 'recurring', unit, step, starts: 1, namedBy: 'start' }
}
