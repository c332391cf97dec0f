import { describe, expect, it } from 'vitest'
import { explainDeadline } from '#domain/calendar/explain-deadline.ts'
import { slipsLeft } from '#domain/matter/acts/upward.ts'
import { fold } from '#domain/matter/apply.ts'
import { actsAvailable } from '#domain/matter/available.ts'
import { falseClosures, ownerOf } from '#domain/matter/matter.ts'
import { pauseOf } from '#domain/matter/pauses.ts'
import { decideRecord } from '#domain/matter/record.ts'
import {
  FRIDAY,
  firm,
  holder,
  leader,
  limit,
  OFFICE,
  OILS,
  office,
  oils,
  order,
  Play,
  RECORD,
  RULES,
  role,
  rulingAt,
  SHADES,
  shades,
  shadesHead,
  stranger,
  system,
  WICKS,
} from './lantern.ts'

const FEB_14 = '2026-02-14T03:00:00.000Z'
const FEB_25 = '2026-02-25T03:00:00.000Z'
const FEB_27 = '2026-02-27T03:00:00.000Z'
const MAR_10 = '2026-03-10T03:00:00.000Z'

const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)

/** Assigned on Friday, signed on the make-up Saturday. */
function working(): Play {
  return new Play().do(office, FRIDAY, order(SHADES)).do(shades, FEB_14, { act: 'sign', data: {} })
}

const answerOf = (text = '换好了') => ({ act: 'answer', data: { text, evidence: ['photo'] } }) as const

describe('recording', () => {
  it('suggests the order that the first fitting route gives', () => {
    expect(new Play().matter).toMatchObject({
      state: 'recorded',
      tier: 1,
      tierId: 'contact',
      suggestion: { give: 'order', orgIds: [SHADES], clause: '三、1' },
    })
    expect(new Play({ units: ['灯罩局', '灯油局'], unitIds: [SHADES, OILS] }).matter.suggestion).toMatchObject({
      give: 'submission',
    })
    expect(new Play({ units: [], unitIds: [] }).matter.suggestion).toMatchObject({ give: 'record', orgIds: [OFFICE] })
  })

  it('refuses what the program does not know, does not accept, or has already', () => {
    const record = (part: Partial<typeof RECORD>, rules = RULES) =>
      codeOf(decideRecord({ ...RECORD, ...part }, holder, rulingAt(FRIDAY, rules)))
    expect(record({ category: '灯芯' })).toBe('matter.unknown_category')
    expect(record({ category: null })).toBe('matter.category_missing')
    expect(record({ title: ' ' })).toBe('matter.title_missing')
    expect(record({ refuseGround: '已进入诉讼' })).toBe('matter.not_accepted')
    const rules = {
      ...RULES,
      repeat: { same: ['enterprise'], within: RULES.clocks[0]?.due ?? never(), then: 'refuse' as const },
    }
    expect(record({ repeatOf: 'm0' }, rules)).toBe('matter.repeated')
    expect(record({ repeatOf: 'm0' })).toBe('ok')
  })

  it('closes the window of an appeal', () => {
    const rules = { ...RULES, raiseWithin: limitOf('3 days after told') }
    const record = (now: string) =>
      codeOf(decideRecord({ ...RECORD, toldAt: FRIDAY }, holder, rulingAt(now, rules), now))
    expect(record('2026-02-16T15:59:00Z')).toBe('ok')
    expect(record('2026-02-16T16:00:00Z')).toBe('matter.raised_too_late')
  })
})

