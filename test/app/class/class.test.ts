import { beforeAll, expect, it } from 'vitest'
import { defineClass } from '#app/class/define-class.ts'
import { listClasses, listClassMembers } from '#app/class/list-classes.ts'
import { enterClass, leaveClass } from '#app/class/move-members.ts'
import { recordProfile } from '#app/enterprise/record-profile.ts'
import { execute } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { type DriveWorld, driveWorld } from '../campaign/world.ts'
import { must, referenceDatabase } from '../matter/world.ts'

let db: Database
let world: DriveWorld
const firms: Record<string, string> = {}
const NOW = '2026-07-01T02:00:00Z'
const SCALE = {
  name: '规上工业',
  figure: 'revenue',
  enterAt: 2000,
  leaveBelow: 1800,
  baseDay: '2026-01-01',
  times: 2,
  goalDay: '2028-12-31',
  source: '统计制度',
}

const define = (more: object) => execute(world.as('office', NOW), defineClass, more)
const enter = (name: string, firm: string, evidence = '', who: 'office' | 'head' = 'office') =>
  execute(world.as(who, NOW), enterClass, { name, rows: [{ enterpriseId: firms[firm], evidence }] })
const counts = async (now = NOW) => {
  const { classes } = must(await execute(world.as('viewer', now), listClasses, {}))
  return Object.fromEntries(
    classes.map(({ name, members, entered, left, candidates, leaving, base, goal }) => [
      name,
      { members, entered, left, candidates, leaving, base, goal },
    ]),
  )
}
const shown = async (name: string, show: string) =>
  must(await execute(world.as('viewer', NOW), listClassMembers, { name, show })).map((row) => row.name)
const wordsOf = async (firm: string) =>
  (
    await world.rows(
      sql<{
        classes: string[]
      }>`select classes from enterprise where authority_id = ${world.authorityId} and id = ${firms[firm]}`,
    )
  )[0]?.classes

beforeAll(async () => {
  db = await referenceDatabase()
  world = await driveWorld(db, 'class-a')
  for (const [name, revenue] of [
    ['甲厂', 2500],
    ['乙厂', 1999],
    ['丙厂', 2000],
    ['丁厂', 1700],
  ] as const) {
    firms[name] = await world.firm(name)
    must(await execute(world.as('office', NOW), recordProfile, { id: firms[name], asOf: '2026-06-30', revenue }))
  }
  await world.rows(
    sql`update enterprise set classes = '{规上工业}' where authority_id = ${world.authorityId} and id = any(${[firms.甲厂, firms.丁厂]}::uuid[])`,
  )
})

it('takes stock of who bears the word already, and reckons the doubling from the base day', async () => {
  expect(must(await define(SCALE))).toEqual({ name: '规上工业', stock: 2 })
  // At the line is in; below the lower line ought to leave; between the lines nothing changes.
  expect((await counts()).规上工业).toEqual({
    members: 2,
    entered: 0,
    left: 0,
    candidates: 1,
    leaving: 1,
    base: 2,
    goal: 4,
  })
  expect([await shown('规上工业', 'candidates'), await shown('规上工业', 'leaving')]).toEqual([['丙厂'], ['丁厂']])
})

it('lets in who reaches the line by his figure, others only with a basis that is named', async () => {
  must(await enter('规上工业', '丙厂'))
  expect(await enter('规上工业', '丙厂')).toMatchObject({ ok: false, error: { code: 'class.evidence_missing' } })
  expect(await enter('规上工业', '丙厂', '再次')).toMatchObject({ ok: false, error: { code: 'class.already_member' } })
  expect(await enter('规上工业', '乙厂')).toMatchObject({
    ok: false,
    error: { code: 'class.evidence_missing', at: ['rows', 0, 'evidence'] },
  })
  expect(await enter('规上工业', '乙厂', '月度申报批准', 'head')).toMatchObject({
    ok: false,
    error: { code: 'access.role_missing' },
  })
  must(await enter('规上工业', '乙厂', '月度申报批准'))
  expect((await counts()).规上工业).toMatchObject({ members: 4, entered: 2, candidates: 0 })
  expect(await wordsOf('丙厂')).toEqual(['规上工业'])
})

it('lets out with a reason; the word goes with it', async () => {
  const leave = (reason: string) =>
    execute(world.as('office', NOW), leaveClass, { name: '规上工业', enterpriseId: firms.丁厂, reason })
  expect((await leave('')).ok).toBe(false)
  must(await leave('营业收入连续低于退出线'))
  expect((await counts('2026-07-02T02:00:00Z')).规上工业).toMatchObject({ members: 3, left: 1, leaving: 0, base: 2 })
  expect(await wordsOf('丁厂')).toEqual([])
  expect(await leave('再次')).toMatchObject({ ok: false, error: { code: 'class.no_member' } })
})

it('a certificate runs out after its months', async () => {
  must(await define({ name: '高新技术企业', certificate: true, lastsMonths: 36, source: '认定办法' }))
  must(
    await execute(world.as('office', NOW), enterClass, {
      name: '高新技术企业',
      day: '2023-07-01',
      rows: [{ enterpriseId: firms.甲厂, evidence: 'GR202333000001' }],
    }),
  )
  expect((await counts('2026-06-30T02:00:00Z')).高新技术企业).toMatchObject({ members: 1, leaving: 0, goal: null })
  expect((await counts()).高新技术企业).toMatchObject({ members: 1, leaving: 1 })
})

it('refuses a class that contradicts itself', async () => {
  expect(await define({ ...SCALE, leaveBelow: 2100 })).toMatchObject({ ok: false, error: { code: 'class.crossed' } })
  expect(await define({ name: '亿元', enterAt: 1, source: '一' })).toMatchObject({
    ok: false,
    error: { code: 'class.figure_missing' },
  })
  expect(await define({ name: '亿元', times: 2, source: '一' })).toMatchObject({
    ok: false,
    error: { code: 'class.goal_half', at: ['baseDay'] },
  })
})
