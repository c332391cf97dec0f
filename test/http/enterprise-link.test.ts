import { beforeAll, describe, expect, it } from 'vitest'
import { addAccount, call, signedIn } from './support.ts'
import { smallPark, type World } from './world.ts'

/** All that an enterprise does with an account, by its standing link and without one. */
let world: World
let token: string
const by = (link: string) => {
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object) =>
    call(world.house.app, {
      method,
      url,
      headers: { 'x-enterprise-link': link, 'idempotency-key': crypto.randomUUID() },
      ...(payload ? { payload } : {}),
    })
  return { get: (url: string) => ask('GET', url), post: (url: string, body: object) => ask('POST', url, body) }
}
const make = async () => {
  const made = await world.cadre.post('/api/access-links', { purpose: 'enterprise', thingId: world.ids.mill })
  expect(made.status).toBe(201)
  return String(made.body.path).slice('/c/'.length)
}

beforeAll(async () => {
  world = await smallPark()
  token = await make()
})

describe("an enterprise's standing link", () => {
  it('opens its own pages and says who it is, without an account', async () => {
    expect((await call(world.house.app, { method: 'GET', url: `/api/c/${token}` })).body).toMatchObject({
      purpose: 'enterprise',
      enterprise: '红星面粉厂',
    })
    const me = await by(token).get('/api/me')
    expect(me.body).toMatchObject({
      byLink: true,
      enterprise: { id: world.ids.mill, name: '红星面粉厂' },
      person: null,
      grants: [{ role: 'enterprise', scope: 'own' }],
    })
    expect(me.body.acts).toContain('matter.record')
    expect(me.body.acts).not.toContain('matter.assign')
  })

  it('raises, is answered, disputes, confirms and rates', async () => {
    const firm = by(token)
    const raised = await firm.post('/api/matters', {
      program: 'huaihua_guarantee',
      matter: 'need',
      title: '变压器容量不够',
      category: '用地',
      source: '企业自报',
    })
    expect(raised.status, JSON.stringify(raised.body)).toBe(201)
    const { id } = raised.body
    const act = async (client: typeof world.office, name: string, data: object) => {
      const { revision } = (await world.office.get(`/api/matters/${id}`)).body
      return client.post(`/api/matters/${id}/${name}`, { revision, data })
    }
    const market = world.ids.market
    expect((await act(world.office, 'assign', { give: 'order', units: { lead: market } })).status).toBe(200)
    expect((await act(world.handler, 'sign', {})).status).toBe(200)
    expect((await act(world.handler, 'answer', { text: '已增容到 630 千伏安' })).status).toBe(200)
    const said = async (name: 'confirm' | 'dispute', reason?: string) => {
      const { revision } = (await firm.get(`/api/matters/${id}`)).body
      return firm.post(`/api/matters/${id}/${name}`, { revision, data: {}, ...(reason ? { reason } : {}) })
    }
    const disputed = await said('dispute', '还没有送电')
    expect(disputed.status, JSON.stringify(disputed.body)).toBe(200)
    expect((await act(world.handler, 'answer', { text: '今天已送电' })).status).toBe(200)
    expect((await said('confirm')).status).toBe(200)
    const { acts } = (await world.office.get(`/api/matters/${id}`)).body
    const own = acts.filter((one: { act: string }) => ['confirm', 'dispute'].includes(one.act))
    expect(own.map((one: { act: string }) => one.act).sort()).toEqual(['confirm', 'dispute'])
  })

  it('sees whom it has to do with and what is announced, not what the cadre noted', async () => {
    const planned = await world.cadre.post('/api/plans', {
      enterpriseId: world.ids.mill,
      day: '2026-03-20',
      how: 'call',
      note: '问问欠薪',
    })
    expect(planned.status, JSON.stringify(planned.body)).toBe(201)
    const page = (await by(token).get(`/api/enterprises/${world.ids.mill}`)).body
    expect(page.links).toMatchObject([{ person: { name: '王明' } }])
    expect(page.announced).toMatchObject([{ day: '2026-03-20', how: 'call', person: { name: '王明' } }])
    expect(JSON.stringify(page)).not.toContain('欠薪')
  })

  it('agrees to its plan', async () => {
    const made = await world.office.post('/api/policy-plans', {
      programKey: 'huaihua_guarantee',
      enterpriseId: world.ids.mill,
      title: '红星面粉厂一企一策',
      form: 'policy_plan',
      measures: [{ text: '协调错峰用电', orgId: world.ids.market, dueDay: '2026-05-01' }],
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const { id } = made.body
    expect((await world.office.post(`/api/policy-plans/${id}/offer`, { revision: 1 })).status).toBe(200)
    const firm = by(token)
    const [plan] = (await firm.get('/api/policy-plans?limit=10')).body.items
    expect(plan).toMatchObject({ id, state: 'offered' })
    const { body } = await firm.get(`/api/policy-plans/${id}`)
    const agreed = await firm.post(`/api/policy-plans/${id}/agree`, { revision: body.revision, agree: true })
    expect(agreed.status, JSON.stringify(agreed.body)).toBe(200)
    expect((await world.office.get(`/api/policy-plans/${id}`)).body.state).toBe('agreed')
  })

  it('opens nothing of others: no other enterprise, no office list, no account', async () => {
    const firm = by(token)
    expect((await firm.get(`/api/enterprises/${world.ids.forge}`)).status).toBeGreaterThanOrEqual(403)
    expect((await firm.get('/api/audit')).status).toBe(403)
    const foreign = {
      program: 'huaihua_guarantee',
      matter: 'need',
      title: '冒名',
      category: '用地',
      source: '企业自报',
    }
    const raised = await firm.post('/api/matters', { ...foreign, enterpriseId: world.ids.forge })
    if (raised.status === 201) {
      const { body } = await world.office.get(`/api/matters/${raised.body.id}`)
      expect(body.enterprise.id).toBe(world.ids.mill)
    }
    expect((await firm.post('/api/matters', { ...foreign, projectId: world.ids.road })).status).toBe(403)
    expect((await firm.post('/api/me/password', { current: 'x', next: 'y' })).status).toBeGreaterThanOrEqual(400)
    expect((await by(`lantern.${'a'.repeat(43)}`).get('/api/me')).status).toBe(401)
    expect((await by('nonsense').get('/api/me')).status).toBe(401)
  })

  it('is taken back without a new one, by who may give one, with the reason in the audit', async () => {
    const page = async () => (await world.cadre.get(`/api/enterprises/${world.ids.mill}`)).body.standingLink
    const link = await make()
    expect(await page()).toMatchObject({ expiresAt: expect.any(String) })
    // The enterprise itself is not told of it: whoever holds the link holds the page.
    expect((await by(link).get(`/api/enterprises/${world.ids.mill}`)).body.standingLink).toBeNull()
    const revoke = (reason?: string) =>
      world.cadre.post(`/api/enterprises/${world.ids.mill}/link/revoke`, reason ? { reason } : {})
    expect((await revoke()).status).toBe(400)
    expect((await revoke('转发到了群里')).status).toBe(200)
    expect((await by(link).get('/api/me')).status).toBe(401)
    expect((await call(world.house.app, { method: 'GET', url: `/api/c/${link}` })).body.code).toBe(
      'access_link.expired',
    )
    expect(await page()).toBeNull()
    expect((await revoke('再收一次')).body.code).toBe('access_link.none')
    token = await make()
    expect((await by(token).get('/api/me')).status).toBe(200)
  })

  it('is made by who reaches the enterprise, ends when a new one is made, and after a year', async () => {
    await addAccount(world.house, 'stranger', [['cadre', 'own']], { personId: world.ids.zhao })
    const stranger = await signedIn(world.house, 'stranger')
    expect((await stranger.post('/api/access-links', { purpose: 'enterprise', thingId: world.ids.mill })).status).toBe(
      403,
    )
    const next = await make()
    expect((await by(token).get('/api/me')).status).toBe(401)
    expect((await by(next).get('/api/me')).status).toBe(200)
    expect(
      (
        await call(world.house.app, {
          method: 'POST',
          url: `/api/c/${next}`,
          headers: { 'idempotency-key': 'stands-1' },
          payload: { answer: 'confirm' },
        })
      ).body.code,
    ).toBe('access_link.stands')
    world.house.at('2027-03-11T02:00:00Z')
    expect((await by(next).get('/api/me')).status).toBe(401)
  })
})