describe('an order', () => {
  it('starts a clock for each unit, which explains itself over the make-up day and the holiday', () => {
    const play = new Play().do(office, FRIDAY, order(SHADES, [OILS], [WICKS]))
    const [lead, parallel] = play.clock('answer')
    expect(lead).toMatchObject({ orgId: SHADES, dueDay: '2026-03-03' })
    expect(parallel).toMatchObject({ orgId: OILS, dueDay: '2026-03-03' })
    expect(play.clock('assist')).toMatchObject([{ orgId: WICKS, dueDay: '2026-02-26' }])
    expect(explainDeadline(lead?.explain ?? never())).toBe(
      '交办 2026-02-13，次日起 8 个工作日（2-14、2-28 调休上班）→ 2026-03-03',
    )
  })

  it('has one owner: a second order is refused and names the first', () => {
    const play = new Play().do(office, FRIDAY, order(SHADES))
    expect(play.try(office, FRIDAY, order(OILS))).toMatchObject({
      ok: false,
      error: { code: 'matter.has_owner', data: { orgId: SHADES, right: 'reassign' } },
    })
    expect(ownerOf(play.matter)).toEqual({ kind: 'org', orgId: SHADES })
  })

  it('lets first contact send it where the catalogue says, and nowhere else', () => {
    expect(codeOf(new Play().try(holder, FRIDAY, order(OILS)))).toBe('matter.not_by_catalogue')
    expect(codeOf(new Play().try(holder, FRIDAY, order(SHADES)))).toBe('ok')
  })

  it('is signed once, by the unit it went to', () => {
    const play = new Play().do(office, FRIDAY, order(SHADES))
    expect(codeOf(play.try(oils, FEB_14, { act: 'sign', data: {} }))).toBe('matter.not_your_act')
    play.do(shades, FEB_14, { act: 'sign', data: {} })
    expect(codeOf(play.try(shades, FEB_14, { act: 'sign', data: {} }))).toBe('matter.already_signed')
    expect(play.matter).toMatchObject({ state: 'working', handlerId: 'p-shades' })
    expect(play.clock('sign')).toMatchObject([{ state: 'met' }])
  })

  it('is late when signed at the instant the limit is over', () => {
    const play = new Play()
      .do(office, FRIDAY, order(SHADES))
      .do(shades, '2026-02-14T16:00:00Z', { act: 'sign', data: {} })
    expect(play.clock('sign')).toMatchObject([{ dueDay: '2026-02-14', state: 'late' }])
  })

  it('stands answered only when the lead and every parallel unit have answered', () => {
    const play = new Play()
      .do(office, FRIDAY, order(SHADES, [OILS], [WICKS]))
      .do(shades, FEB_14, { act: 'sign', data: {} })
    play.do(shades, FEB_25, answerOf())
    expect(play.matter.state).toBe('working')
    play.do(oils, FEB_25, answerOf())
    expect(play.matter).toMatchObject({ state: 'answered', answeredAt: FEB_25 })
  })

  it('goes to a leader as a submission, who gives it to units', () => {
    const play = new Play().do(office, FRIDAY, { act: 'assign', data: { give: 'submission', leaderId: 'p-leader' } })
    expect(ownerOf(play.matter)).toEqual({ kind: 'leader', personId: 'p-leader' })
    play
      .do(leader, FEB_14, { act: 'instruct', data: { text: '请灯罩局牵头' } })
      .do(leader, FEB_14, order(SHADES, [], [OILS]))
    expect(ownerOf(play.matter)).toEqual({ kind: 'org', orgId: SHADES })
  })
})

