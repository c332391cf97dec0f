import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addDays, dayNumber, dayOfNumber, daysBetween, eachDay, weekdayOf } from '#domain/calendar/day.ts'

describe('days as whole numbers', () => {
  const number = fc.integer({ min: -140_000, max: 400_000 })
  it('property: are what Temporal says, from 1586 to 3065', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: -5000, max: 5000 }), (n, more) => {
        const day = Temporal.PlainDate.from('1970-01-01').add({ days: n })
        expect(dayOfNumber(n)).toBe(day.toString())
        expect(dayNumber(day.toString())).toBe(n)
        expect(weekdayOf(day.toString())).toBe(day.dayOfWeek)
        expect(addDays(day.toString(), more)).toBe(day.add({ days: more }).toString())
        expect(daysBetween(day.toString(), dayOfNumber(n + more))).toBe(more)
      }),
    )
  })
  it('leap years and their exceptions', () => {
    expect(addDays('2000-02-28', 1)).toBe('2000-02-29')
    expect(addDays('2100-02-28', 1)).toBe('2100-03-01')
    expect(eachDay('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
    expect(eachDay('2024-03-01', '2024-02-28')).toEqual([])
  })
})
