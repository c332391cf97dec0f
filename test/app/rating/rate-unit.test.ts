import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { runRules } from '#app/job/run-rules.ts'
import { setUpNetwork } from '#app/monitoring/network.ts'
import { publishProgram } from '#app/program/publish.ts'
import { rateUnit, unitsToRate } from '#app/rating/rate-unit.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { quarterOf } from '#domain/rating/quarter.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenEnterprise, givenOrg, givenPerson } from '#test/support/people.ts'
import { WATCH } from '../monitoring/program.ts'

let db: Database
let authorityId: string
const ids = { bureau: '', tax: '', hall: '', zhang: '', wang: '', mill: '', forge: '' }
const MARCH = '2026-03-10T02:00:00.000Z'
const LAST = '2026-03-31T15:59:00.000Z'
const APRIL = '2026-03-31T16:00:00.000Z'

const own = (role: 'monitor' | 'enterprise') => [
  { role, scope: 'own' as const, orgId: null, areaId: null, programKey: null },
]
const monitor = (personId: string, now = MARCH): Ctx =>
  contextOf(db, authorityId, {
    now,
    actor: actorWith('monitor', { personId, orgIds: [ids.hall], grants: own('monitor') }),
  })
const firm = (enterpriseId: string, now = MARCH): Ctx =>
  contextOf(db, authorityId, { now, actor: actorWith('enterprise', { enterpriseId, grants: own('enterprise') }) })

beforeAll(async () => {
  ;({ db } = await testDatabase())
  authorityId = await createAuthority(db)
  const published = await execute(contextOf(db, authorityId, { now: '2026-01-01T02:00:00.000Z' }), publishProgram, {
    text: WATCH,
  })
  if (!published.ok) throw new Error(JSON.stringify(published.error))
  ids.bureau = await givenOrg(db, authorityId, '灯务局')
  ids.tax = await givenOrg(db, authorityId, '灯税局')
  ids.hall = await givenOrg(db, authorityId, '灯会')
  await db.inAuthority(authorityId, (tx) =>
    sql`update org set kind = case when id = ${ids.tax} then '社团' else '部门' end`.execute(tx),
  )
  ids.zhang = await givenPerson(db, authorityId, '张灯', ids.hall)
  ids.wang = await givenPerson(db, authorityId, '王灯', ids.hall)
  ids.mill = await givenEnterprise(db, authorityId, '红灯作坊')
  ids.forge = await givenEnterprise(db, authorityId, '绿灯作坊')
  await db.inAuthority(authorityId, (tx) =>
    sql`
      insert into link (authority_id, id, program_key, link, person_id, target_kind, enterprise_id, from_day, recorded_at)
      values (${authorityId}, ${newId()}, 'lamp_watch', 'watch', ${ids.zhang}, 'enterprise', ${ids.mill}, '2026-01-01', ${MARCH})`.execute(
      tx,
    ),
  )
  const up = await execute(contextOf(db, authorityId, { now: MARCH }), setUpNetwork, {
    programKey: 'lamp_watch',
    link: 'watch',
    form: 'seen',
  })
  if (!up.ok) throw new Error(up.error.code)
})

const rate = (ctx: Ctx, grade: string, orgId = ids.bureau) => execute(ctx, rateUnit, { orgId, grade })

/** The rate of the unit in the quarter that ends on the day, as the rules find it. */
async function thoughtOf(lastDay: string): Promise<number | null> {
  await runRules(contextOf(db, authorityId, { now: '2026-07-02T02:00:00.000Z' }))
  const { rows } = await db.inAuthority(authorityId, (tx) =>
    sql<{ value: string | null }>`
      select value from derived_measure
       where authority_id = ${authorityId} and rule = 'thought_of' and subject_id = ${ids.bureau} and day = ${lastDay}`.execute(
      tx,
    ),
  )
  return rows[0]?.value == null ? null : Number(rows[0].value)
}

