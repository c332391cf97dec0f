import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '#app/engine/run-program.ts'
import { publishProgram } from '#app/program/publish.ts'
import { whatIf } from '#app/program/what-if.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import { calendarRows } from '#domain/calendar/official/calendar-rows.ts'
import { readCaseFile } from '#engine/cases/read-cases.ts'
import { runCase } from '#engine/cases/run-case.ts'
import { insertWorld } from '#engine/reference/insert-world.ts'
import { WhatIf } from '#http/contract/what-if.ts'
import { checkProgram } from '#program/check.ts'
import { connectionConfig } from '#storage/connection.ts'
import { sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, type TestDatabase, testDatabase } from '#test/support/database.ts'
import { ROOT } from '#test/support/program.ts'

/** Two counties that light lanterns: the quick one is first, until doing it well weighs more. */
const PROGRAM = `program: lights
version: 1
title: 点灯
source: 试〔2026〕1号
assumed: 试
in_force: { from: 2026-01-01 }
parameters:
  - { parameter: late, title: 迟报扣分, value: -2, clause: 四 }
roster:
  - { group: counties, title: 县, of: org, clause: 一 }
forms:
  - { form: lit, title: 点灯, about: org, clause: 一, fields: [{ field: quick, title: 快, type: number }, { field: good, title: 好, type: number }] }
measures:
  - { measure: quick, title: 快的得分, for: counties, every: quarter, each: form lit, average: quick, clause: 二 }
  - { measure: good, title: 好的得分, for: counties, every: quarter, each: form lit, average: good, clause: 二 }
  - { measure: total, title: 总分, for: counties, every: quarter, clause: 二, score: { full: 100, absent: zero, parts: [{ part: quick, title: 快, weight: 70, of: quick }, { part: good, title: 好, weight: 30, of: good }] } }
rankings:
  - { ranking: order, title: 名次, for: counties, by: total, every: quarter, best: high, clause: 三 }
marks:
  - { mark: last, title: 末位, each: ranking order, where: from_bottom == 1, clause: 三 }
points:
  - { points: last_points, title: 末位扣分, each: mark last, give: param.late, clause: 四 }
  - { points: lit_points, title: 点灯加分, each: form lit, give: 1, to: org, clause: 四 }
`
const CASE = `
- case: 两县
  given:
    member counties: [甲县, 乙县]
    form lit:
      - { org: 甲县, quick: 1, good: 0.2, at: 2026-02-03 }
      - { org: 乙县, quick: 0.5, good: 0.9, at: 2026-02-03 }
  when: { period: 2026-Q1 }
  expect: { points: { last_points: { 乙县: -2, 甲县: none } }, ranking: { order: { 甲县: 1, 乙县: 2 } } }`
const CHANGED = PROGRAM.replace('version: 1', 'version: 2')
  .replace('title: 快, weight: 70', 'title: 快, weight: 30')
  .replace('title: 好, weight: 30', 'title: 好, weight: 70')
  .replace('value: -2', 'value: -3')

let base: TestDatabase
let authorityId: string
let folder: string
let owner: Kysely<Record<string, never>>
const NOW = '2026-05-10T02:00:00.000Z'
const ask = (text: string, more: object = {}) =>
  execute(contextOf(base.db, authorityId, { now: NOW }), whatIf, { text, ...more })

/** Every table of the database, each with a digest of all its rows; as the owner, from whom no row is hidden. */
async function everything(): Promise<Record<string, string>> {
  const names = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(
    owner,
  )
  const digests: Record<string, string> = {}
  for (const { name } of names.rows) {
    const { rows } = await sql<{ n: string; digest: string | null }>`
      select count(*)::text as n, md5(string_agg(t::text, chr(10) order by t::text)) as digest from ${sql.raw(name)} t`.execute(
      owner,
    )
    digests[name] = `${rows[0]?.n} ${rows[0]?.digest}`
  }
  return digests
}

beforeAll(async () => {
  base = await testDatabase()
  const { db } = base
  owner = new Kysely({
    dialect: new PostgresDialect({ pool: new pg.Pool({ ...connectionConfig(base.url), max: 1 }) }),
  })
  await loadReference(db)
  authorityId = await createAuthority(db, 'lights')
  folder = await mkdtemp(join(tmpdir(), 'lianqi-what-if-'))
  const at = (now: string) => contextOf(db, authorityId, { now })
  const published = await execute(at('2026-01-01T02:00:00.000Z'), publishProgram, { text: PROGRAM })
  if (!published.ok) throw new Error(JSON.stringify(published.error))
  const checked = checkProgram(PROGRAM)
  const [one] = readCaseFile(CASE, 'case.yaml')
  if (!checked.ok || !one) throw new Error('no case')
  const tried = runCase(one, checked.program, calendarRows())
  expect(tried.faults).toEqual([])
  await db.inAuthority(authorityId, (tx) => insertWorld(tx, authorityId, tried.named.world))
  const run = await execute(at(NOW), runProgram, { program: 'lights', full: true })
  expect(run).toMatchObject({ ok: true })
})
afterAll(async () => {
  await owner.destroy()
  await rm(folder, { recursive: true, force: true })
})

