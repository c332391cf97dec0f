import { Buffer } from 'node:buffer'
import { buffer } from 'node:stream/consumers'
import ExcelJS from '@protobi/exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { askExport } from '#app/ledger/ask-export.ts'
import { bringBack } from '#app/ledger/bring-back/bring-back.ts'
import { exportBytes, writeExport } from '#app/ledger/write-export.ts'
import { fileTargets } from '#app/target/file-targets.ts'
import { listTargets, readTarget } from '#app/target/list-targets.ts'
import { setTarget } from '#app/target/set-target.ts'
import { execute } from '#app/use-case.ts'
import { type DriveWorld, driveWorld } from '../campaign/world.ts'
import { bring } from '../import/park.ts'
import { must, referenceDatabase } from '../matter/world.ts'

const NOW = '2026-01-20T02:00:00Z'
let world: DriveWorld
let office: Ctx

beforeAll(async () => {
  const db = await referenceDatabase()
  world = await driveWorld(db, 'targets-back')
  office = world.as('office', NOW)
  const head = ['指标名称', '承担对象', '考核期', '上年完成数', '目标值', '责任单位']
  const rows = [
    ['入库税收', '全区', '2026年', '1000', null, null],
    ['入库税收', null, '2026年', '600', '700', '甲局'],
    ['入库税收', null, '2026年', '400', '470', '乙局'],
  ]
  expect(await bring(office, head, rows)).toMatchObject({ state: 'committed', faults: [] })
})

async function exported(): Promise<Buffer> {
  const { id } = must(
    await execute(office, askExport, { ledger: 'targets', filter: { program: 'drive' }, format: 'xlsx' }),
  )
  await writeExport(office, id)
  return buffer(exportBytes(office, id))
}

/** The file as somebody leaves it who types into cells: heads, merges and the hidden mark as they were. */
async function typed(bytes: Buffer, edits: Readonly<Record<string, Readonly<Record<string, string | number>>>>) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never)
  const sheet = book.worksheets[0] as ExcelJS.Worksheet
  const columns = new Map<string, number>()
  sheet.eachRow((row) => {
    const texts = (row.values as unknown[]).map((value) => (typeof value === 'string' ? value : ''))
    if (texts.includes('对象') || texts.includes('目标值'))
      for (const [column, text] of texts.entries()) if (text && text !== '目标') columns.set(text, column)
  })
  const at = (title: string) => columns.get(title) as number
  sheet.eachRow((row) => {
    const edit = edits[String(row.getCell(at('对象')).value)]
    if (!edit || !String(row.getCell(at('校验码')).value).includes(':')) return
    for (const [title, value] of Object.entries(edit)) row.getCell(at(title)).value = value
  })
  return Buffer.from(await book.xlsx.writeBuffer())
}

const back = async (bytes: Buffer, more: { mine?: string[]; seen?: string } = {}) =>
  must(
    await bringBack(office, {
      file: { name: '目标.xlsx', bytes },
      mine: new Set(more.mine ?? []),
      ...(more.seen === undefined ? {} : { seen: more.seen }),
    }),
  )
const one = async (name: string) => {
  const { rows } = must(await execute(office, listTargets, { program: 'drive' }))
  const row = rows.find(({ subject }) => subject.name === name)
  return must(await execute(office, readTarget, { id: row?.id ?? '' }))
}

