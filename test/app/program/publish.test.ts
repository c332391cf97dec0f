import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import type { Database } from '#storage/open-database.ts'
import { sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

let db: Database
let authorityId: string
let text: string

beforeAll(async () => {
  db = (await testDatabase()).db
  authorityId = await createAuthority(db)
  text = await readFile(new URL('../../../programs/tongxiang-liaison/program.yaml', import.meta.url), 'utf8')
})

const publish = (source: string, more = {}) =>
  execute(contextOf(db, authorityId, more), publishProgram, { text: source })

describe('publishing a program', () => {
  it('stores the version with its hash, makes the periods and puts it in force', async () => {
    const done = await publish(text)
    expect(done).toMatchObject({ ok: true, value: { key: 'tongxiang_liaison', version: 1 } })
    const counts = await db.inAuthority(authorityId, (tx) =>
      sql<{ current: number; quarters: number; dirty: number }>`
        select (select current_version from program where key = 'tongxiang_liaison') as current,
               (select count(*)::int from period where program_key = 'tongxiang_liaison' and calendar = 'quarter') as quarters,
               (select count(*)::int from dirty where fact_kind = 'everything') as dirty`.execute(tx),
    )
    expect(counts.rows[0]).toEqual({ current: 1, quarters: 8, dirty: 1 })
  })

  it('the same text again changes nothing', async () => {
    expect(await publish(text)).toMatchObject({ ok: true })
    const { rows } = await db.inAuthority(authorityId, (tx) => sql`select from program_version`.execute(tx))
    expect(rows).toHaveLength(1)
  })

  it('another text under the same number is refused and told the next number', async () => {
    const other = text.replaceAll('干部联千企、服务助转型', '干部联企')
    expect(await publish(other)).toMatchObject({
      ok: false,
      error: { code: 'program.version_taken', data: { next: 2 } },
    })
  })

  it('a new version may only plan the future', async () => {
    const second = text.replace('version: 1', 'version: 2')
    expect(await publish(second)).toMatchObject({
      ok: false,
      error: { code: 'program.in_past', data: { from: '2026-01-01', today: '2026-05-10' } },
    })
    const future = second.replace('in_force: { from: 2026-01-01 }', 'in_force: { from: 2026-07-01 }')
    expect(await publish(future)).toMatchObject({ ok: true, value: { version: 2 } })
    const { rows } = await db.inAuthority(authorityId, (tx) =>
      sql<{ current_version: number }>`select current_version from program`.execute(tx),
    )
    expect(rows).toEqual([{ current_version: 1 }])
  })

  it('faults are all named with their place, and nothing is stored', async () => {
    const broken = text.replace('version: 1', 'version: 3').replace('every: quarter', 'every: quarterr')
    const done = await publish(broken)
    expect(done).toMatchObject({ ok: false, error: { code: 'program.faulty' } })
    expect(JSON.stringify(done)).toMatch(/program\.yaml:\d+:\d+/)
  })

  it('is for the office', async () => {
    expect(await publish(text, { actor: actorWith('cadre') })).toMatchObject({ ok: false })
  })
})
