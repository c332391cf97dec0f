import { beforeAll, describe, expect, it } from 'vitest'
import { importFileNow } from '#app/import/import-file.ts'
import { previewImport } from '#app/import/preview-import.ts'
import { fileTargets } from '#app/target/file-targets.ts'
import { listTargets, readTarget } from '#app/target/list-targets.ts'
import { execute } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { type DriveWorld, driveWorld } from '../campaign/world.ts'
import { must, referenceDatabase } from '../matter/world.ts'
import { workbook } from './files.ts'

let db: Database
let world: DriveWorld
const JAN = '2026-01-20T02:00:00Z'
const JUL = '2026-07-02T02:00:00Z'

beforeAll(async () => {
  db = await referenceDatabase()
})

const HEAD = [
  '序号',
  '指标名称',
  '承担对象',
  '考核期',
  '上年完成数',
  '目标值',
  '一季度',
  '上半年',
  '责任单位',
  '责任人',
  '主要措施',
]
const split = (...rows: (string | null)[][]) =>
  workbook({ sheet: '分解', title: '2026年主要指标分解表', head: HEAD, rows })
const WHOLE = ['1', '入库税收', '全区', '2026年', '1000', null, null, null, '督查室', null, null]
const JIA = ['2', '入库税收', null, '2026年', '600', '700', '150', '350', '甲局', '甲长', '建立税源台账']
const HIM = ['3', '入库税收', '甲长', '2026年', null, '700', null, null, '甲局', null, null]
const bring = async (bytes: Buffer, now = JAN, who: Parameters<DriveWorld['as']>[0] = 'office') =>
  must(
    await execute(world.as(who, now), importFileNow, {
      file: { name: '表.xlsx', bytes },
      options: {},
      skipFaulty: false,
    }),
  )
const faultsOf = (report: { faults: readonly { code: string; cell: string | null; message: string }[] }) =>
  report.faults.map(({ code, cell, message }) => [cell, code, message])

describe('targets by table', () => {
  it('breaks indicators down to units and persons, and a second import changes nothing', async () => {
    world = await driveWorld(db, 'target-import-a')
    const preview = must(
      await execute(world.as('office', JAN), previewImport, {
        file: { name: '表.xlsx', bytes: await split(WHOLE, JIA, HIM) },
        options: {},
      }),
    )
    expect(preview.counts).toEqual({ created: 3, changed: 0, same: 0, asked: 0, refused: 0 })
    expect(must(await execute(world.as('viewer', JAN), listTargets, { program: 'drive' })).total).toBe(0)
    const first = await bring(await split(WHOLE, JIA, HIM))
    expect(first.sheets[0]).toMatchObject({ kind: 'targets', headRows: [2] })
    expect(first.counts).toEqual(preview.counts)
    const { rows } = must(await execute(world.as('viewer', JAN), listTargets, { program: 'drive' }))
    // The whole takes the number that the program declares over its baseline; a unit is a part of it, a person of his unit.
    expect(
      rows.map((row) => [row.depth, row.subject.name, row.target, row.baseline, row.person?.name ?? null]),
    ).toEqual([
      [0, '全区', 1170, 1000, null],
      [1, '甲局', 700, 600, '甲长'],
      [2, '甲长', 700, null, '甲长'],
    ])
    const unit = must(await execute(world.as('viewer', JAN), readTarget, { id: rows[1]?.id ?? '' }))
    expect(unit).toMatchObject({ measures: '建立税源台账' })
    const kept = await world.rows(
      sql<{
        schedule: unknown
      }>`select schedule from target where authority_id = ${world.authorityId} and subject_kind = 'org'`,
    )
    expect(kept[0]?.schedule).toEqual([
      { day: '2026-03-31', value: 150 },
      { day: '2026-06-30', value: 350 },
    ])
    expect((await bring(await split(WHOLE, JIA, HIM))).counts).toEqual({
      created: 0,
      changed: 0,
      same: 3,
      asked: 0,
      refused: 0,
    })
    expect((await bring(await split(WHOLE, [...JIA.slice(0, 5), '710', ...JIA.slice(6)]))).counts).toMatchObject({
      changed: 1,
      same: 1,
    })
  })

  it('is held to the rules of the page: what was filed is changed only with a reason, and by whom it may', async () => {
    const { rows } = must(await execute(world.as('viewer', JAN), listTargets, { program: 'drive' }))
    must(await execute(world.as('office', JAN), fileTargets, { ids: rows.map((row) => row.id) }))
    const less = await bring(await split([...JIA.slice(0, 5), '690', ...JIA.slice(6)]))
    expect(less.state).toBe('refused')
    expect(less.faults[0]).toMatchObject({ code: 'indicator.refused', message: expect.stringContaining('备案') })
  })

  it('names each fault at its cell', async () => {
    const report = await bring(
      await split(
        ['1', '税收', '全区', '2026年', '1000', null, null, null, null, null, null],
        ['2', '入库税收', '戊局', '2026年', null, '5', null, null, null, null, null],
        ['3', '入库税收', null, '2026年二季度', null, '5', null, null, '丙局', null, null],
        ['4', '入库税收', null, '2026年', null, '5', '4', '3', '丙局', null, null],
        ['5', '入库税收', null, '2026年', null, null, null, null, '丁局', null, null],
        ['6', '入库税收', null, '今年', null, '5', null, null, '丙局', null, null],
        ['7', '入库税收', null, '2026年', null, '5', '6', null, '乙局', null, null],
      ),
    )
    expect(faultsOf(report).map(([cell, code]) => [cell, code])).toEqual([
      ['B3', 'indicator.unknown'],
      ['C4', 'indicator.subject_unknown'],
      ['D5', 'indicator.period_other'],
      ['H6', 'indicator.not_cumulative'],
      ['F7', 'indicator.refused'],
      ['D8', 'period.unreadable'],
      ['G9', 'indicator.refused'],
    ])
  })
})

