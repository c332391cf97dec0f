import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '#app/engine/run-program.ts'
import { execute } from '#app/use-case.ts'
import { contextOf } from '#test/support/context.ts'
import { smallPark, type World } from './world.ts'

let world: World
const program = 'huaihua_guarantee'
const now = new Date().toISOString()

beforeAll(async () => {
  world = await smallPark()
  const granted = [360, 140]
  for (const amount of granted) {
    const values = { kind: '财银贷', granted: amount }
    const body = { programKey: program, form: 'loan', enterpriseId: world.ids.mill, values }
    expect((await world.office.post('/api/forms', body)).status).toBe(201)
  }
  const ctx = contextOf(world.house.db, world.house.authorityId, { now })
  const run = await execute({ ...ctx, actor: { ...ctx.actor, system: true } }, runProgram, { program })
  if (!run.ok) throw new Error(JSON.stringify(run.error))
}, 60_000)
afterAll(() => world.house.app.close())

type Shown = { id: string; rule: { rule: string }; value: string | null; evidence: number }

describe('the figures of a board', () => {
  it('are those of its registers and of the lists of the same clause, with what they count', async () => {
    const { status, body } = await world.office.get('/api/boards/finance/figures')
    expect(status).toBe(200)
    const of = (id: string) => (body as Shown[]).find(({ rule }) => rule.rule === id)
    expect(of('lent_pool')).toMatchObject({ value: '500 万元', evidence: 2 })
    expect(of('borrowers')).toMatchObject({ value: '1 家' })
    expect(of('white_listed')).toMatchObject({ value: '0 家' })
    expect(of('sold')).toBeUndefined()
    expect(of('covered')).toBeUndefined()
    const evidence = await world.office.get(`/api/evidence/${program}/${of('lent_pool')?.id}?kind=measure`)
    expect(evidence).toMatchObject({ status: 200, body: { total: 2 } })
  })
  it('are for whoever may read figures, and of a board there is', async () => {
    expect((await world.enterprise.get('/api/boards/finance/figures')).status).toBe(403)
    expect((await world.handler.get('/api/boards/finance/figures')).body).toEqual([])
    expect((await world.office.get('/api/boards/gambling/figures')).status).toBe(400)
  })
})
