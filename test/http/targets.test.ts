import { beforeAll, describe, expect, it } from 'vitest'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { contextOf } from '#test/support/context.ts'
import { DRIVE } from '../app/campaign/world.ts'
import { smallPark, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await smallPark()
  const { db, authorityId } = world.house
  const published = await execute(contextOf(db, authorityId, { now: '2026-01-04T00:00:00Z' }), publishProgram, {
    text: DRIVE,
  })
  expect(published.ok).toBe(true)
  expect((await world.office.post('/api/programs/drive/runs', { full: true })).status).toBe(200)
})

describe('targets over HTTP', () => {
  it('are set, filed, reported and read; what is wrong is said in its place', async () => {
    const body = { program: 'drive', indicator: 'tax', subjectKind: 'org', subjectId: world.ids.market, baseline: 100 }
    expect((await world.handler.post('/api/targets', body)).status).toBe(403)
    const made = await world.office.post('/api/targets', body)
    expect(made).toMatchObject({ status: 201, body: { version: 1, target: 117, parts: null } })
    expect(await world.office.post('/api/targets/file', { ids: [made.body.id] })).toMatchObject({
      status: 200,
      body: { done: 1, before: 0 },
    })
    const short = await world.handler.post('/api/readings', { rows: [{ targetId: made.body.id, value: 1 }] })
    expect(short).toMatchObject({ status: 422, body: { code: 'reading.reason_missing', at: ['rows', 0, 'reason'] } })
    expect(short.body.detail).toContain('“入库税收”完成 1，低于计划进度 22.')
    const done = await world.handler.post('/api/readings', { rows: [{ targetId: made.body.id, value: 40 }] })
    expect(done).toMatchObject({ status: 201, body: { recorded: 1, day: '2026-03-10' } })
    // A cadre whose grant reaches his own sees only targets that are his.
    expect((await world.cadre.get(`/api/targets/${made.body.id}`)).status).toBe(404)
    const page = await world.leader.get(`/api/targets/${made.body.id}`)
    expect(page).toMatchObject({ status: 200, body: { value: 40, behind: false, subject: { name: '市场监管局' } } })
    const list = await world.leader.get('/api/targets?program=drive&indicator=tax')
    expect(list).toMatchObject({ status: 200, body: { total: 1, behind: 0, rows: [{ depth: 0, value: 40 }] } })
    expect((await world.leader.get('/api/targets?program=drive&show=behind')).body.rows).toEqual([])
  })

  it('are the officials’; what is not there is not found', async () => {
    expect((await world.enterprise.get('/api/targets?program=drive')).status).toBe(403)
    expect((await world.office.get('/api/targets/0199a6c2-7f4e-7c3a-9a51-2f5be20d3b11')).status).toBe(404)
    expect((await world.office.get('/api/targets?program=none')).status).toBe(404)
  })
})
