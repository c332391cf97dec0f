import { beforeAll, describe, expect, it } from 'vitest'
import { addAttachment } from '#app/attachment/add-attachment.ts'
import { grantExemption } from '#app/exemption/grant-exemption.ts'
import { enterForm } from '#app/form/enter-form.ts'
import { askTargetClosing, decideTarget } from '#app/target/close-target.ts'
import { fileTargets, publishTargets } from '#app/target/file-targets.ts'
import { listTargets, readTarget } from '#app/target/list-targets.ts'
import { recordReadings, voidReading } from '#app/target/record-readings.ts'
import { setTarget } from '#app/target/set-target.ts'
import { execute } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { type DriveWorld, driveWorld } from '../campaign/world.ts'
import { must, referenceDatabase } from '../matter/world.ts'

let db: Database
let world: DriveWorld
const JAN = '2026-01-20T02:00:00Z'
const JUL = '2026-07-02T02:00:00Z'

beforeAll(async () => {
  db = await referenceDatabase()
})

type Who = Parameters<DriveWorld['as']>[0]
const set = (who: Who, now: string, more: object) =>
  execute(world.as(who, now), setTarget, { program: 'drive', indicator: 'tax', subjectKind: 'org', ...more })
const read = async (id: string, now = JUL) => must(await execute(world.as('viewer', now), readTarget, { id }))
const report = (who: Who, now: string, targetId: string, value: number, more: object = {}) =>
  execute(world.as(who, now), recordReadings, { rows: [{ targetId, value, ...more }] })
const measured = async () =>
  world.rows(
    sql<{ subject_id: string; value: number }>`
      select subject_id, round(value, 4)::float8 as value from derived_measure where authority_id = ${world.authorityId} and rule = 'tax_done' and state = 'value'`,
  )

describe('setting a target', () => {
  it('takes the number that the program declares over the baseline, and breaks it down to units and persons', async () => {
    world = await driveWorld(db, 'target-a')
    const whole = must(await set('office', JAN, { subjectKind: 'authority', baseline: 1000 }))
    expect(whole).toMatchObject({ version: 1, target: 1170, period: '2026', parts: null })
    const first = must(await set('office', JAN, { subjectId: world.unit('甲局'), parentId: whole.id, target: 700 }))
    expect(first.parts).toEqual({ sum: 700, gap: 470 })
    must(await set('office', JAN, { subjectId: world.unit('乙局'), parentId: whole.id, target: 470 }))
    // A head breaks his unit's target down to his own people, and nobody else's.
    must(
      await set('head', JAN, { subjectKind: 'person', subjectId: world.people.head, parentId: first.id, target: 700 }),
    )
    expect(
      await set('head', JAN, { subjectKind: 'person', subjectId: world.people.clerk, parentId: first.id, target: 1 }),
    ).toMatchObject({ ok: false, error: { code: 'access.out_of_scope' } })
    const list = must(await execute(world.as('viewer', JAN), listTargets, { program: 'drive' }))
    expect(list.rows.map((row) => [row.depth, row.subject.name, row.target, row.parts?.gap ?? null])).toEqual([
      [0, '全区', 1170, 0],
      [1, '乙局', 470, null],
      [1, '甲局', 700, 0],
      [2, '甲长', 700, null],
    ])
  })

  it('refuses what cannot be, in its place', async () => {
    const [whole] = must(await execute(world.as('office', JAN), listTargets, { program: 'drive' })).rows
    const unit = { subjectId: world.unit('丙局') }
    const refused = async (more: object) => {
      const done = await set('office', JAN, { ...unit, ...more })
      return done.ok ? 'done' : [done.error.code, done.error.at]
    }
    expect(await refused({})).toEqual(['target.no_number', ['target']])
    expect(
      await refused({
        target: 5,
        schedule: [
          { day: '2026-06-30', value: 3 },
          { day: '2026-03-31', value: 4 },
        ],
      }),
    ).toEqual(['target.schedule_order', ['schedule', 1, 'day']])
    expect(await refused({ target: 5, schedule: [{ day: '2026-06-30', value: 6 }] })).toEqual([
      'target.schedule_above',
      ['schedule', 0, 'value'],
    ])
    expect(await refused({ indicator: 'investment', target: 5, parentId: whole?.id })).toEqual([
      'target.other_series',
      ['parentId'],
    ])
    const circle = await set('office', JAN, { subjectKind: 'authority', target: 1170, parentId: whole?.id })
    expect(circle).toMatchObject({ ok: false, error: { code: 'target.circle' } })
    expect(await set('office', JAN, { ...unit, target: 5, about: '2031-01-01' })).toMatchObject({
      ok: false,
      error: { code: 'target.no_period' },
    })
  })
})

