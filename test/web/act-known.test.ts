import { describe, expect, it } from 'vitest'
import type { MatterDetail } from '#web/api/matters.ts'
import { knownOf } from '#web/pages/matters/act-known.ts'

const unit = (id: string) => ({ id, name: `${id}局` })
const party = (id: string, role: string, toAt: string | null = null) => ({ org: unit(id), role, toAt })
const act = (name: string, seq: number, data: object, refused = false) => ({ act: name, seq, data, refused })

const matter = (more: object = {}): MatterDetail =>
  ({
    tier: 1,
    parties: [],
    clocks: [],
    acts: [],
    suggestion: null,
    choices: {
      ends: [{ id: 'solved' }, { id: 'explained' }],
      tiers: [{ id: 'contact' }, { id: 'office' }, { id: 'leader' }],
      slips: ['县', '市'],
      stops: ['等待企业'],
      leader: null,
    },
    ...more,
  }) as unknown as MatterDetail

describe('what a matter already says of an act', () => {
  it('is the one unit that the routes name; several are for the office to weigh', () => {
    const suggest = (give: string, ...orgs: string[]) => matter({ suggestion: { give, orgs: orgs.map(unit) } })
    expect(knownOf(suggest('order', '甲'), 'assign')).toEqual({ lead: [unit('甲')] })
    expect(knownOf(suggest('order', '甲', '乙'), 'assign')).toEqual({})
    const submission = { ...suggest('submission', '甲', '乙') }
    const led = { ...submission, choices: { ...submission.choices, leader: unit('丙') } }
    expect(knownOf(led, 'assign')).toEqual({ give: 'submission', leaderId: [unit('丙')] })
  })

  it('are the units at work on it, not those taken off', () => {
    const parties = [
      party('甲', 'lead'),
      party('乙', 'assist'),
      party('丙', 'assist', '2026-01-01'),
      party('丁', 'lead', '2026-01-01'),
    ]
    expect(knownOf(matter({ parties }), 'reassign')).toEqual({ lead: [unit('甲')], assist: [unit('乙')] })
  })

  it('is the end that the latest answer proposed, else the only one there is', () => {
    const acts = [
      act('answer', 3, { proposedEnd: 'explained' }),
      act('answer', 1, { proposedEnd: 'solved' }),
      act('answer', 5, { proposedEnd: 'solved' }, true),
    ]
    expect(knownOf(matter({ acts }), 'close')).toEqual({ end: 'explained' })
    expect(knownOf(matter(), 'close')).toEqual({})
    expect(knownOf(matter({ acts: [act('answer', 1, { proposedEnd: 'gone' })] }), 'close')).toEqual({})
    const one = matter()
    expect(knownOf({ ...one, choices: { ...one.choices, ends: one.choices.ends.slice(0, 1) } }, 'close')).toEqual({
      end: 'solved',
    })
  })

  it('are the next tier, the next slip, and why the clock stands still', () => {
    expect(knownOf(matter(), 'raise')).toEqual({ to: 'office' })
    expect(knownOf(matter({ tier: 3 }), 'raise')).toEqual({})
    expect(knownOf(matter(), 'slip')).toEqual({ level: '县' })
    expect(knownOf(matter(), 'stop_clock')).toEqual({ reasonCode: '等待企业' })
    const clocks = [
      { stoppedAt: '2026-01-05', stopReason: '等待企业', doneAt: null },
      { stoppedAt: '2026-01-02', stopReason: '等月亮', doneAt: '2026-01-03' },
    ]
    expect(knownOf(matter({ clocks }), 'start_clock')).toEqual({ reasonCode: '等待企业' })
    expect(knownOf(matter(), 'start_clock')).toEqual({})
  })

  it('is nothing for words that somebody has to find himself', () => {
    for (const word of ['progress', 'object', 'extend', 'instruct', 'dismiss'])
      expect(knownOf(matter(), word)).toEqual({})
  })
})
