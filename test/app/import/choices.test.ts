import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { listAliases, revokeAlias } from '#app/import/aliases.ts'
import { commitImport } from '#app/import/commit-import.ts'
import { previewAgain } from '#app/import/preview-again.ts'
import { previewImport } from '#app/import/preview-import.ts'
import type { ImportReport } from '#app/import/report.ts'
import { undoImport } from '#app/import/undo-import.ts'
import { execute } from '#app/use-case.ts'
import { creditCodeCheck } from '#domain/identifiers/credit-code.ts'
import { sql } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
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
  return contextOf(database.db, await createAuthority(database.db, `a${Math.random().toString(36).slice(2)}`, '灯笼区'))
}

async function preview(ctx: Ctx, head: string[], rows: string[][], name = '表.csv'): Promise<ImportReport> {
  const done = await execute(ctx, previewImport, { file: { name, bytes: csv(head, rows) }, options: {} })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}

async function commit(ctx: Ctx, report: ImportReport, skipFaulty = false): Promise<ImportReport> {
  const done = await execute(ctx, commitImport, { runId: report.runId, skipFaulty })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}

const bring = async (ctx: Ctx, head: string[], rows: string[][]) => commit(ctx, await preview(ctx, head, rows))

async function texts(ctx: Ctx, statement: string): Promise<string[]> {
  return ctx.db.inAuthority(ctx.authorityId, async (tx) => {
    const { rows } = await sql<{ text: string }>`${sql.raw(statement)}`.execute(tx)
    return rows.map((row) => row.text)
  })
}

const UNITS: [string[], string[][]] = [
  ['单位名称', '单位类别'],
  [
    ['经济发展局', '部门'],
    ['市场监督管理局', '部门'],
    ['财政局', '部门'],
  ],
]
const ROSTER = ['姓名', '工号', '工作单位']

describe('doubtful names', () => {
  test('are asked once with a confidence and a reason, remembered, and asked again when revoked', async () => {
    const ctx = await freshContext()
    await bring(ctx, ...UNITS)
    const first = await preview(ctx, ROSTER, [
      ['林晓', '01', '经发局'],
      ['苏明', '02', '经发局'],
      ['赵原', '03', '工商局'],
      ['钱来', '04', '水利局'],
    ])
    expect(first.counts).toEqual({ created: 0, changed: 0, same: 0, asked: 3, refused: 1 })
    expect(first.questions.map(({ kind, text, rows, places }) => [kind, text, rows, places[0]])).toEqual([
      ['org', '经发局', 2, '表!C2'],
      ['org', '工商局', 1, '表!C4'],
    ])
    expect(first.questions[0]?.candidates[0]).toMatchObject({ label: '经济发展局', confidence: 0.8, why: '像是简写' })
    expect(first.questions[1]?.candidates[0]).toMatchObject({ label: '市场监督管理局', confidence: 0.7 })
    const answers = first.questions.map(({ kind, key, text, context, candidates }) => ({
      kind,
      key,
      text,
      context,
      thingId: candidates[0]?.id ?? null,
    }))
    const again = await execute(ctx, previewAgain, { runId: first.runId, answers })
    expect(again).toMatchObject({ ok: true, value: { counts: { created: 3, asked: 0, refused: 1 }, questions: [] } })
    await commit(ctx, first, true)
    expect((await preview(ctx, ROSTER, [['孙一', '05', '工商局']])).counts).toMatchObject({ created: 1, asked: 0 })
    const kept = await execute(ctx, listAliases, {})
    if (!kept.ok) throw new Error(kept.error.code)
    expect(kept.value.map(({ written, thing }) => [written, thing]).sort()).toEqual([
      ['工商局', '市场监督管理局'],
      ['经发局', '经济发展局'],
    ])
    const of = kept.value.find((one) => one.written === '工商局')
    expect(await execute(ctx, revokeAlias, { id: of?.id })).toMatchObject({ ok: true })
    expect((await preview(ctx, ROSTER, [['孙一', '05', '工商局']])).counts).toMatchObject({ asked: 1 })
  })

  test('a firm without a code that resembles a registered one is asked about before it is made twice', async () => {
    const ctx = await freshContext()
    const head = ['企业名称', '统一社会信用代码', '地址']
    await bring(ctx, head, [['怀化市华光电子科技有限公司', code(1), '工业路 1 号']])
    const next = await preview(ctx, head, [
      ['华光电子科技公司', '', '工业路 2 号'],
      ['明月花灯厂', '', ''],
    ])
    expect(next.counts).toMatchObject({ created: 1, asked: 1 })
    const [question] = next.questions
    expect(question).toMatchObject({
      kind: 'enterprise',
      mayBeNew: true,
      candidates: [{ confidence: 0.9, why: '去掉地名后相同' }],
    })
    const answer = (thingId: string | null) => ({
      runId: next.runId,
      answers: [{ kind: 'enterprise', key: question?.key, text: question?.text, context: null, thingId }],
    })
    expect(await execute(ctx, previewAgain, answer(null))).toMatchObject({
      ok: true,
      value: { counts: { created: 2, asked: 0 } },
    })
    expect(await execute(ctx, previewAgain, answer(question?.candidates[0]?.id ?? null))).toMatchObject({
      ok: true,
      value: {
        counts: { created: 1, changed: 1, asked: 0 },
        sheets: [
          {
            shown: [
              { outcome: 'changed', changes: [{ title: '地址', from: '工业路 1 号', to: '工业路 2 号' }] },
              { outcome: 'created' },
            ],
          },
        ],
      },
    })
  })

  test('the same name in another unit: moved, or another person', async () => {
    const ctx = await freshContext()
    await bring(ctx, ...UNITS)
    await bring(ctx, ['姓名', '工作单位'], [['林晓', '财政局']])
    const next = await preview(ctx, ['姓名', '工作单位'], [['林晓', '经济发展局']])
    expect(next.counts).toMatchObject({ created: 0, asked: 1 })
    expect(next.questions[0]).toMatchObject({ kind: 'person', context: '经济发展局', mayBeNew: true })
  })
})

