import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, eachDay, weekdayOf } from '#domain/calendar/day.ts'
import { calendarRows } from '#domain/calendar/official/calendar-rows.ts'
import { createWorkdayCalendar } from '#domain/calendar/workday-calendar.ts'
import { officialCalendar as calendar } from './official-calendar.ts'

const anyDay = fc.integer({ min: -2000, max: 12_000 }).map((n) => addDays('2004-01-01', n))
const span = fc.integer({ min: -400, max: 400 })

describe('the official years', () => {
  it.each([
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    expect(calendar.countWorkingDays(`${year - 1}-12-31`, `${year}-12-31`)).toBe(count)
  })

  it('2026 is the notice, day by day', () => {
    const off = [
      ...eachDay('2026-01-01', '2026-01-03'),
      ...eachDay('2026-02-15', '2026-02-23'),
      ...eachDay('2026-04-04', '2026-04-06'),
      ...eachDay('2026-05-01', '2026-05-05'),
      ...eachDay('2026-06-19', '2026-06-21'),
      ...eachDay('2026-09-25', '2026-09-27'),
      ...eachDay('2026-10-01', '2026-10-07'),
    ]
    const on = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']
    for (const day of eachDay('2026-01-01', '2026-12-31')) {
      const expected = on.includes(day) || (!off.includes(day) && weekdayOf(day) <= 5)
      expect([day, calendar.works(day)]).toEqual([day, expected])
    }
  })

  it('says that 2027 is not known and assumes weekends', () => {
    expect(calendar.published('2026-12-31')).toBe(true)
    expect(calendar.published('2027-01-01')).toBe(false)
    expect(calendar.works('2027-01-01')).toBe(true)
    expect(calendar.unknownYears('2026-12-30', '2027-01-04')).toEqual([2027])
    expect(calendar.unknownYears('2026-01-01', '2026-12-31')).toEqual([])
    expect(calendar.unknownYears('2003-12-31', '2004-01-02')).toEqual([2003])
  })
})

describe('counting', () => {
  it('2026-02-13 + 5 = 02-27, one before it 02-26, five after it 03-05', () => {
    expect(calendar.addWorkingDays('2026-02-13', 5)).toBe('2026-02-27')
    expect(calendar.addWorkingDays('2026-02-27', -1)).toBe('2026-02-26')
    expect(calendar.addWorkingDays('2026-02-27', 5)).toBe('2026-03-05')
  })
  it('2026-09-30 + 3 = Saturday 10-10, a make-up day', () => {
    expect(calendar.addWorkingDays('2026-09-30', 3)).toBe('2026-10-10')
    expect(calendar.makeUpDays('2026-09-30', '2026-10-10')).toEqual(['2026-10-10'])
  })
  it('adding n, then counting, gives n', () => {
    fc.assert(
      fc.property(anyDay, span, (day, n) => {
        expect(calendar.countWorkingDays(day, calendar.addWorkingDays(day, n))).toBe(n)
      }),
    )
  })
  it('is the same as walking day by day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, n) => {
        let at = day
        for (let left = n; left > 0; ) {
          at = addDays(at, 1)
          if (calendar.works(at)) left--
        }
        expect(calendar.addWorkingDays(day, n)).toBe(at)
      }),
    )
  })
  it('is monotone in the day and in n', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 30 }),
        span,
        fc.integer({ min: 0, max: 9 }),
        (day, later, n, more) => {
          const base = calendar.addWorkingDays(day, n)
          if (n !== 0) expect(calendar.addWorkingDays(addDays(day, later), n) >= base).toBe(true)
          expect(calendar.addWorkingDays(day, n + more) >= base || n + more === 0).toBe(true)
        },
      ),
    )
  })
  it('lands on a working day', () => {
    fc.assert(
      fc.property(anyDay, span, (day, n) => {
        expect(n === 0 || calendar.works(calendar.addWorkingDays(day, n))).toBe(true)
      }),
    )
  })
})

describe('a calendar without rows', () => {
  const bare = createWorkdayCalendar([])
  it('knows weekends and nothing else', () => {
    expect(bare.addWorkingDays('2026-02-13', 5)).toBe('2026-02-20')
    expect(bare.published('2026-02-13')).toBe(false)
    fc.assert(
      fc.property(anyDay, span, (day, n) => {
        expect(bare.countWorkingDays(day, bare.addWorkingDays(day, n))).toBe(n)
      }),
    )
  })
  it('refuses rows with gaps', () => {
    const rows = calendarRows({ firstYear: 2026, lastYear: 2026 })
    expect(() => createWorkdayCalendar([...rows.slice(0, 9), ...rows.slice(10)])).toThrow('gaps')
  })
})

describe('imported years and regional days', () => {
  it('an imported year is published; a regional festival is a day off, its make-up day works', () => {
    const rows = calendarRows({
      firstYear: 2026,
      lastYear: 2027,
      imported: [
        { year: 2027, holidays: new Map([['2027-01-01', '元旦']]), workdays: new Map([['2027-01-03', '元旦']]) },
      ],
      regional: [
        { day: '2027-04-08', works: false, name: '三月三' },
        { day: '2027-04-10', works: true, name: '三月三' },
      ],
    })
    const own = createWorkdayCalendar(rows)
    expect(own.published('2027-06-01')).toBe(true)
    expect([own.works('2027-01-01'), own.works('2027-01-03')]).toEqual([false, true])
    expect([own.works('2027-04-08'), own.works('2027-04-10')]).toEqual([false, true])
    expect(rows.length).toBe(daysBetween('2026-01-01', '2027-12-31') + 1)
  })
})
