import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CLOCK_RULES, isBefore, localOf } from '#domain/calendar/clock-rules.ts'
import { tellAt } from '#domain/notice/quiet-hours.ts'
import { officialCalendar } from '../calendar/official-calendar.ts'

const tell = (now: string) => tellAt(now, DEFAULT_CLOCK_RULES, officialCalendar)

describe('quiet hours', () => {
  it('holds back what comes at night, on Saturdays and over the Spring Festival, and lets a make-up day be a day', () => {
    expect(tell('2026-03-03T02:00:00Z')).toBe('2026-03-03T02:00:00Z')
    expect(tell('2026-03-03T04:30:00Z')).toBe('2026-03-03T04:30:00Z')
    expect(tell('2026-03-03T15:30:00Z')).toBe('2026-03-04T00:30:00Z')
    expect(tell('2026-03-02T22:00:00Z')).toBe('2026-03-03T00:30:00Z')
    expect(tell('2026-03-07T02:00:00Z')).toBe('2026-03-09T00:30:00Z')
    expect(tell('2026-02-14T10:00:00Z')).toBe('2026-02-24T00:30:00Z')
    expect(tell('2026-02-14T02:00:00Z')).toBe('2026-02-14T02:00:00Z')
  })

  it('never tells before, always on a working day, and telling again is the same', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2025-01-01'), max: new Date('2026-12-01'), noInvalidDate: true }),
        (date) => {
          const now = date.toISOString()
          const at = tell(now)
          expect(isBefore(at, now)).toBe(false)
          expect(officialCalendar.works(localOf(at, 'Asia/Shanghai').day)).toBe(true)
          expect(tell(at)).toBe(at)
        },
      ),
    )
  })
})
