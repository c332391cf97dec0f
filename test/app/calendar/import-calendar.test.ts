import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { importCalendar } from '#app/calendar/import-calendar.ts'
import { readCalendar } from '#app/calendar/read-calendar.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import { createRegionTree, regionRows } from '#domain/region/region.ts'
import { getAuthority } from '#storage/authority-store.ts'
import { calendarWithDays, getCalendar } from '#storage/calendar-store.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { findRegion, listRegions } from '#storage/region-store.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

let db: Database
beforeAll(async () => {
  ;({ db } = await testDatabase())
  await loadReference(db)
})

describe('reference data', () => {
  it('is there after loading, and loading twice writes nothing', async () => {
    expect(await loadReference(db)).toEqual({ days: 0, regions: 0, industries: 0 })
    const calendar = await db.inSystem((tx) => getCalendar(tx, 'cn'))
    expect(calendar.addWorkingDays('2026-02-13', 5)).toBe('2026-02-27')
    expect(calendar.published('2027-03-01')).toBe(false)
    const [region, provinces] = await db.inSystem(
      async (tx) => [await findRegion(tx, '330103'), await listRegions(tx, null)] as const,
    )
    expect(region).toEqual(createRegionTree(regionRows()).find('330103'))
    expect(provinces).toHaveLength(34)
  })
  it('the table’s ordinals answer by one join what the calendar answers', async () => {
    const { rows } = await db.inSystem((tx) =>
      sql<{ day: string }>`
        select d.day from calendar_day w join calendar_day d on d.calendar_id = w.calendar_id and d.seq = w.seq + 5 and d.works
         where w.calendar_id = 'cn' and w.day = '2026-02-13'`.execute(tx),
    )
    expect(rows).toEqual([{ day: '2026-02-27' }])
  })
})