describe('objection', () => {
  const objected = () =>
    new Play().do(office, FRIDAY, order(SHADES)).do(shades, FEB_14, { act: 'object', data: {}, reason: '不属本局' })

  it('is ruled on by the office by the next day; accepted, the order is withdrawn and its clocks with it', () => {
    const play = objected()
    expect(play.clock('objection')).toMatchObject([{ orgId: OFFICE, dueDay: '2026-02-15', state: 'open' }])
    expect(codeOf(play.try(shades, FEB_14, { act: 'rule_objection', data: { accepted: true } }))).toBe(
      'matter.not_your_act',
    )
    play.do(office, FEB_14, { act: 'rule_objection', data: { accepted: true } })
    expect(play.matter).toMatchObject({ state: 'recorded', objection: null })
    expect(play.clock('answer')).toMatchObject([{ state: 'cancelled' }])
    expect(play.clock('objection')).toMatchObject([{ state: 'met' }])
  })

  it('once rejected is final', () => {
    const play = objected().do(office, FEB_14, { act: 'rule_objection', data: { accepted: false } })
    expect(play.try(shades, FEB_14, { act: 'object', data: {}, reason: '仍不属本局' })).toMatchObject({
      ok: false,
      error: { code: 'matter.objection_final', data: { clause: '六' } },
    })
  })

  it('has a window, and says until when it was open', () => {
    const play = new Play().do(office, FRIDAY, order(SHADES))
    const late = play.try(shades, '2026-02-24T16:00:00Z', { act: 'object', data: {}, reason: '不属本局' })
    expect(late).toMatchObject({
      ok: false,
      error: { code: 'matter.too_late', data: { until: '2026-02-24', clause: '六' } },
    })
    expect(codeOf(play.try(shades, '2026-02-24T15:59:59Z', { act: 'object', data: {}, reason: '不属本局' }))).toBe('ok')
  })

  it('needs a reason', () => {
    const play = new Play().do(office, FRIDAY, order(SHADES))
    expect(codeOf(play.try(shades, FEB_14, { act: 'object', data: {} }))).toBe('matter.reason_missing')
  })
})

describe('extension', () => {
  const ask = (n: number) =>
    ({ act: 'extend', data: { add: { n, unit: 'working_days' } }, reason: '等灯罩到货' }) as const

  it('moves the deadline when granted, once, within bounds, and asked in time', () => {
    const play = working()
    expect(play.try(shades, FEB_25, ask(5))).toMatchObject({
      ok: false,
      error: { code: 'matter.extension_too_long', data: { latest: '2026-03-09', clause: '七' } },
    })
    play.do(shades, FEB_25, ask(4))
    expect(play.clock('answer')).toMatchObject([{ dueDay: '2026-03-03' }])
    expect(codeOf(play.try(shades, FEB_25, ask(1)))).toBe('matter.extension_pending')
    play.do(office, FEB_25, { act: 'grant_extension', data: {} })
    expect(play.clock('answer')).toMatchObject([{ dueDay: '2026-03-09' }])
    expect(play.matter).toMatchObject({ extended: 1, extension: null })
    expect(codeOf(play.try(shades, FEB_27, ask(1)))).toBe('matter.too_often')
  })

  it('is refused when less than two working days are left', () => {
    expect(working().try(shades, '2026-02-28T16:00:00Z', ask(1))).toMatchObject({
      ok: false,
      error: { code: 'matter.too_late', data: { until: '2026-02-28' } },
    })
    expect(codeOf(working().try(shades, '2026-02-28T15:00:00Z', ask(1)))).toBe('ok')
  })

  it('may be refused with a reason', () => {
    const play = working().do(shades, FEB_25, ask(2))
    expect(codeOf(play.try(office, FEB_25, { act: 'refuse_extension', data: {} }))).toBe('matter.reason_missing')
    play.do(office, FEB_25, { act: 'refuse_extension', data: {}, reason: '货已到' })
    expect(play.matter).toMatchObject({ extended: 0, extension: null })
  })
})

describe('approval', () => {
  it('of a leader is needed where the program says so, given since it was asked', () => {
    const rules = {
      ...RULES,
      acts: RULES.acts.map((act) => ({ ...act, approvedBy: act.act === 'extend' ? [role('leader')] : [] })),
    }
    const play = new Play({}, FRIDAY, rules)
      .do(office, FRIDAY, order(SHADES))
      .do(shades, FEB_14, { act: 'sign', data: {} })
    play.do(leader, FEB_14, { act: 'instruct', data: { text: '抓紧' } })
    play.do(shades, FEB_25, { act: 'extend', data: { add: { n: 1, unit: 'working_days' } }, reason: '等灯罩' })
    expect(play.try(office, FEB_25, { act: 'grant_extension', data: {} })).toMatchObject({
      error: { code: 'matter.approval_missing', data: { clause: '七' } },
    })
    play
      .do(leader, FEB_25, { act: 'instruct', data: { text: '同意' } })
      .do(office, FEB_25, { act: 'grant_extension', data: {} })
    expect(play.matter.extended).toBe(1)
  })
})

