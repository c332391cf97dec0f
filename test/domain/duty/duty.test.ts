import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CLOCK_RULES as rules } from '#domain/calendar/clock-rules.ts'
import { addDays, daysBetween } from '#domain/calendar/day.ts'
import { calendarRows } from '#domain/calendar/official/calendar-rows.ts'
import { parseTimeLimit } from '#domain/calendar/parse-time-limit.ts'
import { createWorkdayCalendar } from '#domain/calendar/workday-calendar.ts'
import { type DutyFacts, dutyState, filledAt } from '#domain/duty/duty-state.ts'
import { PERIOD_UNITS, periodOf, periodsBetween } from '#domain/duty/period.ts'
import { type Cadence, planAfterEvent, planDuties } from '#domain/duty/plan-duties.ts'
import { decideAcceptance } from '#domain/link/handover.ts'
import { FOREVER, type Link } from '#domain/link/link.ts'

const calendar = createWorkdayCalendar(calendarRows())
const limit = (text: string) => {
  const read = parseTimeLimit(text)
  if (!read.ok) throw new Error(text)
  return read.value
}
const link = (holder: string, target: string, fromDay: string, toDay = FOREVER): Link => ({
  id: `${holder}-${target}`,
  link: 'contact',
  holder: { kind: 'person', id: holder },
  target: { kind: 'enterprise', id: target },
  kinds: [],
  fromDay,
  toDay,
  termTo: null,
})
const plan = (cadence: Cadence, links: Link[], from: string, through: string) => {
  const planned = planDuties(cadence, links, { from, through, rules, calendar })
  if (!planned.ok) throw new Error(planned.error.code)
  return planned.value
}
const short = (duties: ReturnType<typeof plan>) =>
  duties.map(
    (one) => `${one.period ?? 'once'} ${one.holder.id}→${one.target.id} ${one.opensDay}…${one.deadline.dueDay}`,
  )

describe('periods', () => {
  it.each([
    ['day', '2026-02-13', '2026-02-13', '2026-02-13', '2026-02-13'],
    ['week', '2026-02-13', '2026-W07', '2026-02-09', '2026-02-15'],
    ['week', '2027-01-01', '2026-W53', '2026-12-28', '2027-01-03'],
    ['half_month', '2026-02-15', '2026-02-1', '2026-02-01', '2026-02-15'],
    ['half_month', '2026-02-16', '2026-02-2', '2026-02-16', '2026-02-28'],
    ['month', '2026-02-13', '2026-02', '2026-02-01', '2026-02-28'],
    ['quarter', '2026-05-31', '2026-Q2', '2026-04-01', '2026-06-30'],
    ['half_year', '2026-07-01', '2026-H2', '2026-07-01', '2026-12-31'],
    ['year', '2026-07-01', '2026', '2026-01-01', '2026-12-31'],
  ] as const)('the %s of %s is %s', (unit, day, label, firstDay, lastDay) => {
    expect(periodOf(unit, day)).toEqual({ label, firstDay, lastDay })
  })
  it('property: they follow one another without gap or overlap, and every day lies in its own', () => {
    const anyDay = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2010-01-01', n))
    fc.assert(
      fc.property(fc.constantFrom(...PERIOD_UNITS), anyDay, fc.integer({ min: 0, max: 400 }), (unit, from, length) => {
        const spans = periodsBetween(unit, from, addDays(from, length))
        spans.slice(1).forEach((span, i) => {
          expect(daysBetween(spans[i]?.lastDay ?? '', span.firstDay)).toBe(1)
        })
        expect(new Set(spans.map((span) => span.label)).size).toBe(spans.length)
        const own = periodOf(unit, from)
        expect(own.firstDay <= from && from <= own.lastDay).toBe(true)
      }),
    )
  })
})

