import { beforeAll, describe, expect, it } from 'vitest'
import { call } from './support.ts'
import { smallPark, type World } from './world.ts'

let w: World
let matterId: string
const PROGRAM = 'huaihua_guarantee'

beforeAll(async () => {
  w = await smallPark()
}, 120_000)

const page = async (client = w.office) => (await client.get(`/api/matters/${matterId}`)).body
const act = async (client: World['office'], name: string, data: object = {}, reason?: string) => {
  const { revision } = await page()
  return client.post(`/api/matters/${matterId}/${name}`, { revision, data, ...(reason ? { reason } : {}) })
}

describe('a problem from the visit to the end, over the API', () => {
  it('is raised in the entry of a visit', async () => {
    const entry = await w.cadre.get(`/api/visits/entry?enterpriseId=${w.ids.mill}`)
    expect(entry.status).toBe(200)
    expect(entry.body.links).toHaveLength(1)
    const kind = entry.body.problemKinds[0]
    const visit = await w.cadre.post('/api/visits', {
      enterpriseId: w.ids.mill,
      how: 'visit',
      at: '2026-03-10T01:00:00Z',
      problems: [
        {
          programKey: kind.programKey,
          matter: kind.matter,
          title: '缺流动资金',
          body: '季节性收购需要贷款',
          category: kind.categories[0],
        },
      ],
    })
    expect(visit.body).toMatchObject({
      matters: [{ title: '缺流动资金' }],
      sentence: expect.stringContaining('红星面粉厂'),
    })
    expect(visit.status).toBe(201)
    matterId = visit.body.matters[0].id
    expect((await w.cadre.get(`/api/visits/${visit.body.id}`)).body).toMatchObject({
      problems: 1,
      matters: [{ id: matterId }],
      links: [{ id: w.ids.link }],
    })
  })

  it('stands in the lists of those it concerns, and in no other', async () => {
    for (const client of [w.office, w.cadre, w.leader, w.enterprise]) {
      expect((await client.get('/api/matters')).body).toMatchObject({
        total: 1,
        items: [{ id: matterId, enterprise: { name: '红星面粉厂' } }],
      })
    }
    expect((await w.handler.get('/api/matters')).body).toMatchObject({ total: 0, items: [] })
    expect((await w.handler.get(`/api/matters/${matterId}`)).body.code).toBe('access.out_of_scope')
    expect((await w.office.get('/api/matters?state=recorded&open=true')).body.total).toBe(1)
    expect((await w.office.get('/api/matters?state=recorded&state=closed')).body.total).toBe(1)
    expect((await w.office.get('/api/matters?state=closed')).body.total).toBe(0)
    expect((await w.office.get('/api/matters?q=流动资金')).body.total).toBe(1)
    expect((await w.office.get('/api/matters?q=面粉')).body.total).toBe(1)
    expect((await w.office.get('/api/matters/counts')).body).toMatchObject({ total: 1, byState: { recorded: 1 } })
  })

  it('is ordered to a unit, which signs and answers; a stale page is told so', async () => {
    const before = await page()
    expect(before.possible.find((one: { act: string }) => one.act === 'assign')).toMatchObject({
      allowed: true,
      primary: true,
    })
    const assigned = await act(w.office, 'assign', { give: 'order', units: { lead: w.ids.market } })
    expect(assigned.body).toMatchObject({ state: 'assigned' })
    const stale = await w.office.post(`/api/matters/${matterId}/reassign`, {
      revision: before.revision,
      data: { units: { lead: w.ids.tax } },
      reason: '改',
    })
    expect(stale).toMatchObject({ status: 409, body: { code: 'matter.changed' } })
    expect((await w.handler.get('/api/matters')).body.total).toBe(1)
    const shown = await page(w.handler)
    expect(shown.clocks[0].explain).toContain('→')
    expect(shown.acts[0].sentence).toBe('交办：市场监管局')
    expect((await act(w.handler, 'sign')).body.state).toBe('working')
    expect((await act(w.cadre, 'sign')).status).toBeGreaterThanOrEqual(400)
    expect((await act(w.handler, 'answer', { text: '已协调银行放款', proposedEnd: 'struck_off' })).body.state).toBe(
      'answered',
    )
  })

  it('is judged by the enterprise through a link, once', async () => {
    const made = await w.office.post('/api/access-links', { purpose: 'matter_confirm', thingId: matterId })
    expect(made.status).toBe(201)
    const url = `/api${made.body.path}`
    const opened = await call(w.house.app, { method: 'GET', url })
    expect(opened.body).toMatchObject({
      purpose: 'matter_confirm',
      enterprise: '红星面粉厂',
      matter: { answer: '已协调银行放款', org: '市场监管局' },
    })
    const say = (key: string) =>
      call(w.house.app, {
        method: 'POST',
        url,
        payload: { answer: 'confirm', grade: '满意' },
        headers: { 'idempotency-key': key },
      })
    expect(await say('link-key-1')).toMatchObject({ status: 200, body: { done: true } })
    expect(await say('link-key-1')).toMatchObject({ status: 200, body: { done: true } })
    expect(await say('link-key-2')).toMatchObject({ status: 410, body: { code: 'access_link.used' } })
    expect(
      (await call(w.house.app, { method: 'GET', url: '/api/c/lantern.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' }))
        .status,
    ).toBe(404)
    expect((await page()).ratings).toMatchObject([{ grade: '满意' }])
  })

  it('shows who may close it and why not', async () => {
    const possible = (await page(w.cadre)).possible
    const close = possible.find((one: { act: string }) => one.act === 'close')
    expect(close.allowed).toBe(false)
    expect(close.refusal.code).toMatch(/^matter\./)
  })
})

