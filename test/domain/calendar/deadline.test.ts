import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes, type ClockRules, DEFAULT_CLOCK_RULES, isBefore, programDay } from '#domain/calendar/clock-rules.ts'
import { addDays, daysBetween } from '#domain/calendar/day.ts'
import { type Deadline, type DeadlineInput, deadlineOf, isPast, longestOf } from '#domain/calendar/deadline.ts'
import { explainDeadline } from '#domain/calendar/explain-deadline.ts'
import { parseTimeLimit } from '#domain/calendar/parse-time-limit.ts'
import type { TimeLimit } from '#domain/calendar/time-limit.ts'
import { officialCalendar as calendar } from './official-calendar.ts'

const limit = (text: string): TimeLimit => {
  const read = parseTimeLimit(text)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}
const at = (local: string) => `${local}:00+08:00`
const due = (
  text: string,
  start: string,
  more: Partial<DeadlineInput> & { over?: Partial<ClockRules> } = {},
): Deadline => {
  const { over, ...rest } = more
  const rules = { ...DEFAULT_CLOCK_RULES, ...over }
  const result = deadlineOf({ limit: limit(text), start: { at: at(start) }, rules, calendar, ...rest })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const says = (text: string, start: string, more: Parameters<typeof due>[2] = {}) =>
  explainDeadline(due(text, start, more).explain)

describe('days and working days', () => {
  it('2026-02-13 + 5 working days, from the next day', () => {
    const deadline = due('5 working days', '2026-02-13T10:00')
    expect(deadline.dueDay).toBe('2026-02-27')
    expect(deadline.dueAt).toBe('2026-02-27T16:00:00Z')
    expect(explainDeadline(deadline.explain)).toBe('收到 2026-02-13，次日起 5 个工作日（2-14 调休上班）→ 2026-02-27')
  })
  it.each([
    ['3 working days', '2026-09-30T10:00', '2026-10-10'],
    ['5 days', '2026-02-13T10:00', '2026-02-18'],
    ['2 weeks', '2026-02-13T10:00', '2026-02-27'],
    ['1 month', '2026-01-31T10:00', '2026-02-28'],
    ['1 year', '2024-02-29T10:00', '2025-02-28'],
    ['1 month and 5 days', '2026-01-31T10:00', '2026-03-05'],
    ['same day', '2026-02-13T10:00', '2026-02-13'],
    ['next day', '2026-02-13T10:00', '2026-02-14'],
    ['next working day', '2026-02-14T10:00', '2026-02-24'],
    ['FR', '2026-03-04T10:00', '2026-03-06'],
    ['FR', '2026-03-06T10:00', '2026-03-06'],
    ['27th', '2026-03-28T10:00', '2026-04-27'],
    ['27th', '2026-03-27T10:00', '2026-03-27'],
    ['31st of next month', '2026-01-31T10:00', '2026-02-28'],
    ['2014-04-15', '2026-01-31T10:00', '2014-04-15'],
  ])('%s from %s is %s', (text, start, day) => {
    expect(due(text, start).dueDay).toBe(day)
  })
  it('same_day counts the day of receipt as day one', () => {
    const over = { starts: 'same_day' } as const
    expect(due('5 working days', '2026-02-13T10:00', { over }).dueDay).toBe('2026-02-26')
    expect(due('1 day', '2026-02-13T10:00', { over }).dueDay).toBe('2026-02-13')
    expect(due('1 month', '2026-03-01T10:00', { over }).dueDay).toBe('2026-03-31')
    expect(due('1 working day', '2026-02-15T10:00', { over }).dueDay).toBe('2026-02-24')
    expect(says('5 working days', '2026-02-13T10:00', { over })).toBe(
      '收到 2026-02-13，当日起 5 个工作日（2-14 调休上班）→ 2026-02-26',
    )
  })
  it('after the cut-off hour it counts as received the next working day', () => {
    const over = { starts: { cut_off: '17:30' } } as const
    expect(due('1 working day', '2026-02-13T17:30', { over }).dueDay).toBe('2026-02-14')
    expect(due('1 working day', '2026-02-13T17:31', { over }).dueDay).toBe('2026-02-24')
    expect(due('1 working day', '2026-02-15T09:00', { over }).dueDay).toBe('2026-02-25')
    expect(due('1 day', '2026-02-13T17:31', { over }).dueDay).toBe('2026-02-15')
    expect(says('1 working day', '2026-02-13T18:00', { over })).toBe(
      '收到 2026-02-13 18:00（17:30 后或非工作日，视为 2026-02-14 收到），次日起 1 个工作日 → 2026-02-24',
    )
    expect(due('same day', '2026-02-13T17:31', { over }).dueDay).toBe('2026-02-14')
    expect(due('next day', '2026-02-13T17:31', { over }).dueDay).toBe('2026-02-15')
    expect(due('next working day', '2026-02-13T17:31', { over }).dueDay).toBe('2026-02-24')
    expect(due('next working day', '2026-02-13T17:30', { over }).dueDay).toBe('2026-02-14')
    expect(says('next working day', '2026-02-13T17:31', { over })).toBe(
      '收到 2026-02-13 17:31（17:30 后或非工作日，视为 2026-02-14 收到），次一工作日 → 2026-02-24',
    )
    const sameDay = { starts: { cut_off: '17:30', then: 'same_day' } } as const
    expect(due('1 working day', '2026-02-13T17:31', { over: sameDay }).dueDay).toBe('2026-02-14')
  })
  it('a day that turns at noon', () => {
    const over = { dayTurns: '12:00' }
    expect(due('1 day', '2026-03-04T11:59', { over }).dueDay).toBe('2026-03-05')
    expect(due('1 day', '2026-03-04T12:00', { over }).dueDay).toBe('2026-03-06')
    expect(due('1 day', '2026-03-04T12:00', { over }).dueAt).toBe('2026-03-06T04:00:00Z')
  })
  it('the limit is over at the turn of the day, not before', () => {
    const deadline = due('1 day', '2026-03-04T10:00')
    expect(isPast(deadline, '2026-03-05T15:59:59.999Z')).toBe(false)
    expect(isPast(deadline, '2026-03-05T16:00:00Z')).toBe(true)
  })
})

describe('minutes, hours, working hours', () => {
  it.each([
    ['15 minutes', '2026-02-13T23:50', '2026-02-13T16:05:00Z', '2026-02-14'],
    ['24 hours', '2026-02-13T10:00', '2026-02-14T02:00:00Z', '2026-02-14'],
    ['2 hours', '2026-02-13T22:00', '2026-02-13T16:00:00Z', '2026-02-13'],
    ['2 hours and 1 working day', '2026-02-13T10:00', '2026-02-14T16:00:00Z', '2026-02-14'],
    ['1 working hour', '2026-02-13T11:30', '2026-02-13T06:30:00Z', '2026-02-13'],
    ['2 working hours', '2026-02-14T17:00', '2026-02-24T02:00:00Z', '2026-02-24'],
    ['7 working hours', '2026-03-04T08:30', '2026-03-04T09:30:00Z', '2026-03-04'],
    // 3.5 h on Friday afternoon, 3.5 on Monday morning, one more after lunch.
    ['8 working hours', '2026-03-06T12:30', '2026-03-09T07:00:00Z', '2026-03-09'],
  ])('%s from %s', (text, start, dueAt, day) => {
    const deadline = due(text, start)
    expect(deadline.dueAt).toBe(dueAt)
    expect(deadline.dueDay).toBe(day)
  })
  it('says the hour', () => {
    expect(says('24 hours', '2026-02-13T10:00')).toBe('收到 2026-02-13 10:00，24 小时 → 2026-02-14 10:00')
    expect(says('2 hours', '2026-02-13T22:00')).toBe('收到 2026-02-13 22:00，2 小时 → 2026-02-13 24:00')
  })
})

describe('offsets, periods, parameters', () => {
  const moments = { due: { endOfDay: '2026-02-27' }, told: { at: at('2026-03-02T09:00') } }
  const period = { firstDay: '2026-04-01', lastDay: '2026-06-30' }
  it.each([
    ['1 working day before due', '2026-02-26'],
    ['5 working days after due', '2026-03-05'],
    ['3 days after due', '2026-03-02'],
    ['15 days after told', '2026-03-17'],
    ['due', '2026-02-27'],
    ['end of period', '2026-06-30'],
    ['5 working days after end of period', '2026-07-07'],
    ['10 days after start of period', '2026-04-10'],
    ['2 days before start of period', '2026-03-29'],
    ['27th', '2026-06-27'],
    ['27th of next month', '2026-07-27'],
    ['WE', '2026-04-01'],
    ['TU', '2026-04-07'],
  ])('%s is %s', (text, day) => {
    expect(due(text, '2026-02-13T10:00', { moments, period }).dueDay).toBe(day)
  })
  it('explains what it counted from', () => {
    expect(says('1 working day before due', '2026-02-13T10:00', { moments })).toBe(
      '期限 2026-02-27 前 1 个工作日 → 2026-02-26',
    )
    expect(says('5 working days after due', '2026-02-13T10:00', { moments })).toBe(
      '期限 2026-02-27 后 5 个工作日（2-28 调休上班）→ 2026-03-05',
    )
    expect(says('27th', '2026-02-13T10:00', { period })).toBe('当月 27 日 → 2026-06-27')
  })
  it('hours before a due day end before its end', () => {
    expect(due('4 hours before due', '2026-02-13T10:00', { moments }).dueAt).toBe('2026-02-27T12:00:00Z')
  })
  it('a parameter is what it says', () => {
    const param = (id: string) => (id === 'answer' ? limit('5 working days') : undefined)
    expect(says('param.answer', '2026-02-13T10:00', { param })).toBe(
      '收到 2026-02-13，次日起 5 个工作日（2-14 调休上班）→ 2026-02-27',
    )
    const unknown = deadlineOf({
      limit: limit('param.anser'),
      start: { at: at('2026-02-13T10:00') },
      param,
      rules: DEFAULT_CLOCK_RULES,
      calendar,
    })
    expect(unknown).toMatchObject({ ok: false, error: { code: 'deadline.no_such_param' } })
  })
  it('names a moment that is not there', () => {
    const result = deadlineOf({
      limit: limit('3 days after closed'),
      start: { at: at('2026-02-13T10:00') },
      rules: DEFAULT_CLOCK_RULES,
      calendar,
    })
    expect(result).toMatchObject({ ok: false, error: { code: 'deadline.no_such_moment', data: { moment: 'closed' } } })
  })
  it('where the law gives longer, the law prevails', () => {
    expect(longestOf([due('6 working days', '2026-02-13T10:00'), due('5 days', '2026-02-13T10:00')]).dueDay).toBe(
      '2026-02-28',
    )
  })
})

describe('years whose calendar is not published', () => {
  it('are marked on the deadline that uses them, and only there', () => {
    expect(due('5 working days', '2026-12-30T10:00').unknownYears).toEqual([2027])
    expect(due('5 days', '2026-12-30T10:00').unknownYears).toEqual([])
    expect(due('1 working day', '2026-12-30T10:00').unknownYears).toEqual([])
    expect(due('next working day', '2026-12-31T10:00').unknownYears).toEqual([2027])
    expect(says('5 working days', '2026-12-30T10:00')).toBe(
      '收到 2026-12-30，次日起 5 个工作日（2027 年放假安排未公布，暂按周末推算）→ 2027-01-06',
    )
  })
  it('property: marked exactly when the stretch counted touches one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 40 }), (offset, n) => {
        const day = addDays('2026-06-01', offset)
        const deadline = due(`${n} working days`, `${day}T10:00`)
        expect(deadline.unknownYears.length > 0).toBe(deadline.dueDay >= '2027-01-01')
      }),
    )
  })
})

