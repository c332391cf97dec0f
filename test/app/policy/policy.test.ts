import { beforeAll, describe, expect, it } from 'vitest'
import { recordProfile } from '#app/enterprise/record-profile.ts'
import { askPolicy, settlePolicy } from '#app/policy/claim-policy.ts'
import { acknowledgePolicy, deliverPolicies } from '#app/policy/deliver-policy.ts'
import { addPolicy, changePolicy } from '#app/policy/keep-policy.ts'
import { listFitting, policiesFor, readPolicy } from '#app/policy/read-policies.ts'
import { readSheet } from '#app/sheet/read-sheet.ts'
import { execute } from '#app/use-case.ts'
import { readVisit } from '#app/visit/read-visit.ts'
import { recordVisit } from '#app/visit/record-visit.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { givenEnterprise } from '#test/support/people.ts'
import { textOf } from '../../papers/template/files.ts'
import { guaranteeWorld, must, referenceDatabase, type World } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})
const NOW = '2026-05-11T02:00:00Z'

const CONDITIONS = [
  { kind: 'class', any: ['规上', '高新'] },
  { kind: 'industry', any: ['C'] },
  { kind: 'figure', figure: 'revenue', atLeast: 2000 },
] as const
const said = (world: World, more: object = {}) => ({
  title: '技改补助',
  source: '灯发〔2026〕1号',
  benefit: '设备投资额的一成，最高 200 万元',
  howToClaim: '到财金局窗口申请',
  orgId: world.money,
  fromDay: '2026-01-01',
  conditions: CONDITIONS,
  ...more,
})

/** Four enterprises: one that fits, one too small, one of another trade, one whose figures nobody knows. */
async function policyWorld(code: string) {
  const world = await guaranteeWorld(db, code)
  const firms = { fits: world.enterpriseId, small: '', trade: '', unknown: '' }
  for (const name of ['small', 'trade', 'unknown'] as const) {
    firms[name] = await givenEnterprise(db, world.authorityId, `灯笼${name}厂`)
  }
  for (const [id, industry] of [
    [firms.fits, '2611'],
    [firms.small, '26'],
    [firms.trade, '5131'],
    [firms.unknown, 'C'],
  ] as const) {
    await db.inAuthority(world.authorityId, (tx) =>
      sql`update enterprise set classes = '{高新}', industry_code = ${industry} where authority_id = ${world.authorityId} and id = ${id}`.execute(
        tx,
      ),
    )
  }
  for (const [id, revenue] of [
    [firms.fits, 2000],
    [firms.small, 1999.99],
    [firms.trade, 9000],
  ] as const) {
    must(await execute(world.as('office', NOW), recordProfile, { id, asOf: '2026-04-30', revenue }))
  }
  const { id } = must(await execute(world.as('office', NOW), addPolicy, said(world)))
  return { world, firms, id }
}

describe('a policy and its enterprises', () => {
  it('finds those that fit, and names of whom a figure is missing', async () => {
    const { world, firms, id } = await policyWorld('policy-a')
    const page = must(await execute(world.as('office', NOW), listFitting, { id, limit: 10 })).items
    const shown = Object.fromEntries(page.map((row) => [row.id, [row.fit, ...row.held]]))
    expect(shown).toEqual({
      [firms.fits]: ['fits', 'yes', 'yes', 'yes'],
      [firms.small]: ['no', 'yes', 'yes', 'no'],
      [firms.trade]: ['no', 'yes', 'no', 'yes'],
      [firms.unknown]: ['missing', 'yes', 'yes', 'missing'],
    })
    const policy = must(await execute(world.as('office', NOW), readPolicy, { id }))
    expect(policy.counts).toMatchObject({ fits: 1, missing: 1, delivered: 0, reached: 0 })
    const only = async (where: object) =>
      must(await execute(world.as('office', NOW), listFitting, { id, limit: 10, ...where })).items.map((row) => row.id)
    expect([await only({ fit: 'fits' }), await only({ fit: 'missing' })]).toEqual([[firms.fits], [firms.unknown]])
  })

  it('the other way: an enterprise finds what it may have, with the reason; the trade finds nothing', async () => {
    const { world, firms, id } = await policyWorld('policy-b')
    expect(must(await execute(world.as('firm', NOW), policiesFor, {}))).toMatchObject([
      { id, fit: 'fits', held: ['yes', 'yes', 'yes'], deliveredAt: null },
    ])
    const others = must(await execute(world.as('office', NOW), policiesFor, { enterpriseId: firms.trade }))
    expect(others).toEqual([])
    const another = await execute(world.as('firm', NOW), policiesFor, { enterpriseId: firms.unknown })
    expect(must(another)[0]?.id).toBe(id)
    expect(
      must(await execute(world.as('office', '2025-12-31T02:00:00Z'), policiesFor, { enterpriseId: firms.fits })),
    ).toEqual([])
  })
})

