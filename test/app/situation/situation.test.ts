import { beforeAll, describe, expect, it } from 'vitest'
import { listEnterprises } from '#app/enterprise/list-enterprises.ts'
import { listMatters } from '#app/matter/list-matters.ts'
import { placeAreas } from '#app/situation/place-areas.ts'
import { readAreas } from '#app/situation/read-areas.ts'
import { readCoverage } from '#app/situation/read-coverage.ts'
import { readFlow } from '#app/situation/read-flow.ts'
import { readStages } from '#app/situation/read-stages.ts'
import { readTrend } from '#app/situation/read-trend.ts'
import { takeTable } from '#app/situation/take-table.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { listEnterprises as enterpriseQuery } from '#http/contract/enterprise.ts'
import { listMatters as matterQuery } from '#http/contract/matter.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, referenceDatabase, type World } from '../matter/world.ts'

const APRIL = '2026-04-10T02:00:00Z'
const MAY = '2026-05-11T02:00:00Z'
const JUNE = '2026-06-20T02:00:00Z'
const SPAN = { from: '2026-01-01', to: '2026-06-30' }

let db: Database
let world: World
let area: string

/** How many rows the list shows that a figure opens, through the same query as its page. */
async function rowsBehind(opens: string): Promise<number> {
  const [page = '', query = ''] = opens.split('?')
  const raw: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    const before = raw[name]
    raw[name] = before === undefined ? value : [before, value].flat()
  }
  const ctx = world.as('leader', JUNE)
  if (page === 'enterprises') {
    const { class: _, ...filter } = enterpriseQuery.query.parse({ ...raw, limit: '1' })
    return must(await execute(ctx, listEnterprises, filter)).total ?? 0
  }
  return must(await execute(ctx, listMatters, matterQuery.query.parse({ ...raw, limit: '1' }))).total ?? 0
}

const raise = (at: string, title: string, more: { category?: string; source?: string } = {}) =>
  world.raise(at, title, more)

beforeAll(async () => {
  db = await referenceDatabase()
  world = await guaranteeWorld(db, 'sit')
  area = newId()
  await db.inAuthority(world.authorityId, async (tx) => {
    await sql`insert into area (authority_id, id, name) values (${world.authorityId}, ${area}, '东片')`.execute(tx)
    await sql`update enterprise set area_id = ${area} where authority_id = ${world.authorityId} and id = ${world.enterpriseId}`.execute(
      tx,
    )
  })
  const assign = (id: string, at: string) =>
    world.take('office', at, id, 'assign', { give: 'order', units: { lead: world.money } }).then(must)
  const early = await raise(APRIL, '续贷')
  await assign(early, '2026-04-12T02:00:00Z')
  must(await world.take('money', '2026-04-13T02:00:00Z', early, 'sign'))
  must(await world.take('money', '2026-04-23T02:00:00Z', early, 'answer', { text: '已协调银行续贷' }))
  const late = await raise(MAY, '担保')
  await assign(late, '2026-05-12T02:00:00Z')
  await raise(MAY, '用地指标', { category: '用地', source: '督查' })
  const refused = await raise(MAY, '私事')
  must(await world.take('office', '2026-05-12T03:00:00Z', refused, 'dismiss', {}, '不属于涉企诉求'))
})

