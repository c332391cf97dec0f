import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '#app/engine/run-program.ts'
import { execute } from '#app/use-case.ts'
import { connectOwner } from '#storage/connection.ts'
import { sql } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { textOf } from '../papers/template/files.ts'
import { call, signedIn } from './support.ts'
import { smallPark, type World } from './world.ts'

let world: World

beforeAll(async () => {
  const park = await smallPark()
  // A month later, after the quarter: everybody signs in again.
  park.house.at('2026-04-07T02:00:00.000Z')
  const again = (login: string) => signedIn(park.house, login)
  world = { ...park, office: await again('office'), leader: await again('leader'), handler: await again('handler') }
  const ctx = contextOf(world.house.db, world.house.authorityId, { now: '2026-04-07T01:00:00.000Z' })
  const run = await execute({ ...ctx, actor: { ...ctx.actor, system: true } }, runProgram, {
    program: 'huaihua_guarantee',
  })
  if (!run.ok) throw new Error(JSON.stringify(run.error))
})

afterAll(() => world.house.app.close())

const draft = async (paper: string, more: object = {}) =>
  (await world.office.post('/api/paper-drafts', { programKey: 'huaihua_guarantee', paper, ...more })).body.id as string

describe('a periodic paper', () => {
  it('draws itself from the data of the last period that has ended, with a heading for each thing it shows', async () => {
    const id = await draft('monthly_circular')
    const { body } = await world.office.get(`/api/paper-drafts/${id}`)
    expect(body).toMatchObject({ state: 'draft', periodic: true, may: expect.arrayContaining(['edit', 'withdraw']) })
    expect(body.title).toBe('2026年3月通报')
    expect(body.content.period).toContain('3')
    const headings = body.content.blocks.filter((one: { kind: string }) => one.kind === 'heading')
    expect(headings).toHaveLength(3)
    expect(headings[0].text).toMatch(/^一、/)
  })

  it('is passed by others, numbered without a gap, and can never be changed', async () => {
    const id = await draft('quarter_result', { blocks: [{ kind: 'paragraph', text: '各部门考核结果如下。' }] })
    expect((await world.office.post(`/api/paper-drafts/${id}/review`, {})).body.code).toBe('paper.own_draft')
    expect((await world.leader.post(`/api/paper-drafts/${id}/review`, {})).status).toBe(200)
    expect((await world.office.put(`/api/paper-drafts/${id}`, { title: '改' })).body.code).toBe('paper.draft_state')
    expect((await world.leader.post(`/api/paper-drafts/${id}/send-back`, {})).body.code).toBe('input.invalid')
    expect((await world.leader.post(`/api/paper-drafts/${id}/send-back`, { reason: '补数据' })).status).toBe(200)
    expect((await world.office.get(`/api/paper-drafts/${id}`)).body).toMatchObject({
      state: 'draft',
      returnedNote: '补数据',
    })
    expect((await world.office.put(`/api/paper-drafts/${id}`, { title: '第一季度考核结果' })).status).toBe(200)
    for (const step of ['review', 'approve'])
      expect((await world.leader.post(`/api/paper-drafts/${id}/${step}`, {})).status).toBe(200)
    const issued = await world.office.post(`/api/paper-drafts/${id}/issue`, {})
    expect(issued.status).toBe(200)
    const { body: paper } = await world.office.get(`/api/papers/${issued.body.id}`)
    expect(paper).toMatchObject({ title: '第一季度考核结果', receipts: [] })
    expect(paper.code).toMatch(/^[0-9A-Z]{16}$/)
    expect((await world.office.post(`/api/paper-drafts/${id}/withdraw`, { reason: '错' })).body.code).toBe(
      'paper.draft_state',
    )
    const write = world.house.db.inAuthority(world.house.authorityId, (tx) =>
      sql`update paper set title = '改过' where authority_id = ${world.house.authorityId} and id = ${issued.body.id}`.execute(
        tx,
      ),
    )
    await expect(write).rejects.toThrow(/permission denied/)
  })

  it('refuses a table whose rows do not fit its head, by its place', async () => {
    const blocks = [{ kind: 'table', columns: [{ title: '单位' }], rows: [['甲', '乙']] }]
    const refused = await world.office.post('/api/paper-drafts', {
      programKey: 'huaihua_guarantee',
      paper: 'weekly_note',
      blocks,
    })
    expect(refused.body).toMatchObject({ code: 'input.invalid' })
    expect(JSON.stringify(refused.body)).toContain('blocks')
  })
})

