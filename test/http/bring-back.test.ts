import { buffer } from 'node:stream/consumers'
import ExcelJS from '@protobi/exceljs'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportBytes } from '#app/ledger/write-export.ts'
import { sql } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import type { Client } from './support.ts'
import { smallPark, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await smallPark()
  const { db, authorityId } = world.house
  await db.inAuthority(authorityId, async (tx) => {
    await sql`insert into area (authority_id, id, name) values (${authorityId}, gen_random_uuid(), '西片区')`.execute(
      tx,
    )
  })
})

afterAll(() => world.house.app.close())

async function exported(client: Client, body: object): Promise<Buffer> {
  const { id } = (await client.post('/api/exports', body)).body
  for (let tries = 0; tries < 200; tries++) {
    const one = (await client.get('/api/exports')).body.find((row: { id: string }) => row.id === id)
    if (one.state === 'failed') throw new Error(one.fault)
    if (one.state === 'ready')
      return buffer(
        exportBytes(contextOf(world.house.db, world.house.authorityId, { now: '2026-03-10T01:00:00Z' }), id),
      )
    await new Promise((done) => setTimeout(done, 30))
  }
  throw new Error('never written')
}

/** The file opened, edited and saved by another program, rows sorted the other way round. */
async function edited(
  bytes: Buffer,
  edit: (row: Record<string, unknown>) => Record<string, unknown> | null,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never)
  const from = book.worksheets[0] as ExcelJS.Worksheet
  const values = from.getSheetValues() as unknown[][]
  const at = values.findIndex((row) => row?.includes('校验码'))
  const heads = (values[at + 1]?.some((cell) => cell === '最新进展') ? values[at + 1] : values[at]) as string[]
  const top = values[at] as string[]
  const names = Array.from(top, (name, i) => heads[i] || name || '')
  const again = new ExcelJS.Workbook()
  const to = again.addWorksheet('Sheet1')
  to.addRow(['改好的台账'])
  to.addRow(names.slice(1))
  for (const row of values.slice(at + 1).reverse()) {
    if (!row || row === (heads as unknown) || row[1] === '合计') continue
    const changed = edit(Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])))
    if (changed) to.addRow(names.slice(1).map((name) => changed[name] ?? null))
  }
  return Buffer.from(await again.xlsx.writeBuffer())
}

const send = (client: Client, bytes: Buffer, query: Record<string, string> = {}, name = 'a.xlsx') =>
  client.post(`/api/ledgers/bring-back?${new URLSearchParams({ name, ...query })}`, bytes, {
    'content-type': 'application/octet-stream',
  })

const enterprise = async (id: string) => (await world.office.get(`/api/enterprises/${id}`)).body