describe('bringing a policy', () => {
  it('counts once, is told by whom and at which visit, and only the enterprise says that it has read it', async () => {
    const { world, firms, id } = await policyWorld('policy-c')
    const visit = must(
      await execute(world.as('cadre', NOW), recordVisit, {
        enterpriseId: firms.fits,
        how: 'visit',
        at: '2026-05-11T01:00:00Z',
        policies: [id],
      }),
    )
    const again = { policyIds: [id], enterpriseIds: [firms.fits], how: 'call' }
    expect(must(await execute(world.as('cadre', NOW), deliverPolicies, again))).toEqual({ delivered: 0 })
    expect(await execute(world.as('cadre', NOW), acknowledgePolicy, { id })).toMatchObject({ ok: false })
    must(await execute(world.as('firm', NOW), acknowledgePolicy, { id }))
    const { items } = must(await execute(world.as('office', NOW), listFitting, { id, limit: 10, delivered: true }))
    expect(items).toMatchObject([{ id: firms.fits, by: { name: '招丁' }, readAt: expect.any(String) }])
    const kept = sql<object>`select visit_id, how from policy_delivery where authority_id = ${world.authorityId}`
    expect(await world.rows(kept)).toEqual([{ visit_id: visit.id, how: 'visit' }])
    // The visit and its sheet show it: nobody writes it down a second time.
    const read = must(await execute(world.as('cadre', NOW), readVisit, { id: visit.id }))
    expect(read.policies).toEqual([{ id, title: '技改补助' }])
    const asked = { sheet: 'feedback_form', id: visit.id, publicUrl: '' }
    const sheet = must(await execute(world.as('cadre', NOW), readSheet, asked))
    expect(textOf(Buffer.from(sheet.content)).join(' ')).toMatch(/带去的政策 技改补助/)
    expect(must(await execute(world.as('office', NOW), readPolicy, { id })).counts).toMatchObject({
      delivered: 1,
      read: 1,
      reached: 1,
    })
  })

  it('is refused to whose enterprise it is not, and outside the days of the policy', async () => {
    const { world, firms, id } = await policyWorld('policy-d')
    const code = async (name: 'cadre' | 'office', more: object) => {
      const body = { policyIds: [id], enterpriseIds: [firms.fits], how: 'call', ...more }
      const done = await execute(world.as(name, NOW), deliverPolicies, body)
      return done.ok ? 'ok' : done.error.code
    }
    expect(await code('cadre', { enterpriseIds: [firms.small] })).toBe('access.out_of_scope')
    expect(await code('office', { at: '2025-12-30T02:00:00Z' })).toBe('policy.not_in_force')
    expect(await code('office', { at: '2026-05-11T03:00:00Z' })).toBe('visit.in_future')
  })
})

