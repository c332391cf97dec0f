import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CLOCK_RULES } from '#domain/calendar/clock-rules.ts'
import { addDays } from '#domain/calendar/day.ts'
import { createWorkdayCalendar } from '#domain/calendar/workday-calendar.ts'
import { coverageOn } from '#domain/link/coverage.ts'
import { decideEnd, decideLink, decideRenewal } from '#domain/link/decide-link.ts'
import { FOREVER, type Link, type LinkRules, mostAtOnce } from '#domain/link/link.ts'
import { termEnd } from '#domain/link/term.ts'

const RULES: LinkRules = {
  id: 'contact',
  perHolder: { atLeast: 2, atMost: 3 },
  perTarget: { atLeast: 1, atMost: 2 },
  kinds: ['调研员', '宣传员'],
  renewals: 1,
  handover: 'no_gap',
}
const link = (holder: string, target: string, more: Partial<Link> = {}): Link => ({
  id: `${holder}-${target}`,
  link: 'contact',
  holder: { kind: 'person', id: holder },
  target: { kind: 'enterprise', id: target },
  kinds: [],
  fromDay: '2026-01-01',
  toDay: FOREVER,
  termTo: null,
  ...more,
})
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)

describe('making a pairing', () => {
  const held = [link('王', '甲'), link('王', '乙'), link('王', '丙', { toDay: '2026-06-30' })]
  it('fits', () => {
    expect(code(decideLink(link('李', '甲', { kinds: ['调研员'] }), RULES, held))).toBe('ok')
    expect(code(decideLink(link('王', '丁', { fromDay: '2026-07-01' }), RULES, held))).toBe('ok')
  })
  it('not the same pair twice, but again after its end', () => {
    expect(decideLink(link('王', '丙', { id: 'x', fromDay: '2026-06-30' }), RULES, held)).toMatchObject({
      error: { code: 'link.already_held', data: { until: '2026-06-30' } },
    })
    expect(code(decideLink(link('王', '丙', { id: 'x', fromDay: '2026-07-01' }), RULES, held))).toBe('ok')
  })
  it('not more than the holder may have, on any day of it', () => {
    expect(decideLink(link('王', '丁', { fromDay: '2026-06-30' }), RULES, held)).toMatchObject({
      error: { code: 'link.over_capacity', data: { held: 3, most: 3 } },
    })
    const later = [
      link('王', '甲', { fromDay: '2027-01-01' }),
      link('王', '乙', { fromDay: '2027-01-01' }),
      link('王', '丙', { fromDay: '2027-01-01' }),
    ]
    expect(decideLink(link('王', '丁'), RULES, later)).toMatchObject({
      error: { code: 'link.over_capacity', data: { day: '2027-01-01' } },
    })
  })
  it('not more than the target may have', () => {
    expect(code(decideLink(link('张', '甲'), RULES, [link('王', '甲'), link('李', '甲')]))).toBe('link.target_full')
  })
  it('not backwards, not for an unknown purpose', () => {
    expect(code(decideLink(link('王', '丁', { toDay: '2025-12-31' }), RULES, []))).toBe('link.backward')
    expect(code(decideLink(link('王', '丁', { kinds: ['监督员'] }), RULES, []))).toBe('link.unknown_kinds')
  })
  it('another kind of pairing on the same target is another tier and does not count', () => {
    const leader: LinkRules = { ...RULES, id: 'leader', perTarget: { atMost: 1 } }
    expect(code(decideLink(link('张', '甲', { link: 'leader' }), leader, [link('王', '甲'), link('李', '甲')]))).toBe(
      'ok',
    )
  })
})