describe('a ledger brought back', () => {
  it('unchanged changes nothing, sorted or not', async () => {
    const bytes = await exported(world.office, { ledger: 'enterprises' })
    expect((await send(world.office, bytes)).body).toMatchObject({
      ledger: '企业台账',
      rows: 2,
      same: 2,
      lines: [],
      done: false,
    })
    expect((await send(world.office, await edited(bytes, (row) => row))).body).toMatchObject({
      rows: 2,
      same: 2,
      lines: [],
    })
  })

  it('says of a cell that may not be empty, or is not among what may stand there, what would be right', async () => {
    const bytes = await exported(world.office, { ledger: 'enterprises' })
    const reason = async (状况: string | null) => {
      const file = await edited(bytes, (row) => (row.企业名称 === '红星面粉厂' ? { ...row, 状况 } : row))
      return (await send(world.office, file)).body.lines.map((line: { reason: string }) => line.reason)
    }
    expect(await reason(null)).toEqual(['“状况”不能清空：请填原来的或新的值'])
    expect(await reason('停业')).toEqual(['“停业”不在可选值内：可填在营、注销、迁出'])
  })

  it('updates just the cells that were edited, each by its own act in the audit', async () => {
    const bytes = await exported(world.office, { ledger: 'enterprises' })
    const file = await edited(bytes, (row) =>
      row.企业名称 === '红星面粉厂' ? { ...row, 片区: '西片区', 状况: '注销' } : row,
    )
    const preview = (await send(world.office, file)).body
    expect(preview.lines).toMatchObject([
      {
        label: '红星面粉厂',
        outcome: 'change',
        cells: [
          { title: '片区', from: '东片区', to: '西片区' },
          { title: '状况', from: '在营', to: '注销' },
        ],
        conflicts: [],
      },
    ])
    expect((await enterprise(world.ids.mill)).area.name).toBe('东片区')
    const done = (await send(world.office, file, { seen: preview.seen })).body
    expect(done).toMatchObject({ done: true, lines: [{ outcome: 'changed' }] })
    expect(await enterprise(world.ids.mill)).toMatchObject({
      area: { name: '西片区' },
      status: 'closed',
      contactName: '钱某',
    })
    const { rows } = await world.house.db.inAuthority(world.house.authorityId, (tx) =>
      sql<{
        n: number
      }>`select count(*)::int as n from audit where act = 'enterprise.change' and outcome = 'done'`.execute(tx),
    )
    expect(rows[0]?.n).toBe(1)
    // Once more: it says what is here already.
    expect((await send(world.office, file)).body).toMatchObject({ same: 2, lines: [] })
  })

  it('shows a conflict with three values, keeps what is here unless one’s own is taken, and refuses what has moved on', async () => {
    const bytes = await exported(world.office, { ledger: 'enterprises' })
    const { db, authorityId } = world.house
    await db.inAuthority(authorityId, (tx) =>
      sql`update enterprise set name = '长河锻造有限公司', name_key = '长河锻造有限公司', revision = revision + 1 where id = ${world.ids.forge}`.execute(
        tx,
      ),
    )
    const file = await edited(bytes, (row) => (row.企业名称 === '长河锻造厂' ? { ...row, 企业名称: '长河重工' } : row))
    const preview = (await send(world.office, file)).body
    const [line] = preview.lines
    expect(line).toMatchObject({
      outcome: 'conflict',
      conflicts: [
        { title: '企业名称', exported: '长河锻造厂', known: true, now: '长河锻造有限公司', yours: '长河重工' },
      ],
    })
    const left = (await send(world.office, file, { seen: preview.seen })).body
    expect(left.lines).toMatchObject([{ outcome: 'conflict' }])
    expect((await enterprise(world.ids.forge)).name).toBe('长河锻造有限公司')
    const taken = (await send(world.office, file, { seen: preview.seen, mine: line.conflicts[0].key })).body
    expect(taken.lines).toMatchObject([{ outcome: 'changed' }])
    expect((await enterprise(world.ids.forge)).name).toBe('长河重工')
    expect((await send(world.office, file, { seen: preview.seen })).body.code).toBe('bring_back.moved_on')
  })

  it('tells rows that were added, that are missing, that cannot be read, and marks that were spoilt or shuffled', async () => {
    const bytes = await exported(world.office, { ledger: 'links' })
    const bad = await edited(bytes, (row) => ({ ...row, 止: '下个月' }))
    expect((await send(world.office, bad)).body.lines).toMatchObject([
      { outcome: 'refused', reason: expect.stringContaining('下个月') },
    ])
    const shuffled = await edited(bytes, (row) => ({ ...row, 对象: '别的厂' }))
    expect((await send(world.office, shuffled)).body.lines[0].reason).toContain('对不上')
    const firms = await exported(world.office, { ledger: 'enterprises' })
    const mixed = await edited(firms, (row) =>
      row.企业名称 === '红星面粉厂' ? { ...row, 企业名称: '新厂', 校验码: '' } : { ...row, 校验码: `${row.校验码}x` },
    )
    // One mark must be sound for the kind to be known.
    expect((await send(world.office, mixed)).body.code).toBe('bring_back.no_marks')
    const one = await edited(firms, (row) => (row.企业名称 === '红星面粉厂' ? { ...row, 校验码: '' } : row))
    const report = (await send(world.office, one)).body
    expect(report.lines).toMatchObject([{ outcome: 'added', label: '红星面粉厂' }])
    expect(report.missing).toMatchObject({ count: 1, labels: ['红星面粉厂'] })
    expect((await send(world.office, Buffer.from('a,b\n1,2'), {}, 'a.csv')).body.code).toBe('bring_back.no_head')
  })

  it('reads the sheet with marks wherever it stands, and asks which is meant where there are two', async () => {
    const bytes = await exported(world.office, { ledger: 'projects' })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as never)
    // It speaks of the column of marks and has none, as a copy of the sheet that explains.
    book.addWorksheet('我的备注').addRows([
      ['列', '说明'],
      ['校验码', '不要改'],
    ])
    const sheets = book.worksheets as unknown as { orderNo: number; name: string }[]
    for (const sheet of sheets) sheet.orderNo += sheet.name === '我的备注' ? -100 : 0
    const noted = Buffer.from(await book.xlsx.writeBuffer())
    expect((await send(world.office, noted)).body).toMatchObject({ sheet: '项目台账', lines: [] })
    const copy = book.addWorksheet('项目台账（原）')
    book.getWorksheet('项目台账')?.eachRow((row) => copy.addRow((row.values as string[]).slice(1)))
    const twice = (await send(world.office, Buffer.from(await book.xlsx.writeBuffer()))).body
    expect(twice.code).toBe('bring_back.two_sheets')
    expect(twice.detail).toContain('项目台账（原）')
  })

  it('says in the preview what the rules would refuse, and shows nothing to who may not change it', async () => {
    const bytes = await exported(world.office, { ledger: 'links' })
    const file = await edited(bytes, (row) => ({ ...row, 止: new Date(Date.UTC(2026, 5, 30)) }))
    const [line] = (await send(world.office, file)).body.lines
    expect(line).toMatchObject({ outcome: 'refused', cells: [{ title: '止', to: '2026-06-30' }] })
    expect(line.reason).toMatch(/\p{Script=Han}/u)
    const other = (await send(world.handler, file)).body.lines[0]
    expect(other).toMatchObject({ outcome: 'refused', cells: [], conflicts: [] })
    // Whoever may not change leaves with a plain ledger.
    const plain = await exported(world.handler, { ledger: 'links', format: 'csv' })
    expect(plain.toString('utf8')).not.toContain('校验码')
  })

  it('comes back as csv in GB18030, too, with what was defused as it was', async () => {
    await world.house.db.inAuthority(world.house.authorityId, (tx) =>
      sql`update project set code = '-7A' where id = ${world.ids.road}`.execute(tx),
    )
    const bytes = await exported(world.office, { ledger: 'projects', format: 'csv', code: 'gb18030' })
    const text = iconv.decode(bytes, 'gb18030')
    expect(text).toContain("'-7A")
    expect((await send(world.office, bytes, {}, 'a.csv')).body).toMatchObject({ same: 1, lines: [] })
    const file = iconv.encode(text.replace('园区道路', '园区大道'), 'gb18030')
    const preview = (await send(world.office, file, {}, 'a.csv')).body
    expect(preview.lines[0].cells).toEqual([{ title: '项目名称', from: '园区道路', to: '园区大道' }])
    expect((await send(world.office, file, { seen: preview.seen }, 'a.csv')).body.lines[0].outcome).toBe('changed')
  })

  it('writes on in a matter: the edited progress is a new report', async () => {
    const recorded = await world.office.post('/api/matters', {
      program: 'huaihua_guarantee',
      matter: 'need',
      title: '用工难',
      body: '缺二十名工人',
      enterpriseId: world.ids.mill,
      category: '用工',
    })
    expect(recorded.status, JSON.stringify(recorded.body)).toBe(201)
    const bytes = await exported(world.office, { ledger: 'matters' })
    const file = await edited(bytes, (row) => ({ ...row, 最新进展: '已联系技校，下周招聘会' }))
    const preview = (await send(world.office, file)).body
    expect(preview.lines).toMatchObject([{ outcome: 'change', cells: [{ title: '最新进展', from: null }] }])
    const done = (await send(world.office, file, { seen: preview.seen })).body
    expect(done.lines[0]).toMatchObject({ outcome: 'changed' })
    const again = await exported(world.office, { ledger: 'matters', format: 'csv' })
    expect(again.toString('utf8')).toContain('已联系技校')
    // Emptied, it is told that this cannot be, and never passed by as the same.
    const emptied = await edited(await exported(world.office, { ledger: 'matters' }), (row) => ({
      ...row,
      最新进展: null,
    }))
    expect((await send(world.office, emptied)).body).toMatchObject({
      same: 0,
      lines: [{ outcome: 'refused', reason: expect.stringContaining('不能删去') }],
    })
  })

  it('of matters shows a conflict where a report came in meanwhile, and leaves the other rows alone', async () => {
    const raise = async (title: string) => {
      const body = {
        program: 'huaihua_guarantee',
        matter: 'need',
        title,
        body: title,
        enterpriseId: world.ids.mill,
        category: '用工',
      }
      return (await world.office.post('/api/matters', body)).body.id as string
    }
    const [wages, power] = [await raise('缺焊工'), await raise('常停电')]
    const bytes = await exported(world.office, { ledger: 'matters' })
    const matter = (await world.office.get(`/api/matters/${wages}`)).body
    const report = { revision: matter.revision, data: { text: '已发招聘启事' } }
    const told = await world.office.post(`/api/matters/${wages}/progress`, report)
    expect(told.status, JSON.stringify(told.body)).toBeLessThan(300)
    const news: Record<string, string> = { 缺焊工: '正与技校商谈', 常停电: '已更换变压器' }
    const file = await edited(bytes, (row) => {
      const said = news[String(row.标题)]
      return said ? { ...row, 最新进展: said } : row
    })
    const preview = (await send(world.office, file)).body
    const of = (title: string) => preview.lines.find((line: { label: string }) => line.label.includes(title))
    expect(preview.lines).toHaveLength(2)
    expect(of('缺焊工')).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ title: '最新进展', exported: null, now: '已发招聘启事', yours: '正与技校商谈' }],
    })
    expect(of('常停电')).toMatchObject({ outcome: 'change', conflicts: [] })
    const done = (await send(world.office, file, { seen: preview.seen })).body
    expect(done.lines.map((line: { outcome: string }) => line.outcome).sort()).toEqual(['changed', 'conflict'])
    const again = await exported(world.office, { ledger: 'matters', format: 'csv' })
    expect(again.toString('utf8')).toContain('已发招聘启事')
    expect(again.toString('utf8')).toContain('已更换变压器')
    expect(again.toString('utf8')).not.toContain('正与技校商谈')
    expect(power).not.toBe(wages)
  })
})