describe('importing a year', () => {
  const file = {
    year: 2027,
    source: '示例通知',
    holidays: ['2027-01-01', { from: '2027-02-05', to: '2027-02-11', name: '春节' }],
    workdays: [{ day: '2027-02-13', name: '春节' }],
  }
  it('gives the authority a calendar of its own; others keep the national one', async () => {
    const authorityId = await createAuthority(db, 'one')
    const other = await createAuthority(db, 'two')
    const done = await execute(contextOf(db, authorityId), importCalendar, { file })
    expect(done).toMatchObject({ ok: true, value: { years: [2027] } })
    // Two of the nine days off fall on a weekend; one Saturday works.
    expect(done.ok && done.value.changed).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-08',
      '2027-02-09',
      '2027-02-10',
      '2027-02-11',
      '2027-02-13',
    ])
    await db.inAuthority(authorityId, async (tx) => {
      const own = await getAuthority(tx, authorityId)
      const calendar = await getCalendar(tx, own.calendarId)
      expect(calendar.published('2027-03-01')).toBe(true)
      expect(calendar.addWorkingDays('2027-02-04', 1)).toBe('2027-02-12')
      expect(calendar.addWorkingDays('2027-02-12', 1)).toBe('2027-02-13')
      expect(calendar.published('2028-03-01')).toBe(false)
      expect((await getAuthority(tx, other)).calendarId).toBe('cn')
      const { rows } = await sql<{
        kind: string
      }>`select fact_kind as kind from dirty where authority_id = ${authorityId}`.execute(tx)
      expect(rows).toEqual([{ kind: 'everything' }])
      const audit = await sql<{ act: string }>`select act from audit where authority_id = ${authorityId}`.execute(tx)
      expect(audit.rows).toEqual([{ act: 'calendar.import' }])
    })
    const national = await db.inSystem((tx) => getCalendar(tx, 'cn'))
    expect(national.published('2027-03-01')).toBe(false)
  })
  it('a year far ahead leaves the ones between unpublished, without a gap', async () => {
    const authorityId = await createAuthority(db, 'three')
    const done = await execute(contextOf(db, authorityId), importCalendar, {
      file: { year: 2032, holidays: ['2032-01-01'], workdays: [] },
    })
    expect(done).toMatchObject({ ok: true, value: { years: [2032] } })
    const ctx = contextOf(db, authorityId, { calendarId: authorityId })
    const read = await execute(ctx, readCalendar, { year: 2031 })
    expect(read.ok && read.value.days).toHaveLength(365)
    expect(
      read.ok &&
        read.value.years
          .filter((year) => year.published)
          .map((year) => year.year)
          .at(-1),
    ).toBe(2032)
    expect(read.ok && read.value.years.find((year) => year.year === 2026)).toMatchObject({
      workingDays: 248,
      source: '随程序发布',
    })
  })
  it('a region’s own festival moves every later day; importing the same again changes nothing', async () => {
    const authorityId = await createAuthority(db, 'four')
    const regional = [{ day: '2026-04-20', works: false, name: '三月三' }]
    expect(await execute(contextOf(db, authorityId), importCalendar, { regional })).toMatchObject({
      value: { changed: ['2026-04-20'] },
    })
    const ctx = contextOf(db, authorityId, { calendarId: authorityId })
    expect(await execute(ctx, importCalendar, { regional })).toMatchObject({ value: { changed: [] } })
    const calendar = await db.inAuthority(authorityId, (tx) => getCalendar(tx, authorityId))
    expect(calendar.addWorkingDays('2026-04-17', 1)).toBe('2026-04-21')
    expect(calendar.countWorkingDays('2025-12-31', '2026-12-31')).toBe(247)
  })
  it('is what the next run reckons by, which reads the days again only then', async () => {
    const authorityId = await createAuthority(db, 'anew')
    // The calendar that a run was told of may be from before the import.
    const days = () => db.inAuthority(authorityId, (tx) => calendarWithDays(tx, 'cn'))
    const before = await days()
    expect(await days()).toBe(before)
    const regional = [{ day: '2026-04-20', works: false, name: '三月三' }]
    expect(await execute(contextOf(db, authorityId), importCalendar, { regional })).toMatchObject({ ok: true })
    const after = await days()
    expect(after.rows.find(({ day }) => day === '2026-04-20')).toMatchObject({ works: false })
    expect(await days()).toBe(after)
    expect(before.rows.find(({ day }) => day === '2026-04-20')).toMatchObject({ works: true })
  })
  it('is refused with its fault, and for those who may not', async () => {
    const authorityId = await createAuthority(db, 'five')
    const ctx = contextOf(db, authorityId)
    expect(
      await execute(ctx, importCalendar, { file: { year: 2027, holidays: ['2026-01-01'], workdays: [] } }),
    ).toMatchObject({
      ok: false,
      error: { code: 'calendar.other_year', at: ['holidays', 0] },
    })
    expect(await execute(ctx, importCalendar, {})).toMatchObject({ error: { code: 'calendar.nothing' } })
    expect(
      await execute(ctx, importCalendar, { regional: [{ day: '2099-01-01', works: true, name: 'x' }] }),
    ).toMatchObject({
      error: { code: 'calendar.day_outside' },
    })
    const handler = contextOf(db, authorityId, { actor: actorWith('handler') })
    expect(await execute(handler, importCalendar, { file })).toMatchObject({ error: { code: 'access.role_missing' } })
    expect((await db.inAuthority(authorityId, (tx) => getAuthority(tx, authorityId))).calendarId).toBe('cn')
  })
  it('the same year as single days, as the page sends it', async () => {
    const authorityId = await createAuthority(db, 'six')
    const days = [
      { day: '2027-01-01', works: false, name: '元旦' },
      { day: '2027-02-13', works: true, name: '春节' },
    ]
    expect(
      await execute(contextOf(db, authorityId), importCalendar, { year: 2027, source: '示例', days }),
    ).toMatchObject({
      value: {
        year: 2027,
        changedDays: 2,
        recomputed: 0,
        sentence: '2027 年工作日历已导入：2 天有变动，重算 0 件事项的期限',
      },
    })
  })
  it('open deadlines are reckoned again, each with the reason', async () => {
    const authorityId = await createAuthority(db, 'seven')
    const text = await readFile(new URL('../../../programs/tongxiang-liaison/program.yaml', import.meta.url), 'utf8')
    const ctx = contextOf(db, authorityId, { now: '2026-12-30T02:00:00.000Z' })
    expect(await execute(ctx, publishProgram, { text })).toMatchObject({ ok: true })
    const matter = { program: 'tongxiang_liaison', matter: 'problem', title: '缺工', category: '用工', source: '走访' }
    expect(await execute(ctx, recordMatter, matter)).toMatchObject({ ok: true })
    const clock = async () => {
      const { rows } = await db.inAuthority(authorityId, (tx) =>
        sql<{ day: string; years: number[] }>`
          select due_day as day, unknown_years as years from matter_clock where authority_id = ${authorityId} and clock = 'sort'`.execute(
          tx,
        ),
      )
      return rows
    }
    expect(await clock()).toEqual([{ day: '2027-01-04', years: [2027] }])
    expect(await execute(ctx, importCalendar, { file })).toMatchObject({ value: { recomputed: 1 } })
    expect(await clock()).toEqual([{ day: '2027-01-05', years: [] }])
    const { rows } = await db.inAuthority(authorityId, (tx) =>
      sql<{ reason: string }>`select reason from act where authority_id = ${authorityId} and act = 'recompute'`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ reason: '2027 年工作日历更新（示例通知）' }])
  })
})