describe('targets brought back', { timeout: 120_000 }, () => {
  it('unchanged change nothing', async () => {
    expect(await back(await exported())).toMatchObject({ ledger: '目标分解与进度表', rows: 3, same: 3, lines: [] })
  })

  it('get a new version where a cell was edited, and nowhere else; what the row does not show stays', async () => {
    const file = await typed(await exported(), { 甲局: { 目标值: 720, 措施: '建立税源台账' } })
    const preview = await back(file)
    expect(preview.lines).toMatchObject([
      {
        label: '入库税收 · 甲局',
        outcome: 'change',
        cells: [
          { title: '目标值', from: 700, to: 720 },
          { title: '措施', from: null, to: '建立税源台账' },
        ],
      },
    ])
    expect(await back(file, { seen: preview.seen })).toMatchObject({ done: true, lines: [{ outcome: 'changed' }] })
    expect(await one('甲局')).toMatchObject({ target: 720, baseline: 600, measures: '建立税源台账', version: 2 })
    expect(await one('乙局')).toMatchObject({ target: 470, version: 1 })
    expect(await back(file)).toMatchObject({ same: 3, lines: [] })
  })

  it('with a head typed over say which column was not read; a column of one’s own is named too', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await exported()) as never)
    const sheet = book.worksheets[0] as ExcelJS.Worksheet
    let over = ''
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.value !== '措施') return
        cell.value = '推进措施（新）'
        over = cell.address
      }),
    )
    const { heads, same } = await back(Buffer.from(await book.xlsx.writeBuffer()))
    expect(same).toBe(3)
    expect(heads.lost).toEqual(['措施'])
    expect(heads.unknown).toEqual([{ cell: over, text: '推进措施（新）' }])
    expect(heads.taken).toContain('目标值')
    expect((await back(await exported())).heads).toMatchObject({ lost: [], unknown: [] })
  })

  it('that were filed need their reason in the file', async () => {
    const { id } = await one('甲局')
    must(await execute(office, fileTargets, { ids: [id] }))
    const bytes = await exported()
    const bare = await back(await typed(bytes, { 甲局: { 目标值: 730 } }))
    expect(bare.lines).toMatchObject([{ outcome: 'refused', reason: { code: 'target.reason_missing' } }])
    const file = await typed(bytes, { 甲局: { 目标值: 730, 变更理由: '新增两户企业' } })
    const { seen } = await back(file)
    expect(await back(file, { seen })).toMatchObject({ lines: [{ outcome: 'changed' }] })
    const { newer } = await one('甲局')
    expect(newer).toBe(3)
  })

  it('show a conflict where both sides changed the same number, and keep what is here unless one’s own is taken', async () => {
    const file = await typed(await exported(), { 乙局: { 目标值: 480 } })
    const { subject } = await one('乙局')
    must(
      await execute(office, setTarget, {
        program: 'drive',
        indicator: 'tax',
        subjectKind: 'org',
        subjectId: subject.id,
        target: 490,
        baseline: 400,
      }),
    )
    const preview = await back(file)
    const [line] = preview.lines
    expect(line).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ title: '目标值', exported: 470, known: true, now: 490, yours: 480 }],
    })
    expect(await back(file, { seen: preview.seen })).toMatchObject({ lines: [{ outcome: 'conflict' }] })
    expect(await one('乙局')).toMatchObject({ target: 490 })
    const mine = [line?.conflicts[0]?.key ?? '']
    expect(await back(file, { seen: preview.seen, mine })).toMatchObject({ lines: [{ outcome: 'changed' }] })
    expect(await one('乙局')).toMatchObject({ target: 480 })
  })

  it('leave an adjustment alone that waits to be filed: what both changed is a conflict, what one changed is added to it', async () => {
    const before = await one('乙局')
    must(await execute(office, fileTargets, { ids: [before.id] }))
    const bytes = await exported()
    must(
      await execute(office, setTarget, {
        program: 'drive',
        indicator: before.indicator,
        subjectKind: 'org',
        subjectId: before.subject.id,
        about: before.firstDay,
        target: before.target + 30,
        baseline: before.baseline ?? undefined,
        parentId: before.parentId ?? undefined,
        measures: before.measures,
        dueDay: before.dueDay ?? undefined,
        reason: '新签约',
      }),
    )
    const file = await typed(bytes, { 乙局: { 措施: '逐户上门' } })
    const preview = await back(file)
    expect(preview.lines).toMatchObject([{ outcome: 'change', cells: [{ title: '措施' }], conflicts: [] }])
    await back(file, { seen: preview.seen })
    const [newest] = (await one('乙局')).versions
    expect(newest).toMatchObject({ target: before.target + 30, measures: '逐户上门' })
  })
})
