import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { undoImport } from '#app/import/undo-import.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { fileTargets } from '#app/target/file-targets.ts'
import { listTargets } from '#app/target/list-targets.ts'
import { recordReadings } from '#app/target/record-readings.ts'
import { setTarget } from '#app/target/set-target.ts'
import { execute } from '#app/use-case.ts'
import { IMPORT_KINDS, type ImportKind } from '#domain/import/kinds.ts'
import type { LedgerValue } from '#papers/write/ledger.ts'
import { sql } from '#storage/open-database.ts'
import { type TestDatabase, testDatabase } from '#test/support/database.ts'
import { driveWorld } from '../campaign/world.ts'
import { must } from '../matter/world.ts'
import { bring, park } from './park.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await loadReference(database.db)
})

type File = { readonly head: string[]; readonly rows: LedgerValue[][]; readonly title?: string }
type Case = {
  readonly world: () => Promise<Ctx>
  /** What is there before, of the same kind or another. */
  readonly first?: readonly File[]
  /** The import that is taken back: it makes things, and changes some where its kind can. */
  readonly file: File
  readonly changes: boolean
}

const inPark = () => park(database.db)
let worlds = 0
async function inDrive(): Promise<Ctx> {
  const world = await driveWorld(database.db, `undo-${worlds++}`)
  return world.as('office', '2026-07-02T02:00:00Z')
}

const TARGETS = ['指标名称', '承担对象', '考核期', '上年完成数', '目标值', '责任单位']
const READINGS = ['指标', '责任单位', '截至', '累计完成数']
const WHOLE: File = { head: TARGETS, rows: [['入库税收', '全区', '2026年', '1000', null, null]] }

const CASES: Readonly<Record<ImportKind, Case>> = {
  orgs: {
    world: inPark,
    file: {
      head: ['单位名称', '简称', '上级单位', '片区'],
      rows: [
        ['财政局', '财局', null, '河口'],
        ['税务局', null, '财政局', '城关'],
      ],
    },
    changes: true,
  },
  persons: {
    world: inPark,
    file: {
      head: ['姓名', '工号', '工作单位', '手机'],
      rows: [
        ['赵原', '004', '经发局', '13900001111'],
        ['李新', '009', '财政局', null],
      ],
    },
    changes: true,
  },
  enterprises: {
    world: inPark,
    first: [{ head: ['企业名称', '从业人数', '数据日期', '地址'], rows: [['金鱼灯厂', '10', '2024-12-31', null]] }],
    file: {
      head: ['企业名称', '地址', '片区', '从业人数', '企业类别'],
      rows: [
        ['金鱼灯厂', '工业路 9 号', '城关', '20', '规上'],
        ['荷花灯厂', null, '河口', '30', null],
      ],
    },
    changes: true,
  },
  projects: {
    world: inPark,
    file: {
      head: ['项目名称', '项目类别', '建设阶段', '责任单位'],
      rows: [
        ['花灯街', '省重点', '在建', '财政局'],
        ['彩纸园', '市重点', '前期', '经发局'],
      ],
    },
    changes: true,
  },
  roster: {
    world: inPark,
    file: { head: ['名单', '成员', '编号'], rows: [['包保干部', '孙外', '006']] },
    changes: false,
  },
  links: {
    world: inPark,
    first: [{ head: ['企业名称', '包保干部', '开始日期'], rows: [['金鱼灯厂', '赵原', '2026-02-01']] }],
    file: {
      head: ['企业名称', '包保干部', '开始日期', '结束日期'],
      rows: [
        ['金鱼灯厂', '赵原', '2026-02-01', '2026-12-31'],
        ['灯笼彩纸有限公司', '赵原', '2026-02-01', null],
      ],
    },
    changes: true,
  },
  visits: {
    world: inPark,
    file: {
      head: ['走访时间', '走访人', '企业名称', '走访情况'],
      rows: [['2026-02-03', '赵原、钱来', '金鱼灯厂', '订单正常']],
    },
    changes: false,
  },
  matters: {
    world: inPark,
    file: {
      head: ['企业名称', '问题类别', '问题描述', '收集时间', '责任单位', '交办时间', '办理状态'],
      rows: [
        ['金鱼灯厂', '用工', '缺工20人', '2026-03-02', '经发局', '2026-03-03', '办理中'],
        ['灯笼彩纸有限公司', '资金', '贷款', '2025-11-02', null, null, '待交办'],
      ],
    },
    changes: false,
  },
  records: {
    world: inPark,
    file: {
      head: ['事项名称', '完成日期', '单位', '主持人', '企业名称', '内容'],
      rows: [
        ['每周调度', '2026-03-02', '经发局', null, null, '调度'],
        ['挂牌公示', '2026-03-05', null, null, '金鱼灯厂', '大门'],
      ],
    },
    changes: false,
  },
  targets: {
    world: inDrive,
    first: [WHOLE, { head: TARGETS, rows: [['入库税收', null, '2026年', '600', '700', '甲局']] }],
    file: {
      head: TARGETS,
      rows: [
        ['入库税收', null, '2026年', '600', '710', '甲局'],
        ['入库税收', null, '2026年', '300', '350', '乙局'],
      ],
    },
    changes: true,
  },
  readings: {
    world: inDrive,
    first: [
      WHOLE,
      { head: TARGETS, rows: [['入库税收', null, '2026年', '600', '700', '甲局']] },
      { head: READINGS, rows: [['入库税收', '甲局', '2026-06-30', '690']] },
    ],
    file: {
      head: READINGS,
      rows: [
        ['入库税收', '甲局', '2026-06-30', '695'],
        ['入库税收', '甲局', '2026-03-31', '700'],
      ],
    },
    changes: true,
  },
}

