import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { previewImport } from '#app/import/preview-import.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import { sql } from '#storage/open-database.ts'
import { type TestDatabase, testDatabase } from '#test/support/database.ts'
import { workbook } from './files.ts'
import { bring, park as parkIn } from './park.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await loadReference(database.db)
})

const park = () => parkIn(database.db)

async function query<T>(ctx: Ctx, text: string): Promise<T[]> {
  return ctx.db.inAuthority(ctx.authorityId, async (tx) => (await sql.raw<T>(text).execute(tx)).rows)
}

describe('pairings', () => {
  const head = ['企业名称', '项目名称', '包保领导', '包保干部', '开始日期']
  test('several persons in a cell, leaders in their own column, the project’s declarations for projects', async () => {
    const ctx = await park()
    const rows = [
      ['灯笼彩纸有限公司', null, '林晓', '苏明（经发局）、赵原', '2026-01-05'],
      [null, '花灯街', '林晓', '钱来', '2026年1月5日'],
    ]
    expect((await bring(ctx, head, rows)).counts).toEqual({ created: 2, changed: 0, same: 0, asked: 0, refused: 0 })
    expect((await bring(ctx, head, rows)).counts).toEqual({ created: 0, changed: 0, same: 2, asked: 0, refused: 0 })
    const links = await query<{ link: string; name: string; from_day: string }>(
      ctx,
      `select l.link, p.name || p.staff_no as name, l.from_day from link l join person p on p.authority_id = l.authority_id and p.id = l.person_id order by 1, 2`,
    )
    expect(links.map((one) => `${one.link} ${one.name}`)).toEqual([
      'enterprise_guarantee 苏明002',
      'enterprise_guarantee 赵原004',
      'leader_guarantee 林晓001',
      'leader_project 林晓001',
      'project_guarantee 钱来005',
    ])
    expect(new Set(links.map((one) => one.from_day))).toEqual(new Set(['2026-01-05']))
  })

  test('a name that two bear, one who is not on the list, a second leader, an enterprise nobody knows: refused, and the row is taken whole or not at all', async () => {
    const ctx = await park()
    const report = await bring(
      ctx,
      head,
      [
        ['灯笼彩纸有限公司', null, '林晓', '赵原、苏明', '2026-01-05'],
        ['灯笼彩纸有限公司', null, null, '孙外', '2026-01-05'],
        ['荷花灯厂', null, null, '赵原', '2026-01-05'],
        ['金鱼灯厂', '花灯街', null, '赵原', '2026-01-05'],
        ['金鱼灯厂', null, null, '赵原、钱来', '2026-01-05'],
      ],
      { skipFaulty: true },
    )
    expect(report.faults.map((one) => [one.row, one.code])).toEqual([
      [2, 'person.ambiguous'],
      [3, 'link.holder_outside'],
      [4, 'enterprise.not_found'],
      [5, 'target.both'],
    ])
    expect(report.faults[0]?.message).toContain('苏明（经济发展局，002）')
    expect(await query(ctx, `select count(*)::int as n from link`)).toEqual([{ n: 2 }])
  })
})

