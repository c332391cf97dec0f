import { beforeAll, describe, expect, it } from 'vitest'
import { callBackMatter } from '#app/callback/call-back-matter.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { draftPaper } from '#app/paper/draft-paper.ts'
import { execute } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from './world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

const MAY_11 = '2026-05-11T02:00:00Z'
const MAY_12 = '2026-05-12T02:00:00Z'
const MAY_13 = '2026-05-13T02:00:00Z'
const MAY_14 = '2026-05-14T02:00:00Z'

async function raised(world: World, category = '资金', name: 'cadre' | 'firm' = 'cadre') {
  const said = {
    program: PROGRAM,
    matter: 'need',
    title: '贷款难',
    body: '流动资金贷款批不下来',
    category,
    source: '走访',
    enterpriseId: world.enterpriseId,
  }
  return must(await execute(world.as(name, MAY_11), recordMatter, said)).id
}

const EVIDENCE = ['0198c0de-0000-7000-8000-000000000001']

describe('a need from the visit to the false closure', () => {
  it('keeps every step, and what is stored is the fold of its acts', async () => {
    const world = await guaranteeWorld(db, 'story-a')
    const { take, money } = world
    const id = await raised(world)
    expect(await world.read(id)).toMatchObject({
      number: '2026-000001',
      state: 'recorded',
      personId: world.people.cadre,
      holderOrgId: world.village,
      units: ['财金局'],
      suggestion: { give: 'order', orgIds: [money] },
    })
    must(await take('office', MAY_11, id, 'assign', { give: 'order', units: { lead: money } }))
    must(await take('money', MAY_12, id, 'object', {}, '不属本局'))
    must(await take('office', MAY_12, id, 'rule_objection', { accepted: false }))
    must(await take('money', MAY_12, id, 'sign'))
    must(await take('money', MAY_12, id, 'extend', { add: { n: 2, unit: 'working_days' } }, '等银行批复'))
    must(await take('office', MAY_12, id, 'grant_extension'))
    must(await take('money', MAY_13, id, 'answer', { text: '已协调银行放款', evidence: EVIDENCE }))
    must(await take('firm', MAY_13, id, 'dispute', {}, '款没有到'))
    must(await take('cadre', MAY_13, id, 'raise', {}, '请领导协调'))
    must(await take('money', MAY_14, id, 'answer', { text: '款已到账', evidence: EVIDENCE }))
    expect(await take('office', MAY_14, id, 'close', { end: 'struck_off' })).toMatchObject({
      ok: false,
      error: { code: 'matter.end_needs', data: { missing: ['enterprise_agrees'] } },
    })
    must(await take('firm', MAY_14, id, 'confirm'))
    must(await take('office', MAY_14, id, 'close', { end: 'struck_off' }))
    const called = await execute(world.as('office', MAY_14), callBackMatter, {
      id,
      how: 'phone',
      reached: true,
      passed: false,
      outcome: 'not_solved',
      text: '企业说款又退回了',
    })
    expect(called).toMatchObject({ ok: true })
    const { stored, fold } = await world.folded(id)
    expect(fold).toEqual(stored)
    expect(stored).toMatchObject({
      state: 'working',
      reopened: 1,
      disputed: 1,
      extended: 1,
      refused: 1,
      closings: [{ agreed: 'enterprise_agreed', refutedBy: 'callback' }],
    })
    const closings = await world.rows(
      sql<object>`select end_id, counts_as, agreed, refuted_by, signals from closing where authority_id = ${world.authorityId}`,
    )
    expect(closings).toEqual([
      {
        end_id: 'struck_off',
        counts_as: 'solved',
        agreed: 'enterprise_agreed',
        refuted_by: 'callback',
        signals: ['no_visit'],
      },
    ])
    const row = await world.rows(sql<object>`
      select state, lead_org_id, org_id, tier, false_closures, revision, acts from matter where authority_id = ${world.authorityId} and id = ${id}`)
    expect(row).toEqual([
      {
        state: 'working',
        lead_org_id: money,
        org_id: money,
        tier: 2,
        false_closures: 1,
        revision: stored.acts,
        acts: stored.acts,
      },
    ])
  })

  it('issues the numbered order with the act, and tells whom it concerns', async () => {
    const world = await guaranteeWorld(db, 'story-b')
    const [first, second] = [await raised(world), await raised(world, '用地')]
    must(await world.take('office', MAY_11, first, 'assign', { give: 'order', units: { lead: world.money } }))
    must(
      await world.take('office', MAY_11, second, 'assign', {
        give: 'order',
        units: { lead: world.land, assist: [world.money] },
      }),
    )
    const papers = await world.rows(
      sql<{
        number: string
        to_names: string[]
      }>`select number, to_names from paper where authority_id = ${world.authorityId} order by seq`,
    )
    expect(papers).toEqual([
      { number: '怀高督交〔2026〕1号', to_names: ['财金局'] },
      { number: '怀高督交〔2026〕2号', to_names: ['国土分局', '财金局'] },
    ])
    // Drafted by hand, it goes to the same units without anybody typing them.
    const asked = { programKey: PROGRAM, paper: 'order', matterId: second }
    const { id } = must(await execute(world.as('office', MAY_11), draftPaper, asked))
    const drafts = await world.rows(
      sql<{
        to_names: string[]
      }>`select to_names from paper_draft where authority_id = ${world.authorityId} and id = ${id}`,
    )
    expect(drafts).toEqual([{ to_names: ['国土分局', '财金局'] }])
    const told = await world.rows(sql<{ org_id: string | null; person_id: string | null }>`
      select org_id, person_id from notice where authority_id = ${world.authorityId} and kind = 'matter.assign' and thing_id = ${first} order by org_id nulls last`)
    expect(told).toEqual([
      { org_id: world.money, person_id: null },
      { org_id: null, person_id: world.people.cadre },
    ])
  })

  it('keeps a refused attempt as an act with its rule, in the audit too, and changes nothing else', async () => {
    const world = await guaranteeWorld(db, 'story-c')
    const id = await raised(world)
    const before = await world.read(id)
    expect(await world.take('office', MAY_12, id, 'close', { end: 'struck_off' })).toMatchObject({
      ok: false,
      error: { code: 'matter.end_needs' },
    })
    expect(await world.read(id)).toEqual({ ...before, refused: 1, acts: before.acts + 1 })
    expect((await world.acts(id)).at(-1)).toMatchObject({
      act: 'close',
      refused: true,
      refusal: 'matter.end_needs',
      actor: { personId: world.people.office, role: 'office' },
    })
    const audit = await world.rows(sql<{ act: string; outcome: string }>`
      select act, outcome from audit where authority_id = ${world.authorityId} and thing_id = ${id} order by id`)
    expect(audit).toEqual([
      { act: 'matter.record', outcome: 'done' },
      { act: 'matter.close', outcome: 'refused' },
    ])
  })

  it('lets one of two writers in, and tells the other who was first', async () => {
    const world = await guaranteeWorld(db, 'story-d')
    const id = await raised(world)
    const assign = (lead: string) =>
      import('#app/matter/assign.ts').then(({ assignMatter }) =>
        execute(world.as('office', MAY_12), assignMatter, {
          id,
          revision: 1,
          data: { give: 'order', units: { lead } },
        }),
      )
    const both = await Promise.all([assign(world.money), assign(world.land)])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(both.find((one) => !one.ok)).toMatchObject({
      error: { code: 'matter.changed', data: { by: world.people.office, act: 'assign' } },
    })
    const { stored, fold } = await world.folded(id)
    expect(fold).toEqual(stored)
  })

  it('numbers without a gap while many record at once', async () => {
    const world = await guaranteeWorld(db, 'story-e')
    await Promise.all(Array.from({ length: 12 }, () => raised(world)))
    const numbers = await world.rows(
      sql<{ number: string }>`select number from matter where authority_id = ${world.authorityId} order by number`,
    )
    expect(numbers.map((row) => row.number)).toEqual(
      Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(6, '0')}`),
    )
  })

  it('writes a history that says how it stood at any moment', async () => {
    const world = await guaranteeWorld(db, 'story-f')
    const id = await raised(world)
    must(await world.take('office', MAY_12, id, 'assign', { give: 'order', units: { lead: world.money } }))
    must(await world.take('money', MAY_13, id, 'sign'))
    const stood = async (at: string) =>
      (
        await world.rows(
          sql<{
            state: string
          }>`select state from matter_history where authority_id = ${world.authorityId} and matter_id = ${id} and from_at <= ${at} and to_at > ${at}`,
        )
      ).map((row) => row.state)
    expect(await stood('2026-05-11T12:00:00Z')).toEqual(['recorded'])
    expect(await stood(MAY_12)).toEqual(['assigned'])
    expect(await stood('2027-01-01T00:00:00Z')).toEqual(['working'])
  })

  it('is not open to whom it does not concern', async () => {
    const world = await guaranteeWorld(db, 'story-g')
    const id = await raised(world)
    must(await world.take('office', MAY_12, id, 'assign', { give: 'order', units: { lead: world.money } }))
    expect(await world.take('land', MAY_12, id, 'sign')).toMatchObject({
      ok: false,
      error: { code: 'access.out_of_scope' },
    })
    expect(await world.take('firm', MAY_12, id, 'close', { end: 'struck_off' })).toMatchObject({
      ok: false,
      error: { code: 'access.role_missing' },
    })
  })
})
