import { afterAll, beforeAll, expect, it } from 'vitest'
import { textOf, wordFile } from '../papers/template/files.ts'
import { call } from './support.ts'
import { smallPark, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await smallPark()
})
afterAll(() => world.house.app.close())

const OF = { programKey: 'huaihua_guarantee', paper: 'order' }
const upload = async (lines: readonly string[], more?: Parameters<typeof wordFile>[1]) =>
  world.office.post('/api/paper-templates', {
    ...OF,
    name: '本区交办单.docx',
    content: (await wordFile(lines, more)).toString('base64'),
  })
const issue = async () =>
  (
    await world.office.post('/api/papers', {
      ...OF,
      orgId: world.ids.market,
      content: { title: '用电不足', number: 'L-7' },
    })
  ).body.id as string
const fileOf = async (path: string) => {
  const answer = await world.office.get(path)
  expect(answer.status, path).toBe(200)
  return answer
}

it('an office lists its tags, is told its faults, uses its own file, and goes back; what is issued keeps what made it', async () => {
  const kinds = (await world.office.get('/api/paper-templates')).body as {
    paper: string
    programKey: string
    tags: { written: string }[]
  }[]
  const order = kinds.find((one) => one.paper === OF.paper && one.programKey === OF.programKey)
  expect(order?.tags.map((tag) => tag.written)).toContain('{#办理单位}{单位} {分工}{/办理单位}')

  const faulty = await upload(['{标题}', '{事项标提}', '{#办理单位}{单位}'])
  expect(faulty.body).toMatchObject({
    id: null,
    faults: [
      { code: 'tag_unknown', tag: '事项标提', near: expect.arrayContaining(['事项标题']), part: 'body', paragraph: 2 },
      { code: 'loop_unclosed', tag: '办理单位', paragraph: 3 },
    ],
  })
  const refused = await world.office.post('/api/paper-templates', {
    ...OF,
    name: 'x.docx',
    content: Buffer.from('%PDF').toString('base64'),
  })
  expect(refused.body.code).toBe('template.pdf')

  const before = await issue()
  const kept = await upload(['我区交办：{事项标题}', '{文号}', '{@正文}'], { left: 31.8 })
  expect(kept.body).toMatchObject({ version: 1, faults: [], warnings: ['no_title', 'no_verify'] })
  const preview = await fileOf(`/api/paper-templates/${kept.body.id}/preview`)
  expect(preview.headers['content-type']).toContain('wordprocessingml')

  expect((await world.office.put('/api/paper-templates/in-use', { ...OF, id: kept.body.id })).status).toBe(200)
  const own = await issue()
  expect((await world.office.get(`/api/papers/${own}`)).body.setting).toMatchObject({
    template: { version: 1, name: '本区交办单.docx' },
    departures: [{ code: 'margin', side: 'left', got: '31.8', wanted: '28' }],
  })
  expect((await world.office.get(`/api/papers/${before}`)).body.setting.template).toBeNull()

  expect((await world.office.put('/api/paper-templates/in-use', { ...OF, id: null })).status).toBe(200)
  const after = await issue()
  for (const [id, made] of [
    [before, false],
    [own, true],
    [after, false],
  ] as const) {
    const answer = await fileOf(`/api/papers/${id}/file`)
    expect(answer.headers['x-conforming']).toBe(made ? 'no' : 'GB/T 9704-2012')
    expect(textOf(answer.bytes).join('').includes('我区交办：用电不足')).toBe(made)
  }
})

it('only the office keeps templates; others may read them', async () => {
  expect((await world.handler.post('/api/paper-templates', { ...OF, name: 'x.docx', content: '' })).status).toBe(403)
  expect((await world.handler.get('/api/paper-templates')).status).toBe(200)
})

it('the starter of every kind is itself a template without faults', async () => {
  const kinds = (await world.office.get('/api/paper-templates')).body as { programKey: string; paper: string }[]
  for (const { programKey, paper } of kinds)
    await fileOf(`/api/paper-templates/starter?${new URLSearchParams({ programKey, paper })}`)
})

it('sheets come as Word from what their page shows, under its rights', async () => {
  for (const path of [
    '/api/sheets/liaison_table/file',
    '/api/sheets/policy_book/file',
    `/api/sheets/feedback_form/file?enterpriseId=${world.ids.mill}`,
    `/api/sheets/score_sheet/file?program=huaihua_guarantee&kind=org&id=${world.ids.market}`,
  ])
    await fileOf(path)
  expect(
    (await world.enterprise.get(`/api/sheets/feedback_form/file?enterpriseId=${world.ids.forge}`)).status,
  ).toBeGreaterThan(399)
  const plate = await call(world.house.app, { method: 'GET', url: `/api/public/lantern/plates/${world.ids.mill}/file` })
  expect([200, 404]).toContain(plate.status)
})
