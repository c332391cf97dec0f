import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEMO_SEED, generateDemo } from '#app/demo/generate.ts'
import { ledgerState, ledgerSteps, ledgerWord } from '#domain/import/history.ts'

const TODAY = '2026-11-18'

describe('the demo of a seed', () => {
  const demo = generateDemo(DEMO_SEED, TODAY)

  test('has the numbers of the notice', () => {
    expect(demo.park.orgs.filter((one) => one.kind === '部门')).toHaveLength(13)
    expect(demo.park.cadres.length).toBeGreaterThan(300)
    expect(demo.park.projects).toHaveLength(38)
    expect(demo.park.enterprises.filter((one) => !one.service)).toHaveLength(90)
    expect(demo.park.enterprises.filter((one) => one.service)).toHaveLength(10)
    expect(demo.park.enterprises.filter((one) => one.classes.includes('规上工业'))).toHaveLength(53)
    expect(demo.problems).toHaveLength(148)
    expect(demo.problems.filter((one) => one.state === '已销号')).toHaveLength(118 + 1)
  })

  test('leaves no target without a leader and cadres, and no cadre without a target', () => {
    expect(demo.park.targets).toHaveLength(138)
    expect(demo.park.targets.every((one) => one.holders.length >= 2)).toBe(true)
    expect(new Set(demo.park.targets.flatMap((one) => one.holders.map((holder) => holder.no))).size).toBe(
      demo.park.cadres.length,
    )
  })

  test('is the same for the same seed and day, and another for another', () => {
    expect(generateDemo(DEMO_SEED, TODAY)).toEqual(demo)
    expect(generateDemo(DEMO_SEED + 1, TODAY).park.enterprises[0]?.name).not.toBe(demo.park.enterprises[0]?.name)
  })

  test('goes up to today and not beyond', () => {
    const days = demo.park.visits.map((one) => one.day)
    expect(days.every((day) => day >= '2026-01-01' && day <= TODAY)).toBe(true)
    expect((days.at(-1) ?? '') >= '2026-11-16').toBe(true)
  })
})

test('on any day it may be made, its ledgers contradict neither themselves nor the day', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-01-03'), max: new Date('2030-12-31'), noInvalidDate: true }),
      fc.nat(),
      (date, seed) => {
        const today = date.toISOString().slice(0, 10)
        const { park, problems, townProblems, records, town } = generateDemo(seed, today)
        for (const one of [...problems, ...townProblems]) {
          const state = ledgerState(one.state)
          const word = one.word === null ? null : ledgerWord(one.word)
          expect([one.state, state, one.word, word]).not.toContain(undefined)
          const { raised, assigned, answered, closed, lead, answer } = one
          const steps = ledgerSteps(
            { raised, assigned, answered, closed, lead, answer, state: state ?? null, word: word ?? null },
            today,
          )
          expect([one, steps.ok]).toEqual([one, true])
        }
        for (const day of [...park.visits, ...town.visits, ...records].map((one) => one.day)) {
          if (day < park.start || day > today) expect([day, park.start, today]).toBe('within')
        }
      },
    ),
    { numRuns: 15 },
  )
})
