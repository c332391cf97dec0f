import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes, isBefore, minutesBetween } from '#domain/calendar/clock-rules.ts'
import { ACT_NAMES, ALLOWED } from '#domain/matter/act-names.ts'
import { fold } from '#domain/matter/apply.ts'
import { actsAvailable } from '#domain/matter/available.ts'
import { isOpen, type Matter, ownerOf, partiesNow } from '#domain/matter/matter.ts'
import type { Proposal } from '#domain/matter/proposal.ts'
import {
  FRIDAY,
  firm,
  holder,
  leader,
  OILS,
  office,
  oils,
  Play,
  RULES,
  rulingAt,
  SHADES,
  shades,
  shadesHead,
  stranger,
  system,
  WICKS,
  wicks,
} from './lantern.ts'

const anyone = fc.constantFrom(office, shades, shadesHead, oils, wicks, holder, leader, firm, stranger, system)
const org = fc.constantFrom(SHADES, OILS, WICKS)
const units = fc.record({ lead: org, parallel: fc.subarray([OILS, WICKS]), assist: fc.subarray([WICKS]) })
const via = fc.constantFrom('link' as const, 'portal' as const)
const code = fc.constantFrom('waiting_for_enterprise', 'lunch')
const evidence = fc.subarray(['photo', 'letter'])

type Free = Exclude<Proposal, { act: 'record' }>
const asked: { [A in Free['act']]: fc.Arbitrary<Extract<Free, { act: A }>['data']> } = {
  dismiss: fc.constantFrom({}, { ground: '已进入诉讼' }, { ground: '不想办' }),
  assign: fc.oneof(
    units.map((of) => ({ give: 'order' as const, units: of })),
    fc.constant({ give: 'submission' as const, leaderId: 'p-leader' }),
  ),
  classify: fc.record(
    {
      category: fc.constantFrom('灯罩', '灯油', '灯芯'),
      urgency: fc.constantFrom('急', '缓', ''),
      level: fc.constantFrom('黄', '红', ''),
    },
    { requiredKeys: [] },
  ),
  sign: fc.constant({}),
  object: fc.constant({}),
  rule_objection: fc.record({ accepted: fc.boolean() }),
  reassign: fc.record({ units }),
  extend: fc.record({
    add: fc.record({
      n: fc.integer({ min: 1, max: 6 }),
      unit: fc.constantFrom('working_days' as const, 'days' as const),
    }),
  }),
  grant_extension: fc.constant({}),
  refuse_extension: fc.constant({}),
  progress: fc.record({ text: fc.constantFrom('在办', ''), evidence }),
  answer: fc.record({ text: fc.constantFrom('换好了', ''), evidence }),
  return: fc.constant({}),
  confirm: fc.record({ via }),
  dispute: fc.record({ via }),
  silence: fc.constant({}),
  callback: fc.record({ callbackId: fc.constant('c'), reached: fc.boolean(), passed: fc.boolean() }),
  raise: fc.constantFrom({}, { to: 'committee' }, { to: 'contact' }),
  instruct: fc.constant({ text: '抓紧' }),
  slip: fc.record({ level: fc.constantFrom('黄', '橙', '红', '紫') }),
  head_sign: fc.constant({}),
  office_check: fc.record({ passed: fc.boolean() }),
  stop_clock: fc.record({ reasonCode: code }),
  start_clock: fc.record({ reasonCode: code }),
  suspend: fc.constantFrom({ review: '2027-01-04' }, { review: '2026-01-01' }),
  resume: fc.constant({}),
  merge: fc.constantFrom({ into: 'm9' }, { into: 'm1' }),
  absorb: fc.constant({ from: 'm8' }),
  split: fc.constantFrom({ into: [] }, { into: ['m2'] }),
  hand_over: fc.constantFrom({ personId: 'p-next' }, { personId: 'p-holder' }),
  move: fc.constantFrom({ version: 2, tiers: ['contact', 'committee'] }, { version: 1, tiers: [] }),
  follow_merge: fc.constantFrom({ into: 'e-twin' }, { into: 'e1' }),
  close: fc.record({
    end: fc.constantFrom('solved', 'explained', 'long_term', 'gone'),
    evidence,
    review: fc.constantFrom(undefined, '2027-01-04'),
  }),
  reopen: fc.constant({}),
  recompute: fc.constant({ calendarId: 'cn' }),
}

const reason = fc.constantFrom('有理由', undefined)
const proposal: fc.Arbitrary<Free> = fc.oneof(
  ...Object.entries(asked).map(([act, data]) =>
    fc.record({ act: fc.constant(act), data: data as fc.Arbitrary<object>, reason }),
  ),
) as fc.Arbitrary<Free>

type Step = { who: typeof office; minutes: number; what: Free }
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    who: anyone,
    minutes: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 20_000 })),
    what: proposal,
  }),
  { minLength: 1, maxLength: 40 },
)

/** The usual way, so that random acts meet matters at every stage. */
const opening: fc.Arbitrary<Step[]> = fc.constantFrom<Step[]>(
  [],
  [
    {
      who: office,
      minutes: 10,
      what: { act: 'assign', data: { give: 'order', units: { lead: SHADES, parallel: [OILS], assist: [WICKS] } } },
    },
  ],
  [
    { who: office, minutes: 10, what: { act: 'assign', data: { give: 'order', units: { lead: SHADES } } } },
    { who: shades, minutes: 10, what: { act: 'sign', data: {} } },
  ],
  [
    { who: office, minutes: 10, what: { act: 'assign', data: { give: 'order', units: { lead: SHADES } } } },
    { who: shades, minutes: 10, what: { act: 'sign', data: {} } },
    { who: shades, minutes: 60, what: { act: 'answer', data: { text: '换好了', evidence: ['photo'] } } },
    { who: firm, minutes: 60, what: { act: 'confirm', data: { via: 'link' } } },
  ],
)

