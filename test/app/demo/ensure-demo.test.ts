import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureDemo } from '#app/demo/ensure-demo.ts'
import { createLog } from '#app/log.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { signIn } from '#app/session/sign-in.ts'
import { fold } from '#domain/matter/apply.ts'
import { listActs } from '#storage/act-store.ts'
import { findAuthority } from '#storage/authority-store.ts'
import { setDemoState } from '#storage/demo-store.ts'
import { sql } from '#storage/open-database.ts'
import { createAuthority, type TestDatabase, testDatabase } from '#test/support/database.ts'

const NOW = '2026-11-18T06:00:00.000Z'
let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await testDatabase()
  await loadReference(database.db)
  folder = await mkdtemp(join(tmpdir(), 'lianqi-demo-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const TABLES = [
  'org',
  'person',
  'post',
  'enterprise',
  'project',
  'roster_member',
  'link',
  'visit',
  'matter',
  'act',
  'meeting',
  'report',
  'form_entry',
  'paper',
  'account',
  'role_grant',
  'derived_ranking',
]

async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const code of ['yunling', 'chenghu']) {
    const authority = await database.db.inSystem((tx) => findAuthority(tx, code))
    if (!authority) throw new Error(code)
    await database.db.inAuthority(authority.id, async (tx) => {
      for (const table of TABLES) {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.ref(table)}`.execute(tx)
        found[`${code} ${table}`] = rows[0]?.n ?? 0
      }
    })
  }
  return found
}

test('an empty database gets the demo; a start that was broken off goes on and doubles nothing', async () => {
  const log = createLog('silent')
  const shown = await ensureDemo(database.db, log, { folder, now: NOW, masterKey: new Uint8Array(32) })
  expect((await readdir(folder)).filter((name) => name.endsWith('.xlsx'))).toHaveLength(15)
  const first = await counts()
  expect(first).toMatchObject({ 'yunling enterprise': 100, 'yunling project': 38, 'chenghu enterprise': 120 })
  expect(first['yunling derived_ranking']).toBeGreaterThan(0)

  const park = await database.db.inSystem((tx) => findAuthority(tx, 'yunling'))
  if (!park) throw new Error()
  const inPark = <T>(text: string) =>
    database.db.inAuthority(park.id, async (tx) => (await sql.raw<T>(text).execute(tx)).rows)

  // The notice's numbers, and matters that are what their acts fold to.
  expect(
    await inPark(
      `select count(*)::int as all, count(*) filter (where state = 'closed' and counts_as = 'solved')::int as solved from matter where matter = 'need'`,
    ),
  ).toEqual([{ all: 148, solved: 118 }])
  await database.db.inAuthority(park.id, async (tx) => {
    const { rows } = await sql<{ id: string; state_json: object }>`select id, state_json from matter`.execute(tx)
    for (const row of rows)
      expect(JSON.parse(JSON.stringify(fold(await listActs(tx, park.id, row.id))))).toEqual(row.state_json)
  })
  // Nobody and nothing is uncovered.
  expect(
    await inPark(`select count(*)::int as n from derived_mark where rule in ('uncovered', 'project_uncovered')`),
  ).toEqual([{ n: 0 }])

  // Every account that is told opens a session.
  expect(shown?.accounts.length).toBeGreaterThan(12)
  for (const { authority, login } of shown?.accounts ?? []) {
    const session = await signIn(database.db, NOW, {
      authority,
      login,
      password: shown?.password ?? '',
      userAgent: null,
    })
    expect([authority, login, session.ok]).toEqual([authority, login, true])
  }

  // The next start only tells the accounts.
  expect(await ensureDemo(database.db, log, { folder, now: '2026-11-25T06:00:00.000Z' })).toEqual(shown)
  expect(await counts()).toEqual(first)

  const { today, seed } = park.settings.demo as { today: string; seed: number }
  await database.db.inSystem((tx) => setDemoState(tx, park.id, { state: 'loading', today, seed }))
  expect((await ensureDemo(database.db, log, { folder, now: '2026-11-19T06:00:00.000Z' }))?.accounts).toEqual(
    shown?.accounts,
  )
  const runs = await inPark<{ created: number; changed: number; same: number; refused: number }>(
    `select report -> 'counts' as c from import_run order by id`,
  )
  expect(runs.slice(8).map((run) => ({ ...(run as unknown as { c: Record<string, number> }).c, same: 0 }))).toEqual(
    Array(8).fill({ created: 0, changed: 0, same: 0, asked: 0, refused: 0 }),
  )
  const {
    'yunling derived_ranking': before,
    'yunling matter': matters,
    'yunling act': acts,
    'yunling paper': papers,
    ...facts
  } = first
  expect(await counts()).toMatchObject(facts)
}, 400_000)

test('a database with an authority of its own is left alone', async () => {
  const other = await testDatabase()
  await createAuthority(other.db)
  expect(await ensureDemo(other.db, createLog('silent'), { folder, now: NOW })).toBeUndefined()
  await other.close()
})