describe('versions, filing and publishing', () => {
  let id: string
  it('keeps what was filed in force until a later version is filed, and asks why it is changed', async () => {
    world = await driveWorld(db, 'target-b')
    id = must(await set('office', JAN, { subjectId: world.unit('甲局'), target: 100, baseline: 80 })).id
    expect(await execute(world.as('office', JAN), publishTargets, { ids: [id] })).toMatchObject({
      ok: false,
      error: { code: 'target.not_filed' },
    })
    expect(must(await execute(world.as('office', JAN), fileTargets, { ids: [id] }))).toEqual({ done: 1, before: 0 })
    expect(must(await execute(world.as('office', JAN), fileTargets, { ids: [id] }))).toEqual({ done: 0, before: 1 })
    must(await execute(world.as('office', JAN), publishTargets, { ids: [id] }))
    const change = { subjectId: world.unit('甲局'), target: 90, baseline: 80 }
    expect(await set('office', JUL, change)).toMatchObject({
      ok: false,
      error: { code: 'target.reason_missing', data: { version: 1 }, at: ['reason'] },
    })
    must(await set('office', JUL, { ...change, reason: '企业重组，市里同意下调' }))
    must(await report('office', JUL, id, 90))
    await world.run(JUL)
    // Version 2 is not filed: the rules still judge by version 1.
    expect(await measured()).toMatchObject([{ value: 0.9 }])
    expect(await read(id)).toMatchObject({ version: 1, newer: 2, target: 100 })
    must(await execute(world.as('office', '2026-07-03T02:00:00Z'), fileTargets, { ids: [id] }))
    await world.run('2026-07-03T03:00:00Z')
    expect(await measured()).toMatchObject([{ value: 1 }])
    const page = await read(id, '2026-07-03T03:00:00Z')
    expect(page.versions.map(({ version, target, reason }) => [version, target, reason])).toEqual([
      [2, 90, '企业重组，市里同意下调'],
      [1, 100, null],
    ])
  })

  it('is filed by the office alone', async () => {
    expect(await execute(world.as('head', JUL), fileTargets, { ids: [id] })).toMatchObject({
      ok: false,
      error: { code: 'access.role_missing' },
    })
  })
})

describe('readings', () => {
  let id: string
  it('asks for reason and remedy where it is behind its schedule on that day', async () => {
    world = await driveWorld(db, 'target-c')
    const schedule = [
      { day: '2026-06-30', value: 40 },
      { day: '2026-12-31', value: 100 },
    ]
    id = must(await set('office', JAN, { subjectId: world.unit('甲局'), target: 100, baseline: 90, schedule })).id
    const early = '2026-06-30T02:00:00Z'
    expect(await report('head', early, id, 39)).toMatchObject({
      ok: false,
      error: { code: 'reading.reason_missing', data: { value: 39, planned: 40 }, at: ['rows', 0, 'reason'] },
    })
    must(await report('head', early, id, 40))
    must(await report('head', '2026-09-30T02:00:00Z', id, 60, { reason: '用电紧张', remedy: '错峰生产' }))
    const page = await read(id, '2026-10-01T02:00:00Z')
    expect(page).toMatchObject({ value: 60, behind: true, completion: 0.6, source: 'read' })
    expect(page.readings.map((one) => [one.day, one.value])).toEqual([
      ['2026-06-30', 40],
      ['2026-09-30', 60],
    ])
    expect(page.forecast?.how).toBe('linear')
    expect(page.forecast?.value).toBeCloseTo(80, 0)
  })

  it('is the unit’s own, not of the future, all or nothing', async () => {
    const other = must(await set('office', JAN, { subjectId: world.unit('丙局'), target: 10 })).id
    const now = '2026-10-01T02:00:00Z'
    expect(await report('head', now, other, 10)).toMatchObject({ ok: false, error: { code: 'access.out_of_scope' } })
    const future = { day: '2026-10-02', rows: [{ targetId: id, value: 80 }] }
    expect(await execute(world.as('head', now), recordReadings, future)).toMatchObject({
      ok: false,
      error: { code: 'reading.in_future' },
    })
    const both = {
      rows: [
        { targetId: id, value: 80 },
        { targetId: other, value: 1 },
      ],
    }
    expect(await execute(world.as('office', now), recordReadings, both)).toMatchObject({
      ok: false,
      error: { code: 'reading.reason_missing', at: ['rows', 1, 'reason'] },
    })
    expect((await read(id, now)).value).toBe(60)
  })

  it('taken back, the one before counts again', async () => {
    const page = await read(id, '2026-10-01T02:00:00Z')
    const last = page.readings.at(-1)
    must(await execute(world.as('head', '2026-10-02T02:00:00Z'), voidReading, { id: last?.id, reason: '报错了' }))
    expect((await read(id, '2026-10-02T02:00:00Z')).value).toBe(40)
  })

  it('a whole without a reading shows what its parts come to', async () => {
    const whole = must(await set('office', JAN, { subjectKind: 'authority', target: 200 })).id
    must(await set('office', JAN, { subjectId: world.unit('甲局'), target: 100, baseline: 90, parentId: whole }))
    expect(await read(whole, '2026-10-02T02:00:00Z')).toMatchObject({ value: 40, source: 'parts', readings: [] })
  })
})

