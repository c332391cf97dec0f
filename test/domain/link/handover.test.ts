import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/calendar/day.ts'
import { decideAcceptance, decideProposal, decideRefusal, type Handover, type Holdings } from '#domain/link/handover.ts'
import { FOREVER, holdsOn, type Link, type LinkRules } from '#domain/link/link.ts'

const RULES: LinkRules = { id: 'contact', kinds: [], perHolder: { atMost: 4 }, perTarget: { atLeast: 1 } }
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
const holdings = (more: Partial<Holdings> = {}): Holdings => ({
  links: [link('王', '甲'), link('王', '乙'), link('李', '丙')],
  matters: [
    { id: 'm1', linkId: '王-甲' },
    { id: 'm2', linkId: '王-乙' },
    { id: 'm3', linkId: null },
  ],
  rules: [RULES],
  today: '2026-05-10',
  ...more,
})
const offer = (linkIds: string[], more: Partial<Handover> = {}) => ({
  id: 'h',
  fromPersonId: '王',
  toPersonId: '李',
  effectiveDay: '2026-06-01',
  linkIds,
  ...more,
})
const ids = () => {
  let n = 0
  return () => `new${++n}`
}

describe('proposing', () => {
  it('takes the open matters of the links along; those without a link go when the person leaves', () => {
    expect(decideProposal(offer(['王-甲']), holdings())).toMatchObject({
      value: { state: 'proposed', matterIds: ['m1'] },
    })
    expect(decideProposal(offer(['王-甲', '王-乙']), holdings())).toMatchObject({
      value: { matterIds: ['m1', 'm2', 'm3'] },
    })
  })
  it.each([
    [offer(['王-甲'], { toPersonId: '王' }), 'handover.same_person'],
    [offer(['王-甲'], { effectiveDay: '2026-05-09' }), 'handover.in_past'],
    [offer(['李-丙']), 'handover.not_his'],
    [offer([]), 'handover.nothing'],
  ])('%# is refused', (proposal, code) => {
    expect(decideProposal(proposal, holdings())).toMatchObject({ ok: false, error: { code } })
  })
  it('not to somebody who holds the target already, or has enough', () => {
    const both = holdings({ links: [link('王', '甲'), link('李', '甲')] })
    expect(decideProposal(offer(['王-甲']), both)).toMatchObject({ error: { code: 'handover.already_holds' } })
    const full = holdings({ links: [link('王', '甲'), ...['1', '2', '3', '4'].map((firm) => link('李', firm))] })
    expect(decideProposal(offer(['王-甲']), full)).toMatchObject({
      error: { code: 'handover.over_capacity', data: { most: 4 } },
    })
  })
})

describe('accepting', () => {
  const proposed: Handover = { ...offer(['王-甲', '王-乙']), state: 'proposed', matterIds: ['m1', 'm2', 'm3'] }
  it('ends the day before it begins', () => {
    expect(decideAcceptance(proposed, holdings(), ids())).toMatchObject({
      value: {
        handover: { state: 'accepted' },
        ended: [
          { id: '王-甲', toDay: '2026-05-31' },
          { id: '王-乙', toDay: '2026-05-31' },
        ],
        begun: [
          { id: 'new1', holder: { id: '李' }, fromDay: '2026-06-01', toDay: FOREVER },
          { id: 'new2', holder: { id: '李' }, fromDay: '2026-06-01' },
        ],
        matterIds: ['m1', 'm2', 'm3'],
      },
    })
  })
  it('late: from that day on, never back', () => {
    expect(decideAcceptance(proposed, holdings({ today: '2026-06-05' }), ids())).toMatchObject({
      value: { firstDay: '2026-06-05', ended: [{ toDay: '2026-06-04' }, {}], begun: [{ fromDay: '2026-06-05' }, {}] },
    })
  })
  it('a matter raised meanwhile goes too', () => {
    const later = holdings({ matters: [...holdings().matters, { id: 'm4', linkId: '王-乙' }] })
    expect(decideAcceptance(proposed, later, ids())).toMatchObject({ value: { matterIds: ['m1', 'm2', 'm3', 'm4'] } })
  })
  it('not twice, not after declining, not what was ended meanwhile', () => {
    expect(decideAcceptance({ ...proposed, state: 'accepted' }, holdings(), ids())).toMatchObject({
      error: { code: 'handover.decided' },
    })
    const declined = decideRefusal(proposed, 'declined')
    expect(declined).toMatchObject({ value: { state: 'declined' } })
    expect(declined.ok && decideAcceptance(declined.value, holdings(), ids())).toMatchObject({
      error: { code: 'handover.decided' },
    })
    const ended = holdings({ links: [link('王', '甲', { toDay: '2026-05-20' }), link('王', '乙')] })
    expect(decideAcceptance(proposed, ended, ids())).toMatchObject({ error: { code: 'handover.not_his' } })
  })
})