describe('a published program under changed rules', () => {
  it('shows the last quarter as it is and as it would be, and which changed rule makes the difference', async () => {
    const result = await ask(CHANGED)
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    const out = WhatIf.parse(result.value)
    expect(out.period).toMatchObject({ label: '2026-Q1', ended: true, sealed: false })
    expect(out.entries.map((one) => `${one.change} ${one.section} ${one.id}`)).toEqual([
      'changed parameters late',
      'changed measures total',
      'changed points last_points',
    ])
    const points = out.points.map(({ account, was, wouldBe, because }) => [
      account.name,
      was,
      wouldBe,
      because.map((one) => one.id),
    ])
    expect(points).toEqual([
      ['乙县', '-1', '1', ['last_points', 'total']],
      ['甲县', '1', '-2', ['last_points', 'total']],
    ])
    expect(out.rankings[0]?.rows).toMatchObject([
      {
        subject: { name: '乙县' },
        was: { place: 2, value: '62' },
        wouldBe: { place: 1, value: '78' },
        because: [{ id: 'total' }],
      },
      { subject: { name: '甲县' }, was: { place: 1, value: '76' }, wouldBe: { place: 2, value: '44' } },
    ])
    expect(out.marks.map(({ account, was, wouldBe }) => [account.name, was, wouldBe])).toEqual(
      expect.arrayContaining([
        ['乙县', 1, 0],
        ['甲县', 0, 1],
      ]),
    )
    expect(out.measures.map((row) => row.rule)).toEqual(['total', 'total'])
  })

  it('leaves every table of the database as it was, to the byte', async () => {
    const before = await everything()
    expect(Object.keys(before).length).toBeGreaterThan(30)
    expect(before['public.derived_points']).toMatch(/^3 /)
    expect((await ask(CHANGED)).ok).toBe(true)
    expect((await ask(CHANGED.replace('weight: 30', 'weight: 40'))).ok).toBe(false)
    expect(await everything()).toEqual(before)
  })

  it('says that nothing differs where only words were changed', async () => {
    const result = await ask(PROGRAM.replace('title: 末位,', 'title: 最末,').replace('version: 1', 'version: 2'))
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    expect(result.value.entries).toMatchObject([{ id: 'last', change: 'changed' }])
    expect(result.value.points.some((row) => row.differs)).toBe(false)
    expect(result.value.rankings.flatMap((one) => one.rows).some((row) => row.differs)).toBe(false)
    expect([...result.value.measures, ...result.value.marks]).toEqual([])
  })

  it('a period can be named, of any calendar; a wrong one is answered with those there are', async () => {
    const year = await ask(CHANGED, { calendar: 'quarter', period: '2026-Q2' })
    expect(year).toMatchObject({ ok: true, value: { period: { label: '2026-Q2', ended: false } } })
    expect(await ask(CHANGED, { period: '2027-Q1' })).toMatchObject({
      error: { code: 'program.what_if_period', data: { known: ['2026-Q1', '2026-Q2'] } },
    })
    expect(await ask(CHANGED, { calendar: 'fortnight' })).toMatchObject({ error: { code: 'program.what_if_calendar' } })
  })

  it('refuses what is no program, another program, and whoever may not', async () => {
    expect(await ask(CHANGED.replace('by: total', 'by: totl'))).toMatchObject({
      error: {
        code: 'program.faulty_what_if',
        data: { count: 1, faults: [expect.stringContaining('program.yaml:18:53 ')] },
      },
    })
    expect(await ask(CHANGED, { program: 'other' })).toMatchObject({ error: { code: 'program.what_if_other' } })
    expect(await ask(CHANGED.replace('program: lights', 'program: lamps'))).toMatchObject({
      error: { code: 'program.what_if_unpublished', data: { known: ['lights'] } },
    })
    const cadre = contextOf(base.db, authorityId, { now: NOW, actor: actorWith('cadre') })
    expect(await execute(cadre, whatIf, { text: CHANGED })).toMatchObject({
      ok: false,
      error: { code: 'access.role_missing' },
    })
  })
})

describe('lianqi try --what-if', () => {
  const lianqi = (...args: string[]): Promise<{ code: number; out: string }> =>
    promisify(execFile)(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'try', ...args], {
      env: { PATH: process.env.PATH, DATABASE_URL: base.url },
    }).then(
      ({ stdout }) => ({ code: 0, out: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        out: error.stdout + error.stderr,
      }),
    )

  it('prints the table, or JSON, and says clearly what it cannot do', async () => {
    const file = join(folder, 'program.yaml')
    await writeFile(file, CHANGED)
    const before = await everything()
    const said = await lianqi('--what-if', file, '--authority', 'lights', '--period', '2026-Q1')
    expect(said.out).toContain('排名 名次：2 个，2 个名次有变化')
    expect(said.out).toMatch(/乙县\s+-1\s+1\s+\+2\s+末位扣分、总分/)
    const json = await lianqi('--what-if', file, '--authority', 'lights', '--period', '2026-Q1', '--json')
    expect(WhatIf.parse(JSON.parse(json.out)).rankings[0]?.rows[0]?.subject.name).toBe('乙县')
    const wrong = await lianqi('--what-if', file, '--authority', 'nobody')
    expect(wrong).toMatchObject({ code: 1, out: expect.stringContaining('没有这个主管机关') })
    await writeFile(file, CHANGED.replace('by: total', 'by: totl'))
    const faulty = await lianqi('--what-if', file, '--authority', 'lights')
    expect(faulty).toMatchObject({ code: 1, out: expect.stringMatching(/program\.yaml:18:53 .*是不是 total/) })
    expect(await everything()).toEqual(before)
    expect(await readFile(file, 'utf8')).toContain('totl')
  }, 120_000)
})