describe('what is thought of a unit, quarter by quarter', () => {
  it('knows its quarter to the day', () => {
    expect(quarterOf('2026-03-31')).toEqual({ label: '2026-Q1', from: '2026-01-01', to: '2026-03-31' })
    expect(quarterOf('2026-04-01')).toEqual({ label: '2026-Q2', from: '2026-04-01', to: '2026-06-30' })
    expect(quarterOf('2026-12-31')).toEqual({ label: '2026-Q4', from: '2026-10-01', to: '2026-12-31' })
  })

  it('is said by a monitor in office and by an enterprise, of the units that rules count ratings for, never of one’s own', async () => {
    expect(await rate(monitor(ids.zhang), '满意')).toMatchObject({ value: { quarter: '2026-Q1', replaced: false } })
    expect(await rate(firm(ids.forge), '不满意')).toMatchObject({ value: { replaced: false } })
    expect(await rate(monitor(ids.wang), '满意')).toMatchObject({ error: { code: 'rating.not_a_monitor' } })
    expect(await rate(monitor(ids.zhang), '满意', ids.hall)).toMatchObject({ error: { code: 'rating.own_unit' } })
    expect(await rate(firm(ids.mill), '满意', ids.tax)).toMatchObject({ error: { code: 'rating.not_asked' } })
    expect(await rate(contextOf(db, authorityId, { now: MARCH }), '满意')).toMatchObject({
      error: { code: 'rating.not_a_monitor' },
    })
    expect(
      await rate(contextOf(db, authorityId, { now: MARCH, actor: actorWith('head', { personId: ids.zhang }) }), '满意'),
    ).toMatchObject({ error: { code: 'access.role_missing' } })
  })

  it('shows everybody his own word only', async () => {
    const mine = async (ctx: Ctx) => {
      const found = await execute(ctx, unitsToRate, {})
      if (!found.ok) throw new Error(found.error.code)
      return found.value.units.map((one) => [one.org.name, one.said?.grade ?? null])
    }
    expect(await mine(monitor(ids.zhang))).toEqual([['灯务局', '满意']])
    expect(await mine(firm(ids.forge))).toEqual([
      ['灯会', null],
      ['灯务局', '不满意'],
    ])
    expect(await mine(firm(ids.mill))).toEqual([
      ['灯会', null],
      ['灯务局', null],
    ])
    expect(await mine(monitor(ids.wang))).toEqual([])
  })

  it('counts the last word of each in the quarter; the next quarter begins anew and leaves the last as it was', async () => {
    expect(await thoughtOf('2026-03-31')).toBeCloseTo(0.45)
    expect(await rate(firm(ids.forge, LAST), '很满意')).toMatchObject({ value: { quarter: '2026-Q1', replaced: true } })
    expect(await thoughtOf('2026-03-31')).toBeCloseTo(0.95)
    expect(await rate(firm(ids.forge, APRIL), '不满意')).toMatchObject({
      value: { quarter: '2026-Q2', replaced: false },
    })
    expect(await thoughtOf('2026-03-31')).toBeCloseTo(0.95)
    expect(await thoughtOf('2026-06-30')).toBe(0)
    const { rows } = await db.inAuthority(authorityId, (tx) =>
      sql<{ grade: string; taken: boolean }>`
        select grade, voided_at is not null as taken from rating where authority_id = ${authorityId} and enterprise_id = ${ids.forge} order by at`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([
      { grade: '不满意', taken: true },
      { grade: '很满意', taken: false },
      { grade: '不满意', taken: false },
    ])
  })

  it('leaves in the trail what was replaced by what', async () => {
    const { rows } = await db.inAuthority(authorityId, (tx) =>
      sql<{ detail: { instead: string | null; grade: string } }>`
        select detail from audit where authority_id = ${authorityId} and act = 'rating.record_unit' and outcome = 'done' order by id`.execute(
        tx,
      ),
    )
    expect(rows.map(({ detail }) => [detail.grade, detail.instead !== null])).toEqual([
      ['满意', false],
      ['不满意', false],
      ['很满意', true],
      ['不满意', false],
    ])
  })
})
