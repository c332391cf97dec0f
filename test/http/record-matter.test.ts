import { beforeAll, describe, expect, it } from 'vitest'
import { smallPark, type World } from './world.ts'

let w: World
const PROGRAM = 'huaihua_guarantee'

beforeAll(async () => {
  w = await smallPark()
}, 120_000)

describe('a matter put on record by itself, over the API', () => {
  it('is recorded with its enterprise, and read back by its id', async () => {
    const raised = await w.office.post('/api/matters', {
      program: PROGRAM,
      matter: 'need',
      title: '缺用工',
      body: '两条线缺人',
      category: '用工',
      enterpriseId: w.ids.forge,
    })
    expect(raised.body).toMatchObject({ id: expect.any(String), state: 'recorded' })
    expect(raised.status).toBe(201)
    expect((await w.office.get(`/api/matters/${raised.body.id}`)).body).toMatchObject({
      title: '缺用工',
      enterprise: { name: '长河锻造厂' },
    })
    expect((await w.office.get('/api/matters')).body).toMatchObject({ total: 1, items: [{ id: raised.body.id }] })
  })

  it('is refused where the program declares no such matter, and nothing is kept', async () => {
    const before = (await w.office.get('/api/matters')).body.total
    const refused = await w.office.post('/api/matters', {
      program: PROGRAM,
      matter: 'none',
      title: '缺用工',
      enterpriseId: w.ids.forge,
    })
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(refused.status).toBeLessThan(500)
    expect((await w.office.get('/api/matters')).body.total).toBe(before)
  })
})