describe('another version of the program', () => {
  it('decides from then on; running deadlines stay as they were given', () => {
    const play = working()
    const before = play.matter.clocks
    play.do(office, FEB_25, { act: 'move', data: { version: 2, tiers: ['desk', 'contact'] }, reason: '方案修订' })
    expect(play.matter).toMatchObject({ programVersion: 2, tier: 2, tierId: 'contact' })
    expect(play.matter.clocks).toEqual(before)
    expect(codeOf(play.try(office, FEB_25, { act: 'move', data: { version: 1, tiers: [] }, reason: '退回' }))).toBe(
      'matter.version_not_newer',
    )
  })
})

describe('stop-clock', () => {
  it('gives the time back, and only for a reason the program lists', () => {
    const play = working()
    const stop = (reasonCode: string) => ({ act: 'stop_clock', data: { reasonCode }, reason: '等企业样品' }) as const
    expect(codeOf(play.try(shades, FEB_25, stop('lunch')))).toBe('matter.clock_does_not_stop')
    play.do(shades, FEB_25, stop('waiting_for_enterprise'))
    expect(play.clock('answer')).toMatchObject([{ stopReason: 'waiting_for_enterprise' }])
    play.do(shades, FEB_27, { act: 'start_clock', data: { reasonCode: 'waiting_for_enterprise' } })
    expect(play.clock('answer')).toMatchObject([{ dueDay: '2026-03-05', stoppedAt: null }])
  })
})

describe('a stop that ends as it begins', () => {
  it('changes no deadline', () => {
    const play = working()
    const due = play.clock('answer').map((clock) => clock.dueAt)
    play.do(shades, FEB_25, { act: 'stop_clock', data: { reasonCode: 'waiting_for_enterprise' }, reason: '等样品' })
    play.do(shades, FEB_25, { act: 'start_clock', data: { reasonCode: 'waiting_for_enterprise' } })
    expect(play.clock('answer').map((clock) => clock.dueAt)).toEqual(due)
    expect(play.clock('answer')).toMatchObject([{ stoppedAt: null, explain: { standsStill: false } }])
  })
})