/** What only tells of an import, follows from other rows, or is not given twice. */
const NOT_COMPARED = /^(audit|import_|dirty$|idempotency$|search_|derived_|run$|matter_number$)/

/** Every row of the authority, with its table. */
async function everything(ctx: Ctx): Promise<readonly string[]> {
  return ctx.db.inAuthority(ctx.authorityId, async (tx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select c.table_name as name from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = current_schema() and c.column_name = 'authority_id' and t.table_type = 'BASE TABLE' order by 1`.execute(
      tx,
    )
    const compared = tables.map(({ name }) => name).filter((name) => !NOT_COMPARED.test(name))
    const { rows } = await sql<{ row: string }>`${sql.join(
      compared.map(
        (name) =>
          sql`select ${sql.lit(name)} || ' ' || to_jsonb(t)::text as row from ${sql.ref(name)} t where authority_id = ${ctx.authorityId}`,
      ),
      sql` union all `,
    )} order by 1`.execute(tx)
    return rows.map(({ row }) => row)
  })
}

const undo = (ctx: Ctx, runId: string) => execute(ctx, undoImport, { runId, reason: '导错了文件' })
const load = (ctx: Ctx, { head, rows, title }: File) => bring(ctx, head, rows, title === undefined ? {} : { title })

describe.each(IMPORT_KINDS)('an import of %s', (kind) => {
  test('is taken back without a trace but the audit’s, and can be made again', async () => {
    const { world, first = [], file, changes } = CASES[kind]
    const ctx = await world()
    for (const one of first) expect(await load(ctx, one)).toMatchObject({ faults: [], state: 'committed' })
    const before = await everything(ctx)
    const report = await load(ctx, file)
    expect(report.faults).toEqual([])
    expect(report).toMatchObject({ state: 'committed', sheets: [{ kind }] })
    expect(report.counts.created).toBeGreaterThan(0)
    expect(report.counts.changed > 0).toBe(changes)
    expect(await undo(ctx, report.runId)).toMatchObject({ ok: true, value: { state: 'undone' } })
    const after = await everything(ctx)
    expect(after.length).toBeGreaterThan(10)
    expect(after).toEqual(before)
    expect((await load(ctx, file)).counts).toEqual(report.counts)
  }, 120_000)
})

describe('targets and readings that came by an import', () => {
  const reportOf = async (ctx: Ctx) => load(ctx, CASES.targets.file)
  const rowsOf = async (ctx: Ctx) => must(await execute(ctx, listTargets, { program: 'drive' })).rows
  const what = async (ctx: Ctx, runId: string) => {
    const refused = await undo(ctx, runId)
    return refused.ok ? [] : (refused.error.data as { what: string[] }).what
  }

  test('stay when one was filed, changed again, broken down further, or has been reported on', {
    timeout: 120_000,
  }, async () => {
    const ctx = await inDrive()
    for (const one of CASES.targets.first ?? []) await load(ctx, one)
    const { runId } = await reportOf(ctx)
    const target = (await rowsOf(ctx)).find((row) => row.subject.name === '乙局')
    if (!target) throw new Error('no target')
    must(await execute(ctx, recordReadings, { rows: [{ targetId: target.id, value: 350 }] }))
    expect(await what(ctx, runId)).toEqual(['1 条完成值用到了它'])
    must(await execute(ctx, fileTargets, { ids: [target.id] }))
    expect(await what(ctx, runId)).toEqual(['1 个目标在导入之后又有改动', '1 条完成值用到了它'])
  })

  test('a later version of a changed target stands in the way', { timeout: 120_000 }, async () => {
    const ctx = await inDrive()
    for (const one of CASES.targets.first ?? []) await load(ctx, one)
    const { runId } = await reportOf(ctx)
    const target = (await rowsOf(ctx)).find((row) => row.subject.name === '甲局')
    const again = {
      program: 'drive',
      indicator: 'tax',
      subjectKind: 'org',
      subjectId: target?.subject.id,
      target: 720,
    } as const
    must(await execute(ctx, setTarget, again))
    expect(await what(ctx, runId)).toEqual(['1 个目标在导入之后又有改动'])
  })
})

test('figures of another day entered since are not lost: the import stays', { timeout: 120_000 }, async () => {
  const ctx = await inPark()
  const figures = (day: string, staff: string) =>
    load(ctx, { head: ['企业名称', '数据日期', '从业人数', '地址'], rows: [['金鱼灯厂', day, staff, null]] })
  const first = await figures('2024-12-31', '10')
  await figures('2025-12-31', '20')
  expect(await undo(ctx, first.runId)).toMatchObject({
    ok: false,
    error: { data: { what: ['1 个企业年度数据在导入之后又有改动'] } },
  })
})