describe('columns', () => {
  test('known by what stands in them are only proposed; confirmed once, they are remembered for this head', async () => {
    const ctx = await freshContext()
    const head = ['企业名称', '证照号', '地址']
    const rows = [1, 2, 3, 4].map((n) => [`第${'甲乙丙丁'[n - 1]}灯笼厂`, code(n), '工业路'])
    const first = await preview(ctx, head, rows)
    expect(first.sheets[0]?.columns.find((one) => one.field === 'code')).toMatchObject({
      by: 'content',
      like: { fit: 4, of: 4 },
    })
    const refused = await commit(ctx, first)
    expect(refused).toMatchObject({ state: 'refused', sheets: [{ problem: { code: 'sheet.columns_unconfirmed' } }] })
    const options = { columns: { 表: { code: 2 } } }
    expect(await execute(ctx, previewAgain, { runId: first.runId, options })).toMatchObject({
      ok: true,
      value: { counts: { created: 4 } },
    })
    expect(await commit(ctx, first)).toMatchObject({ state: 'committed' })
    const later = await preview(ctx, head, rows)
    expect(later.sheets[0]?.columns.find((one) => one.field === 'code')).toMatchObject({ by: 'remembered' })
    expect(await commit(ctx, later)).toMatchObject({ state: 'committed', counts: { same: 4 } })
  })

  test('a ledger that the system wrote itself is pointed to where it is brought back', async () => {
    const ctx = await freshContext()
    const report = await preview(ctx, ['企业名称', '地址', '校验码'], [['灯笼厂', '工业路', 'enterprise:x']])
    expect(report.sheets[0]?.problem?.code).toBe('sheet.exported_ledger')
    // Also where no import knows its columns, and with the sheet that explains them passed over in silence.
    const bytes = await workbook(
      {
        sheet: '事项台账',
        title: '事项台账',
        head: ['编号', '标题', '最新进展', '校验码'],
        rows: [['1', '路灯', null, 'matter:x:y']],
      },
      {
        sheet: '列说明',
        title: '列说明',
        head: ['列', '填法', '含义', '可选值', '回填时'],
        rows: [['企业名称', '文字', '哪家企业', null, null]],
      },
      { sheet: '可选值', head: ['企业名称', '地址'], rows: [['甲', '乙']] },
    )
    const whole = await execute(ctx, previewImport, { file: { name: '台账.xlsx', bytes }, options: {} })
    expect(whole.ok && whole.value.sheets.map((one) => one.problem?.code)).toEqual([
      'sheet.exported_ledger',
      'sheet.explanation',
      'sheet.explanation',
    ])
  })
})