describe('from cadence to dated rows', () => {
  const quarterly: Cadence = { rule: 'quarterly_visit', kind: 'each_period', every: 'quarter', times: 1 }
  it('a visit each quarter, by its end', () => {
    expect(short(plan(quarterly, [link('王', '甲', '2026-02-10')], '2026-01-01', '2026-06-30'))).toEqual([
      '2026-Q1 王→甲 2026-02-10…2026-03-31',
      '2026-Q2 王→甲 2026-04-01…2026-06-30',
    ])
  })
  it('whoever holds it at the end owes it, for the whole period of the target', () => {
    const links = [link('王', '甲', '2026-01-01', '2026-02-09'), link('李', '甲', '2026-02-10')]
    expect(short(plan(quarterly, links, '2026-01-01', '2026-03-31'))).toEqual(['2026-Q1 李→甲 2026-01-01…2026-03-31'])
  })
  it('after a gap only from the new beginning; nothing once it ended', () => {
    const links = [link('王', '甲', '2026-01-01', '2026-01-31'), link('李', '甲', '2026-02-10')]
    expect(short(plan(quarterly, links, '2026-01-01', '2026-03-31'))).toEqual(['2026-Q1 李→甲 2026-02-10…2026-03-31'])
    expect(plan(quarterly, [link('王', '甲', '2026-01-01', '2026-03-30')], '2026-01-01', '2026-03-31')).toEqual([])
  })
  it('a report on the 27th, weekly lists, half months', () => {
    const links = [link('王', '甲', '2026-01-01')]
    expect(
      short(
        plan(
          { rule: 'r', kind: 'each_period', every: 'month', due: limit('27th'), times: 1 },
          links,
          '2026-02-01',
          '2026-03-31',
        ),
      ),
    ).toEqual(['2026-02 王→甲 2026-02-01…2026-02-27', '2026-03 王→甲 2026-03-01…2026-03-27'])
    expect(
      short(
        plan(
          { rule: 'r', kind: 'each_period', every: 'week', due: limit('FR'), times: 1 },
          links,
          '2026-02-09',
          '2026-02-15',
        ),
      ),
    ).toEqual(['2026-W07 王→甲 2026-02-09…2026-02-13'])
    expect(
      plan({ rule: 'r', kind: 'each_period', every: 'half_month', times: 2 }, links, '2026-02-01', '2026-02-28'),
    ).toHaveLength(2)
  })
  it('once by a date: only who holds it then', () => {
    const first: Cadence = { rule: 'first_visit', kind: 'once', due: limit('2026-04-15'), times: 1 }
    const links = [
      link('王', '甲', '2026-01-01'),
      link('李', '乙', '2026-04-16'),
      link('张', '丙', '2026-01-01', '2026-04-14'),
    ]
    expect(short(plan(first, links, '2026-01-01', '2026-12-31'))).toEqual(['once 王→甲 2026-01-01…2026-04-15'])
  })
  it('once, n days after the pairing began', () => {
    const first: Cadence = { rule: 'first_visit', kind: 'once', due: limit('30 days'), times: 1 }
    expect(short(plan(first, [link('王', '甲', '2026-02-10')], '2026-01-01', '2026-12-31'))).toEqual([
      'once 王→甲 2026-02-10…2026-03-12',
    ])
  })
  it('n working days after an event, with grace', () => {
    const planned = planAfterEvent(
      { rule: 'reply', due: limit('5 working days'), grace: limit('1 working day') },
      {
        at: '2026-02-13T02:00:00Z',
        holder: { kind: 'org', id: '局' },
        target: { kind: 'enterprise', id: '甲' },
        linkId: 'l',
      },
      { rules, calendar },
    )
    expect(planned).toMatchObject({
      value: { opensDay: '2026-02-13', deadline: { dueDay: '2026-02-27' }, graceAt: '2026-02-28T16:00:00Z', need: 1 },
    })
  })
  it('property: each target served at a period’s end owes it exactly once, however often it changed hands', () => {
    const changes = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 5 })
    fc.assert(
      fc.property(changes, fc.constantFrom('week', 'month', 'quarter' as const), (days, every) => {
        const cuts = ['2026-01-01', ...days.sort((a, b) => a - b).map((n) => addDays('2026-01-01', n))]
        const links = cuts.map((from, i) =>
          link(`p${i}`, '甲', from, cuts[i + 1] ? addDays(cuts[i + 1] ?? '', -1) : FOREVER),
        )
        const duties = plan({ ...quarterly, every }, links, '2026-01-01', '2026-08-31')
        expect(duties.map((duty) => duty.period)).toEqual(
          periodsBetween(every, '2026-01-01', '2026-08-31').map((span) => span.label),
        )
      }),
    )
  })
  it('property: a hand-over re-plans only the future', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.constantFrom('week', 'month', 'quarter' as const),
        (n, every) => {
          const today = addDays('2026-01-05', n)
          const links = [link('王', '甲', '2026-01-01'), link('王', '乙', '2026-01-01')]
          const handover = {
            id: 'h',
            fromPersonId: '王',
            toPersonId: '李',
            effectiveDay: today,
            linkIds: ['王-甲'],
            state: 'proposed' as const,
            matterIds: [],
          }
          const taken = decideAcceptance(handover, { links, matters: [], rules: [], today }, () => 'new')
          if (!taken.ok) throw new Error(taken.error.code)
          const after = [...taken.value.ended, ...taken.value.begun, ...links.slice(1)]
          const cadence: Cadence = { ...quarterly, every }
          const was = plan(cadence, links, '2026-01-05', '2026-12-31')
          const is = plan(cadence, after, '2026-01-05', '2026-12-31')
          const past = (duties: typeof was) =>
            duties
              .filter((duty) => duty.deadline.dueDay < today)
              .map((duty) => [duty.period, duty.holder.id, duty.target.id, duty.opensDay])
          expect(past(is).sort()).toEqual(past(was).sort())
          const owed = (duties: typeof was) =>
            duties.map((duty) => `${duty.period} ${duty.target.id} ${duty.opensDay}`).sort()
          expect(owed(is)).toEqual(owed(was))
        },
      ),
    )
  })
})