describe('nothing falls between', () => {
  const people = ['王', '李', '张']
  const firms = ['甲', '乙', '丙', '丁']
  const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-05-01', n))
  const pair = fc.record({
    holder: fc.constantFrom(...people),
    target: fc.constantFrom(...firms),
    kind: fc.constantFrom('contact', 'leader'),
    fromDay: day,
    toDay: fc.oneof(day, fc.constant(FOREVER)),
  })
  const world = fc.record({
    pairs: fc.array(pair, { maxLength: 16 }),
    effectiveDay: day,
    today: day,
    accepted: day,
    pick: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
  })
  const DAYS = Array.from({ length: 80 }, (_, n) => addDays('2026-04-28', n))

  const build = ({
    pairs,
  }: {
    pairs: { holder: string; target: string; kind: string; fromDay: string; toDay: string }[]
  }) => {
    const links: Link[] = []
    for (const [i, one] of pairs.entries()) {
      if (one.toDay < one.fromDay) continue
      links.push(link(one.holder, one.target, { id: `l${i}`, link: one.kind, fromDay: one.fromDay, toDay: one.toDay }))
    }
    return links
  }
  const holders = (links: readonly Link[], firm: string, kind: string, on: string) =>
    links.filter((one) => one.link === kind && one.target.id === firm && holdsOn(one, on)).length

  it('property: on every day each target has as many holders as before; each open matter has exactly one', () => {
    let accepted = 0
    fc.assert(
      fc.property(world, ({ pairs, effectiveDay, today, accepted: on, pick }) => {
        const links = build({ pairs })
        const linkIds = links.filter((one, i) => one.holder.id === '王' && pick[i]).map((one) => one.id)
        const matters = links
          .filter((one) => one.holder.id === '王')
          .map((one) => ({ id: `m ${one.id}`, linkId: one.id }))
        const before: Holdings = { links, matters, rules: [], today }
        const proposal = decideProposal(offer(linkIds, { effectiveDay }), before)
        if (!proposal.ok) return
        const result = decideAcceptance(proposal.value, { ...before, today: on < today ? today : on }, ids())
        if (!result.ok) return
        accepted++
        const { ended, voided, begun, matterIds, firstDay } = result.value
        const touched = new Set([...ended, ...voided].map((one) => one.id))
        const after = [...links.filter((one) => !touched.has(one.id)), ...ended, ...begun]
        for (const on of DAYS) {
          for (const firm of firms) {
            for (const kind of ['contact', 'leader']) {
              expect([on, firm, kind, holders(after, firm, kind, on)]).toEqual([
                on,
                firm,
                kind,
                holders(links, firm, kind, on),
              ])
            }
          }
        }
        // Before the first day nothing moved.
        for (const one of begun) expect(one.fromDay >= firstDay).toBe(true)
        expect(new Set(matterIds).size).toBe(matterIds.length)
        for (const matter of matters) expect(matterIds.includes(matter.id)).toBe(linkIds.includes(matter.linkId))
      }),
      { numRuns: 400 },
    )
    expect(accepted).toBeGreaterThan(20)
  })
  it('property: declining changes nothing but the offer', () => {
    fc.assert(
      fc.property(fc.constantFrom('declined' as const, 'withdrawn' as const), (to) => {
        const proposed: Handover = { ...offer(['王-甲']), state: 'proposed', matterIds: ['m1'] }
        expect(decideRefusal(proposed, to)).toEqual({ ok: true, value: { ...proposed, state: to } })
      }),
    )
  })
})