describe('an import taken back', () => {
  test('what it made goes, what it changed is as before, and the audit keeps both', async () => {
    const ctx = await freshContext()
    const head = ['企业名称', '统一社会信用代码', '地址', '从业人数', '片区']
    await bring(ctx, head, [['灯笼彩纸厂', code(1), '工业路 1 号', '10', '城关']])
    const done = await bring(ctx, head, [
      ['灯笼彩纸厂', code(1), '工业路 9 号', '20', '城关'],
      ['金鱼灯厂', code(2), '', '30', '城关'],
    ])
    expect(done.counts).toMatchObject({ created: 1, changed: 1 })
    expect(await execute(ctx, undoImport, { runId: done.runId, reason: '导错了文件' })).toMatchObject({
      ok: true,
      value: { state: 'undone' },
    })
    expect(await texts(ctx, 'select name || address as text from enterprise')).toEqual(['灯笼彩纸厂工业路 1 号'])
    expect(await texts(ctx, 'select staff::text as text from enterprise_profile')).toEqual(['10'])
    expect(await texts(ctx, 'select name as text from area')).toEqual(['城关'])
    expect((await texts(ctx, 'select act as text from audit order by id')).at(-1)).toBe('import.undo')
    expect(await execute(ctx, undoImport, { runId: done.runId, reason: '再来一次' })).toMatchObject({
      ok: false,
      error: { code: 'import.undone_already' },
    })
    expect((await bring(ctx, head, [['金鱼灯厂', code(2), '', '30', '城关']])).counts).toMatchObject({ created: 1 })
  })

  test('is refused with what depends on it', async () => {
    const ctx = await freshContext()
    const units = await bring(ctx, ...UNITS)
    const roster = await bring(ctx, ROSTER, [['林晓', '01', '经济发展局']])
    const refused = await execute(ctx, undoImport, { runId: units.runId, reason: '试一试' })
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'import.depends', data: { what: ['1 条任职用到了它'] } },
    })
    expect(await execute(ctx, undoImport, { runId: roster.runId, reason: '先撤人员' })).toMatchObject({ ok: true })
    expect(await execute(ctx, undoImport, { runId: units.runId, reason: '再撤单位' })).toMatchObject({ ok: true })
    expect(await texts(ctx, 'select name as text from org')).toEqual([])
    const changed = await bring(ctx, ...UNITS)
    await bring(ctx, ['单位名称', '简称'], [['财政局', '财局']])
    expect(await execute(ctx, undoImport, { runId: changed.runId, reason: '有人改过' })).toMatchObject({
      ok: false,
      error: { data: { what: ['1 个单位在导入之后又有改动'] } },
    })
  })
})

describe('areas that are not registered', () => {
  const head = ['企业名称', '统一社会信用代码', '片区']
  const firm = (n: number, area: string) => [`第${n}灯笼厂`, code(n), area]

  test('are made where there is none yet, then asked about once: another spelling, or a new one', async () => {
    const ctx = await freshContext()
    const first = await bring(ctx, head, [firm(1, '城关片区'), firm(2, '河口片区')])
    expect(first).toMatchObject({ state: 'committed', notes: ['新建片区：城关片区、河口片区'] })
    const next = await preview(ctx, head, [firm(3, '城关'), firm(4, '城关'), firm(5, '东山片区'), firm(6, '河口片区')])
    expect(next.counts).toMatchObject({ created: 1, asked: 3, refused: 0 })
    expect(next.questions.map(({ kind, text, rows, mayBeNew }) => [kind, text, rows, mayBeNew])).toEqual([
      ['area', '城关', 2, true],
      ['area', '东山片区', 1, true],
    ])
    expect(next.questions[0]?.candidates[0]).toMatchObject({ label: '城关片区', confidence: 0.8 })
    const answers = next.questions.map(({ kind, key, text, context, candidates }, n) => ({
      kind,
      key,
      text,
      context,
      thingId: n === 0 ? (candidates[0]?.id ?? null) : null,
    }))
    expect(await execute(ctx, previewAgain, { runId: next.runId, answers })).toMatchObject({
      ok: true,
      value: { counts: { created: 4, asked: 0 }, questions: [], notes: ['新建片区：东山片区'] },
    })
    expect(await commit(ctx, next)).toMatchObject({ state: 'committed' })
    expect((await texts(ctx, 'select name as text from area order by 1')).length).toBe(3)
    expect((await preview(ctx, head, [firm(7, '城关')])).counts).toMatchObject({ created: 1, asked: 0 })
  })

  test('are made without asking where it is said for the whole file', async () => {
    const ctx = await freshContext()
    await bring(ctx, head, [firm(1, '城关片区')])
    const file = { name: '表.csv', bytes: csv(head, [firm(2, '东山片区')]) }
    const done = await execute(ctx, previewImport, { file, options: { newAreas: true } })
    expect(done).toMatchObject({ ok: true, value: { counts: { created: 1, asked: 0 } } })
  })
})
