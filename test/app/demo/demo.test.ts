import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demo, DEMO_SEED, generateDemo } from '#app/demo/generate.ts'
import { writeDemoFiles } from '#app/demo/files.ts'
import { PARK, TOWN } from '#app/demo/places.ts'
import { importFileNow } from '#app/import/import-file.ts'
import type { ImportReport } from '#app/import/report.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import { fold } from '#domain/matter/apply.ts'
import { listActs } from '#storage/act-store.ts'
import { sql } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority, type TestDatabase, testDatabase } from '#test/support/database.ts'
import { putInForce } from '#test/support/publish.ts'

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
    expect(new Set(demo.park.targets.flatMap((one) => one.holders.map((holder) => holder.no))).size).toBe(demo.park.cadres.length)
  })

  test('is the same for the same seed and day, and another for another', () => {
    expect(generateDemo(DEMO_SEED, TODAY)).toEqual(demo)
    expect(generateDemo(DEMO_SEED + 1, TODAY).park.enterprises[0]?.name).not.toBe(demo.park.enterprises[0]?.name)
  })

  test('goes up to today and not beyond', () => {
    const days = demo.park.visits.map((one) => one.day)
    expect(days.every((day) => day >= '2026-01-01' && day <= TODAY)).toBe(true)
    expect(days.at(-1)! >= '2026-11-16').toBe(true)
  })
})

describe('imported through the same door as any office’s files', () => {
  let database: TestDatabase
  let folder: string
  let demo: Demo
  const contexts = new Map<string, ReturnType<typeof contextOf>>()
  beforeAll(async () => {
    database = await testDatabase()
    await loadReference(database.db)
    folder = await mkdtemp(join(tmpdir(), 'lianqi-demo-'))
    demo = generateDemo(DEMO_SEED, TODAY)
    for (const [key, place, program] of [['park', PARK, 'huaihua-guarantee'], ['town', TOWN, 'tongxiang-liaison']] as const) {
      const id = await createAuthority(database.db, place.code, place.name)
      await putInForce(database.db, id, program)
      contexts.set(key, contextOf(database.db, id, { now: `${TODAY}T06:00:00.000Z` }))
    }
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const bringAll = async () => {
    const reports: ImportReport[] = []
    for (const { path, name, authority } of await writeDemoFiles(folder, demo)) {
      const ctx = contexts.get(authority)
      if (!ctx) throw new Error(authority)
      const done = await execute(ctx, importFileNow, { file: { name, bytes: await readFile(path) }, options: {} })
      if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done.error)}`)
      reports.push(done.value)
    }
    return reports
  }

  test('every row goes in; a second time every row is known', async () => {
    const first = await bringAll()
    expect(first.flatMap((one) => one.faults).slice(0, 5)).toEqual([])
    expect(first.map((one) => [one.fileName, one.state])).toEqual(first.map((one) => [one.fileName, 'committed']))
    expect(first.flatMap((one) => one.sheets.flatMap((sheet) => sheet.unread.map((column) => column.head)))).toEqual(['包保领导/职务'])
    const again = await bringAll()
    expect(again.map((one) => [one.fileName, one.counts.created, one.counts.changed, one.counts.refused])).toEqual(again.map((one) => [one.fileName, 0, 0, 0]))
  }, 120_000)

  test('the ledger’s matters are what their acts fold to', async () => {
    const ctx = contexts.get('park')
    if (!ctx) throw new Error()
    await ctx.db.inAuthority(ctx.authorityId, async (tx) => {
      const { rows } = await sql<{ id: string; state: string; counts_as: string | null; state_json: object }>`select id, state, counts_as, state_json from matter`.execute(tx)
      expect(rows).toHaveLength(148)
      expect(rows.filter((row) => row.counts_as === 'solved' && row.state === 'closed')).toHaveLength(119)
      expect(rows.filter((row) => row.state === 'suspended')).toHaveLength(6)
      for (const row of rows) expect(JSON.parse(JSON.stringify(fold(await listActs(tx, ctx.authorityId, row.id))))).toEqual(row.state_json)
    })
  })
})
