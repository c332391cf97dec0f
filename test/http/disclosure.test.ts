import { beforeAll, describe, expect, it } from 'vitest'
import { smallPark, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await smallPark()
})
const ask = async (url: string) => {
  const answer = await world.house.app.inject({ method: 'GET', url })
  return { status: answer.statusCode, body: answer.json() }
}

describe('the public board over HTTP', () => {
  it('needs no session, tells what is disclosed to the public and nothing disclosed to units', async () => {
    const board = await ask('/api/public/lantern')
    expect(board.status).toBe(200)
    expect(board.body.sections.map((one: { section: string }) => one.section)).toEqual([
      'form-name_plate',
      'form-product',
      'link-enterprise_guarantee',
      'link-project_guarantee',
    ])
  })
  it('answers alike for what is not disclosed, what does not exist, and an authority that does not', async () => {
    for (const url of [
      '/api/public/lantern/huaihua_guarantee/paper-monthly_circular',
      '/api/public/lantern/huaihua_guarantee/form-nothing',
      '/api/public/nowhere',
      '/api/public/nowhere/huaihua_guarantee/form-name_plate',
    ])
      expect(await ask(url)).toMatchObject({ status: 404, body: { code: 'disclosure.not_found' } })
  })
  it('shows an entry with its program’s words once it is made', async () => {
    const made = await world.cadre.post('/api/forms', {
      programKey: 'huaihua_guarantee',
      form: 'name_plate',
      enterpriseId: world.ids.mill,
      values: { place: '厂门左侧' },
    })
    expect(made.status).toBe(201)
    const shown = await ask('/api/public/lantern/huaihua_guarantee/form-name_plate')
    expect(shown).toMatchObject({
      status: 200,
      body: { title: '挂牌公示', total: 1, rows: [{ cells: { enterprise: '红星面粉厂', place: '厂门左侧' } }] },
    })
  })
  it('shows the product catalogue without what it sold for and who entered it', async () => {
    const values = { product: '石磨面粉', market: '国内', deal: 4317.26 }
    const entry = { programKey: 'huaihua_guarantee', form: 'product', enterpriseId: world.ids.mill, values }
    expect((await world.office.post('/api/forms', entry)).status).toBe(201)
    const shown = await ask('/api/public/lantern/huaihua_guarantee/form-product')
    expect(shown).toMatchObject({
      status: 200,
      body: { total: 1, rows: [{ cells: { enterprise: '红星面粉厂', product: '石磨面粉', market: '国内' } }] },
    })
    const columns = shown.body.columns.map((one: { id: string }) => one.id)
    expect(columns).not.toContain('deal')
    expect(columns).not.toContain('person')
    expect(JSON.stringify(shown.body.rows)).not.toContain('4317.26')
  })
  it('leaves the signed-in board to those with a session', async () => {
    expect((await ask('/api/disclosed')).status).toBe(401)
    const office = await world.office.get('/api/disclosed')
    expect(office.body.sections.map((one: { section: string }) => one.section)).toContain('paper-monthly_circular')
  })
  it('is no copying machine: too many reads from one place are told to wait', async () => {
    let status = 200
    for (let n = 0; n < 130 && status !== 429; n++) status = (await ask('/api/public/lantern')).status
    expect(status).toBe(429)
  })
})