describe('answer, word of the enterprise, closing', () => {
  const answered = () => working().do(shades, FEB_25, answerOf())
  const solve = { act: 'close', data: { end: 'solved' } } as const

  it('closes when what the end needs is shown, and names what is missing otherwise', () => {
    const play = answered()
    expect(play.try(office, FEB_25, solve)).toMatchObject({
      ok: false,
      error: { code: 'matter.end_needs', data: { missing: ['enterprise_agrees'], clause: '八' } },
    })
    play.do(firm, FEB_25, { act: 'confirm', data: { via: 'link' } }).do(office, FEB_25, solve)
    expect(play.matter).toMatchObject({
      state: 'closed',
      end: 'solved',
      countsAs: 'solved',
      closings: [{ agreed: 'enterprise_agreed', evidence: 1 }],
    })
  })

  it("takes nobody's word for the enterprise who handled it", () => {
    const play = answered()
    expect(codeOf(play.try({ ...firm, orgIds: [SHADES] }, FEB_25, { act: 'confirm', data: { via: 'portal' } }))).toBe(
      'matter.own_work',
    )
    expect(codeOf(play.try(holder, FEB_25, { act: 'confirm', data: { via: 'official' } }))).toBe('matter.not_your_act')
    expect(
      codeOf(
        play.try({ ...office, orgIds: [SHADES] }, FEB_25, {
          act: 'callback',
          data: { callbackId: 'c', reached: true, passed: true },
        }),
      ),
    ).toBe('matter.own_work')
  })

  it('about no enterprise is confirmed by the contact who raised it, once a unit has handled it', () => {
    const project = { enterpriseId: null, projectId: 'road' }
    const handled = new Play(project)
      .do(office, FRIDAY, order(SHADES))
      .do(shades, FEB_14, { act: 'sign', data: {} })
      .do(shades, FEB_25, answerOf())
    expect(codeOf(handled.try(holder, FEB_25, { act: 'confirm', data: { via: 'official' } }))).toBe('ok')
    const onTheSpot = new Play(project).do(holder, FRIDAY, answerOf())
    expect(codeOf(onTheSpot.try(holder, FRIDAY, { act: 'confirm', data: { via: 'official' } }))).toBe('matter.own_work')
  })

  it('goes back to work when the enterprise disputes, on a new clock', () => {
    const play = answered().do(firm, FEB_27, { act: 'dispute', data: { via: 'link' }, reason: '还是破的' })
    expect(play.matter).toMatchObject({ state: 'working', disputed: 1, standing: { agreed: 'disputed' } })
    expect(play.clock('answer')).toMatchObject([{ state: 'met' }, { state: 'open', dueDay: '2026-03-10' }])
    expect(play.clock('sign')).toHaveLength(1)
  })

  it("counts silence as silence, and only after the enterprise's own time", () => {
    const play = answered()
    expect(codeOf(play.try(system, FEB_27, { act: 'silence', data: {} }))).toBe('matter.may_still_speak')
    play.do(system, MAR_10, { act: 'silence', data: {} }).do(office, MAR_10, solve)
    expect(play.matter.closings).toMatchObject([{ agreed: 'silent' }])
  })

  it('never closes by an end the program does not have', () => {
    expect(codeOf(answered().try(office, FEB_25, { act: 'close', data: { end: 'forgotten' } }))).toBe(
      'matter.no_such_end',
    )
  })

  it('keeps what counts as open in the ledger, with a day of review and nothing overdue', () => {
    const play = working().do(shadesHead, FEB_25, { act: 'head_sign', data: {} })
    expect(codeOf(play.try(office, FEB_25, { act: 'close', data: { end: 'long_term' } }))).toBe('matter.review_missing')
    play.do(office, FEB_25, { act: 'close', data: { end: 'long_term', review: '2026-03-31' } })
    expect(play.matter).toMatchObject({ state: 'suspended', countsAs: 'open', nextReview: '2026-03-31' })
    expect(play.matter.clocks.filter((clock) => clock.state === 'open' && clock.clock !== 'follow_up')).toEqual([])
    play.do(office, MAR_10, { act: 'resume', data: {} })
    expect(play.matter).toMatchObject({ state: 'working', countsAs: null })
    expect(play.clock('answer').at(-1)).toMatchObject({ state: 'open', openedAt: MAR_10 })
  })

  it('a failed call-back makes the closing false for good, and the matter is done again', () => {
    const play = answered()
      .do(firm, FEB_25, { act: 'confirm', data: { via: 'link' } })
      .do(office, FEB_25, solve)
    play.do(office, FEB_27, {
      act: 'callback',
      data: { callbackId: 'c1', reached: true, passed: false, outcome: 'not_solved' },
    })
    expect(play.matter).toMatchObject({
      state: 'working',
      reopened: 1,
      closings: [{ refutedBy: 'callback', refutedAt: FEB_27 }],
    })
    expect(play.clock('answer').at(-1)).toMatchObject({ state: 'open', openedAt: FEB_27 })
    play
      .do(shades, FEB_27, answerOf('又换了'))
      .do(firm, FEB_27, { act: 'confirm', data: { via: 'link' } })
      .do(office, FEB_27, solve)
    expect(falseClosures(play.matter)).toBe(1)
    expect(play.matter.closings).toHaveLength(2)
  })

  it('a call-back that reached nobody refutes nothing', () => {
    const play = answered()
      .do(firm, FEB_25, { act: 'confirm', data: { via: 'link' } })
      .do(office, FEB_25, solve)
    play.do(office, FEB_27, { act: 'callback', data: { callbackId: 'c1', reached: false, passed: false } })
    expect(falseClosures(play.matter)).toBe(0)
    expect(play.clock('follow_up')).toMatchObject([{ state: 'open' }])
  })

  it('an enterprise that disputes after the closing reopens it', () => {
    const play = answered()
      .do(firm, FEB_25, { act: 'confirm', data: { via: 'link' } })
      .do(office, FEB_25, solve)
    play.do(firm, FEB_27, { act: 'dispute', data: { via: 'link' }, reason: '又破了' })
    expect(play.matter).toMatchObject({ state: 'working', closings: [{ refutedBy: 'enterprise' }] })
    expect(play.acts.at(-1)).toMatchObject({ act: 'reopen', actor: { role: 'system' } })
  })

  it("is settled on the spot by the contact, with the enterprise's word", () => {
    const play = new Play().do(holder, FRIDAY, answerOf('当场换好'))
    expect(play.matter.state).toBe('answered')
    play.do(firm, FRIDAY, { act: 'confirm', data: { via: 'link' } }).do(office, FRIDAY, solve)
    expect(play.matter).toMatchObject({ state: 'closed', countsAs: 'solved' })
  })
})