describe('stopping and resuming', () => {
  const stops = (from: string, to: string | null) => [{ from: at(from), to: to && at(to) }]
  it('gives back working days to a limit in working days', () => {
    const deadline = due('5 working days', '2026-03-02T10:00', { stops: stops('2026-03-04T10:00', '2026-03-09T10:00') })
    expect(deadline.dueDay).toBe('2026-03-12')
    expect(explainDeadline(deadline.explain)).toBe('收到 2026-03-02，次日起 5 个工作日，停计 3 个工作日 → 2026-03-12')
  })
  it('gives back days to days, minutes to hours, office hours to office hours', () => {
    expect(due('5 days', '2026-03-02T10:00', { stops: stops('2026-03-04T10:00', '2026-03-09T10:00') }).dueDay).toBe(
      '2026-03-12',
    )
    expect(due('5 hours', '2026-03-02T10:00', { stops: stops('2026-03-02T11:00', '2026-03-02T11:30') }).dueAt).toBe(
      '2026-03-02T07:30:00Z',
    )
    expect(
      due('5 working hours', '2026-03-02T08:30', { stops: stops('2026-03-02T11:00', '2026-03-02T14:30') }).dueAt,
    ).toBe('2026-03-02T09:00:00Z')
  })
  it('a stop that begins after the end, or ends before the start, changes nothing', () => {
    const plain = due('5 working days', '2026-03-02T10:00')
    expect(
      due('5 working days', '2026-03-02T10:00', { stops: stops('2026-03-10T10:00', '2026-03-20T10:00') }).dueAt,
    ).toBe(plain.dueAt)
    expect(
      due('5 working days', '2026-03-02T10:00', { stops: stops('2026-02-10T10:00', '2026-02-20T10:00') }).dueAt,
    ).toBe(plain.dueAt)
  })
  it('an open stop stands still: counted up to now', () => {
    const deadline = due('5 days', '2026-03-02T10:00', {
      stops: stops('2026-03-04T10:00', null),
      now: at('2026-03-06T10:00'),
    })
    expect(deadline.dueDay).toBe('2026-03-09')
    expect(deadline.explain.standsStill).toBe(true)
    expect(explainDeadline(deadline.explain)).toContain('计时停止中')
    expect(due('5 days', '2026-03-02T10:00', { stops: stops('2026-03-04T10:00', null) }).dueDay).toBe('2026-03-07')
  })

  const minute = fc.integer({ min: 0, max: 60 * 24 * 40 })
  const units = fc.constantFrom('hours', 'days', 'working days', 'working hours', 'months')
  it('property: neutral — what was left when it stopped is left when it resumes', () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 20 }), minute, minute, (unit, n, first, length) => {
        const start = '2026-03-02T10:00'
        const from = addMinutes(at(start), first)
        const to = addMinutes(from, length)
        const text = `${n} ${unit}`
        const plain = due(text, start)
        const moved = due(text, start, { stops: [{ from, to }] })
        if (!isBefore(from, plain.dueAt)) {
          expect(moved.dueAt).toBe(plain.dueAt)
          return
        }
        const [s, r] = [programDay(from, DEFAULT_CLOCK_RULES), programDay(to, DEFAULT_CLOCK_RULES)]
        if (unit === 'working days') {
          expect(calendar.countWorkingDays(r, moved.dueDay)).toBe(calendar.countWorkingDays(s, plain.dueDay))
        } else if (unit === 'days' || unit === 'months') {
          expect(daysBetween(r, moved.dueDay)).toBe(daysBetween(s, plain.dueDay))
        } else if (unit === 'hours') {
          expect(moved.dueAt).toBe(addMinutes(plain.dueAt, length))
        } else {
          expect(isBefore(moved.dueAt, plain.dueAt)).toBe(false)
        }
      }),
    )
  })
  it('property: cutting one stop in two, or repeating it, changes nothing', () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 20 }), minute, minute, minute, (unit, n, first, a, b) => {
        const start = '2026-03-02T10:00'
        const from = addMinutes(at(start), first)
        const middle = addMinutes(from, a)
        const to = addMinutes(middle, b)
        const whole = due(`${n} ${unit}`, start, { stops: [{ from, to }] })
        const cut = due(`${n} ${unit}`, start, {
          stops: [
            { from: middle, to },
            { from, to: middle },
            { from, to: middle },
          ],
        })
        expect(cut.dueAt).toBe(whole.dueAt)
      }),
    )
  })
})

