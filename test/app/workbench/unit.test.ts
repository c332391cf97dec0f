import { beforeAll, describe, expect, it } from 'vitest'
import { listMatters } from '#app/matter/list-matters.ts'
import { execute } from '#app/use-case.ts'
import { unitBoard } from '#app/workbench/unit-board.ts'
import type { Database } from '#storage/open-database.ts'
import { guaranteeWorld, must, referenceDatabase, type World } from '../matter/world.ts'

const MAY = '2026-05-11T02:00:00Z'
const JULY = '2026-07-11T02:00:00Z'
let db: Database
let world: World
let led: string
let helped: string

beforeAll(async () => {
  db = await referenceDatabase()
  world = await guaranteeWorld(db, 'unit')
  const raise = (title: string) => world.raise(MAY, title)
  led = await raise('续贷')
  must(await world.take('office', MAY, led, 'assign', { give: 'order', units: { lead: world.money } }))
  must(await world.take('money', MAY, led, 'sign'))
  helped = await raise('用地和资金')
  const units = { lead: world.land, assist: [world.money] }
  must(await world.take('office', MAY, helped, 'assign', { give: 'order', units }))
})

const board = async () => must(await execute(world.as('moneyHead', JULY), unitBoard, { id: world.money }))

describe("a department's page", () => {
  it('holds what it leads and what it has to help with, and counts the latter apart', async () => {
    const { next, figures } = await board()
    expect(next.map((row) => row.id).toSorted()).toEqual([led, helped].toSorted())
    expect(figures.find((one) => one.id === 'assisting')).toMatchObject({ count: 1 })
    const filter = { open: true, assistOrgId: world.money, limit: 10 }
    const rows = must(await execute(world.as('moneyHead', JULY), listMatters, filter))
    expect(rows.items.map((row) => row.id)).toEqual([helped])
  })

  it('tells the head how much lies with each person, what is near and what is overdue', async () => {
    const { people } = await board()
    expect(people.find((row) => row.person.name === '财乙')).toMatchObject({ handling: 1, near: 0, overdue: 1 })
    expect(people.find((row) => row.person.name === '财长')).toMatchObject({ handling: 0, overdue: 0 })
    const filter = { open: true, leadOrgId: world.money, handlerId: world.people.money, due: 'overdue', limit: 10 }
    expect(must(await execute(world.as('moneyHead', JULY), listMatters, filter)).total).toBe(1)
  })

  it('no longer shows what it has helped with once it has answered', async () => {
    must(await world.take('money', JULY, helped, 'sign'))
    must(await world.take('money', JULY, helped, 'answer', { text: '资金由银行解决' }))
    const { figures } = await board()
    expect(figures.find((one) => one.id === 'assisting')?.count).toBe(0)
  })
})
