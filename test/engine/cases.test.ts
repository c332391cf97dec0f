import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { calendarRows } from '#domain/calendar/official/calendar-rows.ts'
import { type Case, CaseFaults, readCaseFile } from '#engine/cases/read-cases.ts'
import { runCase } from '#engine/cases/run-case.ts'
import { insertWorld } from '#engine/reference/insert-world.ts'
import { runAll } from '#engine/run.ts'
import { caseGaps, readCases } from '#program/case-coverage.ts'
import { checkProgramFile } from '#program/program-folder.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { testDatabase } from '#test/support/database.ts'
import { programFolders } from '#test/support/program-folders.ts'
import { fromDatabase, fromReference, KINDS } from './support/compare.ts'

const ROOT = join(import.meta.dirname, '../../programs')
const ROWS = calendarRows()

const folders = programFolders().filter((name) => existsSync(join(ROOT, name, 'cases')))

function load(name: string) {
  const checked = checkProgramFile(join(ROOT, name))
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  return checked
}

function casesOf(name: string): Case[] {
  const folder = join(ROOT, name, 'cases')
  return readdirSync(folder).flatMap((file) => readCaseFile(readFileSync(join(folder, file), 'utf8'), file))
}

let db: Database
beforeAll(async () => {
  db = (await testDatabase()).db
})

class Undo extends Error {}

describe.each(folders)('cases of %s', (name) => {
  const { program } = load(name)

  it.each(casesOf(name).map((one) => [one.title, one] as const))('%s', async (_title, one) => {
    const tried = runCase(one, program, ROWS)
    expect(tried.faults).toEqual([])
    const authorityId = tried.scene.authorityIds[0] ?? ''
    await db
      .inAuthority(authorityId, async (tx) => {
        await sql`insert into authority (id, code, name, kind) values (${authorityId}, 'case', 'case', 'park')`.execute(
          tx,
        )
        await sql`insert into program (authority_id, key, title) values (${authorityId}, ${program.id}, ${program.title})`.execute(
          tx,
        )
        await insertWorld(tx, authorityId, tried.named.world)
        await runAll(tx, tried.scene)
        const expected = fromReference(tried.derived)
        const found = await fromDatabase(tx as never, expected, authorityId)
        for (const kind of KINDS) expect(found[kind]).toEqual(expected[kind])
        throw new Undo()
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undo)) throw error
      })
  })

  it('hits, spares and leaves without a value every rule', () => {
    const cases = readCases(join(ROOT, name))
    if (!cases.ok) throw new Error(JSON.stringify(cases.error))
    expect(caseGaps(cases.value, { program })).toEqual([])
  })
})

describe('a case file with faults', () => {
  const faultsOf = (text: string): string => {
    const { program } = load('_lantern')
    try {
      for (const one of readCaseFile(text, 'x.yaml')) runCase(one, program, ROWS)
    } catch (error) {
      if (error instanceof CaseFaults) return error.message
      throw error
    }
    return ''
  }

  it('names file and line of what cannot be read', () => {
    expect(
      faultsOf(
        '- case: 一\n  given:\n    vists: []\n    visit:\n      - { enterprise: 红灯坊 }\n  when: { period: 2026-Q1 }\n  expect: { points: { found: none } }',
      ),
    ).toBe('x.yaml:5 走访应写 person')
    expect(
      faultsOf(
        '- case: 一\n  given:\n    visits:\n      - { person: 张三 }\n  when: { period: 2026-Q1 }\n  expect: { points: { found: none } }',
      ),
    ).toBe('x.yaml:4 不认识的事实“visits”')
    expect(
      faultsOf('- case: 一\n  wen: 1\n  when: { period: 2026-Q1 }\n  expect: { points: { found: none } }'),
    ).toMatch(/^x\.yaml:2 不认识“wen”/)
    expect(faultsOf('- case: 一\n  when: { period: 2026-Q9 }\n  expect: { points: { found: none } }')).toMatch(
      /^x\.yaml:1 没有期“2026-Q9”/,
    )
    expect(faultsOf('- case: 一\n  when: { period: 2026-Q1 }\n  expect:\n    points: { found: 3 }')).toMatch(
      /^x\.yaml:4 points found/,
    )
    expect(faultsOf('- case: [')).toMatch(/^x\.yaml:1 /)
  })

  it('says what was expected and what came', () => {
    const { program } = load('_lantern')
    const [one] = readCaseFile(
      '- case: 一\n  given:\n    person: { 张三: { org: 甲县 } }\n    link workshop_liaison: [{ holder: 张三, target: 红灯坊 }]\n  when: { period: 2026-Q1 }\n  expect:\n    duty:\n      quarterly_visit: { 张三: met }\n    points: { nope: none }',
      'x.yaml',
    )
    if (!one) throw new Error('no case')
    expect(runCase(one, program, ROWS).faults.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '8 duty quarterly_visit 张三：应为 met，得 ["missed"]',
      expect.stringMatching(/^9 没有 points nope；有 bottom_three、/),
    ])
  })
})