describe('upward', () => {
  it("rises at the tier's due by the system, not before, and by hand with a reason", () => {
    const play = new Play()
    expect(play.clock('tier:contact')).toMatchObject([{ dueDay: '2026-03-05', personId: 'p-holder' }])
    expect(codeOf(play.try(system, '2026-03-05T15:00:00Z', { act: 'raise', data: {} }))).toBe('matter.not_due_yet')
    play.do(system, MAR_10, { act: 'raise', data: {} })
    expect(play.matter).toMatchObject({ tier: 2, tierId: 'leader', leaderId: 'p-leader' })
    expect(play.clock('tier:contact')).toMatchObject([{ state: 'missed' }])
    expect(codeOf(play.try(holder, MAR_10, { act: 'raise', data: {} }))).toBe('matter.reason_missing')
    play.do(holder, MAR_10, { act: 'raise', data: {}, reason: '需工委研究' })
    expect(play.matter.tierId).toBe('committee')
    expect(codeOf(play.try(office, MAR_10, { act: 'raise', data: {}, reason: '再上' }))).toBe('matter.top_tier')
  })

  it('gives slips step by step, or directly with a reason', () => {
    const play = working()
    const slip = (level: string, reason?: string) =>
      ({ act: 'slip', data: { level }, ...(reason ? { reason } : {}) }) as const
    expect(codeOf(play.try(office, FEB_25, slip('橙')))).toBe('matter.slip_skips')
    play.do(office, FEB_25, slip('黄')).do(office, FEB_25, slip('红', '性质严重'))
    expect(codeOf(play.try(office, FEB_25, slip('橙')))).toBe('matter.slip_given')
    expect(play.matter).toMatchObject({ slips: ['黄', '红'], level: '红' })
    // What is offered: the levels above the highest given; without levels the slip itself.
    expect(slipsLeft(working().matter, rulingAt(FEB_25))).toEqual(['黄', '橙', '红'])
    expect(slipsLeft(play.matter, rulingAt(FEB_25))).toEqual([])
    expect(slipsLeft(play.matter, rulingAt(FEB_25, { ...RULES, levels: [], acts: [] }))).toEqual(['督查单'])
  })
})

