import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#storage/open-database.ts'
import type { Client } from './support.ts'
import { smallPark, type World } from './world.ts'

type Figure = { id: string; count: number; opens: string }

let w: World
const NOW = '2026-03-10T02:00:00.000Z'

/** What the columns of a matter say in each of the conditions a figure counts; the closed ones must be left out of all. */
const MATTERS: readonly [
  state: string,
  due: string | null,
  more: { disputed?: number; refuted?: number; json?: object },
][] = [
  ['recorded', null, {}],
  ['recorded', '2026-03-09T02:00:00Z', {}],
  ['assigned', '2026-03-10T08:00:00Z', {}],
  ['assigned', '2026-03-11T08:00:00Z', { json: { objection: { at: NOW, reason: '职责不符' } } }],
  ['working', '2026-03-08T08:00:00Z', { json: { extension: { at: NOW, reason: '等资金' } } }],
  ['working', '2026-03-13T02:00:00Z', { disputed: 1 }],
  ['answered', '2026-03-20T02:00:00Z', { refuted: 1 }],
  ['suspended', null, {}],
  ['closed', '2026-03-09T02:00:00Z', { disputed: 1, refuted: 1 }],
  ['closed', '2026-03-10T08:00:00Z', { json: { extension: { at: NOW, reason: '等资金' } } }],
  ['dismissed', '2026-03-11T08:00:00Z', { json: { objection: { at: NOW, reason: '职责不符' } } }],
]

beforeAll(async () => {
  w = await smallPark()
  w.house.at(NOW)
  const entry = await w.cadre.get(`/api/visits/entry?enterpriseId=${w.ids.mill}`)
  const kind = entry.body.problemKinds[0]
  const { body } = await w.cadre.post('/api/visits', {
    enterpriseId: w.ids.mill,
    how: 'visit',
    at: '2026-03-10T01:00:00Z',
    problems: MATTERS.map((_, n) => ({
      programKey: kind.programKey,
      matter: kind.matter,
      title: `第 ${n + 1} 个问题`,
      body: '季节性收购需要贷款',
      category: kind.categories[0],
    })),
  })
  const a = w.house.authorityId
  await w.house.db.inAuthority(a, async (tx) => {
    for (const [n, [state, due, { disputed = 0, refuted = 0, json = {} }]] of MATTERS.entries())
      await sql`update matter set state = ${state}, due_at = ${due}, disputed = ${disputed}, false_closures = ${refuted},
                       lead_org_id = ${w.ids.market}, state_json = state_json || ${JSON.stringify(json)}::jsonb
                 where authority_id = ${a} and id = ${body.matters[n].id}`.execute(tx)
  })
}, 120_000)

afterAll(() => w.house.app.close())

/** How many rows the list has that a figure opens, all its pages turned where it tells no total. */
async function rowsOf(client: Client, opens: string): Promise<number> {
  const [page = '', query = ''] = opens.split('?')
  // The page of triage is the list of matters that are recorded, under a heading of its own.
  const list = page === 'triage' ? 'matters' : page
  let [cursor, n] = ['', 0]
  for (;;) {
    const { status, body } = await client.get(`/api/${list}?${query}${query ? '&' : ''}limit=100${cursor}`)
    expect(status, `${opens}: ${JSON.stringify(body)}`).toBe(200)
    if (typeof body.total === 'number') return body.total
    n += body.items.length
    if (!body.next) return n
    cursor = `&cursor=${body.next}`
  }
}

/** Duties, hand-overs, findings, drafts and matters are lists; the others open a page that is a board itself. */
const isList = ({ opens }: Figure) => /^(matters|triage|duties|handovers|findings|paper-drafts)\b/.test(opens)

async function differing(client: Client, figures: Figure[]) {
  const wrong = []
  for (const figure of figures.filter(isList)) {
    const rows = await rowsOf(client, figure.opens)
    if (rows !== figure.count) wrong.push({ ...figure, rows })
  }
  return wrong
}

describe('a figure of a workbench', () => {
  it('of the office opens a list of exactly as many rows', async () => {
    const { body } = await w.office.get('/api/workbench/office')
    const counts = Object.fromEntries(body.figures.map((one: Figure) => [one.id, one.count]))
    expect(counts).toMatchObject({
      overdue: 2,
      today: 1,
      at_risk: 2,
      week: 3,
      to_triage: 2,
      to_sign: 2,
      answered: 1,
      disputed: 1,
      extensions: 1,
      objections: 1,
      false_closures: 1,
      suspended: 1,
      open: 8,
    })
    expect(await differing(w.office, body.figures)).toEqual([])
  })

  it('keeps to the program it was asked for', async () => {
    const { body } = await w.office.get('/api/workbench/office?program=huaihua_guarantee')
    expect(body.figures.find((one: Figure) => one.id === 'open').count).toBe(8)
    expect(await differing(w.office, body.figures)).toEqual([])
  })

  it('of a leader and of a unit opens what he may see', async () => {
    const leader = await w.leader.get('/api/workbench/office')
    expect(await differing(w.leader, leader.body.figures)).toEqual([])
    const unit = await w.handler.get(`/api/workbench/orgs/${w.ids.market}`)
    expect(unit.body.figures.find((one: Figure) => one.id === 'open').count).toBe(8)
    expect(await differing(w.handler, unit.body.figures)).toEqual([])
  })
})
