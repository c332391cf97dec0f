import { describe, expect, it } from 'vitest'
import { parseTimeLimit } from '#domain/calendar/parse-time-limit.ts'
import { describeTimeLimit } from '#domain/calendar/time-limit.ts'

const said = (text: string) => {
  const read = parseTimeLimit(text)
  return read.ok ? describeTimeLimit(read.value) : `${read.error.code}: ${read.error.data?.suggestion ?? ''}`
}

describe('time limits are read and said back', () => {
  it.each([
    ['5 working days', '5 个工作日'],
    ['1 working day', '1 个工作日'],
    ['90 minutes', '90 分钟'],
    ['4 working hours', '4 个工作小时'],
    ['2 working days before due', '期限前 2 个工作日'],
    ['5 working days after end of period', '期末后 5 个工作日'],
    ['15 days after told', '告知后 15 日'],
    ['3 days after answered_at', 'answered_at后 3 日'],
    ['1 month and 5 days', '1 个月又 5 日'],
    ['same day', '当日'],
    ['next working day', '次一工作日'],
    ['2014-04-15', '2014 年 4 月 15 日'],
    ['27th', '当月 27 日'],
    ['27th of next month', '次月 27 日'],
    ['end of period', '期末'],
    ['FR', '周五'],
    ['param.answer', '参数 answer'],
    ['  3   days ', '3 日'],
  ])('%s', (text, chinese) => {
    expect(said(text)).toBe(chinese)
  })
})

describe('what cannot be read says what would be right', () => {
  it.each([
    ['5 workdays', 'time_limit.unreadable: 5 working days'],
    ['1 workday before due', 'time_limit.unreadable: 1 working day before due'],
    ['5个工作日', 'time_limit.unreadable: 5 working days'],
    ['5working days', 'time_limit.unreadable: 5 working days'],
    ['2 quarters', 'time_limit.unreadable: 6 months'],
    ['0 days', 'time_limit.unreadable: 1 day'],
    ['Friday', 'time_limit.unreadable: FR'],
    ['same_day', 'time_limit.unreadable: same day'],
    ['next workday', 'time_limit.unreadable: next working day'],
    ['5 days before 甲', 'time_limit.unreadable: 5 days before due'],
    ['32nd', 'time_limit.unreadable: end of period'],
    ['1.5 days', 'time_limit.unreadable: '],
    ['soon', 'time_limit.unreadable: '],
    ['', 'time_limit.unreadable: '],
    ['2026-02-29', 'time_limit.no_such_day: '],
  ])('%s', (text, error) => {
    expect(said(text)).toBe(error)
  })
})
