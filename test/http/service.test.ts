import { beforeAll, describe, expect, it } from 'vitest'
import { smallPark, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await smallPark()
}, 60_000)

const REGISTER = '/api/registers/huaihua_guarantee/loan'

describe('registers over HTTP', () => {
  it('an entry is made, found by its field, corrected, added up by enterprise and taken away as a file', async () => {
    const { office, ids } = world
    const values = { kind: '惠园贷', granted: 360 }
    const made = await office.post('/api/forms', {
      programKey: 'huaihua_guarantee',
      form: 'loan',
      values,
      enterpriseId: ids.mill,
    })
    expect(made.status).toBe(201)
    const found = await office.get(`${REGISTER}/entries?where=${encodeURIComponent('granted>=300')}`)
    expect(found).toMatchObject({ status: 200, body: { total: 1, items: [{ id: made.body.id, values }] } })
    const body = { revision: 1, values: { ...values, granted: 306 }, reason: '看错一位' }
    expect((await office.post(`/api/forms/${made.body.id}/correct`, body)).status).toBe(200)
    const groups = await office.get(`${REGISTER}/groups?by=enterprise`)
    expect(groups.body).toMatchObject([
      { key: ids.mill, total: 1, sums: [{ field: 'needed' }, { field: 'granted', sum: '306' }] },
    ])
    const [, , , program, form] = REGISTER.split('/')
    const asked = { ledger: 'entries', filter: { program, form } }
    expect((await office.post('/api/exports', asked)).status).toBe(202)
    expect(await office.get(`${REGISTER}/entries?where=colour`)).toMatchObject({
      status: 422,
      body: { code: 'form.filter_unknown', at: ['where', 0] },
    })
    expect((await world.enterprise.post('/api/exports', asked)).status).toBe(403)
  })
})

describe('policies over HTTP', () => {
  it('the unit keeps it, the enterprise finds and reads it', async () => {
    const { office, enterprise, ids } = world
    const said = {
      title: '稳岗返还',
      source: '人社发〔2026〕2号',
      benefit: '失业保险费的六成',
      howToClaim: '免申即享',
      orgId: ids.tax,
      fromDay: '2026-01-01',
      conditions: [],
    }
    const made = await office.post('/api/policies', said)
    expect(made.status).toBe(201)
    expect((await enterprise.post('/api/policies', said)).status).toBe(403)
    const mine = await enterprise.get('/api/policies/matching')
    expect(mine.body).toMatchObject([{ id: made.body.id, fit: 'fits', readAt: null }])
    expect((await enterprise.post(`/api/policies/${made.body.id}/acknowledge`, {})).status).toBe(200)
    expect((await office.get(`/api/policies/${made.body.id}`)).body.counts).toMatchObject({ delivered: 1, read: 1 })
  })
})

describe('projects and lists over HTTP', () => {
  it('the board, a month of investment, and a list kept by hand', async () => {
    const { office, ids } = world
    const board = await office.get('/api/projects/board')
    expect(board).toMatchObject({ status: 200, body: { total: 1, blocked: 0 } })
    const month = { month: '2026-01-01', planned: 100, done: null, inPlace: null }
    expect((await office.post(`/api/projects/${ids.road}/investment`, month)).status).toBe(200)
    expect((await office.get(`/api/projects/${ids.road}/progress`)).body.months).toMatchObject([
      { planned: '100', done: null },
    ])
    const list = '/api/programs/huaihua_guarantee/groups/departments/members'
    const fresh = await office.post('/api/orgs', { name: '灯笼局' })
    const member = { subjectId: fresh.body.id, fromDay: '2026-01-01' }
    expect((await office.post(list, member)).status).toBe(201)
    expect(await office.post(list, member)).toMatchObject({ status: 409, body: { code: 'roster.already_there' } })
    expect((await world.cadre.post(list, { subjectId: ids.market, fromDay: '2026-01-01' })).status).toBe(403)
  })
})
