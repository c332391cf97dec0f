import './browser-globals.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { setNow } from '#web/format/clock.ts'
import { daysBetween, formatDay, formatDeadline, formatMoment, plusDays, today } from '#web/format/date.ts'
import { formatAmount, formatCount, formatPoints, formatShare, formatState, formatValue } from '#web/format/number.ts'
import { loadMessages } from '#web/i18n/t.ts'

beforeAll(async () => {
  await loadMessages()
  setNow('2026-02-13T02:00:00Z')
})

describe('days and moments', () => {
  it('are told in the authority’s zone, with the year only when it is another', () => {
    expect(today()).toBe('2026-02-13')
    expect(formatDay('2026-02-27')).toBe('2月27日（周五）')
    expect(formatDay('2025-12-31')).toBe('2025年12月31日（周三）')
    expect(formatMoment('2026-02-27T10:00:00Z')).toBe('2月27日 18:00')
    expect(formatDay('infinity')).toBe('')
    expect(formatMoment(null)).toBe('')
  })
  it('a deadline at midnight belongs to the day that ends', () => {
    expect(formatDeadline('2026-02-27T16:00:00Z')).toBe('2月27日 24:00')
    expect(formatDeadline('2025-12-31T16:00:00Z')).toBe('2025年12月31日 24:00')
    expect(formatDeadline('2026-02-27T10:00:00Z')).toBe('2月27日 18:00')
  })
  it('reads what PostgreSQL writes', () => {
    expect(formatMoment('2026-02-27 10:00:00+00')).toBe('2月27日 18:00')
  })
  it('days are counted without clocks', () => {
    expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3)
    expect(plusDays('2026-02-27', 3)).toBe('2026-03-02')
  })
})

describe('numbers', () => {
  it('missing and not applicable are words, never nought', () => {
    expect(formatState('missing', null)).toBe('缺数据')
    expect(formatState('not_applicable', null)).toBe('不适用')
    expect(formatState('value', 0)).toBe('0')
    expect(formatState('value', '0.875', true)).toBe('87.5%')
    expect(formatState('value', '87.5%', true)).toBe('87.5%')
  })
  it('points wear their sign', () => {
    expect(formatPoints('-3')).toBe('−3')
    expect(formatPoints(2)).toBe('+2')
    expect(formatPoints('0')).toBe('0')
  })
  it('amounts are 万元, from one 亿 on 亿元', () => {
    expect(formatAmount('2706')).toBe('2,706 万元')
    expect(formatAmount(12_500)).toBe('1.25 亿元')
    expect(formatAmount(null)).toBe('缺数据')
  })
  it('counts are grouped, values lose their noughts', () => {
    expect(formatCount(12_300)).toBe('12,300')
    expect(formatValue('60.00000000')).toBe('60')
    expect(formatShare(1)).toBe('100%')
  })
})
