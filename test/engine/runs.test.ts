import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '#app/engine/run-program.ts'
import { comparePrograms } from '#app/program/compare.ts'
import { publishProgram } from '#app/program/publish.ts'
import { adjustSealed } from '#app/seal/adjust-sealed.ts'
import { sealPeriod } from '#app/seal/seal-period.ts'
import { execute } from '#app/use-case.ts'
import { calendarRows } from '#domain/calendar/official/calendar-rows.ts'
import { newId } from '#domain/id.ts'
import { readCaseFile } from '#engine/cases/read-cases.ts'
import { runCase } from '#engine/cases/run-case.ts'
import { explore } from '#engine/explore.ts'
import { insertWorld } from '#engine/reference/insert-world.ts'
import { loadScenes } from '#engine/scenes.ts'
import { digestOf } from '#engine/seal.ts'
import { checkProgramFile } from '#program/program-folder.ts'
import { saveCalendarDays } from '#storage/calendar-store.ts'
import { DERIVED_KINDS, listDerived } from '#storage/derived-store.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { getSeal, listSeals } from '#storage/seal-store.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

const FOLDER = new URL('../../programs/huaihua-guarantee/', import.meta.url)
const KEY = 'huaihua_guarantee'
const CASE = `
- case: 两个部门一个季度
  given:
    person: { 张三: { org: 甲局 }, 李四: { org: 乙局 } }
    link enterprise_guarantee:
      - { holder: 张三, target: 甲厂, from: 2026-02-02, to: 2026-02-22 }
      - { holder: 李四, target: 乙厂, from: 2026-02-02, to: 2026-02-22 }
    visit:
      - { as: 第一次, person: 张三, enterprise: 甲厂, at: 2026-02-03 }
      - { person: 李四, enterprise: 乙厂, at: 2026-02-04 }
      - { person: 李四, enterprise: 乙厂, at: 2026-02-11 }
    matter need:
      - { org: 甲局, person: 张三, enterprise: 甲厂, category: 资金, end: struck_off, at: 2026-02-03, closed: 2026-02-20 }
  when: { period: 2026-Q1 }
  expect: { points: { solved: { 张三: 2 } } }`

let db: Database
let authorityId: string
let ids: ReadonlyMap<string, string>

const at = (now: string) => contextOf(db, authorityId, { now, actor: actorWith('office') })
const idOf = (name: string): string => ids.get(name) ?? ''

async function dump(now: string): Promise<string> {
  const all = await db.inAuthority(authorityId, async (tx) => {
    const rows: Record<string, unknown> = {}
    for (const kind of DERIVED_KINDS) rows[kind] = await listDerived(tx, authorityId, KEY, kind)
    return rows
  })
  return JSON.stringify({ now, all })
}

async function visited(person: string, enterprise: string, day: string, recorded: string): Promise<string> {
  const id = newId()
  await db.inAuthority(authorityId, async (tx) => {
    await sql`insert into visit (authority_id, id, person_id, enterprise_id, how, at, day, recorded_at)
      values (${authorityId}, ${id}, ${idOf(`person ${person}`)}, ${idOf(`enterprise ${enterprise}`)}, 'visit', ${`${day}T02:00:00Z`}, ${day}, ${recorded})`.execute(
      tx,
    )
    await markDirty(tx, authorityId, [{ id: newId(), programKey: null, factKind: 'visit', factId: id, at: recorded }])
  })
  return id
}

const measure = async (rule: string, subject: string): Promise<{ value: string | null; state: string } | undefined> => {
  const { rows } = await db.inAuthority(authorityId, (tx) =>
    sql<{
      value: string | null
      state: string
    }>`select value, state from derived_measure where authority_id = ${authorityId} and rule = ${rule} and subject_id = ${subject} and calendar = 'quarter' order by ordinal limit 1`.execute(
      tx,
    ),
  )
  return rows[0]
}