describe('claiming', () => {
  it('is asked by the enterprise, granted with an amount by the unit that answers for it, and added up', async () => {
    const { world, firms, id } = await policyWorld('policy-e')
    must(await execute(world.as('firm', NOW), askPolicy, { id }))
    expect(await execute(world.as('firm', NOW), askPolicy, { id })).toMatchObject({
      error: { code: 'policy.already_asked' },
    })
    const settle = (name: 'land' | 'money', more: object) =>
      execute(world.as(name, NOW), settlePolicy, { id, enterpriseId: firms.fits, ...more })
    expect(await settle('land', { state: 'granted', amount: 50 })).toMatchObject({
      error: { code: 'access.out_of_scope' },
    })
    expect(await settle('money', { state: 'granted' })).toMatchObject({
      error: { code: 'policy.amount_missing', at: ['amount'] },
    })
    expect(await settle('money', { state: 'refused' })).toMatchObject({ error: { code: 'policy.reason_missing' } })
    must(await settle('money', { state: 'granted', amount: 50.5 }))
    expect(await settle('money', { state: 'refused', reason: '迟了' })).toMatchObject({
      error: { code: 'policy.not_asked' },
    })
    expect(must(await execute(world.as('office', NOW), readPolicy, { id })).counts).toMatchObject({
      granted: 1,
      amount: '50.5',
    })
  })
})

describe('keeping policies', () => {
  it('says where a condition is wrong', async () => {
    const { world } = await policyWorld('policy-f')
    const refused = async (conditions: object[], more: object = {}) => {
      const done = await execute(world.as('office', NOW), addPolicy, said(world, { conditions, ...more }))
      return done.ok ? 'ok' : [done.error.code, ...(done.error.at ?? [])]
    }
    expect(await refused([{ kind: 'industry', any: ['C', 'Z9'] }])).toEqual([
      'policy.wrong_industry',
      'conditions',
      0,
      'any',
      1,
    ])
    expect(await refused([{ kind: 'size', any: ['特大型'] }])).toEqual(['policy.wrong_size', 'conditions', 0, 'any', 0])
    expect(await refused([{ kind: 'class', any: [] }])).toEqual(['policy.condition_empty', 'conditions', 0, 'any'])
    expect(await refused([{ kind: 'class', any: ['a" in classes || "b'] }])).toEqual([
      'policy.wrong_class',
      'conditions',
      0,
      'any',
      0,
    ])
    expect(await refused([{ kind: 'figure', figure: 'tax' }])).toEqual([
      'policy.figure_without_bound',
      'conditions',
      0,
      'atLeast',
    ])
    expect(await refused([{ kind: 'figure', figure: 'tax', atLeast: 5, atMost: 4 }])).toEqual([
      'policy.bounds_crossed',
      'conditions',
      0,
      'atMost',
    ])
    expect(await refused([{ kind: 'area', any: [world.money] }])).toEqual([
      'policy.wrong_area',
      'conditions',
      0,
      'any',
      0,
    ])
    expect(await refused([], { toDay: '2025-01-01' })).toEqual(['policy.days_crossed', 'toDay'])
  })

  it('reads a code with or without its section’s letter, of any depth', async () => {
    const { world, firms, id } = await policyWorld('policy-h')
    const fitting = async (any: string[], revision: number) => {
      const conditions = [{ kind: 'industry', any }]
      must(await execute(world.as('office', NOW), changePolicy, said(world, { id, revision, conditions })))
      const page = must(await execute(world.as('office', NOW), listFitting, { id, limit: 10, fit: 'fits' }))
      return page.items.map((row) => row.id).sort()
    }
    expect(await fitting(['C26'], 1)).toEqual([firms.fits, firms.small].sort())
    expect(await fitting(['261', 'F'], 2)).toEqual([firms.fits, firms.trade].sort())
    expect(await fitting(['2611'], 3)).toEqual([firms.fits])
  })

  it('belongs to its unit: another may neither change it nor take it over', async () => {
    const { world, id } = await policyWorld('policy-g')
    const change = (name: 'land' | 'money', more: object = {}) =>
      execute(world.as(name, NOW), changePolicy, said(world, { id, revision: 1, ...more }))
    expect(await change('land', { orgId: world.land })).toMatchObject({ error: { code: 'access.out_of_scope' } })
    must(await change('money', { conditions: [] }))
    expect(await change('money')).toMatchObject({ error: { code: 'policy.changed' } })
    expect(must(await execute(world.as('office', NOW), readPolicy, { id })).counts.fits).toBe(4)
  })
})