describe('properties of deadlines', () => {
  const starts = fc.constantFrom('next_day' as const, 'same_day' as const, { cut_off: '17:30' } as const)
  const minute = fc.integer({ min: 0, max: 60 * 24 * 400 })
  const texts = fc.constantFrom(
    '5 days',
    '1 working day',
    '8 working days',
    '1 month',
    '3 hours',
    '4 working hours',
    'next working day',
  )
  it('monotone: what is received later is never due earlier', () => {
    fc.assert(
      fc.property(starts, texts, minute, fc.integer({ min: 0, max: 60 * 24 * 3 }), (rule, text, offset, later) => {
        const one = addMinutes(at('2025-12-01T00:00'), offset)
        const two = addMinutes(one, later)
        const rules = { ...DEFAULT_CLOCK_RULES, starts: rule }
        const of = (start: string) => deadlineOf({ limit: limit(text), start: { at: start }, rules, calendar })
        const [a, b] = [of(one), of(two)]
        if (!a.ok || !b.ok) throw new Error('unreadable')
        expect(isBefore(b.value.dueAt, a.value.dueAt)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
  it('a limit is never over before it began', () => {
    fc.assert(
      fc.property(starts, texts, minute, (rule, text, offset) => {
        const start = addMinutes(at('2025-12-01T00:00'), offset)
        const rules = { ...DEFAULT_CLOCK_RULES, starts: rule }
        const deadline = deadlineOf({ limit: limit(text), start: { at: start }, rules, calendar })
        expect(deadline.ok && isBefore(start, deadline.value.dueAt)).toBe(true)
      }),
    )
  })
})
