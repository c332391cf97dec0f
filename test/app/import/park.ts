import type { Buffer } from 'node:buffer'
import { expect } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { importFileNow } from '#app/import/import-file.ts'
import type { ImportReport } from '#app/import/report.ts'
import { execute } from '#app/use-case.ts'
import type { LedgerValue } from '#papers/write/ledger.ts'
import type { Database } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority } from '#test/support/database.ts'
import { putInForce } from '#test/support/publish.ts'
import { workbook } from './files.ts'

/** Imports one table and says what became of it. */
export async function bring(
  ctx: Ctx,
  head: string[],
  rows: LedgerValue[][],
  more: { title?: string; skipFaulty?: boolean } = {},
): Promise<ImportReport> {
  const bytes = await workbook({ sheet: '表', head, rows, ...(more.title ? { title: more.title } : {}) })
  return bringFile(ctx, bytes, more.skipFaulty)
}

export async function bringFile(ctx: Ctx, bytes: Buffer, skipFaulty = false): Promise<ImportReport> {
  const file = { name: 'x.xlsx', bytes }
  const done = await execute(ctx, importFileNow, { file, options: {}, skipFaulty })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}

/** A small park: two departments, an office, a leader, four cadres (two of one name), two enterprises and a project on the lists. */
export async function park(db: Database): Promise<Ctx> {
  const id = await createAuthority(db, `p${Math.random().toString(36).slice(2)}`, '云岭')
  await putInForce(db, id, 'huaihua-guarantee')
  const ctx = contextOf(db, id)
  const ok = async (report: Promise<ImportReport>) => expect((await report).faults).toEqual([])
  await ok(
    bring(
      ctx,
      ['单位名称', '简称', '是否联络办'],
      [
        ['督查室', null, '是'],
        ['经济发展局', '经发局', null],
        ['财政局', null, null],
      ],
    ),
  )
  await ok(
    bring(
      ctx,
      ['姓名', '工号', '工作单位'],
      [
        ['林晓', '001', '督查室'],
        ['苏明', '002', '经发局'],
        ['苏明', '003', '财政局'],
        ['赵原', '004', '财政局'],
        ['钱来', '005', '经发局'],
        ['孙外', '006', '财政局'],
      ],
    ),
  )
  await ok(
    bring(
      ctx,
      ['企业名称', '信用代码'],
      [
        ['灯笼彩纸有限公司', null],
        ['金鱼灯厂', null],
      ],
    ),
  )
  await ok(bring(ctx, ['项目名称', '项目类别'], [['花灯街', '市重点']]))
  const roster: LedgerValue[][] = [
    ['包保领导（班子成员）', '林晓', null],
    ['投产工业企业', '灯笼彩纸有限公司', null],
    ['投产工业企业', '金鱼灯厂', null],
    ['省市园区重点项目', '花灯街', null],
    ['行业部门', '经发局', null],
    ['行业部门', '财政局', null],
    ...['002', '003', '004', '005'].map((no): LedgerValue[] => [
      '包保干部',
      no === '002' || no === '003' ? '苏明' : no === '004' ? '赵原' : '钱来',
      no,
    ]),
  ]
  await ok(bring(ctx, ['名单', '成员', '编号'], roster))
  return ctx
}
