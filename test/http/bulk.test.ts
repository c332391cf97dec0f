import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallPark, type World } from './world.ts'

let w: World
beforeAll(async () => {
  w = await smallPark()
}, 120_000)
afterAll(() => w.house.app.close())

type Run = { id: string; state: string; will: number; refused: number; done: number }

/** The run once it stands so; it is worked at beside the answers. */
async function stands(id: string, state: string): Promise<Run> {
  for (let tries = 0; tries < 500; tries++) {
    const runs: readonly Run[] = (await w.office.get('/api/bulk-runs')).body
    const run = runs.find((one) => one.id === id)
    if (run?.state === state) return run
    await new Promise((done) => setTimeout(done, 20))
  }
  throw new Error(`the run was never ${state}`)
}

describe('an act on many rows, over the API', () => {
  it('is tried out and done for all that the list’s query finds, and tells of each row', async () => {
    for (const title of ['缺工一', '缺工二', '别的事']) {
      const said = { program: 'huaihua_guarantee', matter: 'need', title, category: '用工', enterpriseId: w.ids.mill }
      expect((await w.office.post('/api/matters', said)).status).toBe(201)
    }
    const asked = await w.office.post('/api/bulk-runs', {
      act: 'matter.assign',
      title: '交办',
      shared: { data: { give: 'order', units: { lead: w.ids.market } } },
      filter: { q: '缺工', state: 'recorded' },
    })
    expect(asked.status).toBe(202)
    expect(asked.body).toMatchObject({ total: 2 })
    const { id } = asked.body
    expect(await stands(id, 'tried')).toMatchObject({ will: 2, refused: 0, done: 0 })
    expect((await w.handler.get(`/api/bulk-runs/${id}/rows`)).status).toBe(404)
    expect((await w.office.post(`/api/bulk-runs/${id}/go`, {})).status).toBe(202)
    expect(await stands(id, 'done')).toMatchObject({ will: 0, done: 2 })
    const rows = (await w.office.get(`/api/bulk-runs/${id}/rows?state=done`)).body
    expect(rows).toMatchObject({ total: 2, items: [{ why: null }, { why: null }] })
    expect((await w.office.get('/api/matters?state=assigned')).body.total).toBe(2)
    expect((await w.office.post(`/api/bulk-runs/${id}/stop`, {})).body.code).toBe('bulk.over')
    expect((await w.office.post(`/api/bulk-runs/${id}/put-away`, {})).body).toEqual({ id })
    expect((await w.office.get('/api/bulk-runs')).body).toEqual([])
  })

  it('says in words why a row refuses, where the filter is wrong, and who may not', async () => {
    const { items } = (await w.office.get('/api/matters?state=assigned')).body
    const chosen = items.map((one: { id: string; title: string }) => ({ id: one.id, label: one.title }))
    const shared = { data: { give: 'order', units: { lead: w.ids.tax } } }
    const ask = { act: 'matter.assign', title: '交办', shared }
    const again = await w.office.post('/api/bulk-runs', { ...ask, chosen })
    expect(await stands(again.body.id, 'tried')).toMatchObject({ will: 0, refused: 2 })
    const [row] = (await w.office.get(`/api/bulk-runs/${again.body.id}/rows`)).body.items
    expect(row).toMatchObject({ state: 'refused', why: expect.stringMatching(/\p{Script=Han}/u) })
    expect((await w.office.post(`/api/bulk-runs/${again.body.id}/go`, {})).body.code).toBe('bulk.nothing')
    expect((await w.office.post('/api/bulk-runs', { ...ask, filter: { state: 'lost' } })).status).toBe(400)
    expect((await w.handler.post('/api/bulk-runs', { ...ask, chosen })).status).toBe(403)
    expect((await w.office.post('/api/bulk-runs', { ...ask, act: 'matter.erase', chosen })).status).toBe(400)
  })
})