describe('visits', () => {
  const head = ['走访时间', '走访人', '企业名称', '走访情况']
  test('whoever is named first made it, the others went along; it stands under the pairing of its day', async () => {
    const ctx = await park()
    await bring(ctx, ['企业名称', '包保干部', '开始日期'], [['金鱼灯厂', '赵原、钱来', '2026-02-01']])
    const rows = [
      ['2026年2月3日上午9时', '赵原、钱来', '金鱼灯厂', '订单正常'],
      ['1月20日', '钱来', '金鱼灯厂', '摸底'],
    ]
    expect((await bring(ctx, head, rows, { title: '2026年走访台账' })).counts).toMatchObject({ created: 2, refused: 0 })
    expect((await bring(ctx, head, rows, { title: '2026年走访台账' })).counts).toMatchObject({ created: 0, same: 2 })
    const visits = await query(
      ctx,
      `select v.day, v.at, p.name, cardinality(v.companions) as others, cardinality(v.link_ids) as links from visit v join person p on p.authority_id = v.authority_id and p.id = v.person_id order by 1`,
    )
    expect(visits).toEqual([
      { day: '2026-01-20', at: '2026-01-20T02:00:00.000Z', name: '钱来', others: 0, links: 0 },
      { day: '2026-02-03', at: '2026-02-03T01:00:00.000Z', name: '赵原', others: 1, links: 2 },
    ])
    expect(await query(ctx, `select form, values ->> 'situation' as text from form_entry order by day`)).toEqual([
      { form: 'visit_note', text: '摸底' },
      { form: 'visit_note', text: '订单正常' },
    ])
  })

  test('a day to come and an unknown way are refused', async () => {
    const ctx = await park()
    const report = await bring(
      ctx,
      ['走访时间', '走访人', '企业名称', '走访方式'],
      [
        ['2026-12-01', '赵原', '金鱼灯厂', null],
        ['2026-02-01', '赵原', '金鱼灯厂', '托梦'],
      ],
    )
    expect(report.faults.map((one) => [one.cell, one.code])).toEqual([
      ['A2', 'matter.later'],
      ['D3', 'choice.unknown'],
    ])
  })
})