describe('states', () => {
  const facts: DutyFacts = {
    opensAt: '2026-01-01T00:00:00Z',
    dueAt: '2026-02-01T00:00:00Z',
    need: 2,
    done: [],
    recurring: true,
    excused: false,
  }
  const [early, inTime, late] = ['2025-12-31T00:00:00Z', '2026-01-20T00:00:00Z', '2026-02-01T00:00:00Z']
  it.each([
    ['nothing yet', {}, inTime, 'open'],
    ['one of two', { done: [inTime] }, inTime, 'open'],
    ['both', { done: [inTime, inTime] }, inTime, 'met'],
    ['one made before it opened', { done: [early, inTime] }, inTime, 'open'],
    ['the second at the very end is late', { done: [inTime, late] }, late, 'missed'],
    ['due has passed', { done: [inTime] }, late, 'missed'],
    ['a one-off done late', { done: [inTime, late], recurring: false }, late, 'late'],
    ['a one-off not done', { done: [inTime], recurring: false }, late, 'missed'],
    ['excused', { excused: true }, late, 'excused'],
    ['excused, though done', { excused: true, done: [inTime, inTime] }, late, 'excused'],
    ['what is still to come does not count', { done: [inTime, '2026-01-25T00:00:00Z'] }, inTime, 'open'],
  ] as const)('%s', (_, more, now, state) => {
    expect(dutyState({ ...facts, ...more }, now)).toBe(state)
  })
  it('filled when the last needed one was made', () => {
    expect(filledAt({ ...facts, done: [late, inTime] })).toBe(late)
    expect(filledAt({ ...facts, done: [inTime] })).toBeNull()
  })
})