describe('the situation board', () => {
  it('is for the office, leaders and viewers', async () => {
    const done = await execute(world.as('money', JUNE), readFlow, SPAN)
    expect(done.ok ? '' : done.error.code).toMatch(/^access\./)
  })

  it('tells the flow from source to outcome, and each node and each band opens as many rows', async () => {
    const flow = must(await execute(world.as('leader', JUNE), readFlow, SPAN))
    expect(flow.total).toBe(4)
    expect(flow.sources.map(({ id, n }) => [id, n])).toEqual([
      ['走访', 3],
      ['督查', 1],
    ])
    expect(flow.outcomes.find((one) => one.id === 'dismissed')?.n).toBe(1)
    for (const one of [...flow.sources, ...flow.categories, ...flow.outcomes, ...flow.links])
      expect([one.opens, await rowsBehind(one.opens)]).toEqual([one.opens, one.n])
  })

  it('measures the days of each stage by when things were done, and names the unit where they stand', async () => {
    const { stages } = must(await execute(world.as('leader', JUNE), readStages, SPAN))
    const of = (state: string) => stages.find((one) => one.state === state)
    // Two days, one day, an hour more than a day: half of three took a day.
    expect(of('recorded')).toMatchObject({ passed: 3, median: 1, p90: 2, standing: 1 })
    expect(of('assigned')).toMatchObject({ passed: 1, median: 1, standing: 1 })
    expect(of('working')).toMatchObject({ passed: 1, median: 10 })
    expect(of('assigned')?.units[0]).toMatchObject({ org: { name: '财金局' }, standing: 1, passed: 1 })
    expect(of('assigned')?.units[0]?.oldest).toBeCloseTo(39, 0)
    for (const one of stages.flatMap((stage) => [stage, ...stage.units])) {
      expect([one.opensPassed, await rowsBehind(one.opensPassed)]).toEqual([one.opensPassed, one.passed])
      expect([one.opensStanding, await rowsBehind(one.opensStanding)]).toEqual([one.opensStanding, one.standing])
    }
  })

  it('counts month by month, each figure with its rows, and looks ahead', async () => {
    const trend = must(await execute(world.as('leader', JUNE), readTrend, { by: 'month' }))
    expect(trend.steps.map(({ first, raised, closed, open, over }) => [first, raised, closed, open, over])).toEqual([
      ['2026-04-01', 1, 0, 1, true],
      ['2026-05-01', 3, 1, 3, true],
      ['2026-06-01', 0, 0, 3, false],
    ])
    for (const step of trend.steps) {
      expect(await rowsBehind(step.opensRaised)).toBe(step.raised)
      expect(await rowsBehind(step.opensClosed)).toBe(step.closed)
      expect(await rowsBehind(step.opensOpen)).toBe(step.open)
    }
    expect(trend.ahead).toHaveLength(3)
    expect(trend.ahead[0]).toMatchObject({ first: '2026-06-01', open: 4.5 })
  })

  it('lays areas out as the office puts them, one a square, and counts what lies there', async () => {
    const read = async () => must(await execute(world.as('leader', JUNE), readAreas, SPAN)).areas
    expect(await read()).toMatchObject([
      { name: '东片', row: 0, col: 0, placed: false, enterprises: 1, raised: 4, open: 3 },
    ])
    const places = [{ id: area, row: 2, col: 3 }]
    expect((await execute(world.as('leader', JUNE), placeAreas, { places })).ok).toBe(false)
    must(await execute(world.as('office', JUNE), placeAreas, { places }))
    const [east] = await read()
    expect(east).toMatchObject({ row: 2, col: 3, placed: true })
    expect(await rowsBehind(east?.opensOpen ?? '')).toBe(3)
    expect(await rowsBehind(east?.opensOverdue ?? '')).toBe(east?.overdue)
    expect(await rowsBehind(east?.opensRaised ?? '')).toBe(4)
    const other = newId()
    await db.inAuthority(world.authorityId, (tx) =>
      sql`insert into area (authority_id, id, name) values (${world.authorityId}, ${other}, '西片')`.execute(tx),
    )
    const taken = await execute(world.as('office', JUNE), placeAreas, {
      places: [...places, { id: other, row: 2, col: 3 }],
    })
    expect(taken.ok ? '' : taken.error.code).toBe('area.square_taken')
  })

  it('tells who is served and who is not', async () => {
    const coverage = must(await execute(world.as('leader', JUNE), readCoverage, SPAN))
    expect(coverage.visits).toMatchObject({ enterprises: 1, visited: 0 })
    expect(await rowsBehind(coverage.visits.opensNot)).toBe(1)
  })

  it('gives the table behind a chart away, with a row of the wrong length named', async () => {
    const table = {
      title: '诉求流向',
      columns: [
        { title: '来源', kind: 'text' },
        { title: '件数', kind: 'number' },
      ],
    }
    const taken = must(await execute(world.as('leader', JUNE), takeTable, { ...table, rows: [['走访', 3]] }))
    expect(taken.name).toBe('诉求流向2026-06-20.xlsx')
    const crooked = await execute(world.as('leader', JUNE), takeTable, { ...table, rows: [['走访', 3], ['督查']] })
    expect(crooked.ok ? '' : crooked.error).toMatchObject({ code: 'table.crooked', data: { row: 2 } })
  })
})
