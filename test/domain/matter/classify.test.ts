import { describe, expect, it } from 'vitest'
import { fold } from '#domain/matter/apply.ts'
import type { MatterRules } from '#domain/matter/rules.ts'
import { FRIDAY, holder, limit, OILS, office, order, Play, RULES, role, SHADES, shades, stranger } from './lantern.ts'

const byUrgency = (quick: string, slow: string) => ({
  kind: 'table' as const,
  by: { source: 'urgency' },
  cases: [{ value: '急', limit: limit(quick) }],
  otherwise: limit(slow),
})

/** The office hands out within a limit that hangs on the urgency, and so does the unit's answer; a warning only where it is urgent. */
const RULED: MatterRules = {
  ...RULES,
  urgencies: ['急', '缓'],
  weights: ['重', '轻'],
  clocks: [
    {
      id: 'hand_out',
      title: '分办',
      who: [role('office')],
      from: ['record'],
      due: byUrgency('1 working day', '3 working days'),
      metBy: ['assign'],
      warn: [],
      stops: [],
      clause: '二',
    },
    {
      id: 'report_up',
      title: '上报',
      who: [role('office')],
      from: ['record'],
      due: { kind: 'table', by: { source: 'urgency' }, cases: [{ value: '急', limit: limit('2 working days') }] },
      metBy: ['instruct'],
      warn: [],
      stops: [],
    },
    ...RULES.clocks.map((clock) =>
      clock.id === 'answer' ? { ...clock, due: byUrgency('2 working days', '8 working days') } : clock,
    ),
  ],
}

/** The make-up Saturday after the Friday on which it was recorded, and the day after the holiday. */
const SATURDAY = '2026-02-14T03:00:00Z'
const AFTER_HOLIDAY = '2026-02-25T03:00:00Z'
const slow = () => new Play({ urgency: '缓' }, FRIDAY, RULED)
const classify = (data: object, reason?: string) => ({ act: 'classify' as const, data, ...(reason ? { reason } : {}) })
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)

describe('classifying before anybody has it', () => {
  it('says what sort it is, keeps what it was, and asks the routes again', () => {
    const play = slow()
    const served = { ids: [SHADES, OILS], names: ['灯罩局', '灯油局'], kinds: ['部门'] }
    play.do(office, SATURDAY, classify({ category: '灯油', weight: '重', served }))
    expect(play.matter).toMatchObject({
      state: 'recorded',
      category: '灯油',
      weight: '重',
      urgency: '缓',
      units: ['灯罩局', '灯油局'],
      suggestion: { give: 'submission' },
    })
    expect(play.acts.at(-1)).toMatchObject({ data: { was: { category: '灯罩', weight: null } } })
    expect(fold(play.acts)).toEqual(play.matter)
  })

  it('counts the limits that hang on it from where they began', () => {
    const play = slow()
    expect(play.clock('hand_out')).toMatchObject([{ dueDay: '2026-02-25' }])
    play.do(office, SATURDAY, classify({ urgency: '急' }))
    expect(play.clock('hand_out')).toMatchObject([{ dueDay: '2026-02-14', state: 'open' }])
    // One that only the urgent have begins with the record too.
    expect(play.clock('report_up')).toMatchObject([{ dueDay: '2026-02-24', openedAt: play.matter.at }])
    play.do(office, SATURDAY, classify({ urgency: '缓' }))
    expect(play.clock('hand_out')).toMatchObject([{ dueDay: '2026-02-25', state: 'open' }])
    expect(play.clock('report_up')).toMatchObject([{ state: 'cancelled' }])
  })

  it('does not undo that a limit is over', () => {
    const play = new Play({ urgency: '急' }, FRIDAY, RULED)
    play.do(office, AFTER_HOLIDAY, classify({ urgency: '缓' }))
    expect(play.clock('hand_out')).toMatchObject([{ dueDay: '2026-02-14', state: 'open' }])
  })

  it('knows only the words of the program, and only who does it', () => {
    const play = slow()
    expect(codeOf(play.try(office, SATURDAY, classify({ category: '灯芯' })))).toBe('matter.unknown_category')
    expect(codeOf(play.try(office, SATURDAY, classify({ category: '' })))).toBe('matter.category_missing')
    expect(codeOf(play.try(office, SATURDAY, classify({ urgency: '缓' })))).toBe('matter.same_classes')
    expect(codeOf(play.try(holder, SATURDAY, classify({ urgency: '急' })))).toBe('matter.not_your_act')
    expect(codeOf(play.try(stranger, SATURDAY, classify({ urgency: '急' })))).toBe('matter.not_your_act')
    const without = new Play({}, FRIDAY)
    expect(codeOf(without.try(office, SATURDAY, classify({ urgency: '急' })))).toBe('matter.no_such_table')
  })
})

describe('classifying what somebody has', () => {
  const given = () => slow().do(office, FRIDAY, order(SHADES)).do(shades, SATURDAY, { act: 'sign', data: {} })

  it('puts right what moves no limit, with a reason, and leaves the order as it is', () => {
    const play = given()
    expect(codeOf(play.try(office, SATURDAY, classify({ category: '灯油' })))).toBe('matter.reason_missing')
    const clocks = play.matter.clocks
    play.do(office, SATURDAY, classify({ category: '灯油' }, '登记时选错'))
    expect(play.matter).toMatchObject({ category: '灯油', state: 'working', units: ['灯罩局'] })
    expect(play.matter.clocks).toEqual(clocks)
  })

  it('refuses what would give the unit another limit, and says which', () => {
    const refused = given().try(office, SATURDAY, classify({ urgency: '急' }, '其实很急'))
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'matter.classes_move_limit', data: { limits: ['上报', '答复'], clause: '四' } },
    })
  })

  it('leaves a level that a slip has set', () => {
    const play = given().do(office, SATURDAY, { act: 'slip', data: { level: '黄' } })
    expect(codeOf(play.try(office, SATURDAY, classify({ level: '红' }, '加重')))).toBe('matter.level_by_slip')
  })

  it('is over when the matter is', () => {
    const play = slow().do(office, FRIDAY, { act: 'dismiss', data: { ground: '已进入诉讼' }, reason: '已在诉讼' })
    expect(codeOf(play.try(office, SATURDAY, classify({ urgency: '急' })))).toBe('matter.not_in_state')
  })
})
