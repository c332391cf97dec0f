import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { agreePlan, offerPlan } from '#app/plan/agree-plan.ts'
import { changePlan } from '#app/plan/change-plan.ts'
import { drawUpPlan } from '#app/plan/draw-up-plan.ts'
import { listPlans, planForms, readPlan } from '#app/plan/read-plans.ts'
import { reviewPlan } from '#app/plan/review-plan.ts'
import { measureToMatter, settleMeasure } from '#app/plan/settle-measure.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenEnterprise, givenOrg, givenPerson } from '#test/support/people.ts'
import { putInForce } from '#test/support/publish.ts'

let db: Database
let authorityId: string
const ids = { bureau: '', zhang: '', mill: '', forge: '', plan: '' }
const NOW = '2026-05-10T02:00:00Z'
const PROGRAM = 'huaihua_guarantee'

const office = () => contextOf(db, authorityId, { now: NOW })
const firm = (enterpriseId: string): Ctx =>
  contextOf(db, authorityId, { now: NOW, actor: actorWith('enterprise', { enterpriseId }) })

beforeAll(async () => {
  ;({ db } = await testDatabase())
  await loadReference(db)
  authorityId = await createAuthority(db)
  await putInForce(db, authorityId, 'huaihua-guarantee')
  ids.bureau = await givenOrg(db, authorityId, '财金局')
  ids.zhang = await givenPerson(db, authorityId, '张灯', ids.bureau)
  ids.mill = await givenEnterprise(db, authorityId, '红星面粉厂')
  ids.forge = await givenEnterprise(db, authorityId, '长河锻造厂')
})

const read = async (ctx = office()) => {
  const plan = await execute(ctx, readPlan, { id: ids.plan })
  if (!plan.ok) throw new Error(plan.error.code)
  return plan.value
}
const facts = () =>
  db.inAuthority(authorityId, async (tx) => {
    const { rows } = await sql<{ values: Record<string, string> }>`
      select values from form_entry where form = 'policy_plan' and voided_at is null`.execute(tx)
    return rows.map((row) => row.values)
  })

