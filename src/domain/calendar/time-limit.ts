import type { PlainDateString } from './day.ts'

/** What a limit counts in. `working_hours` runs only in the office hours of working days. */
export const LIMIT_UNITS = {
  minutes: '分钟',
  hours: '小时',
  working_hours: '个工作小时',
  days: '日',
  working_days: '个工作日',
  weeks: '周',
  months: '个月',
  years: '年',
} as const
export type LimitUnit = keyof typeof LIMIT_UNITS

/** n is a whole number of at least 1. */
export type Amount = { readonly n: number; readonly unit: LimitUnit }

/** The moments a program can name; any other name is a time column of the fact. */
export const LIMIT_MOMENTS = {
  due: '期限',
  received: '收到',
  told: '告知',
  opened: '开始',
  closed: '销号',
  start_of_period: '期初',
  end_of_period: '期末',
} as const
export type LimitMoment = keyof typeof LIMIT_MOMENTS

export type MomentRef =
  | { readonly kind: 'moment'; readonly moment: LimitMoment }
  | { readonly kind: 'column'; readonly column: string }

/**
 * A time limit of the program language, read. Tables (`by`, `longest`) are the program's own; their leaves are these.
 * `amount` without `base` counts from where the clock starts. Several steps are taken one after another.
 */
export type TimeLimit =
  | {
      readonly kind: 'amount'
      readonly steps: readonly Amount[]
      readonly side: 'after' | 'before'
      readonly base: MomentRef | null
    }
  | { readonly kind: 'due' | 'same_day' | 'next_day' | 'next_working_day' | 'end_of_period' }
  | { readonly kind: 'date'; readonly day: PlainDateString }
  /** Clipped to the last day of a shorter month. */
  | { readonly kind: 'day_of_month'; readonly day: number; readonly month: 'this' | 'next' }
  /** The day that stands in a column of the fact: the slip's own date. */
  | { readonly kind: 'on_column'; readonly column: string }
  /** 1 = Monday … 7 = Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'param'; readonly param: string }

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

const describeAmount = ({ n, unit }: Amount) => `${n} ${LIMIT_UNITS[unit]}`

/** The limit in Chinese, as the rule book says it: `5 个工作日`, `期限前 2 个工作日`, `次月 27 日`. */
export function describeTimeLimit(limit: TimeLimit): string {
  switch (limit.kind) {
    case 'amount': {
      const amount = limit.steps.map(describeAmount).join('又 ')
      if (!limit.base) return limit.side === 'after' ? amount : `之前 ${amount}`
      const base = limit.base.kind === 'moment' ? LIMIT_MOMENTS[limit.base.moment] : limit.base.column
      return limit.side === 'after' ? `${base}后 ${amount}` : `${base}前 ${amount}`
    }
    case 'due':
      return '期限届满时'
    case 'same_day':
      return '当日'
    case 'next_day':
      return '次日'
    case 'next_working_day':
      return '次一工作日'
    case 'end_of_period':
      return '期末'
    case 'date':
      return `${Number(limit.day.slice(0, 4))} 年 ${Number(limit.day.slice(5, 7))} 月 ${Number(limit.day.slice(8))} 日`
    case 'day_of_month':
      return `${limit.month === 'next' ? '次月' : '当月'} ${limit.day} 日`
    case 'on_column':
      return `${limit.column} 所写之日`
    case 'weekday':
      return `${WEEKDAYS[limit.weekday - 1]}`
    case 'param':
      return `参数 ${limit.param}`
  }
}
