import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LEDGER_NAMES } from '#app/ledger/kinds.ts'
import { newId } from '#domain/id.ts'
import { LEDGERS } from '#http/contract/ledger.ts'
import { sql } from '#storage/open-database.ts'
import { addAccount, type Client, signedIn } from './support.ts'
import { smallPark, type World } from './world.ts'

let world: World
let auditor: Client
let keeper: Client

beforeAll(async () => {
  world = await smallPark()
  await addAccount(world.house, 'auditor', [['audit_admin', 'authority']])
  await addAccount(world.house, 'keeper', [['system_admin', 'authority']])
  auditor = await signedIn(world.house, 'auditor')
  keeper = await signedIn(world.house, 'keeper')
})

afterAll(() => world.house.app.close())

/** Asks, waits until it is written, fetches. */
async function taken(client: Client, body: object): Promise<{ rows: number; text: string; name: string }> {
  const asked = await client.post('/api/exports', body)
  expect(asked.body, JSON.stringify(body)).toMatchObject({ id: expect.any(String) })
  for (let tries = 0; tries < 200; tries++) {
    const one = (await client.get('/api/exports')).body.find((row: { id: string }) => row.id === asked.body.id)
    if (one.state === 'failed') throw new Error(`${JSON.stringify(body)}: ${one.fault}`)
    if (one.state === 'ready') {
      const file = await client.get(`/api/exports/${one.id}/file`)
      return { rows: one.done, text: String(file.body), name: one.name }
    }
    await new Promise((done) => setTimeout(done, 30))
  }
  throw new Error('never written')
}

/** What a list cannot be asked without. */
const ASKED = (): Record<string, Record<string, unknown>> => ({
  coverage: { program: 'huaihua_guarantee' },
  reports: { from: '2026-01-01', to: '2026-12-31' },
  meetings_due: { from: '2026-01-01', to: '2026-12-31' },
  topics: { from: '2026-01-01', to: '2026-12-31' },
  targets: { program: 'huaihua_guarantee' },
  campaign: { program: 'huaihua_guarantee' },
  unit_list: { program: 'huaihua_guarantee', orgId: world.ids.market },
  rhythm: { view: 'week' },
  score_sheet: { program: 'huaihua_guarantee', kind: 'org', id: world.ids.market },
  my_points: { program: 'huaihua_guarantee' },
  members: { program: 'huaihua_guarantee', group: 'departments' },
})

/** Those that are about one thing: without it there is nothing to list, and it is said. */
const ABOUT_ONE: Readonly<Record<string, object>> = {
  class_members: { name: '没有的类' },
  monitor_reports: { id: newId() },
  policy_enterprises: { id: newId() },
  contest: { id: newId() },
  bulk_rows: { id: newId() },
  evaluation: { id: newId() },
  evidence: { program: 'huaihua_guarantee', id: newId(), kind: 'points' },
  ranking: { program: 'huaihua_guarantee', ranking: 'none' },
  entries: { program: 'huaihua_guarantee', form: 'none' },
  entry_groups: { program: 'huaihua_guarantee', form: 'none', by: 'org' },
  work_sheet: { program: 'huaihua_guarantee', form: 'none', from: '2026-01-01', to: '2026-12-31' },
}

describe('every ledger', () => {
  it('is offered under the names the program knows', () => {
    expect([...LEDGERS].sort()).toEqual([...LEDGER_NAMES].sort())
  })

  it.each(LEDGERS.filter((name) => !(name in ABOUT_ONE)))(
    '%s leaves with its title, unit, date and head',
    async (ledger) => {
      const client = ledger === 'audit' ? auditor : ledger === 'accounts' ? keeper : world.office
      const { text, rows } = await taken(client, { ledger, format: 'csv', filter: ASKED()[ledger] ?? {} })
      const lines = text.split('\r\n')
      expect(lines[0]).toMatch(/^\uFEFF\S+$/)
      expect(lines[1]).toMatch(/填报单位：灯笼区.*日期：\d{4}-\d\d-\d\d/)
      // A head that is the name of a field, and not its title, is for programs.
      expect(lines[2]).not.toMatch(/(^|[,，：])[a-z_]+(,|$)/)
      expect(lines[2]?.split(',').length ?? 0).toBeGreaterThan(0)
      expect(lines.length).toBeGreaterThanOrEqual(4 + rows)
    },
  )

  it.each(Object.keys(ABOUT_ONE))('%s says what is missing when it is about nothing', async (ledger) => {
    const answer = await world.office.post('/api/exports', { ledger, filter: ABOUT_ONE[ledger] })
    expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.body.detail).toMatch(/\p{Script=Han}/u)
  })

  it('is refused to who may not take away, may not read, or asks for what is not there', async () => {
    expect((await world.cadre.post('/api/exports', { ledger: 'findings' })).body.code).toBe('access.role_missing')
    expect((await world.office.post('/api/exports', { ledger: 'audit' })).body.code).toBe('access.role_missing')
    expect((await auditor.post('/api/exports', { ledger: 'matters' })).body.code).toBe('access.role_missing')
    expect((await world.office.post('/api/exports', { ledger: 'everything' })).status).toBe(400)
  })

  it('keeps masked what is masked', async () => {
    const { text } = await taken(world.office, { ledger: 'persons', format: 'csv' })
    expect(text).toContain('138****0001')
    expect(text).not.toContain('13800000001')
  })

  it('says roles in words', async () => {
    const { text } = await taken(keeper, { ledger: 'accounts', format: 'csv' })
    expect(text).toContain('审计管理员')
    expect(text).not.toMatch(/system_admin|audit_admin/)
  })

  it('can be stopped by who asked for it, and by nobody else', async () => {
    const { db, authorityId } = world.house
    await db.inAuthority(authorityId, (tx) =>
      sql`insert into visit (authority_id, id, person_id, org_id, enterprise_id, how, at, day, note, recorded_at)
        select ${authorityId}, gen_random_uuid(), ${world.ids.wang}, ${world.ids.tax}, ${world.ids.mill}, 'visit', '2026-02-01T03:00:00Z', '2026-02-01', 'x', '2026-03-01T00:00:00Z'
          from generate_series(1, 6000)`.execute(tx),
    )
    const { id } = (await world.office.post('/api/exports', { ledger: 'visits' })).body
    expect((await world.handler.post(`/api/exports/${id}/cancel`, {})).body.code).toBe('ledger.not_found')
    expect((await world.office.post(`/api/exports/${id}/cancel`, {})).body).toEqual({ id })
    await new Promise((done) => setTimeout(done, 1500))
    const one = (await world.office.get('/api/exports')).body.find((row: { id: string }) => row.id === id)
    expect(one).toMatchObject({ state: 'cancelled', readyAt: null })
    expect((await world.office.get(`/api/exports/${id}/file`)).body.code).toBe('ledger.not_ready')
    expect((await world.office.post(`/api/exports/${id}/cancel`, {})).body.code).toBe('ledger.not_running')
    const { rows } = await db.inAuthority(authorityId, (tx) =>
      sql<{ n: number }>`select count(*)::int as n from ledger_export_piece where export_id = ${id}`.execute(tx),
    )
    expect(rows[0]?.n).toBe(0)
  })
})