describe('an issued paper', () => {
  let id: string
  let code: string
  beforeAll(async () => {
    const made = await world.office.post('/api/papers', {
      programKey: 'huaihua_guarantee',
      paper: 'order',
      title: '交办单',
      orgId: world.ids.market,
      content: { text: '请按期办理。' },
    })
    id = made.body.id
    code = (await world.office.get(`/api/papers/${id}`)).body.code
  })

  it('numbers gap-free when many are issued at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 12 }, () =>
        world.office.post('/api/papers', { programKey: 'huaihua_guarantee', paper: 'submission', content: {} }),
      ),
    )
    const numbers = made.map((one) => Number(/〕(\d+)号/.exec(one.body.number)?.[1])).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => (numbers[0] ?? 0) + index))
  })

  it('is received by the unit it is addressed to, once', async () => {
    const market = { id: world.ids.market, name: '市场监管局' }
    expect((await world.office.get(`/api/papers/${id}`)).body).toMatchObject({ receipts: [], awaited: [market] })
    expect((await world.handler.post(`/api/papers/${id}/receipts`, {})).status).toBe(200)
    expect((await world.handler.post(`/api/papers/${id}/receipts`, {})).status).toBe(200)
    const { body } = await world.office.get(`/api/papers/${id}`)
    expect(body.awaited).toEqual([])
    expect(body.receipts).toEqual([
      { org: { id: world.ids.market, name: '市场监管局' }, receivedAt: expect.any(String) },
    ])
    expect((await world.office.post(`/api/papers/${id}/receipts`, { orgId: world.ids.tax })).body.code).toBe(
      'paper.not_to_you',
    )
  })

  it('comes as a Word file', async () => {
    const file = await world.office.get(`/api/papers/${id}/file`)
    expect(file.status).toBe(200)
    expect(file.headers['content-type']).toContain('wordprocessingml')
  })

  it('is shown to be genuine to whoever holds it, and nothing else is said', async () => {
    const ask = (asked: string) => call(world.house.app, { method: 'GET', url: `/api/public/lantern/papers/${asked}` })
    const { body } = await ask(code)
    expect(body).toMatchObject({ title: '交办单', intact: true, voidedAt: null })
    expect(Object.keys(body).sort()).toEqual(['authority', 'day', 'digest', 'intact', 'number', 'title', 'voidedAt'])
    expect((await ask('0000000000000000')).body.code).toBe('paper.code_unknown')
    expect((await ask('x')).status).toBe(400)
    expect((await call(world.house.app, { method: 'GET', url: `/api/public/nowhere/papers/${code}` })).body.code).toBe(
      'paper.code_unknown',
    )
  })

  it('changed behind the back of the house, or void, says so to whoever holds it; its number stays in the register', async () => {
    const made = await world.office.post('/api/papers', {
      programKey: 'huaihua_guarantee',
      paper: 'order',
      title: '交办单',
      orgId: world.ids.market,
      content: { text: '请按期办理。' },
    })
    const printed = (await world.office.get(`/api/papers/${made.body.id}`)).body.code
    const ask = async () =>
      (await call(world.house.app, { method: 'GET', url: `/api/public/lantern/papers/${printed}` })).body
    const registered = (await ask()).digest
    // Only the owner of the database can do this at all.
    const owner = await connectOwner(world.house.url)
    try {
      await owner.query(`select set_config('lianqi.authority', '${world.house.authorityId}', false)`)
      await owner.query(`update paper set title = '另一份' where id = $1`, [made.body.id])
    } finally {
      await owner.end()
    }
    expect(await ask()).toMatchObject({ intact: false, digest: registered })
    const voided = await world.office.post(`/api/papers/${made.body.id}/void`, { reason: '发错单位' })
    expect(voided.status).toBe(200)
    expect(await ask()).toMatchObject({ voidedAt: expect.any(String) })
    const { body } = await world.office.get(`/api/papers/${made.body.id}`)
    expect(body).toMatchObject({ number: made.body.number, awaited: [] })
    const [series] = (await world.office.get('/api/paper-numbers')).body.filter(
      (one: { pattern: string }) => one.pattern === '怀高督交〔YYYY〕N号',
    )
    expect(series).toMatchObject({ missing: [], voided: [{ number: made.body.number, reason: '发错单位' }] })
    const file = await world.office.get(`/api/papers/${made.body.id}/file`)
    expect(textOf(file.bytes, 'word/header1.xml').concat(textOf(file.bytes, 'word/header2.xml')).join('')).toContain(
      '本件已作废',
    )
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain(`${made.body.number} 另一份.docx`)
  })
})