describe('an indicator that a measure computes', () => {
  it('counts the register, is not reported by hand, and stands against its target', async () => {
    world = await driveWorld(db, 'target-f')
    const id = must(await set('office', JAN, { indicator: 'press', subjectKind: 'authority' })).id
    for (const level of ['省级', '市级'])
      must(
        await execute(world.as('office', '2026-05-11T02:00:00Z'), enterForm, {
          programKey: 'drive',
          form: 'media',
          values: { level },
          orgId: world.unit('甲局'),
        }),
      )
    await world.run(JUL)
    expect(await report('office', JUL, id, 5)).toMatchObject({ ok: false, error: { code: 'reading.derived' } })
    expect(await read(id)).toMatchObject({ target: 6, value: 2, source: 'rules', readDay: '2026-07-02', behind: true })
  })
})

describe('objective causes', () => {
  it('what is exempted is not assessed, with ground and reason', async () => {
    world = await driveWorld(db, 'target-d')
    const id = must(await set('office', JAN, { subjectId: world.unit('乙局'), target: 100, baseline: 90 })).id
    must(await report('clerk', JUL, id, 20, { reason: '洪水', remedy: '复产' }))
    await world.run(JUL)
    expect(await measured()).toMatchObject([{ value: 0.2 }])
    const [period] = await world.rows(
      sql<{
        ordinal: number
      }>`select ordinal from period where authority_id = ${world.authorityId} and calendar = 'year' and label = '2026'`,
    )
    const grant = {
      programKey: 'drive',
      exemption: 'flood',
      subjectKind: 'org',
      subjectId: world.unit('乙局'),
      calendar: 'year',
      ordinal: period?.ordinal,
      reason: '6 月洪灾停产两周',
    }
    expect(await execute(world.as('office', JUL), grantExemption, grant)).toMatchObject({
      ok: false,
      error: { code: 'exemption.no_such_ground' },
    })
    // The target's page offers what the program knows, among which periods, and then says what was granted.
    const page = async (who: Who) => must(await execute(world.as(who, JUL), readTarget, { id })).exemption
    const offered = await page('office')
    expect(offered).toMatchObject({
      granted: null,
      calendar: 'year',
      ordinal: period?.ordinal,
      grantable: [{ exemption: 'flood', effect: 'skip' }],
    })
    expect(offered.periods.map(({ label }) => label)).toContain('2026')
    expect(await page('clerk')).toMatchObject({ granted: null, grantable: [], periods: [] })
    must(await execute(world.as('office', JUL), grantExemption, { ...grant, ground: '自然灾害' }))
    expect(await page('clerk')).toMatchObject({ granted: { effect: 'skip', reason: '自然灾害：6 月洪灾停产两周' } })
    await world.run('2026-07-02T03:00:00Z')
    expect(await measured()).toEqual([])
  })
})

describe('striking off', () => {
  it('needs filing, the number, evidence, and somebody else’s signature', async () => {
    world = await driveWorld(db, 'target-e')
    const id = must(await set('office', JAN, { subjectId: world.unit('甲局'), target: 100 })).id
    const ask = (who: Who) => execute(world.as(who, JUL), askTargetClosing, { id, note: '完税证明见附件' })
    const code = async (done: ReturnType<typeof ask>) => {
      const result = await done
      return result.ok ? 'done' : result.error.code
    }
    expect(await code(ask('head'))).toBe('target.not_filed')
    must(await execute(world.as('office', JAN), fileTargets, { ids: [id] }))
    expect(await code(ask('head'))).toBe('target.no_reading')
    must(await report('head', JUL, id, 99))
    expect(await code(ask('head'))).toBe('target.not_reached')
    must(await report('head', JUL, id, 100))
    expect(await code(ask('head'))).toBe('target.evidence_missing')
    const content = Buffer.from('%PDF-1.4 x').toString('base64')
    must(
      await execute(world.as('head', JUL), addAttachment, {
        thingKind: 'target',
        thingId: id,
        name: '完税证明.pdf',
        content,
      }),
    )
    expect(await code(ask('clerk'))).toBe('access.out_of_scope')
    must(await ask('office'))
    expect(await code(ask('head'))).toBe('target.already_asked')
    const decide = (who: Who, more: object) => execute(world.as(who, JUL), decideTarget, { id, ...more })
    expect(await decide('office', { passed: true })).toMatchObject({ ok: false, error: { code: 'target.own_closing' } })
    expect(await decide('leader', { passed: false })).toMatchObject({
      ok: false,
      error: { code: 'target.refusal_reason' },
    })
    must(await decide('leader', { passed: false, reason: '证明缺第二季度' }))
    must(await ask('head'))
    must(await decide('leader', { passed: true }))
    expect(await code(ask('head'))).toBe('target.already_closed')
    const page = await read(id)
    expect([page.closing, page.closings.map((one) => one.passed), page.files.length]).toEqual([
      'passed',
      [true, false],
      1,
    ])
  })
})