describe('every page can be read by whom it is for', () => {
  const paths = () => [
    '/api/me',
    '/api/workbench/office',
    `/api/workbench/orgs/${w.ids.market}`,
    '/api/workbench/me',
    '/api/duties',
    '/api/duties?mine=true&state=open',
    '/api/matters?sort=due&open=true&due=overdue',
    '/api/visits',
    `/api/visits?enterpriseId=${w.ids.mill}&from=2026-01-01`,
    '/api/links',
    '/api/links?q=面粉',
    `/api/coverage?program=${PROGRAM}`,
    '/api/handovers',
    '/api/orgs',
    '/api/areas',
    '/api/persons',
    `/api/persons/${w.ids.zhang}`,
    '/api/enterprises',
    '/api/enterprises?uncovered=true',
    '/api/enterprises?mine=true',
    `/api/enterprises/${w.ids.mill}`,
    '/api/projects',
    `/api/projects/${w.ids.road}`,
    '/api/programs',
    `/api/programs/${PROGRAM}`,
    `/api/programs/${PROGRAM}/groups/departments`,
    '/api/rankings',
    `/api/rankings/${PROGRAM}/departments_rank`,
    `/api/score-sheets/${PROGRAM}/org/${w.ids.market}`,
    `/api/score-sheets/${PROGRAM}/person/${w.ids.wang}`,
    '/api/marks',
    '/api/marks?redLine=true',
    '/api/notices',
    '/api/papers',
    '/api/calendar?year=2026',
    '/api/imports',
  ]

  it('the office reads them all', async () => {
    for (const path of paths()) {
      const answer = await w.office.get(path)
      expect(`${path} ${answer.status} ${answer.body.code ?? ''}`).toBe(`${path} 200 `)
    }
  })

  it('nobody is shown a telephone number in full unless he asks, and that is written down', async () => {
    const list = await w.office.get('/api/persons')
    expect(list.body.items.find((one: { name: string }) => one.name === '李笼').phone).toBe('138****0002')
    expect((await w.office.get(`/api/enterprises/${w.ids.mill}`)).body.contactPhone).toBe('139****1234')
    expect((await w.cadre.post(`/api/enterprises/${w.ids.mill}/reveal`)).body.contactPhone).toBe('13900001234')
    expect((await w.cadre.post(`/api/enterprises/${w.ids.forge}/reveal`)).body.code).toBe('access.out_of_scope')
    expect((await w.enterprise.get('/api/persons')).status).toBe(403)
  })

  it('an enterprise sees itself only', async () => {
    expect((await w.enterprise.get('/api/enterprises')).body).toMatchObject({ total: 1, items: [{ id: w.ids.mill }] })
    expect((await w.enterprise.get(`/api/enterprises/${w.ids.forge}`)).status).toBe(403)
    expect((await w.enterprise.get('/api/orgs')).status).toBe(403)
    expect((await w.enterprise.get('/api/workbench/office')).status).toBe(403)
  })

  it('counts on the board are the rows they open', async () => {
    const { figures } = (await w.office.get('/api/workbench/office')).body
    for (const { id, count, opens } of figures.filter((one: { opens: string }) => one.opens.startsWith('matters'))) {
      const list = await w.office.get(`/api/${opens}`)
      expect(`${id} ${list.body.total}`).toBe(`${id} ${count}`)
    }
  })
})
