import { describe, expect, it } from 'vitest'
import {
  type Course,
  completionOf,
  declaredNumber,
  elapsedShare,
  forecast,
  isBehind,
  plannedAt,
  shortfall,
  sumOfParts,
} from '#domain/target/progress.ts'

const year: Course = {
  target: 365,
  startValue: 0,
  better: 'up',
  firstDay: '2026-01-01',
  lastDay: '2026-12-31',
  schedule: [],
}

describe('progress against time', () => {
  it('counts the day itself as gone', () => {
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-02-01'].map((day) => elapsedShare(year, day))).toEqual([
      0,
      1 / 365,
      1,
      1,
    ])
  })

  it('without a schedule asks in proportion to the time gone', () => {
    expect(plannedAt(year, '2026-04-10')).toBeCloseTo(100)
    expect(isBehind(year, { day: '2026-04-10', value: 100 })).toBe(false)
    expect(isBehind(year, { day: '2026-04-10', value: 99.9 })).toBe(true)
    expect(shortfall(year, { day: '2026-04-10', value: 90 })).toBeCloseTo(10)
  })

  it('along a schedule asks for its points, and between them along the line', () => {
    const uneven = {
      ...year,
      target: 100,
      schedule: [
        { day: '2026-06-30', value: 20 },
        { day: '2026-12-31', value: 100 },
      ],
    }
    expect(plannedAt(uneven, '2026-06-30')).toBe(20)
    expect(plannedAt(uneven, '2026-09-30')).toBeCloseTo(20 + (80 * 92) / 184)
    expect(plannedAt(uneven, '2026-12-31')).toBe(100)
  })

  it('a schedule that ends early goes on to the target', () => {
    const early = { ...year, target: 100, schedule: [{ day: '2026-06-30', value: 20 }] }
    expect(plannedAt(early, '2026-12-31')).toBe(100)
  })

  it('what is to stay low must be low on every day; what is raised starts at its baseline', () => {
    const low: Course = { ...year, target: 5, better: 'down' }
    expect([isBehind(low, { day: '2026-01-05', value: 5 }), isBehind(low, { day: '2026-01-05', value: 5.1 })]).toEqual([
      false,
      true,
    ])
    expect(completionOf(10, low)).toBe(0.5)
    const doubling = { ...year, target: 80, startValue: 40 }
    expect(plannedAt(doubling, '2026-07-02')).toBeCloseTo(60, 0)
  })

  it('completion over nothing is no number', () => {
    expect(completionOf(3, { target: 0, better: 'up' })).toBeUndefined()
  })
})

describe('a forecast says how it was made', () => {
  it('is a line through several readings, a proportion of one, and nothing of none', () => {
    expect(forecast(year, [])).toBeUndefined()
    expect(forecast(year, [{ day: '2026-03-14', value: 36.5 }])).toEqual({ value: 182.5, how: 'proportional', from: 1 })
    const line = forecast(year, [
      { day: '2026-01-31', value: 31 },
      { day: '2026-02-28', value: 59 },
      { day: '2026-03-31', value: 90 },
    ])
    expect(line).toMatchObject({ how: 'linear', from: 3 })
    expect(line?.value).toBeCloseTo(365)
  })

  it('takes the last word about a day that was read twice', () => {
    const twice = [
      { day: '2026-03-14', value: 1 },
      { day: '2026-03-14', value: 73 },
    ]
    expect(forecast(year, twice)).toMatchObject({ value: 365, from: 1 })
  })
})

describe('parts', () => {
  it('says what the parts fall short of or exceed the whole by', () => {
    expect(sumOfParts(100, [])).toBeUndefined()
    expect([sumOfParts(100, [40, 60]), sumOfParts(100, [40, 50]), sumOfParts(0.3, [0.1, 0.2])]).toEqual([
      { sum: 100, gap: 0 },
      { sum: 90, gap: 10 },
      { sum: expect.closeTo(0.3), gap: 0 },
    ])
  })
})

describe('what a program declares', () => {
  it('is the hardest of its demands over the baseline', () => {
    expect(declaredNumber({ growth: 0.17 }, 103.5, 'up')).toBe(121.095)
    expect(declaredNumber({ atLeast: 25, growth: 0.25 }, 18, 'up')).toBe(25)
    expect(declaredNumber({ atLeast: 25, growth: 0.25 }, 24, 'up')).toBe(30)
    expect(declaredNumber({ times: 2 }, 53, 'up')).toBe(106)
    expect(declaredNumber({ atMost: 5 }, undefined, 'down')).toBe(5)
    expect([declaredNumber({ growth: 0.17 }, undefined, 'up'), declaredNumber(undefined, 3, 'up')]).toEqual([
      undefined,
      undefined,
    ])
  })
})
