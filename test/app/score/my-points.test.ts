import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '#app/engine/run-program.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { forecastScore } from '#app/score/forecast.ts'
import { myPoints } from '#app/score/my-points.ts'
import { execute } from '#app/use-case.ts'
import { calendarRows } from '#domain/calendar/official/calendar-rows.ts'
import { readCaseFile } from '#engine/cases/read-cases.ts'
import { runCase } from '#engine/cases/run-case.ts'
import { insertWorld } from '#engine/reference/insert-world.ts'
import { forecastScore as forecastRoute, myPoints as mineRoute } from '#http/contract/assess.ts'
import { checkProgram } from '#program/check.ts'
import { listDerived } from '#storage/derived-store.ts'
import { sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, type TestDatabase, testDatabase } from '#test/support/database.ts'

/** A unit lights a lantern each month; what it misses costs it two, ten working days after it was told. */
const PROGRAM = `program: lights
version: 1
title: 点灯
source: 试〔2026〕1号
assumed: 试
in_force: { from: 2026-01-01 }
roster:
  - { group: counties, title: 县, of: org, clause: 一 }
forms:
  - { form: lit, title: 点灯, about: org, clause: 一, fields: [{ field: good, title: 好, type: number }] }
duties:
  - { duty: light, title: 每月点灯, each: member counties, who: org, every: month, met_by: form lit, clause: 二 }
measures:
  - { measure: in_time, title: 按期率, for: counties, every: quarter, each: duty light, except: open, share: met, clause: 二 }
points:
  - { points: dark, title: 未点灯扣分, each: duty light, where: missed, give: -2, to: org, clause: 三 }
  - { points: told, title: 点灯不好扣分, each: form lit, where: good < 0.5, give: -1, to: org, warned: 10 working days, cancelled: [{ each: form lit, where: good >= 0.5, within: warning }], clause: 四 }
  - { points: lit_points, title: 点灯加分, each: form lit, give: 1, to: org, clause: 四 }
`
const CASE = `
- case: 两县
  given:
    member counties: [甲县, 乙县]
    form lit:
      - { org: 甲县, good: 0.9, at: 2026-04-03 }
      - { org: 乙县, good: 0.9, at: 2026-04-03 }
      - { org: 甲县, good: 0.2, at: 2026-05-08 }
  when: { period: 2026-Q2 }
  expect: { points: { lit_points: { 乙县: 1 } } }`
const NOW = '2026-05-10T02:00:00.000Z'

let base: TestDatabase
let authorityId: string
let orgs: Record<string, string>
const person = '0190b1a0-0000-7000-8000-00000000000a'
const headOf = (orgId: string) =>
  actorWith('head', {
    personId: person,
    orgIds: [orgId],
    grants: [{ role: 'head', scope: 'org', orgId: null, areaId: null, programKey: null }],
  })
const as = (unit: string) => contextOf(base.db, authorityId, { now: NOW, actor: headOf(orgs[unit] ?? '') })
const snapshot = () =>
  base.db.inAuthority(authorityId, async (tx) =>
    JSON.stringify([
      await listDerived(tx, authorityId, 'lights', 'duty'),
      await listDerived(tx, authorityId, 'lights', 'measure'),
      await listDerived(tx, authorityId, 'lights', 'points'),
    ]),
  )

beforeAll(async () => {
  base = await testDatabase()
  const { db } = base
  await loadReference(db)
  authorityId = await createAuthority(db, 'lights')
  const at = (now: string) => contextOf(db, authorityId, { now })
  const published = await execute(at('2026-01-01T02:00:00.000Z'), publishProgram, { text: PROGRAM })
  if (!published.ok) throw new Error(JSON.stringify(published.error))
  const checked = checkProgram(PROGRAM)
  const [one] = readCaseFile(CASE, 'case.yaml')
  if (!checked.ok || !one) throw new Error('no case')
  const tried = runCase(one, checked.program, calendarRows())
  expect(tried.faults).toEqual([])
  await db.inAuthority(authorityId, (tx) => insertWorld(tx, authorityId, tried.named.world))
  expect(await execute(at(NOW), runProgram, { program: 'lights', full: true })).toMatchObject({ ok: true })
  orgs = await db.inAuthority(authorityId, async (tx) => {
    const { rows } = await sql<{
      id: string
      name: string
    }>`select id, name from org where authority_id = ${authorityId}`.execute(tx)
    return Object.fromEntries(rows.map(({ id, name }) => [name, id]))
  })
})
afterAll(() => base.close())

describe('one’s own points', () => {
  it('are the unit’s entries with clause and evidence, and the warning with the day it bites', async () => {
    const result = await execute(as('甲县'), myPoints, { program: 'lights' })
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    const out = mineRoute.response.parse(result.value)
    expect(out.account).toMatchObject({ kind: 'org', name: '甲县' })
    expect(out.period?.label).toBe('2026-Q2')
    // Two lanterns lit; the bad one is only warned of and counts nothing yet.
    expect(out.total).toBe('2')
    expect(out.entries.map((entry) => [entry.rule.rule, entry.value, entry.rule.clause])).toEqual(
      expect.arrayContaining([
        ['told', '0', '四'],
        ['lit_points', '1', '四'],
      ]),
    )
    expect(out.warnings).toMatchObject([{ kind: 'points', give: '-1', rule: { rule: 'told', clause: '四' } }])
    // Ten working days after Friday 8 May, of which Saturday the 9th is one (make-up workday), end with Thursday 21 May.
    expect(new Date(out.warnings[0]?.bitesAt ?? '').toISOString()).toBe('2026-05-21T16:00:00.000Z')
    expect(JSON.stringify(out)).not.toContain('ranking')
  })

  it('lists the open duties of the unit by their limit', async () => {
    const result = await execute(as('乙县'), myPoints, { program: 'lights' })
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    expect(result.value.duties.map((duty) => [duty.title, duty.period])).toEqual([['每月点灯', '2026-05']])
    expect(result.value.dutiesTotal).toBe(1)
  })

  it('are nobody else’s: another unit’s account is refused', async () => {
    const result = await execute(as('甲县'), myPoints, { program: 'lights', account: orgs.乙县 })
    expect(result).toMatchObject({ ok: false, error: { code: 'score.not_own' } })
    const asked = await execute(as('甲县'), forecastScore, { program: 'lights', account: orgs.乙县 })
    expect(asked).toMatchObject({ ok: false, error: { code: 'score.not_own' } })
  })
})

describe('the forecast', () => {
  it('runs the rules to the period’s end both ways, and writes nothing', async () => {
    const before = await snapshot()
    const result = await execute(as('乙县'), forecastScore, { program: 'lights' })
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    const out = forecastRoute.response.parse(result.value)
    // One lantern lit in April. May and June: missed they cost two each; met they cost nothing.
    expect([out.now, out.ifMet, out.ifMissed]).toEqual(['1', '1', '-3'])
    const of = (rule: string) => out.rows.find((row) => row.rule === rule)
    expect(of('dark')).toMatchObject({ now: null, ifMet: null, ifMissed: '-4', open: true })
    expect(of('in_time')).toMatchObject({ now: '100%', ifMet: '100%', open: true })
    expect(of('in_time')?.ifMissed).toContain('33')
    expect(of('lit_points')).toMatchObject({ ifMet: '1', ifMissed: '1', open: false })
    expect(await snapshot()).toBe(before)
  })

  it('counts a warning that runs out before the end in both ways', async () => {
    const result = await execute(as('甲县'), forecastScore, { program: 'lights' })
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    expect([result.value.now, result.value.ifMet, result.value.ifMissed]).toEqual(['2', '1', '-1'])
  })
})
