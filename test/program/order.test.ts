import { join } from 'node:path'
import { expect, it } from 'vitest'
import { caseGaps } from '#program/case-coverage.ts'
import { checkFlat } from '#program/check.ts'
import { contentHash } from '#program/hash.ts'
import { dependencies } from '#program/order.ts'
import { checkProgramFile } from '#program/program-folder.ts'
import type { Plain } from '#program/source-tree.ts'

const result = checkProgramFile(join(import.meta.dirname, '../../programs/_lantern'))
if (!result.ok) throw new Error('the lantern program is not sound')

it('every rule comes after all it names, and once', () => {
  const place = new Map<string, number>(
    result.strata.flatMap((layer, index) => layer.map(({ section, id }) => [`${section} ${id}`, index] as const)),
  )
  const section = { duty: 'duties', measure: 'measures', ranking: 'rankings', mark: 'marks', points: 'points' } as const
  const key = (name: string): string => {
    const [kind = '', id = ''] = name.split(' ')
    return `${section[kind as keyof typeof section]} ${id}`
  }
  const edges = dependencies(result.program)
  expect(place.size).toBe(edges.size)
  for (const [from, others] of edges)
    for (const to of others)
      expect(place.get(key(to)) ?? 99, `${from} after ${to}`).toBeLessThan(place.get(key(from)) ?? -1)
  expect([...(edges.get('points bottom_three') ?? [])].sort()).toEqual(['measure satisfaction', 'ranking all_lanterns'])
})

it('a stored version, compiled again from its plain form, is the same program', () => {
  const stored = JSON.parse(JSON.stringify(result.flat)) as { [key: string]: Plain }
  const again = checkFlat({ value: stored, faults: [], ancestors: [] })
  if (!again.ok) throw new Error(JSON.stringify(again.faults))
  expect(again.hash).toBe(result.hash)
  expect(again.program).toEqual(result.program)
  expect(JSON.parse(JSON.stringify(result.program))).toEqual(result.program)
})

it('the hash knows meaning, not the order of keys', () => {
  expect(contentHash({ a: 1, b: [1, 2] })).toBe(contentHash({ b: [1, 2], a: 1 }))
  expect(contentHash({ a: 1, b: [1, 2] })).not.toBe(contentHash({ a: 1, b: [2, 1] }))
  expect(contentHash({ a: '1' })).not.toBe(contentHash({ a: 1 }))
})

it('cases must hit every rule, and miss and lack where that can be', () => {
  const gaps = (expectations: Parameters<typeof caseGaps>[0], rule: string) =>
    caseGaps(expectations, result)
      .filter((gap) => gap.rule === rule)
      .map((gap) => gap.lacks)
  expect(gaps([], 'points fake_points')).toEqual(['hit', 'miss'])
  expect(
    gaps([{ points: { fake_points: { 甲: -5 } } }, { points: { fake_points: { 乙: null } } }], 'points fake_points'),
  ).toEqual([])
  expect(gaps([{ measure: { satisfaction: { 甲: 0.5 } } }], 'measure satisfaction')).toEqual(['absent'])
  expect(gaps([{ measure: { satisfaction: { 甲: 0, 乙: 'not_applicable' } } }], 'measure satisfaction')).toEqual([])
  expect(gaps([{ duty: { kickoff: { 甲: 'met', 乙: 'missed' } } }], 'duty kickoff')).toEqual([])
})
