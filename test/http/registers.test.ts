import { beforeAll, describe, expect, it } from 'vitest'
import { loadReference } from '#app/reference/load-reference.ts'
import { addAccount, type Client, type House, openHouse, signedIn } from './support.ts'

let house: House
let office: Client
let viewer: Client

beforeAll(async () => {
  house = await openHouse()
  await loadReference(house.db)
  await addAccount(house, 'office', [['office', 'authority']])
  await addAccount(house, 'viewer', [['viewer', 'authority']])
  office = await signedIn(house, 'office')
  viewer = await signedIn(house, 'viewer')
})

describe('the registers over HTTP', () => {
  it('units and persons: add, change, move, leave; a stale page is a conflict', async () => {
    const org = await office.post('/api/orgs', { name: '灯笼局' })
    expect(org).toMatchObject({ status: 201, body: { revision: 1 } })
    expect(await office.post('/api/orgs', { name: '灯笼局' })).toMatchObject({
      status: 409,
      body: { code: 'org.name_taken', detail: '已有单位“灯笼局”' },
    })
    expect(await office.put(`/api/orgs/${org.body.id}`, { name: '灯笼总局', revision: 1 })).toMatchObject({
      status: 200,
      body: { revision: 2 },
    })
    expect((await office.put(`/api/orgs/${org.body.id}`, { name: '灯笼局', revision: 1 })).status).toBe(409)
    const other = await office.post('/api/orgs', { name: '彩灯局' })
    const person = await office.post('/api/persons', {
      name: '王五',
      posts: [{ orgId: org.body.id, fromDay: '2026-01-01' }],
    })
    expect(person.status).toBe(201)
    const post = await office.post(`/api/persons/${person.body.id}/posts`, {
      orgId: other.body.id,
      fromDay: '2026-03-01',
      isPrimary: false,
    })
    expect(post.status).toBe(201)
    const left = await office.post(`/api/persons/${person.body.id}/posts/${post.body.postId}/leave`, {
      lastDay: '2026-03-09',
    })
    expect(left).toMatchObject({ status: 200, body: { toDay: '2026-03-09' } })
    const bad = await office.put(`/api/persons/${person.body.id}`, { name: '王五', phone: '138000', revision: 1 })
    expect(bad).toMatchObject({ status: 400, body: { at: ['phone'], detail: '填写有误：电话号码位数不对（6 位）' } })
    expect(await viewer.post('/api/orgs', { name: '走马灯局' })).toMatchObject({ status: 403 })
  })
  it('enterprises: a code that fails needs a reason; figures give the size; two become one', async () => {
    const refused = await office.post('/api/enterprises', { name: '灯笼厂', creditCode: '91310115MA1H8R7C6D' })
    expect(refused).toMatchObject({ status: 422, body: { code: 'credit_code.check_digit', at: ['creditCode'] } })
    expect(refused.body.detail).toBe('校验位为“D”，按国标应为“7”；确认无误的，请写明理由后保存')
    const one = await office.post('/api/enterprises', {
      name: '灯笼厂',
      creditCode: '91330483146854367X',
      industryCode: 'C17',
    })
    const two = await office.post('/api/enterprises', { name: '灯笼厂有限公司' })
    expect(two.body.namesakes).toEqual([{ id: one.body.id, name: '灯笼厂' }])
    const sized = await office.post(`/api/enterprises/${two.body.id}/profile`, {
      asOf: '2026-01-31',
      staff: 1000,
      revenue: 39_999,
    })
    expect(sized).toMatchObject({ status: 200, body: { size: null, computed: 'not_applicable' } })
    const merge = { goneId: two.body.id, keepRevision: 1, goneRevision: 1, reason: '重复登记' }
    const merged = await office.post(`/api/enterprises/${one.body.id}/merge`, merge)
    expect(merged).toMatchObject({
      status: 200,
      body: { moved: [{ table: 'enterprise_profile', rows: 1, dropped: 0 }] },
    })
    const page = await office.get(`/api/enterprises/${one.body.id}`)
    expect(page).toMatchObject({ status: 200, body: { size: '中型' } })
    const stale = await office.put(`/api/enterprises/${one.body.id}`, { name: '灯笼厂', revision: 1 })
    expect(stale.status).toBe(409)
  })
  it('projects and their stages', async () => {
    const project = await office.post('/api/projects', { name: '灯笼产业园', investment: 12_000.5 })
    const staged = await office.post(`/api/projects/${project.body.id}/stages`, {
      revision: 1,
      stage: '开工',
      fromDay: '2026-03-01',
    })
    expect(staged).toMatchObject({ status: 200, body: { stage: '开工', revision: 2 } })
    expect(
      (await office.put(`/api/projects/${project.body.id}`, { name: '灯笼产业园', revision: 2, class: '省重点' }))
        .status,
    ).toBe(200)
  })
})

describe('the calendar over HTTP', () => {
  it('is read by year and imported as days', async () => {
    const year = await office.get('/api/calendar?year=2026')
    expect(year).toMatchObject({ status: 200, body: { published: true, workingDays: 248 } })
    expect(year.body.days).toHaveLength(365)
    expect(year.body.days[45]).toEqual({ day: '2026-02-15', works: false, name: '春节' })
    expect((await office.get('/api/calendar?year=2060')).status).toBe(422)
    const days = [{ day: '2027-01-01', works: false, name: '元旦' }]
    const done = await office.post('/api/calendar', { year: 2027, source: '示例通知', days })
    expect(done).toMatchObject({ status: 200, body: { year: 2027, changedDays: 1, recomputed: 0 } })
    expect((await office.get('/api/calendar?year=2027')).body).toMatchObject({ published: true, source: '示例通知' })
    expect(await viewer.post('/api/calendar', { year: 2027, source: 'x', days })).toMatchObject({ status: 403 })
    const bad = await office.post('/api/calendar', {
      year: 2028,
      source: 'x',
      days: [{ day: '2027-01-01', works: false }],
    })
    expect(bad).toMatchObject({ status: 422, body: { code: 'calendar.other_year' } })
  })
})