describe('what may be done now', () => {
  const may = (play: Play, who: typeof office, now = FEB_25) =>
    actsAvailable(play.matter, who, rulingAt(now)).flatMap((one) => (one.may ? one.act : []))

  it('lists the acts of each role, and why the others are not', () => {
    const play = new Play().do(office, FRIDAY, order(SHADES))
    expect(may(play, shades, FEB_14)).toEqual(['sign', 'object', 'extend', 'progress', 'raise', 'stop_clock'])
    expect(may(play, stranger)).toEqual([])
    const closed = actsAvailable(play.matter, office, rulingAt(FEB_25)).find((one) => one.act === 'close')
    expect(closed).toMatchObject({ may: false, why: { code: 'matter.not_in_state', data: { state: 'assigned' } } })
  })

  it('lets nobody decide the case about himself', () => {
    const play = new Play({ about: { kind: 'mark', id: 'k1' }, personId: 'p-office' })
    expect(codeOf(play.try(office, FRIDAY, { act: 'close', data: { end: 'explained', evidence: ['x'] } }))).toBe(
      'matter.own_work',
    )
    expect(
      codeOf(
        play.try({ ...office, personId: 'p-other' }, FRIDAY, {
          act: 'close',
          data: { end: 'explained', evidence: ['x'] },
        }),
      ),
    ).toBe('ok')
  })

  it('counts no decision as the statement of whom the case is about', () => {
    const statement = { ...(RULES.clocks[0] as (typeof RULES.clocks)[number]), id: 'statement', title: '当事人陈述' }
    const clocks = [
      { ...statement, who: [role('concerned')], from: ['record'], metBy: ['answer'], due: limit('3 working days') },
    ]
    const about = { about: { kind: 'mark', id: 'k1' }, personId: 'p-subject' } as const
    const cleared = { act: 'close', data: { end: 'explained', evidence: ['x'] } } as const
    const silent = new Play(about, FRIDAY, { ...RULES, clocks }).do(office, FRIDAY, cleared)
    expect(silent.clock('statement')).toMatchObject([{ state: 'cancelled', doneAt: null }])
    const heard = new Play(about, FRIDAY, { ...RULES, clocks })
      .do({ ...holder, accountId: 'a-subject', personId: 'p-subject' }, FRIDAY, answerOf('当时在场'))
      .do(office, FRIDAY, cleared)
    expect(heard.clock('statement')).toMatchObject([{ state: 'met' }])
  })

  it('shows a recused person why', () => {
    const rules = { ...RULES, notBy: [role('first_hand')], clause: '九' }
    const play = new Play({}, FRIDAY, rules)
    const refused = play.try(holder, FRIDAY, order(SHADES))
    expect(refused).toMatchObject({ ok: false, error: { code: 'matter.recused', data: { clause: '九' } } })
  })
})

describe('refused attempts', () => {
  it('are kept and counted, and change nothing else', () => {
    const play = working()
    const before = play.matter
    play.try(stranger, FEB_25, { act: 'close', data: { end: 'solved' } })
    const { acts, refused, ...rest } = play.matter
    const { acts: actsBefore, refused: refusedBefore, ...same } = before
    expect(rest).toEqual(same)
    expect([acts, refused]).toEqual([actsBefore + 1, refusedBefore + 1])
    expect(play.acts.at(-1)).toMatchObject({ refused: true, act: 'close', refusal: 'matter.not_your_act' })
    expect(fold(play.acts)).toEqual(play.matter)
  })
})

function limitOf(text: string) {
  return {
    kind: 'single',
    text,
    limit: { kind: 'amount', steps: [{ n: 3, unit: 'days' }], side: 'after', base: { kind: 'moment', moment: 'told' } },
  } as const
}

function never(): never {
  throw new Error('missing')
}