describe('ending one', () => {
  const facts = { today: '2026-05-10', targetLeaves: false }
  it('demands a successor where the program allows no gap', () => {
    expect(code(decideEnd(link('王', '甲'), '2026-05-31', RULES, [], facts))).toBe('link.needs_successor')
    expect(
      code(decideEnd(link('王', '甲'), '2026-05-31', RULES, [link('李', '甲', { fromDay: '2026-06-01' })], facts)),
    ).toBe('ok')
    expect(
      code(decideEnd(link('王', '甲'), '2026-05-31', RULES, [link('李', '甲', { fromDay: '2026-06-02' })], facts)),
    ).toBe('link.needs_successor')
    expect(
      code(decideEnd(link('王', '甲'), '2026-05-31', RULES, [link('李', '甲', { toDay: '2026-12-31' })], facts)),
    ).toBe('link.needs_successor')
    expect(code(decideEnd(link('王', '甲'), '2026-05-31', RULES, [], { ...facts, targetLeaves: true }))).toBe('ok')
    expect(code(decideEnd(link('王', '甲'), '2026-05-31', { ...RULES, handover: undefined }, [], facts))).toBe('ok')
  })
  it('does not rewrite history', () => {
    const free = { ...RULES, handover: undefined }
    expect(code(decideEnd(link('王', '甲'), '2026-05-08', free, [], facts))).toBe('link.end_in_past')
    expect(code(decideEnd(link('王', '甲'), '2026-05-09', free, [], facts))).toBe('ok')
    expect(code(decideEnd(link('王', '甲', { toDay: '2026-04-01' }), '2026-05-31', free, [], facts))).toBe('link.ended')
    expect(code(decideEnd(link('王', '甲', { fromDay: '2026-07-01' }), '2026-06-01', free, [], facts))).toBe(
      'link.end_before_start',
    )
  })
})

describe('terms', () => {
  const calendar = createWorkdayCalendar([])
  const years = { kind: 'amount', steps: [{ n: 3, unit: 'years' }], side: 'after', base: null } as const
  it('three years from 2014-03-27 end on 2017-03-26', () => {
    expect(termEnd('2014-03-27', years, DEFAULT_CLOCK_RULES, calendar)).toBe('2017-03-26')
  })
  it('are renewed without a gap, as often as the program says', () => {
    const old = link('王', '甲', { termTo: '2026-12-31' })
    const renewal = decideRenewal(old, RULES, { renewed: 0, termTo: '2029-12-31', newId: 'next' })
    expect(renewal).toMatchObject({
      value: {
        ended: { toDay: '2026-12-31' },
        begun: { id: 'next', fromDay: '2027-01-01', toDay: FOREVER, termTo: '2029-12-31' },
      },
    })
    expect(code(decideRenewal(old, RULES, { renewed: 1, termTo: '2029-12-31', newId: 'next' }))).toBe(
      'link.renewals_used',
    )
    expect(code(decideRenewal(link('王', '甲'), RULES, { renewed: 0, termTo: '2029-12-31', newId: 'x' }))).toBe(
      'link.no_term',
    )
  })
})

describe('coverage', () => {
  const people = ['王', '李', '张'].map((id) => ({ kind: 'person' as const, id }))
  const firms = ['甲', '乙', '丙', '丁', '戊'].map((id) => ({ kind: 'enterprise' as const, id }))
  const links = [
    link('王', '甲'),
    link('王', '乙'),
    link('李', '甲', { toDay: '2026-03-31' }),
    link('李', '丙', { fromDay: '2026-04-01' }),
    link('张', '甲', { link: 'leader' }),
  ]
  const on = (day: string) =>
    Object.fromEntries(coverageOn(day, links, RULES, people, firms).map((row) => [row.id, `${row.have} ${row.state}`]))
  it('says who has none, too few, enough', () => {
    expect(on('2026-03-31')).toEqual({
      王: '2 met',
      李: '1 under',
      张: '0 uncovered',
      甲: '2 met',
      乙: '1 met',
      丙: '0 uncovered',
      丁: '0 uncovered',
      戊: '0 uncovered',
    })
    expect(on('2026-04-01')).toMatchObject({ 甲: '1 met', 丙: '1 met' })
  })
  it('says who has too many', () => {
    const many = ['甲', '乙', '丙', '丁'].map((firm) => link('王', firm))
    const rows = coverageOn('2026-03-01', many, RULES, people, firms)
    expect(rows.find((row) => row.id === '王')).toMatchObject({ have: 4, atMost: 3, state: 'over' })
  })
  it('property: the largest load of a span is the largest of its days', () => {
    const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays('2026-01-01', n))
    const spans = fc.array(fc.tuple(day, day), { maxLength: 12 })
    fc.assert(
      fc.property(spans, day, day, (pairs, a, b) => {
        const many = pairs.map(([from, to], i) =>
          link('王', `${i}`, { fromDay: from < to ? from : to, toDay: from < to ? to : from }),
        )
        const span = { fromDay: a < b ? a : b, toDay: a < b ? b : a }
        let most = 0
        for (let d = span.fromDay; d <= span.toDay; d = addDays(d, 1)) {
          most = Math.max(most, many.filter((one) => one.fromDay <= d && d <= one.toDay).length)
        }
        expect(mostAtOnce(many, span).most).toBe(most)
      }),
    )
  })
})