function run(all: readonly Step[], each: (play: Play, before: Matter, step: Step, done: boolean) => void): Play {
  const play = new Play()
  let now = FRIDAY
  for (const step of all) {
    now = addMinutes(now, step.minutes)
    const before = play.matter
    const result = play.try(step.who, now, step.what)
    each(play, before, step, result.ok)
  }
  return play
}

const plays = fc.tuple(opening, steps).map(([first, then]) => [...first, ...then])
const RUNS = { numRuns: 400 }

describe('any sequence of acts', () => {
  it('never has two owners, and one while it is open', () => {
    fc.assert(
      fc.property(plays, (all) => {
        run(all, ({ matter }) => {
          expect(partiesNow(matter).filter((party) => party.role === 'lead').length).toBeLessThanOrEqual(1)
          const now = partiesNow(matter).map((party) => party.orgId)
          expect(new Set(now).size).toBe(now.length)
          if (matter.state === 'working') expect(ownerOf(matter).kind).toBe('org')
          if (matter.state === 'assigned') expect(ownerOf(matter).kind).not.toBe('office')
        })
      }),
      RUNS,
    )
  })

  it('never closes without an end of the program and what it needs', () => {
    fc.assert(
      fc.property(plays, (all) => {
        run(all, ({ matter, acts }, before, step, done) => {
          if (!done || step.what.act !== 'close') {
            if (before.state !== 'closed') expect(matter.state).not.toBe('closed')
            return
          }
          const end = RULES.ends.find((one) => one.id === matter.end)
          expect(end?.countsAs).toBe(matter.countsAs)
          const closing = matter.closings.at(-1)
          if (end?.needs.includes('evidence')) expect(closing?.evidence).toBeGreaterThan(0)
          if (end?.needs.includes('enterprise_agrees'))
            expect(['enterprise_agreed', 'silent']).toContain(closing?.agreed)
          if (closing?.agreed === 'silent') expect(acts.some((act) => act.act === 'silence' && !act.refused)).toBe(true)
        })
      }),
      RUNS,
    )
  })

  it('keeps clocks sane: due after opening, one running of a kind for each, done once, stopped time given back', () => {
    fc.assert(
      fc.property(plays, (all) => {
        run(all, ({ matter }, before) => {
          const seen = new Set<string>()
          for (const clock of matter.clocks) {
            expect(isBefore(clock.openedAt, clock.dueAt)).toBe(true)
            if (clock.doneAt) expect(minutesBetween(clock.openedAt, clock.doneAt)).toBeGreaterThanOrEqual(0)
            if (clock.state === 'met')
              expect(isBefore(clock.doneAt ?? '', clock.dueAt) || clock.stoppedAt !== null).toBe(true)
            if (clock.state === 'late') expect(isBefore(clock.doneAt ?? '', clock.dueAt)).toBe(false)
            const key = `${clock.clock} ${clock.orgId} ${clock.personId}`
            if (clock.state === 'open') {
              expect(seen.has(key)).toBe(false)
              seen.add(key)
            }
            const was = before.clocks.find((one) => one.id === clock.id)
            if (was) expect(isBefore(clock.dueAt, was.dueAt)).toBe(false)
            if (was && was.state !== 'open') expect(clock).toEqual(was)
          }
          for (const was of before.clocks) expect(matter.clocks.some((clock) => clock.id === was.id)).toBe(true)
          if (!isOpen(matter))
            expect(matter.clocks.filter((clock) => clock.state === 'open' && clock.clock !== 'follow_up')).toEqual([])
        })
      }),
      RUNS,
    )
  })

  it('changes nothing by a refused act but the count of refusals', () => {
    fc.assert(
      fc.property(plays, (all) => {
        run(all, ({ matter }, before, _step, done) => {
          if (done) return
          expect(matter).toEqual({ ...before, refused: before.refused + 1, acts: before.acts + 1 })
        })
      }),
      RUNS,
    )
  })

  it('folds to the state that was kept step by step, also after a round trip through JSON', () => {
    fc.assert(
      fc.property(plays, (all) => {
        const { acts, matter } = run(all, () => undefined)
        expect(fold(JSON.parse(JSON.stringify(acts)))).toEqual(JSON.parse(JSON.stringify(matter)))
        expect(acts.map((act) => act.seq)).toEqual(acts.map((_, index) => index + 1))
      }),
      RUNS,
    )
  })

  it('never loses a false closure', () => {
    fc.assert(
      fc.property(plays, (all) => {
        run(all, ({ matter }, before) => {
          expect(matter.closings.length).toBeGreaterThanOrEqual(before.closings.length)
          before.closings.forEach((was, index) => {
            if (was.refutedAt) expect(matter.closings[index]).toEqual(was)
          })
        })
      }),
      RUNS,
    )
  })

  it('does nothing that its list of possible acts had said was not possible', () => {
    fc.assert(
      fc.property(plays, (all) => {
        let now = FRIDAY
        const play = new Play()
        for (const step of all) {
          now = addMinutes(now, step.minutes)
          const { state } = play.matter
          const listed = actsAvailable(play.matter, step.who, rulingAt(now)).find((one) => one.act === step.what.act)
          const result = play.try(step.who, now, step.what)
          if (result.ok && listed) expect(listed.may).toBe(true)
          if (result.ok) expect(ALLOWED[state]).toContain(step.what.act)
        }
      }),
      RUNS,
    )
  })
})

it('every act can be taken in some state', () => {
  const allowed = new Set(Object.values(ALLOWED).flat())
  expect(ACT_NAMES.filter((act) => act !== 'record' && !allowed.has(act))).toEqual([])
})