describe('a limit that is longer than it says', () => {
  const ANSWER = RULES.clocks.map((clock) =>
    clock.id === 'answer' ? { ...clock, grace: limit('1 working day') } : clock,
  )
  const graced = () => new Play({}, FRIDAY, { ...RULES, clocks: ANSWER }).do(office, FRIDAY, order(SHADES))

  it('has its grace from the end of the limit, and says so', () => {
    // Eight working days from the 14th, with the 28th made up: 3 March; a working day of grace: the 4th.
    const [plain] = new Play().do(office, FRIDAY, order(SHADES)).clock('answer')
    const [clock] = graced().clock('answer')
    expect(plain?.dueDay).toBe('2026-03-03')
    expect(clock?.dueDay).toBe('2026-03-04')
    expect(clock && explainDeadline(clock.explain)).toContain('2026-03-03 后宽限 1 个工作日 → 2026-03-04')
    const play = graced().do(shades, FEB_14, { act: 'sign', data: {} })
    play.do(shades, '2026-03-04T10:00:00.000Z', answerOf())
    expect(play.clock('answer')).toMatchObject([{ state: 'met' }])
  })

  it('is extended from the limit, with the grace behind it', () => {
    const play = graced().do(shades, FEB_25, {
      act: 'extend',
      data: { add: { n: 2, unit: 'working_days' } },
      reason: '等灯罩',
    })
    play.do(office, FEB_25, { act: 'grant_extension', data: {} })
    expect(play.clock('answer')).toMatchObject([{ dueDay: '2026-03-06' }])
  })

  const storm = {
    subjectId: SHADES,
    clocks: ['answer'],
    stop: pauseOf('e1', '2026-02-24T16:00:00Z', '2026-02-26T16:00:00Z'),
  }
  const reckon = { act: 'recompute', data: { calendarId: 'c' }, reason: '台风' } as const

  it('stands still in a stretch granted for the unit, and moves back when that is withdrawn', () => {
    const play = working()
    play.pauses = [storm, { ...storm, subjectId: OILS }]
    play.do(system, FEB_27, reckon)
    expect(play.clock('answer')).toMatchObject([{ dueDay: '2026-03-05', state: 'open', stoppedAt: null }])
    expect(play.clock('sign')).toMatchObject([{ state: 'met', dueDay: '2026-02-14' }])
    play.do(system, FEB_27, reckon)
    expect(play.acts.filter((act) => act.act === 'recompute')).toHaveLength(1)
    play.pauses = []
    play.do(system, FEB_27, reckon)
    expect(play.clock('answer')).toMatchObject([{ dueDay: '2026-03-03' }])
    expect(fold(play.acts)).toEqual(play.matter)
  })

  it('counts from the start where the stretch was granted before', () => {
    const play = new Play()
    play.pauses = [storm]
    play.do(office, FRIDAY, order(SHADES))
    expect(play.clock('answer')).toMatchObject([{ dueDay: '2026-03-05' }])
  })

  it('lets what was late be in time when the stretch is granted afterwards', () => {
    const play = working().do(shades, '2026-03-05T03:00:00.000Z', answerOf())
    expect(play.clock('answer')).toMatchObject([{ state: 'late' }])
    play.pauses = [storm]
    play.do(system, '2026-03-10T03:00:00.000Z', reckon)
    expect(play.clock('answer')).toMatchObject([{ state: 'met', dueDay: '2026-03-05' }])
  })

  it('stands still until it is given an end, where the stretch has none', () => {
    const play = working()
    play.pauses = [{ ...storm, stop: pauseOf('e1', '2026-02-24T16:00:00Z', null) }]
    play.do(system, FEB_27, reckon)
    expect(play.clock('answer')).toMatchObject([{ stoppedAt: '2026-02-24T16:00:00Z', explain: { standsStill: true } }])
  })

  it('does not ask a unit that signed to sign again, whatever else meets that clock', () => {
    const clocks = RULES.clocks.map((clock) => (clock.id === 'sign' ? { ...clock, metBy: ['sign', 'object'] } : clock))
    const play = new Play({}, FRIDAY, { ...RULES, clocks })
      .do(office, FRIDAY, order(SHADES))
      .do(shades, FEB_14, { act: 'sign', data: {} })
      .do(shades, FEB_25, answerOf())
      .do(firm, FEB_27, { act: 'dispute', data: { via: 'link' }, reason: '还是破的' })
    expect(play.clock('sign')).toHaveLength(1)
    expect(play.clock('answer')).toHaveLength(2)
  })
})
