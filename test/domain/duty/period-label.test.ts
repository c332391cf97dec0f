import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PERIOD_UNITS, periodOf } from '#domain/duty/period.ts'
import { paperPeriod, periodicTitle, readPeriodLabel } from '#domain/duty/period-label.ts'

describe('the label of a period', () => {
  it.each([
    ['2026-02-13', '2026年2月13日'],
    ['2026-W07', '2026年第7周'],
    ['2026-02-1', '2026年2月上半月'],
    ['2026-02-2', '2026年2月下半月'],
    ['2026-10', '2026年10月'],
    ['2026-Q3', '2026年第三季度'],
    ['2026-H1', '2026年上半年'],
    ['2026', '2026年'],
    ['动员部署阶段', '动员部署阶段'],
    ['once', 'once'],
    ['2026-Q5', '2026-Q5'],
  ])('%s is written %s on a paper', (label, written) => {
    expect(paperPeriod(label)).toBe(written)
  })

  it.each([
    ['2026-10', '每月通报', '2026年10月通报'],
    ['2026-Q3', '每季考核结果', '2026年第三季度考核结果'],
    ['2026', '年度总结', '2026年度总结'],
    ['2026-W47', '一周一结', '一周一结（2026年第47周）'],
    ['2026-10', '监测报告', '2026年10月监测报告'],
    ['2026-11-1', '每半月报告', '2026年11月上半月报告'],
    ['2026-W47', '每周会', '2026年第47周每周会'],
  ])('%s and %s make the title %s', (label, title, made) => {
    expect(periodicTitle(label, title)).toBe(made)
  })

  it('is read back from whatever a unit and a day make', () => {
    const days = fc.date({ min: new Date('2004-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.constantFrom(...PERIOD_UNITS), days, (unit, date) => {
        const { label } = periodOf(unit, date.toISOString().slice(0, 10) as Parameters<typeof periodOf>[1])
        expect(readPeriodLabel(label)?.unit).toBe(unit)
      }),
    )
  })
})
