import { beforeAll, describe, expect, it } from 'vitest'
import { answerAccessLink } from '#app/access-link/answer-access-link.ts'
import { makeAccessLink } from '#app/access-link/make-access-link.ts'
import { openAccessLink } from '#app/access-link/open-access-link.ts'
import { authorityIn } from '#app/access-link/token.ts'
import { callBackVisit } from '#app/callback/call-back-visit.ts'
import { execute } from '#app/use-case.ts'
import { planVisit } from '#app/visit/plan-visit.ts'
import { recordVisit } from '#app/visit/record-visit.ts'
import { voidVisit } from '#app/visit/void-visit.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { givenEnterprise } from '#test/support/people.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

const NOW = '2026-05-11T02:00:00Z'
const LATER = '2026-05-12T02:00:00Z'
const LINK_VISITOR = {
  via: 'link',
  accountId: null,
  personId: null,
  enterpriseId: null,
  orgIds: [],
  grants: [],
  system: false,
} as const

const said = (world: World, more: object = {}) => ({
  enterpriseId: world.enterpriseId,
  how: 'visit',
  at: '2026-05-11T01:00:00Z',
  note: '一切正常',
  ...more,
})
const count = async (world: World, table: string) =>
  (
    await world.rows(
      sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where authority_id = ${world.authorityId}`,
    )
  )[0]?.n

describe('recording a visit', () => {
  it('keeps visit, form and problems as one entry under the pairings of the day', async () => {
    const world = await guaranteeWorld(db, 'visit-a')
    const done = must(
      await execute(
        world.as('cadre', NOW),
        recordVisit,
        said(world, { problems: [{ programKey: PROGRAM, matter: 'need', title: '用电不稳', category: '其他' }] }),
      ),
    )
    expect(done).toMatchObject({
      matters: [{ number: '2026-000001', title: '用电不稳' }],
      sentence: '已登记 2026-05-11 走访灯笼一厂，提出问题 1 件，已报办公室',
    })
    const [visit] = await world.rows(
      sql<object>`select person_id, org_id, link_ids, day, recorded_by from visit where authority_id = ${world.authorityId}`,
    )
    expect(visit).toEqual({
      person_id: world.people.cadre,
      org_id: world.village,
      link_ids: [world.link],
      day: '2026-05-11',
      recorded_by: world.people.cadre,
    })
    expect(await world.read(done.matters[0]?.id ?? '')).toMatchObject({
      visitId: done.id,
      source: '走访',
      personId: world.people.cadre,
    })
  })

  it('keeps nothing when one part of it is wrong, and says which', async () => {
    const world = await guaranteeWorld(db, 'visit-b')
    const before = await count(world, 'visit')
    const refused = await execute(
      world.as('cadre', NOW),
      recordVisit,
      said(world, {
        problems: [
          { programKey: PROGRAM, matter: 'need', title: '好', category: '其他' },
          { programKey: PROGRAM, matter: 'need', title: '用电', category: '天气' },
        ],
      }),
    )
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'matter.unknown_category', at: ['problems', 1, 'category'] },
    })
    expect([await count(world, 'visit'), await count(world, 'matter'), await count(world, 'matter_number')]).toEqual([
      before,
      0,
      0,
    ])
  })

  it('is refused to an enterprise that was merged meanwhile, and says into which', async () => {
    const world = await guaranteeWorld(db, 'visit-merged')
    const into = await givenEnterprise(db, world.authorityId, '合并后的企业')
    await db.inAuthority(world.authorityId, (tx) =>
      sql`
        update enterprise set status = 'merged', merged_into = ${into}
         where authority_id = ${world.authorityId} and id = ${world.enterpriseId}`.execute(tx),
    )
    const result = await execute(world.as('cadre', NOW), recordVisit, said(world))
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'visit.enterprise_merged', data: { into: '合并后的企业' }, at: ['enterpriseId'] },
    })
    expect(await count(world, 'visit')).toBe(0)
  })

  it('is refused for the future, for another, and without a target', async () => {
    const world = await guaranteeWorld(db, 'visit-c')
    const code = async (more: object, name: 'cadre' | 'money' = 'cadre') => {
      const done = await execute(world.as(name, NOW), recordVisit, said(world, more))
      return done.ok ? 'ok' : done.error.code
    }
    expect(await code({ at: '2026-05-11T03:00:00Z' })).toBe('visit.in_future')
    expect(await code({ enterpriseId: undefined })).toBe('visit.no_target')
    expect(await code({ enterpriseId: newId() })).toBe('enterprise.not_found')
    expect(await code({ personId: world.people.cadre }, 'money')).toBe('access.out_of_scope')
    expect(await code({})).toBe('ok')
  })

  it('shows the other units in the same days before one plans, and ties the plan to its visit', async () => {
    const world = await guaranteeWorld(db, 'visit-d')
    must(await execute(world.as('money', NOW), recordVisit, said(world)))
    const plan = must(
      await execute(world.as('cadre', NOW), planVisit, { enterpriseId: world.enterpriseId, day: '2026-05-13' }),
    )
    expect(plan.around).toMatchObject([
      { what: 'visit', day: '2026-05-11', person: { name: '财乙' }, org: { name: '财金局' }, mine: false },
    ])
    const far = must(
      await execute(world.as('cadre', NOW), planVisit, { enterpriseId: world.enterpriseId, day: '2026-05-25' }),
    )
    expect(far.around).toEqual([])
    const visit = must(
      await execute(
        world.as('cadre', '2026-05-13T09:00:00Z'),
        recordVisit,
        said(world, { at: '2026-05-13T08:00:00Z' }),
      ),
    )
    expect(
      await world.rows(
        sql<object>`select id, visit_id from visit_plan where authority_id = ${world.authorityId} and visit_id is not null`,
      ),
    ).toEqual([{ id: plan.id, visit_id: visit.id }])
  })
})

describe("the enterprise's word by a link", () => {
  const linked = async (world: World, purpose: 'visit_confirm' | 'matter_confirm', thingId: string) =>
    must(await execute(world.as('cadre', NOW), makeAccessLink, { purpose, thingId })).token
  const use = (world: World, token: string, more: object, now = LATER) =>
    execute(world.as('office', now, { actor: LINK_VISITOR, network: '203.0.113.0/24' }), answerAccessLink, {
      token,
      ...more,
    })

  it('confirms a visit once; two at the same moment are one', async () => {
    const world = await guaranteeWorld(db, 'visit-e')
    const visit = must(await execute(world.as('cadre', NOW), recordVisit, said(world)))
    const token = await linked(world, 'visit_confirm', visit.id)
    expect(authorityIn(token)).toEqual({ ok: true, value: 'visit-e' })
    expect(
      must(await execute(world.as('office', LATER, { actor: LINK_VISITOR }), openAccessLink, { token })),
    ).toMatchObject({ purpose: 'visit_confirm', visit: { person: '招丁', org: '招商局', day: '2026-05-11' } })
    const both = await Promise.all([
      use(world, token, { say: 'confirm' }),
      use(world, token, { say: 'deny', reason: '没来过' }),
    ])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(both.find((one) => !one.ok)).toMatchObject({ error: { code: 'access_link.used' } })
    const stored = await world.rows(
      sql<object>`select used_from from access_link where authority_id = ${world.authorityId}`,
    )
    expect(stored).toEqual([{ used_from: '203.0.113.0/24' }])
  })

  it('is void after two weeks, and when a newer one was sent', async () => {
    const world = await guaranteeWorld(db, 'visit-f')
    const visit = must(await execute(world.as('cadre', NOW), recordVisit, said(world)))
    const first = await linked(world, 'visit_confirm', visit.id)
    const second = await linked(world, 'visit_confirm', visit.id)
    expect(await use(world, first, { say: 'confirm' })).toMatchObject({ error: { code: 'access_link.expired' } })
    expect(await use(world, second, { say: 'confirm' }, '2026-05-26T02:00:00Z')).toMatchObject({
      error: { code: 'access_link.expired' },
    })
    expect(
      await use(world, `${second.slice(0, -1)}${second.endsWith('A') ? 'B' : 'A'}`, { say: 'confirm' }),
    ).toMatchObject({ error: { code: 'access_link.not_found' } })
    expect(await use(world, second, { say: 'confirm' })).toMatchObject({ ok: true })
  })

  it('disputes an answer, is not used up by a refusal, and rates', async () => {
    const world = await guaranteeWorld(db, 'visit-g')
    const visit = must(
      await execute(
        world.as('cadre', NOW),
        recordVisit,
        said(world, { problems: [{ programKey: PROGRAM, matter: 'need', title: '贷款难', category: '资金' }] }),
      ),
    )
    const id = visit.matters[0]?.id ?? ''
    expect(
      await execute(world.as('cadre', NOW), makeAccessLink, { purpose: 'matter_confirm', thingId: id }),
    ).toMatchObject({ error: { code: 'access_link.not_answered' } })
    must(await world.take('office', NOW, id, 'assign', { give: 'order', units: { lead: world.money } }))
    must(await world.take('money', NOW, id, 'sign'))
    must(await world.take('money', NOW, id, 'answer', { text: '已放款' }))
    const token = await linked(world, 'matter_confirm', id)
    expect(await use(world, token, { say: 'deny' })).toMatchObject({ error: { code: 'matter.reason_missing' } })
    expect(await use(world, token, { say: 'deny', reason: '没有到账', grade: '不满意' })).toMatchObject({ ok: true })
    expect(await world.read(id)).toMatchObject({ state: 'working', disputed: 1 })
    must(await world.take('money', '2026-05-12T03:00:00Z', id, 'answer', { text: '已到账' }))
    expect(
      await use(
        world,
        await linked(world, 'matter_confirm', id),
        { say: 'confirm', grade: '满意' },
        '2026-05-12T04:00:00Z',
      ),
    ).toMatchObject({ ok: true })
    expect(
      await world.rows(
        sql<object>`select grade, score, rater, channel, org_id from rating where authority_id = ${world.authorityId} order by at, id`,
      ),
    ).toEqual([
      { grade: '不满意', score: '0', rater: 'enterprise', channel: 'link', org_id: world.money },
      { grade: '满意', score: '90', rater: 'enterprise', channel: 'link', org_id: world.money },
    ])
  })
})

describe('checking visits', () => {
  it('is not for who made it; a denial stays and cannot be voided away by the visitor', async () => {
    const world = await guaranteeWorld(db, 'visit-h')
    const visit = must(
      await execute(world.as('office', NOW), recordVisit, said(world, { personId: world.people.cadre })),
    )
    const own = must(await execute(world.as('office', NOW), recordVisit, said(world)))
    const call = (id: string, more: object) =>
      execute(world.as('office', LATER), callBackVisit, { id, how: 'phone', ...more })
    expect(await call(own.id, { reached: true, confirmed: true })).toMatchObject({
      error: { code: 'callback.own_work' },
    })
    expect(await call(visit.id, { reached: true })).toMatchObject({ error: { code: 'callback.no_outcome' } })
    must(await call(visit.id, { reached: true, confirmed: false, text: '企业说没有来过' }))
    expect(await execute(world.as('cadre', LATER), voidVisit, { id: visit.id, reason: '登记错了' })).toMatchObject({
      error: { code: 'visit.denied_stays' },
    })
    must(
      await execute(world.as('cadre', LATER), voidVisit, {
        id: must(await execute(world.as('cadre', LATER), recordVisit, said(world))).id,
        reason: '登记错了',
      }),
    )
  })
})
