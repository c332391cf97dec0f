import { beforeAll, describe, expect, it } from 'vitest'
import { countMatters } from '#app/matter/list-matters.ts'
import { execute } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, referenceDatabase, type World } from './world.ts'

const NOW = '2026-05-11T02:00:00Z'
const LATER = '2026-05-11T03:00:00Z'

let db: Database
let world: World
beforeAll(async () => {
  db = await referenceDatabase()
  world = await guaranteeWorld(db, 'classify')
})

describe('classifying a matter', () => {
  it('asks the catalogue again, and every list and count has the new class', async () => {
    const id = await world.raise(NOW, '厂门口的路')
    expect(await world.read(id)).toMatchObject({ category: '资金', units: ['财金局'] })
    must(await world.take('office', LATER, id, 'classify', { category: '用地' }))
    const { stored, fold } = await world.folded(id)
    expect(stored).toEqual(fold)
    expect(stored).toMatchObject({ category: '用地', suggestion: { give: 'submission' } })
    expect([...stored.units].sort()).toEqual(['国土分局', '财金局'].sort())
    const [row] = await world.rows(sql<{ category: string; n: number }>`
      select category, cardinality(units) as n from matter where authority_id = ${world.authorityId} and id = ${id}`)
    expect(row).toEqual({ category: '用地', n: 2 })
    const counted = await execute(world.as('office', LATER), countMatters, { category: ['用地'] })
    expect(must(counted).total).toBe(1)
  })

  it('is the office’s alone, and a unit that has it is told', async () => {
    const id = await world.raise(NOW, '再定一次')
    expect(await world.take('cadre', LATER, id, 'classify', { category: '用地' })).toMatchObject({
      ok: false,
      error: { code: expect.stringMatching(/^access\./) },
    })
    must(await world.take('office', NOW, id, 'assign', { give: 'order', units: { lead: world.money } }))
    expect(await world.take('office', LATER, id, 'classify', { category: '审批' })).toMatchObject({
      ok: false,
      error: { code: 'matter.reason_missing' },
    })
    must(await world.take('office', LATER, id, 'classify', { category: '审批' }, '登记时选错了类'))
    const before = await world.read(id)
    expect(before).toMatchObject({ category: '审批', state: 'assigned', units: ['财金局'] })
    const told = await world.rows(sql<{ n: number }>`
      select count(*)::int as n from notice where authority_id = ${world.authorityId} and kind = 'matter.classify' and thing_id = ${id}`)
    expect(told[0]?.n).toBe(1)
  })
})