beforeAll(async () => {
  db = (await testDatabase()).db
  authorityId = await createAuthority(db)
  await db.inSystem((tx) => saveCalendarDays(tx, 'cn', calendarRows()))
  const published = await execute(at('2026-01-01T02:00:00.000Z'), publishProgram, {
    text: await readFile(new URL('program.yaml', FOLDER), 'utf8'),
  })
  if (!published.ok) throw new Error(JSON.stringify(published.error))
  const checked = checkProgramFile(FOLDER.pathname)
  const [one] = readCaseFile(CASE, 'case.yaml')
  if (!checked.ok || !one) throw new Error('no case')
  const { named } = runCase(one, checked.program, calendarRows())
  ids = named.ids
  await db.inAuthority(authorityId, (tx) => insertWorld(tx, authorityId, named.world))
})

describe('runs of a published program', () => {
  it('computes, and again gives the same bytes', async () => {
    const now = '2026-03-31T09:00:00.000Z'
    expect(await execute(at(now), runProgram, { program: KEY, full: true })).toMatchObject({
      ok: true,
      value: { kind: 'full' },
    })
    const first = await dump(now)
    await execute(at(now), runProgram, { program: KEY, full: true })
    expect(await dump(now)).toBe(first)
    expect((await measure('visited', idOf('org 甲局')))?.value).toMatch(/^0\.333/)
    expect((await measure('visited', idOf('org 乙局')))?.value).toMatch(/^0\.666/)
  })

  it('after one fact computes only what it touches', async () => {
    await visited('张三', '甲厂', '2026-02-10', '2026-03-31T09:30:00.000Z')
    const run = await execute(at('2026-03-31T09:40:00.000Z'), runProgram, { program: KEY })
    expect(run).toMatchObject({ ok: true, value: { kind: 'changed' } })
    expect((await measure('visited', idOf('org 甲局')))?.value).toMatch(/^0\.666/)
  })

  it('as of a past moment answers what was answered then, and leaves nothing behind', async () => {
    const before = await dump('')
    const past = await db.inAuthority(authorityId, async (tx) => {
      const scenes = await loadScenes(tx, {
        authorityId,
        timeZone: 'Asia/Shanghai',
        calendarId: 'cn',
        programKey: KEY,
        asOf: '2026-03-31T09:00:00.000Z',
      })
      return explore(tx, authorityId, scenes, async (inside) => {
        const { rows } = await sql<{
          value: string
        }>`select value from derived_measure where authority_id = ${authorityId} and rule = 'visited' and subject_id = ${idOf('org 甲局')} and calendar = 'quarter'`.execute(
          inside,
        )
        return rows[0]?.value
      })
    })
    expect(past).toMatch(/^0\.333/)
    expect(await dump('')).toBe(before)
  })

  it('refuses to seal what has not ended, and what is not there', async () => {
    expect(
      await execute(at('2026-03-31T09:50:00.000Z'), sealPeriod, {
        program: KEY,
        calendar: 'quarter',
        label: '2026-Q1',
      }),
    ).toMatchObject({ ok: false, error: { code: 'period.not_ended' } })
    expect(
      await execute(at('2026-04-20T02:00:00.000Z'), sealPeriod, {
        program: KEY,
        calendar: 'quarter',
        label: '2026-Q7',
      }),
    ).toMatchObject({ ok: false, error: { code: 'period.not_found' } })
  })

  it('seals with a digest over what it said and rests on', async () => {
    const sealed = await execute(at('2026-04-20T02:00:00.000Z'), sealPeriod, {
      program: KEY,
      calendar: 'quarter',
      label: '2026-Q1',
    })
    expect(sealed).toMatchObject({ ok: true, value: { label: '2026-Q1' } })
    await db.inAuthority(authorityId, async (tx) => {
      const [seal] = await listSeals(tx, authorityId, KEY)
      const row = await getSeal(tx, authorityId, seal?.id ?? '')
      expect(digestOf(row.content).equals(row.digest)).toBe(true)
      const content = row.content as {
        rows: { measure: { id: string; rule: string; evidence: number }[] }
        evidence: Record<string, string[]>
      }
      for (const one of content.rows.measure) expect(content.evidence[one.id]?.length ?? 0).toBe(one.evidence)
    })
    expect(
      await execute(at('2026-04-20T02:10:00.000Z'), sealPeriod, {
        program: KEY,
        calendar: 'quarter',
        label: '2026-Q1',
      }),
    ).toMatchObject({ ok: false, error: { code: 'period.sealed' } })
  })

  it('a late fact changes nothing sealed; the difference is entered once in the open period', async () => {
    const before = await measure('visited', idOf('org 甲局'))
    await visited('张三', '甲厂', '2026-02-17', '2026-04-22T02:00:00.000Z')
    await db.inAuthority(authorityId, (tx) =>
      sql`update matter_history set state = 'working', counts_as = null, closed_at = null where authority_id = ${authorityId} and state = 'closed'`.execute(
        tx,
      ),
    )
    await execute(at('2026-04-22T03:00:00.000Z'), runProgram, { program: KEY, full: true })
    expect(await measure('visited', idOf('org 甲局'))).toEqual(before)
    const adjusted = await execute(at('2026-04-22T04:00:00.000Z'), adjustSealed, { program: KEY })
    expect(adjusted.ok && adjusted.value.adjustments).toBeGreaterThan(0)
    const { rows } = await db.inAuthority(authorityId, (tx) =>
      sql<{ kind: string; rule: string; subject: string; points: string | null; clause: string | null; day: string }>`
        select rule_kind as kind, rule, subject_id as subject, points, clause, day from adjustment where authority_id = ${authorityId} order by rule_kind, rule`.execute(
        tx,
      ),
    )
    expect(rows).toContainEqual({
      kind: 'measure',
      rule: 'visited',
      subject: idOf('org 甲局'),
      points: null,
      clause: '一、二；四、一',
      day: '2026-04-22',
    })
    expect(rows).toContainEqual({
      kind: 'points',
      rule: 'solved',
      subject: idOf('person 张三'),
      points: '-2',
      clause: '四、一（积分考核制）',
      day: '2026-04-22',
    })
    expect(await execute(at('2026-04-22T05:00:00.000Z'), adjustSealed, { program: KEY })).toMatchObject({
      ok: true,
      value: { adjustments: 0 },
    })
  })

  it('a second version: its changed entries, and what the same facts would have come to', async () => {
    const text = await readFile(new URL('program.yaml', FOLDER), 'utf8')
    const second = text
      .replace('version: 1', 'version: 2')
      .replace('in_force: { from: 2026-01-01 }', 'in_force: { from: 2026-07-01 }')
      .replace('{ part: visits, title: 走访, weight: 40,', '{ part: visits, title: 走访, weight: 20,')
      .replace('{ part: problems, title: 销号, weight: 40,', '{ part: problems, title: 销号, weight: 60,')
    expect(await execute(at('2026-04-23T02:00:00.000Z'), publishProgram, { text: second })).toMatchObject({ ok: true })
    const before = await dump('')
    const compared = await execute(at('2026-04-23T03:00:00.000Z'), comparePrograms, {
      program: KEY,
      from: 1,
      to: 2,
      scores: true,
    })
    if (!compared.ok) throw new Error(JSON.stringify(compared.error))
    expect(compared.value.entries).toEqual([
      { section: 'measures', id: 'quarter_score', title: '包保积分（每季考核）', change: 'changed' },
    ])
    expect(compared.value.scores.map((one) => one.rule)).toContain('quarter_score')
    expect(compared.value.scores.every((one) => one.was !== one.wouldBe)).toBe(true)
    expect(await dump('')).toBe(before)
  })

  it('a period is judged by the version in force on its last day', async () => {
    await db.inAuthority(authorityId, async (tx) => {
      const scenes = await loadScenes(tx, {
        authorityId,
        timeZone: 'Asia/Shanghai',
        calendarId: 'cn',
        programKey: KEY,
        asOf: '2026-08-10T02:00:00.000Z',
      })
      const judged = (calendar: string) =>
        scenes.map((scene) => [scene.program.version, (scene.open.get(calendar) ?? []).map((period) => period.label)])
      // The first quarter is sealed; the week of 29 June ends under the second version.
      expect(judged('quarter')).toEqual([
        [1, ['2026-Q2']],
        [2, ['2026-Q3']],
      ])
      const weeks = scenes.map(
        (scene) => scene.open.get('week')?.find((period) => period.firstDay === '2026-06-29')?.label,
      )
      expect(weeks).toEqual([undefined, '2026-W27'])
    })
  })
})