describe('one plan an enterprise', () => {
  it('has measures, each with an owner; a second one is refused', async () => {
    expect(await execute(office(), planForms, { programKey: PROGRAM })).toMatchObject({
      value: expect.arrayContaining([{ id: 'policy_plan', title: '一企一策' }]),
    })
    const up = (more: object = {}) =>
      execute(office(), drawUpPlan, {
        programKey: PROGRAM,
        enterpriseId: ids.mill,
        form: 'policy_plan',
        title: '红星面粉厂一企一策',
        measures: [
          { text: '对接贷款 300 万元', orgId: ids.bureau, personId: ids.zhang, dueDay: '2026-06-30' },
          { text: '协调错峰用电', orgId: ids.bureau, dueDay: '2026-05-01' },
        ],
        ...more,
      })
    expect(await up({ measures: [{ text: '无人负责' }] })).toMatchObject({
      error: { code: 'plan.no_owner', at: ['measures', 0, 'orgId'] },
    })
    expect(await up({ form: 'relief' })).toMatchObject({ error: { code: expect.stringMatching(/^(plan|form)\./) } })
    const made = await up()
    expect(made).toMatchObject({ value: { revision: 1 } })
    ids.plan = made.ok ? made.value.id : ''
    expect(await up()).toMatchObject({ error: { code: 'plan.exists' } })
    expect(await execute(office(), listPlans, { overdue: true, limit: 10 })).toMatchObject({
      value: { total: 1, items: [{ enterprise: { name: '红星面粉厂' }, measures: 2, done: 0, overdue: 1 }] },
    })
  })

  it('is agreed by the enterprise itself, or through the office that says how; only then it counts', async () => {
    expect(await execute(firm(ids.mill), agreePlan, { id: ids.plan, revision: 1, agree: true })).toMatchObject({
      error: { code: 'plan.other_state' },
    })
    expect(await execute(office(), offerPlan, { id: ids.plan, revision: 1 })).toMatchObject({ value: { revision: 2 } })
    expect(await execute(firm(ids.forge), readPlan, { id: ids.plan })).toMatchObject({
      error: { code: 'plan.not_found' },
    })
    expect(await execute(firm(ids.forge), agreePlan, { id: ids.plan, revision: 2, agree: true })).toMatchObject({
      error: { code: 'access.out_of_scope' },
    })
    expect(await execute(office(), agreePlan, { id: ids.plan, revision: 2, agree: true })).toMatchObject({
      error: { code: 'plan.how_agreed' },
    })
    expect(await execute(firm(ids.mill), agreePlan, { id: ids.plan, revision: 2, agree: false })).toMatchObject({
      error: { code: 'plan.why_not' },
    })
    const no = await execute(firm(ids.mill), agreePlan, { id: ids.plan, revision: 2, agree: false, note: '还缺用工' })
    expect(no).toMatchObject({ value: { revision: 3 } })
    expect(await read()).toMatchObject({ state: 'draft', reviews: [{ text: '还缺用工' }] })
    expect(await facts()).toEqual([])
  })

  it('keeps the version before a change with the reason, and is put to the enterprise again', async () => {
    const { measureRows } = await read()
    const [loan, power] = measureRows
    const changed = await execute(office(), changePlan, {
      id: ids.plan,
      revision: 3,
      reason: '按企业意见增加用工',
      measures: [
        { id: loan?.id, text: '对接贷款 300 万元', orgId: ids.bureau, personId: ids.zhang, dueDay: '2026-06-30' },
        { id: power?.id, text: '协调错峰用电', orgId: ids.bureau, dueDay: '2026-05-01' },
        { text: '组织专场招聘', orgId: ids.bureau, dueDay: '2026-07-31' },
      ],
    })
    expect(changed).toMatchObject({ value: { revision: 4 } })
    await execute(office(), offerPlan, { id: ids.plan, revision: 4 })
    const agreed = await execute(firm(ids.mill), agreePlan, { id: ids.plan, revision: 5, agree: true })
    expect(agreed).toMatchObject({ value: { revision: 6 } })
    expect(await read()).toMatchObject({
      state: 'agreed',
      version: 2,
      agreedBy: 'enterprise',
      versions: [{ version: 1, reason: '按企业意见增加用工', measures: [{ text: '对接贷款 300 万元' }, {}] }],
    })
    expect(await facts()).toEqual([
      {
        measures: '1. 对接贷款 300 万元\n2. 协调错峰用电\n3. 组织专场招聘',
        owner: '张灯、财金局',
        finish: '2026-07-31',
      },
    ])
  })

  it('moves by its measures: done with a word, a matter of its own, reviewed', async () => {
    const { measureRows, matters } = await read()
    const [loan, power] = measureRows
    const settle = (ctx: Ctx, measureId: string | undefined) =>
      execute(ctx, settleMeasure, { id: ids.plan, measureId, state: 'done', note: '错峰方案已批' })
    expect(await settle(firm(ids.mill), power?.id)).toMatchObject({ error: { code: 'access.role_missing' } })
    const owner = contextOf(db, authorityId, {
      now: NOW,
      actor: actorWith('handler', {
        orgIds: [ids.bureau],
        grants: [{ role: 'handler', scope: 'org', orgId: null, areaId: null, programKey: null }],
      }),
    })
    expect(await settle(owner, power?.id)).toMatchObject({ ok: true })
    const kind = matters.find((one) => one.id === 'problem') ?? matters[0]
    const raised = await execute(office(), measureToMatter, {
      id: ids.plan,
      measureId: loan?.id,
      matter: kind?.id,
      ...(kind?.categories[0] ? { category: kind.categories[0] } : {}),
    })
    expect(raised).toMatchObject({ value: { number: '2026-000001' } })
    expect(
      await execute(office(), measureToMatter, { id: ids.plan, measureId: loan?.id, matter: kind?.id }),
    ).toMatchObject({
      error: { code: 'plan.is_matter' },
    })
    const reviewed = { id: ids.plan, revision: 6, text: '贷款在批', nextReview: '2026-06-10' }
    expect(await execute(office(), reviewPlan, reviewed)).toMatchObject({ ok: true })
    expect(await read(firm(ids.mill))).toMatchObject({
      done: 1,
      nextReview: '2026-06-10',
      measureRows: [{ matter: { number: '2026-000001' } }, { state: 'done', note: '错峰方案已批' }, { state: 'open' }],
      may: { change: false, agree: true, settle: false },
    })
  })
})
