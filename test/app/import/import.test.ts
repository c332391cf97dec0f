import { buffer } from 'node:stream/consumers'
import iconv from 'iconv-lite'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { commitImport } from '#app/import/commit-import.ts'
import { faultyFile } from '#app/import/faulty-file.ts'
import { importFileNow } from '#app/import/import-file.ts'
import { previewImport } from '#app/import/preview-import.ts'
import { listImportFaults } from '#app/import/read-import.ts'
import type { ImportReport } from '#app/import/report.ts'
import { execute } from '#app/use-case.ts'
import { creditCodeCheck } from '#domain/identifiers/credit-code.ts'
import { openTable } from '#papers/read/open-table.ts'
import { sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, type TestDatabase, testDatabase } from '#test/support/database.ts'
import { csv, workbook } from './files.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

const code = (n: number) => {
  const first = `91431200MA4L${String(n).padStart(5, '0')}`
  return first + creditCodeCheck(first)
}

async function freshContext(): Promise<Ctx> {
  const id = await createAuthority(database.db, `a${Math.random().toString(36).slice(2)}`, '灯笼区')
  return contextOf(database.db, id)
}

async function bring(
  ctx: Ctx,
  name: string,
  bytes: Buffer,
  more: { skipFaulty?: boolean; options?: object } = {},
): Promise<ImportReport> {
  const result = await execute(ctx, importFileNow, {
    file: { name, bytes },
    options: more.options ?? {},
    skipFaulty: more.skipFaulty ?? false,
  })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function count(ctx: Ctx, table: string): Promise<number> {
  return ctx.db.inAuthority(ctx.authorityId, async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.ref(table)}`.execute(tx)
    return rows[0]?.n ?? -1
  })
}

const orgs = () =>
  workbook({
    sheet: '单位',
    title: '灯笼区单位一览表',
    head: ['序号', '单位名称', '简称', '单位类别', '上级单位'],
    rows: [
      ['1', '投资促进中心', '投促中心', '平台', '经济发展局'],
      ['2', '经济发展局', '经发局、发改局', '部门', null],
      ['3', '财政局', null, '部门', null],
      ['合计', '3', null, null, null],
    ],
  })

const persons = () =>
  workbook({
    sheet: '名册',
    title: '干部名册',
    head: ['序号', '姓名', '工号', '工作单位', '职务', '是否主要负责人', '手机'],
    rows: [
      ['1', '林 晓', '0012', '经发局', '局长', '是', '１３９００００１１１１'],
      ['2', '苏明', '0013', '财政局', '科员', null, '139-0000-2222'],
      ['3', '苏明', '0014', '经济发展局', '科员', '否', null],
      ['4', '赵原', '0015', '投促中心', null, null, null],
    ],
  })

describe('units and persons', () => {
  test('a superior may stand after its unit; short names are known; a second import changes nothing', async () => {
    const ctx = await freshContext()
    const first = await bring(ctx, '单位.xlsx', await orgs())
    expect(first).toMatchObject({ state: 'committed', counts: { created: 3, changed: 0, same: 0, refused: 0 } })
    expect(first.sheets[0]).toMatchObject({ kind: 'orgs', headRows: [2], skipped: 1 })
    expect((await bring(ctx, '单位.xlsx', await orgs())).counts).toEqual({
      created: 0,
      changed: 0,
      same: 3,
      asked: 0,
      refused: 0,
    })
    expect((await bring(ctx, '名册.xlsx', await persons())).counts).toEqual({
      created: 4,
      changed: 0,
      same: 0,
      asked: 0,
      refused: 0,
    })
    expect((await bring(ctx, '名册.xlsx', await persons())).counts).toEqual({
      created: 0,
      changed: 0,
      same: 4,
      asked: 0,
      refused: 0,
    })
    const rows = await ctx.db.inAuthority(ctx.authorityId, async (tx) => {
      const found = await sql<{ name: string; phone: string; org: string; is_head: boolean }>`
        select p.name, p.phone, o.name as org, t.is_head from person p
          join post t on t.authority_id = p.authority_id and t.person_id = p.id
          join org o on o.authority_id = t.authority_id and o.id = t.org_id
         where p.staff_no = '0012'`.execute(tx)
      return found.rows
    })
    expect(rows).toEqual([{ name: '林晓', phone: '13900001111', org: '经济发展局', is_head: true }])
  })

  test('another unit is a move: the old post ends', async () => {
    const ctx = await freshContext()
    await bring(ctx, '单位.xlsx', await orgs())
    await bring(ctx, '名册.xlsx', await persons())
    const moved = await bring(
      ctx,
      '名册.xlsx',
      await workbook({ sheet: '名册', head: ['姓名', '工号', '工作单位'], rows: [['赵原', '0015', '财政局']] }),
    )
    expect(moved.counts.changed).toBe(1)
    const posts = await ctx.db.inAuthority(ctx.authorityId, async (tx) => {
      const found = await sql<{ org: string; to_day: string }>`
        select o.name as org, t.to_day from post t join person p on p.authority_id = t.authority_id and p.id = t.person_id
          join org o on o.authority_id = t.authority_id and o.id = t.org_id where p.staff_no = '0015' order by t.from_day`.execute(
        tx,
      )
      return found.rows
    })
    expect(posts).toEqual([
      { org: '投资促进中心', to_day: '2026-05-09' },
      { org: '财政局', to_day: 'infinity' },
    ])
  })

  test('zeros that a number lost come back by the width of the registered numbers', async () => {
    const ctx = await freshContext()
    await bring(ctx, '单位.xlsx', await orgs())
    await bring(ctx, '名册.xlsx', await persons())
    const bytes = await workbook({
      sheet: '名册',
      head: ['姓名', '工号:number', '工作单位'],
      rows: [['林晓', 12, '经发局']],
    })
    expect((await bring(ctx, '名册.xlsx', bytes)).counts).toMatchObject({ same: 1, refused: 0 })
  })

  test('a number that belongs to another name, a unit that does not exist, and a row given twice are refused with their cells', async () => {
    const ctx = await freshContext()
    await bring(ctx, '单位.xlsx', await orgs())
    await bring(ctx, '名册.xlsx', await persons())
    const report = await bring(
      ctx,
      '名册.xlsx',
      await workbook({
        sheet: '名册',
        head: ['姓名', '工号', '工作单位'],
        rows: [
          ['王新', '0012', '财政局'],
          ['钱来', '0020', '财政科'],
          ['孙一', '0021', '财政局'],
          ['孙一', '0021', '财政局'],
          [null, '0022', '财政局'],
        ],
      }),
    )
    expect(report.state).toBe('refused')
    expect(report.faults.map((one) => [one.cell, one.code])).toEqual([
      ['B2', 'person.code_conflict'],
      ['C3', 'org.not_found'],
      [null, 'row.twice'],
      ['A6', 'cell.required'],
    ])
    expect(report.faults[0]?.message).toContain('林晓（经济发展局，0012）')
    expect(await count(ctx, 'person')).toBe(4)
  })
})

const firms = (rows: (string | null)[][]) =>
  csv(
    ['企业名称', '统一社会信用代码', '联系人', '联系电话', '营业收入（万元）'],
    rows.map((row) => row.map((one) => one ?? '')),
  )

describe('enterprises', () => {
  test('the size follows from the figures by the table of 2017; older figures leave it', async () => {
    const ctx = await freshContext()
    const heads = ['企业名称', '行业代码', '企业规模', '从业人数', '营业收入（万元）', '数据日期']
    const size = () =>
      ctx.db.inAuthority(
        ctx.authorityId,
        async (tx) => (await sql<{ size: string }>`select size from enterprise`.execute(tx)).rows,
      )
    await bring(ctx, '企业.csv', csv(heads, [['明月花灯厂', '3484', '大型', '320', '3000', '2025-12-31']]))
    expect(await size()).toEqual([{ size: '中型' }])
    await bring(ctx, '企业.csv', csv(heads, [['明月花灯厂', '3484', '', '25', '400', '2024-12-31']]))
    expect(await size()).toEqual([{ size: '中型' }])
    await bring(ctx, '企业.csv', csv(heads, [['明月花灯厂', '3484', '', '280', '2600', '2026-06-30']]))
    expect(await size()).toEqual([{ size: '小型' }])
  })

  test('by code, else by name; brackets and forms do not matter; again is the same', async () => {
    const ctx = await freshContext()
    const bytes = firms([
      ['灯笼(怀江)彩纸有限公司', code(1), '周一', '13900003333', '1200'],
      ['明月花灯厂', null, null, null, null],
    ])
    expect((await bring(ctx, '企业.csv', bytes)).counts).toMatchObject({ created: 2 })
    expect((await bring(ctx, '企业.csv', bytes)).counts).toEqual({
      created: 0,
      changed: 0,
      same: 2,
      asked: 0,
      refused: 0,
    })
    const later = firms([
      ['灯笼（怀江）彩纸有限责任公司', code(1), '周二', null, '1300'],
      ['明月花灯厂', code(2), null, null, null],
    ])
    expect((await bring(ctx, '企业.csv', later)).counts).toMatchObject({ created: 0, changed: 2 })
    expect(await count(ctx, 'enterprise')).toBe(2)
  })

  test('GB18030 is read; the good rows go in without the faulty, which come back with their reasons', async () => {
    const ctx = await freshContext()
    const bytes = iconv.encode(
      firms([
        ['灯笼彩纸厂', code(1), null, null, null],
        ['金鱼灯厂', `${code(2).slice(0, 17)}*`, null, '139000', null],
        ['荷花灯厂', code(3), null, null, '很多'],
      ]).toString('utf8'),
      'gb18030',
    )
    const whole = await bring(ctx, '企业.csv', bytes)
    expect(whole.state).toBe('refused')
    expect(whole.notes[0]).toContain('GB18030')
    expect(await count(ctx, 'enterprise')).toBe(0)
    const some = await bring(ctx, '企业.csv', bytes, { skipFaulty: true })
    expect(some).toMatchObject({ state: 'committed', counts: { created: 1, refused: 2 }, faultTotal: 3 })
    const file = await execute(ctx, faultyFile, { runId: some.runId })
    if (!file.ok) throw new Error(file.error.code)
    const back = await openTable({ name: file.value.name, bytes: await buffer(file.value.stream) })
    const rows: string[][] = []
    for await (const row of back.rows(back.sheets[0] as string)) rows.push(row.cells.map((cell) => cell.text))
    expect(rows.map((row) => row[0])).toEqual(['企业名称', '金鱼灯厂', '荷花灯厂'])
    expect(rows[0]?.at(-1)).toBe('导入问题')
    expect(rows[1]?.at(-1)).toContain('第 18 位')
    expect(rows[1]?.at(-1)).toContain('完整的电话')
  })

  test('the returned workbook, mended, is imported like any other', async () => {
    const ctx = await freshContext()
    const head = ['企业名称', '统一社会信用代码', '成立备注']
    const bytes = await workbook({
      sheet: '企业',
      title: '2026年企业名录',
      head,
      rows: [
        ['灯笼彩纸厂', code(5), '甲'],
        ['金鱼灯厂', '9143', '乙'],
      ],
    })
    const first = await bring(ctx, '企业.xlsx', bytes, { skipFaulty: true })
    const file = await execute(ctx, faultyFile, { runId: first.runId })
    if (!file.ok) throw new Error(file.error.code)
    const back = await openTable({ name: 'x.xlsx', bytes: await buffer(file.value.stream) })
    const rows: string[][] = []
    for await (const row of back.rows('企业')) rows.push(row.cells.map((cell) => cell.text))
    expect(rows[0]).toEqual(['2026年企业名录'])
    expect(rows[1]).toEqual([...head, '导入问题'])
    expect(rows[2]?.slice(0, 3)).toEqual(['金鱼灯厂', '9143', '乙'])
    const mended = await workbook({
      sheet: '企业',
      title: '2026年企业名录',
      head: [...head, '导入问题'],
      rows: [['金鱼灯厂', code(6), '乙', rows[2]?.[3] ?? '']],
    })
    expect((await bring(ctx, '企业.xlsx', mended)).counts).toEqual({
      created: 1,
      changed: 0,
      same: 0,
      asked: 0,
      refused: 0,
    })
  })

  test('one of two is wrong: a code under another name, a name under another code', async () => {
    const ctx = await freshContext()
    await bring(ctx, '企业.csv', firms([['灯笼彩纸厂', code(1), null, null, null]]))
    const report = await bring(
      ctx,
      '企业.csv',
      firms([
        ['金鱼灯厂', code(1), null, null, null],
        ['灯笼彩纸厂', code(2), null, null, null],
      ]),
    )
    expect(report.faults.map((one) => one.code)).toEqual(['enterprise.name_conflict', 'enterprise.code_conflict'])
  })
})

describe('preview and commit', () => {
  test('a preview keeps nothing but says all; commit does what it said; a second commit is refused', async () => {
    const ctx = await freshContext()
    const file = { name: '单位.xlsx', bytes: await orgs() }
    const preview = await execute(ctx, previewImport, { file, options: {} })
    if (!preview.ok) throw new Error(preview.error.code)
    expect(preview.value).toMatchObject({ state: 'previewed', counts: { created: 3 } })
    expect(await count(ctx, 'org')).toBe(0)
    const done = await execute(ctx, commitImport, { runId: preview.value.runId })
    expect(done).toMatchObject({ ok: true, value: { state: 'committed', counts: { created: 3 } } })
    expect(await count(ctx, 'org')).toBe(3)
    expect(await execute(ctx, commitImport, { runId: preview.value.runId })).toMatchObject({
      ok: false,
      error: { code: 'import.done_already' },
    })
    const audit = await ctx.db.inAuthority(
      ctx.authorityId,
      async (tx) =>
        (await sql<{ act: string; detail: object }>`select act, detail from audit order by id`.execute(tx)).rows,
    )
    expect(audit.map((one) => one.act)).toEqual(['import.preview', 'import.commit'])
    expect(audit[1]?.detail).toMatchObject({ created: 3, refused: 0, digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test('faults come by page', async () => {
    const ctx = await freshContext()
    const preview = await execute(ctx, previewImport, {
      file: {
        name: '企业.csv',
        bytes: firms(Array.from({ length: 300 }, (_, n) => [`厂${n}`, '123', null, null, null])),
      },
      options: {},
    })
    if (!preview.ok) throw new Error(preview.error.code)
    expect(preview.value.faults).toHaveLength(200)
    expect(preview.value.faultTotal).toBe(300)
    const page = await execute(ctx, listImportFaults, { runId: preview.value.runId, after: 249 })
    expect(page.ok && page.value.map((one) => one.row)).toEqual(Array.from({ length: 50 }, (_, n) => n + 252))
  })

  test('a file that is no table, and somebody who may not', async () => {
    const ctx = await freshContext()
    const pdf = { name: '通知.xlsx', bytes: Buffer.from('%PDF-1.7 …') }
    expect(await execute(ctx, previewImport, { file: pdf, options: {} })).toMatchObject({
      ok: false,
      error: { code: 'import.file.not_a_table' },
    })
    const cadre = { ...ctx, actor: actorWith('cadre') }
    expect(await execute(cadre, previewImport, { file: pdf, options: {} })).toMatchObject({
      ok: false,
      error: { code: 'access.role_missing' },
    })
  })

  test('sheets of one workbook are taken in the order they need each other', async () => {
    const ctx = await freshContext()
    const bytes = await workbook(
      { sheet: '封面', head: ['说明', '内容'], rows: [['填表', '每月更新']] },
      { sheet: '人员', head: ['姓名', '工作单位'], rows: [['林晓', '财政局']] },
      { sheet: '单位', head: ['单位名称', '单位类别'], rows: [['财政局', '部门']] },
    )
    const report = await bring(ctx, '全部.xlsx', bytes)
    expect(report).toMatchObject({ state: 'committed', counts: { created: 2, refused: 0 } })
    expect(report.sheets.map((one) => one.problem?.code ?? one.kind)).toEqual(['sheet.no_head', 'persons', 'orgs'])
  })
})