describe('ledgers of problems', () => {
  const head = [
    '问题编号',
    '企业名称',
    '问题类别',
    '问题描述',
    '收集时间',
    '问题来源',
    '收集人',
    '责任单位',
    '交办时间',
    '办理期限',
    '办理情况',
    '答复时间',
    '办理状态',
    '销号时间',
    '企业意见',
  ]
  const row = (values: Record<number, string>): (string | null)[] => head.map((_, i) => values[i] ?? null)
  const solved = row({
    0: 'WT1',
    1: '金鱼灯厂',
    2: '用工',
    3: '缺工20人。急',
    4: '2026-03-02',
    5: '走访',
    6: '赵原',
    7: '经发局',
    8: '2026-03-03',
    10: '已招满',
    11: '2026-03-10',
    12: '已销号',
    13: '2026-03-12',
    14: '满意',
  })

  test('become matters with their history, at their days', async () => {
    const ctx = await park()
    const working = row({
      0: 'WT2',
      1: '灯笼彩纸有限公司',
      2: '资金',
      3: '贷款',
      4: '2026.5.6',
      7: '财政局',
      8: '5月6日',
      9: '2026年5月20日',
      12: '办理中',
    })
    const first = await bring(
      ctx,
      head,
      [solved, working, row({ 0: 'WT3', 1: '金鱼灯厂', 2: '其他', 3: '路灯', 4: '2026-05-08', 12: '待交办' })],
      { title: '2026年问题台账' },
    )
    expect(first.faults).toEqual([])
    expect(first.counts.created).toBe(3)
    const matters = await query(
      ctx,
      `select title, state, counts_as, at, closed_at, due_at, (select string_agg(a.act, ' ' order by a.seq) from act a where a.authority_id = m.authority_id and a.matter_id = m.id) as acts from matter m order by at`,
    )
    expect(matters).toEqual(
      [
        {
          title: '缺工20人',
          state: 'closed',
          counts_as: 'solved',
          at: '2026-03-02T01:00:00.000Z',
          closed_at: '2026-03-12T01:05:00.000Z',
          due_at: expect.anything(),
          acts: 'record assign sign answer confirm close',
        },
        {
          title: '贷款',
          state: 'working',
          counts_as: null,
          at: '2026-05-06T01:00:00.000Z',
          closed_at: null,
          due_at: expect.anything(),
          acts: 'record assign sign',
        },
        {
          title: '路灯',
          state: 'recorded',
          counts_as: null,
          at: '2026-05-08T01:00:00.000Z',
          closed_at: null,
          due_at: expect.anything(),
          acts: 'record',
        },
      ].map((one) => (one.state === 'closed' ? { ...one, due_at: null } : one)),
    )
    // The ledger's own deadline holds, not the five working days of the program.
    expect(
      await query(
        ctx,
        `select c.due_day from matter_clock c join matter m on m.authority_id = c.authority_id and m.id = c.matter_id where m.title = '贷款' and c.clock = 'answer'`,
      ),
    ).toEqual([{ due_day: '2026-05-20' }])
  })

  test('again they are known; one that was changed in the ledger since is refused', async () => {
    const ctx = await park()
    await bring(ctx, head, [solved])
    expect((await bring(ctx, head, [solved])).counts).toEqual({ created: 0, changed: 0, same: 1, asked: 0, refused: 0 })
    const changed = [...solved]
    changed[10] = '改口了'
    expect((await bring(ctx, head, [changed])).faults.map((one) => one.code)).toEqual(['matter.already_here'])
    expect(await query(ctx, `select count(*)::int as n from matter`)).toEqual([{ n: 1 }])
  })

  test('what contradicts itself is refused, not put right', async () => {
    const ctx = await park()
    const of = (values: Record<number, string>) =>
      row({ 1: '金鱼灯厂', 2: '用工', 3: JSON.stringify(values), 4: '2026-03-02', ...values })
    const report = await bring(ctx, head, [
      of({ 7: '经发局', 10: '好', 12: '已销号' }),
      of({ 7: '经发局', 10: '好', 12: '已销号', 13: '2026-03-01' }),
      of({ 10: '好', 12: '已销号', 13: '2026-03-05' }),
      of({ 7: '经发局', 12: '已销号', 13: '2026-03-05' }),
      of({ 7: '经发局', 10: '好', 12: '已销号', 13: '2026-03-05', 14: '不满意' }),
      of({ 2: '天气' }),
      of({ 12: '差不多了' }),
      of({ 4: '2027-01-01' }),
    ])
    expect(report.faults.map((one) => [one.cell, one.code])).toEqual([
      ['N2', 'matter.state_needs'],
      ['N3', 'matter.order_of_days'],
      ['H4', 'matter.state_needs'],
      ['K5', 'matter.state_needs'],
      ['O6', 'matter.refused'],
      ['C7', 'choice.unknown'],
      ['M8', 'choice.unknown'],
      ['E9', 'matter.later'],
    ])
  })

  test('a preview takes no number', async () => {
    const ctx = await park()
    const bytes = await workbook({ sheet: '表', head, rows: [solved] })
    const preview = await execute(ctx, previewImport, { file: { name: 'x.xlsx', bytes }, options: {} })
    expect(preview.ok && preview.value.counts).toEqual({ created: 1, changed: 0, same: 0, asked: 0, refused: 0 })
    expect(
      await query(
        ctx,
        `select (select count(*)::int from matter) as matters, (select count(*)::int from matter_number) as numbers`,
      ),
    ).toEqual([{ matters: 0, numbers: 0 }])
  })
})

test('what was done for duties: by the duty’s title, once', async () => {
  const ctx = await park()
  const head = ['事项名称', '完成日期', '单位', '主持人', '企业名称', '内容']
  const rows = [
    ['每周调度', '2026-03-02', '经发局', null, null, '调度'],
    ['每月会商', '2026-03-04', null, '林晓', null, '会商'],
    ['挂牌公示', '2026-03-05', null, null, '金鱼灯厂', '大门'],
    ['每周走访企业', '2026-03-05', null, '赵原', null, null],
    ['晨跑', '2026-03-05', '经发局', null, null, null],
  ]
  const report = await bring(ctx, head, rows, { skipFaulty: true })
  expect(report.faults.map((one) => one.code)).toEqual(['duty.not_recorded_here', 'duty.unknown'])
  expect((await bring(ctx, head, rows, { skipFaulty: true })).counts).toEqual({
    created: 0,
    changed: 0,
    same: 3,
    asked: 0,
    refused: 2,
  })
  expect(await query(ctx, `select meeting from meeting order by 1`)).toEqual([
    { meeting: 'consultation' },
    { meeting: 'dispatch' },
  ])
  expect(await query(ctx, `select form from form_entry`)).toEqual([{ form: 'name_plate' }])
})