describe('readings by table', () => {
  const DONE = ['指标', '责任单位', '截至', '累计完成数', '滞后原因', '整改措施']
  const done = (...rows: (string | null)[][]) =>
    workbook({ sheet: '完成', title: '2026年指标完成情况表', head: DONE, rows })

  it('records values as of the period’s end, and asks below the plan why and what is done about it', async () => {
    world = await driveWorld(db, 'target-import-b')
    await bring(await split(WHOLE, JIA))
    const behind = await bring(
      await done(['入库税收', '甲局', '一季度', '160', null, null], ['入库税收', '甲局', '6月', '300', null, null]),
      JUL,
    )
    expect(behind.sheets[0]).toMatchObject({ kind: 'readings' })
    expect(behind.state).toBe('refused')
    expect(behind.faults).toMatchObject([
      { cell: 'E4', code: 'indicator.refused', message: expect.stringContaining('350') },
    ])
    const whole = await done(
      ['入库税收', '甲局', '6月', '300', '两户企业停产检修', '逐户核实复产日期'],
      ['入库税收', '甲局', '一季度', '160', null, null],
    )
    expect((await bring(whole, JUL)).counts).toEqual({ created: 2, changed: 0, same: 0, asked: 0, refused: 0 })
    expect((await bring(whole, JUL)).counts).toEqual({ created: 0, changed: 0, same: 2, asked: 0, refused: 0 })
    const { rows } = must(await execute(world.as('viewer', JUL), listTargets, { program: 'drive' }))
    expect(rows.find((row) => row.subject.name === '甲局')).toMatchObject({
      value: 300,
      readDay: '2026-06-30',
      behind: true,
    })
    const more = await done(['入库税收', '甲局', '6月', '360', null, null])
    expect((await bring(more, JUL)).counts).toMatchObject({ changed: 1 })
  })

  it('refuses what has no target, lies ahead, or is computed from the registers', async () => {
    const press = ['4', '媒体刊播数', '全区', '2026年', null, '6', null, null, null, null, null]
    await bring(await split(press))
    const report = await bring(
      await done(
        ['入库税收', '乙局', '6月', '1', null, null],
        ['入库税收', '甲局', '9月', '500', null, null],
        ['媒体刊播数', '督查室', '6月', '3', null, null],
      ),
      JUL,
    )
    expect(report.faults.map(({ cell, code }) => [cell, code])).toEqual([
      ['A3', 'indicator.no_target'],
      ['C4', 'indicator.refused'],
      ['A5', 'indicator.no_target'],
    ])
  })
})
