import { describe, expect, test } from 'vitest'
import { DEMO_SEED, generateDemo } from '#app/demo/generate.ts'

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
