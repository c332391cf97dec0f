/** All programs of the folder run side by side in one authority: what is entered once counts in each that asks for it, and nothing leaks. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '#app/engine/run-program.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { calendarRows } from '#domain/calendar/official/calendar-rows.ts'
import { newId } from '#domain/id.ts'
import { readCaseFile } from '#engine/cases/read-cases.ts'
import { runCase } from '#engine/cases/run-case.ts'
import { insertWorld } from '#engine/reference/world.ts'
import { checkProgramFile } from '#program/program-folder.ts'
import { saveCalendarDays } from '#storage/calendar-store.ts'
import { DERIVED_KINDS, listDerived } from '#storage/derived-store.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

const FOLDER = join(import.meta.dirname, '../../programs')
const NAMES = readdirSync(FOLDER).filter((name) => !name.startsWith('_') && !name.startsWith('.'))
const NOW = '2026-11-10T02:00:00.000Z'
const CASE = `
- case: 一次走访，一次督查发现
  given:
    person: { 陈主任: { org: 中小企业办 } }
    link enterprise_help: [{ holder: 陈主任, target: 甲厂 }]
    visit: [{ person: 陈主任, enterprise: 甲厂, at: 2026-05-06 }]
    finding: [{ org: 中小企业办, category: 脱岗, source: 明察暗访, confirmed: true, at: 2026-05-07 }]
  when: { period: 2026-Q2 }
  expect: { duty: { enterprise_visit: { 陈主任: met } } }`

let db: Database
let authorityId: string
let keys: string[]

const context = () => contextOf(db, authorityId, { now: NOW })
const run = (program: string) => execute(context(), runProgram, { program, full: true })

async function dump(key: string): Promise<string> {
  const rows = await db.inAuthority(authorityId, async (tx) => {
    const all: Record<string, unknown> = {}
    for (const kind of DERIVED_KINDS) all[kind] = await listDerived(tx, authorityId, key, kind)
    return all
  })
  return JSON.stringify(rows)
}

async function states(program: string, rule: string): Promise<string[]> {
  const { rows } = await db.inAuthority(authorityId, (tx) =>
    sql<{
      state: string
    }>`select d.state from derived_duty d join period p using (authority_id, program_key, calendar, ordinal)
      where d.authority_id = ${authorityId} and d.program_key = ${program} and d.rule = ${rule} and p.label = '2026-Q2'`.execute(
      tx,
    ),
  )
  return rows.map((row) => row.state)
}

async function pointsOf(program: string): Promise<string[]> {
  const { rows } = await db.inAuthority(authorityId, (tx) =>
    sql<{
      rule: string
    }>`select rule from derived_points where authority_id = ${authorityId} and program_key = ${program} and rule = 'found'`.execute(
      tx,
    ),
  )
  return rows.map((row) => row.rule)
}

beforeAll(async () => {
  db = (await testDatabase()).db
  authorityId = await createAuthority(db)
  await db.inSystem((tx) => saveCalendarDays(tx, 'cn', calendarRows()))
  keys = []
  for (const name of NAMES) {
    const text = readFileSync(join(FOLDER, name, 'program.yaml'), 'utf8')
    const published = await execute(context(), publishProgram, { text })
    if (!published.ok) throw new Error(`${name}: ${JSON.stringify(published.error)}`)
    keys.push(published.value.key)
  }
  const checked = checkProgramFile(join(FOLDER, 'district-effectiveness-year'))
  if (!checked.ok) throw new Error('not sound')
  const [one] = readCaseFile(CASE, 'side-by-side')
  if (!one) throw new Error('no case')
  const tried = runCase(one, checked.program, calendarRows())
  await db.inAuthority(authorityId, async (tx) => {
    await insertWorld(tx, authorityId, tried.named.world)
    await sql`insert into link (authority_id, id, program_key, link, person_id, org_id, target_kind, enterprise_id, from_day, to_day, recorded_at)
      select authority_id, ${newId()}, 'tongxiang_liaison', 'department_contact', person_id, org_id, target_kind, enterprise_id, from_day, to_day, recorded_at
      from link where authority_id = ${authorityId}`.execute(tx)
  })
})

describe('the programs of the notices, in one authority', { timeout: 120_000 }, () => {
  it('all are published and run', async () => {
    expect(keys).toEqual(
      expect.arrayContaining(['district_effectiveness_year', 'ruijin_service_year', 'tongxiang_liaison']),
    )
    for (const key of keys) expect([key, (await run(key)).ok]).toEqual([key, true])
  })

  it('one visit, entered once, meets the quarter of both programs that pair the two', async () => {
    expect(await states('district_effectiveness_year', 'enterprise_visit')).toEqual(['met'])
    expect(await states('tongxiang_liaison', 'quarterly_visit')).toEqual(['met'])
  })

  it('a finding of one program deducts nothing in another', async () => {
    expect(await pointsOf('district_effectiveness_year')).toEqual(['found'])
    expect(await pointsOf('ruijin_service_year')).toEqual([])
  })

  it('running one changes no row of another', async () => {
    const before = await dump('district_effectiveness_year')
    for (const key of keys.filter((one) => one !== 'district_effectiveness_year')) await run(key)
    expect(await dump('district_effectiveness_year')).toBe(before)
  })
})
