import { beforeAll, describe, expect, it } from 'vitest'
import { smallPark, type World } from './world.ts'

let world: World
const PROGRAM = 'huaihua_guarantee'
const at = `/api/campaigns/${PROGRAM}`

beforeAll(async () => {
  world = await smallPark()
  const ran = await world.office.post(`/api/programs/${PROGRAM}/runs`, { full: true })
  expect(ran.status).toBe(200)
})

describe('a campaign over HTTP', () => {
  it('shows the board to officials, and to each only what he may see', async () => {
    const board = await world.office.get(at)
    expect(board).toMatchObject({ status: 200, body: { program: PROGRAM, phases: [] } })
    const visits = (body: { duties: { duty: string; owed: number }[] }) =>
      body.duties.find(({ duty }) => duty === 'weekly_visit')?.owed
    // The one pairing is of a cadre of the tax office: the market office's handler owes nothing of it.
    expect([visits(board.body), visits((await world.handler.get(at)).body)]).toEqual([1, 0])
    expect((await world.enterprise.get(at)).status).toBe(403)
  })

  it('lists the rows behind a figure by duty, states and period', async () => {
    const board = await world.office.get(at)
    const duty = board.body.duties.find((one: { duty: string }) => one.duty === 'weekly_visit')
    const rows = await world.office.get(
      `/api/duties?program=${PROGRAM}&rule=weekly_visit&state=open&state=missed&ordinal=${duty.ordinal}`,
    )
    expect(rows.body.total).toBe(duty.owed - duty.done)
  })

  it('urges and closes phases by the office alone, with a clear word where there is nothing', async () => {
    expect((await world.handler.post(`${at}/duties/weekly_visit/urge`, {})).status).toBe(403)
    expect(await world.office.post(`${at}/duties/weekly_visit/urge`, {})).toMatchObject({
      status: 200,
      body: { urged: 1, urgedToday: 0 },
    })
    expect(await world.office.post(`${at}/phases/mobilise/close`, {})).toMatchObject({
      status: 422,
      body: { code: 'campaign.no_phase' },
    })
    expect((await world.leader.post(`${at}/phases/mobilise/close`, {})).status).toBe(403)
  })

  it('gives a unit its list', async () => {
    const list = await world.handler.get(`${at}/orgs/${world.ids.market}`)
    expect(list).toMatchObject({ status: 200, body: { org: { name: '市场监管局' } } })
    expect((await world.handler.get(`${at}/orgs/0199a6c2-7f4e-7c3a-9a51-2f5be20d3b11`)).status).toBe(404)
  })
})
