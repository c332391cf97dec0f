import { beforeAll, describe, expect, it } from 'vitest'
import { smallPark, type World } from './world.ts'

let world: World
const NAME = encodeURIComponent('高新企业')

beforeAll(async () => {
  world = await smallPark()
})

describe('classes of enterprises over HTTP', () => {
  it('are defined by the office; an enterprise enters with what it rests on, and leaves with a reason', async () => {
    const body = { name: '高新企业', certificate: true, lastsMonths: 36, source: '试〔2026〕9号' }
    expect((await world.handler.post('/api/classes', body)).status).toBe(403)
    expect(await world.office.post('/api/classes', { ...body, enterAt: 500 })).toMatchObject({
      status: 422,
      body: { code: 'class.figure_missing', at: ['figure'] },
    })
    expect(await world.office.post('/api/classes', body)).toMatchObject({ status: 201, body: { name: '高新企业' } })
    const enter = (evidence: string) =>
      world.office.post(`/api/classes/${NAME}/enterprises`, {
        rows: [{ enterpriseId: world.ids.mill, ...(evidence ? { evidence } : {}) }],
      })
    expect(await enter('')).toMatchObject({ status: 422, body: { code: 'class.evidence_missing' } })
    expect(await enter('证书 GR20260001')).toMatchObject({ status: 201, body: { entered: 1 } })
    const members = await world.leader.get(`/api/classes/${NAME}/enterprises`)
    expect(members.status).toBe(200)
    expect(JSON.stringify(members.body)).toContain('证书 GR20260001')
    const leave = `/api/classes/${NAME}/enterprises/${world.ids.mill}/leave`
    expect((await world.office.post(leave, {})).status).toBe(400)
    expect(await world.office.post(leave, { reason: '证书到期未复审' })).toMatchObject({
      status: 200,
      body: { enterpriseId: world.ids.mill },
    })
  })

  it('are the officials’, and an unknown class is not found', async () => {
    expect((await world.enterprise.get('/api/classes')).status).toBe(403)
    expect((await world.leader.get('/api/classes')).status).toBe(200)
    expect((await world.office.get(`/api/classes/${encodeURIComponent('没有')}/enterprises`)).status).toBe(404)
  })
})

describe('rhythms over HTTP', () => {
  it('give each view its days, and figures that count what their lists show', async () => {
    const week = await world.office.get('/api/rhythm?view=week&on=2026-03-10')
    expect(week).toMatchObject({ status: 200, body: { view: 'week', from: '2026-03-09' } })
    expect(week.body.figures.length).toBeGreaterThan(0)
    const month = await world.office.get('/api/rhythm?view=month&on=2026-03-10')
    expect(month.body).toMatchObject({ from: '2026-03-01', before: '2026-02-28' })
  })

  it('are not an enterprise’s, and know only the five views', async () => {
    expect((await world.enterprise.get('/api/rhythm?view=week')).status).toBe(403)
    expect((await world.office.get('/api/rhythm?view=decade')).status).toBe(400)
    expect((await world.office.get('/api/rhythm?view=week&on=2026-02-30')).status).toBe(400)
  })
})
