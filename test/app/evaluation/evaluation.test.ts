import { beforeAll, describe, expect, it } from 'vitest'
import { closeEvaluation } from '#app/evaluation/close-evaluation.ts'
import { drawTicket, myEvaluations } from '#app/evaluation/draw-ticket.ts'
import { drawUpEvaluation } from '#app/evaluation/draw-up.ts'
import { issueTickets } from '#app/evaluation/issue-tickets.ts'
import { listEvaluations, listQuestionnaires, readEvaluation } from '#app/evaluation/read-evaluation.ts'
import { enterForm } from '#app/form/enter-form.ts'
import { execute } from '#app/use-case.ts'
import { sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { givenOrg } from '#test/support/people.ts'
import { drawnUp, type Fair, lanternFair, office, open, ROUND, say, tickets } from './world.ts'

let fair: Fair
beforeAll(async () => {
  fair = await lanternFair()
})

const asRole = (role: 'head' | 'viewer' | 'enterprise', enterpriseId: string | null = null) =>
  contextOf(fair.db, fair.authorityId, { actor: actorWith(role, { enterpriseId }) })

describe('a round', () => {
  it('is drawn up once a period and audience, within one period, about units that are there', async () => {
    expect(await execute(office(fair), listQuestionnaires, {})).toMatchObject({
      value: [{ form: 'opinion', title: '观众问卷', oncePer: 'year', minimum: 5 }],
    })
    const up = (more: object) => execute(office(fair), drawUpEvaluation, { ...ROUND, ...more })
    expect(await up({ form: 'count_sheet' })).toMatchObject({ error: { code: 'evaluation.not_anonymous' } })
    expect(await up({ toDay: '2027-01-05' })).toMatchObject({ error: { code: 'evaluation.past_period' } })
    expect(await up({ toDay: '2026-04-30' })).toMatchObject({ error: { code: 'evaluation.backward' } })
    expect(await up({ subjectGroup: 'workshops' })).toMatchObject({ error: { code: 'evaluation.other_group' } })
    expect(await up({ subjectGroup: undefined })).toMatchObject({ error: { code: 'evaluation.no_subjects' } })
    const made = await drawnUp(fair)
    expect(made.minimum).toBe(5)
    expect(await up({})).toMatchObject({ error: { code: 'evaluation.once' } })
    expect(await execute(asRole('viewer'), drawUpEvaluation, ROUND)).toMatchObject({
      error: { code: 'access.role_missing' },
    })
  })

  it('takes in the units below one, to the last', async () => {
    const { db, authorityId } = fair
    const bureau = await givenOrg(db, authorityId, '灯务局')
    const [section, station] = [
      await givenOrg(db, authorityId, '灯务局审批科'),
      await givenOrg(db, authorityId, '灯务局东门所'),
    ]
    await db.inAuthority(authorityId, async (tx) => {
      await sql`update org set parent_id = ${bureau} where id = ${section}`.execute(tx)
      await sql`update org set parent_id = ${section} where id = ${station}`.execute(tx)
    })
    const made = await execute(office(fair), drawUpEvaluation, {
      ...ROUND,
      audience: 'enterprise',
      subjectGroup: undefined,
      below: bureau,
    })
    expect(made).toMatchObject({ value: { subjects: 2 } })
  })

  it('has one voice a ticket, and tells no more than how many there are until it is closed', async () => {
    const [round] = await rounds('public')
    const id = round?.id ?? ''
    const codes = await tickets(fair, id, 7)
    const [first, second] = codes as [string, string]
    const [east, west] = fair.counties
    expect(await open(fair, 'ABCD')).toMatchObject({ error: { code: 'questionnaire.no_code' } })
    expect(await open(fair, '0000-0000-0000-0000')).toMatchObject({ error: { code: 'questionnaire.unknown_code' } })
    expect(await open(fair, first.toLowerCase().replaceAll('-', ' '))).toMatchObject({
      value: { title: '观众评议', subjects: [{ name: '东灯县' }, { name: '西灯县' }], fields: [{ id: 'score' }] },
    })
    expect(await open(fair, first, '2026-06-01T02:00:00Z')).toMatchObject({ error: { code: 'questionnaire.over' } })
    expect(await say(fair, first, [{ orgId: east, values: { score: 'viel' } }])).toMatchObject({
      error: { code: 'form.not_number', at: ['answers', 0, 'values', 'score'] },
    })
    const twice = [
      { orgId: east, values: { score: 90 } },
      { orgId: east, values: { score: 10 } },
    ]
    expect(await say(fair, first, twice)).toMatchObject({ error: { code: 'questionnaire.not_asked_about' } })
    for (const code of codes.slice(0, 5))
      expect(await say(fair, code, [{ orgId: east, values: { score: 80 } }])).toMatchObject({ ok: true })
    expect(await say(fair, first, [{ orgId: west, values: { score: 1 } }])).toMatchObject({
      error: { code: 'questionnaire.used' },
    })
    expect(await say(fair, second, [{ orgId: west, values: { score: 1 } }])).toMatchObject({
      error: { code: 'questionnaire.used' },
    })
    expect(await say(fair, codes[5] ?? '', [{ orgId: west, values: { score: 20 } }])).toMatchObject({ ok: true })
    expect(await execute(office(fair), readEvaluation, { id })).toMatchObject({
      value: { state: 'open', tickets: 7, used: 6, results: [{ applicable: false }, { applicable: false }], words: [] },
    })
  })

  it('voids the unused tickets of a lost sheet', async () => {
    const [round] = await rounds('public')
    const id = round?.id ?? ''
    const [lost = ''] = await tickets(fair, id, 1)
    const again = await execute(office(fair), issueTickets, { id, count: 2, replace: true })
    expect(again).toMatchObject({ value: { voided: 2, issued: 8 } })
    expect(await open(fair, lost)).toMatchObject({ error: { code: 'questionnaire.unknown_code' } })
  })

  it('closes into facts of its last day; a unit with too few voices has no result, and they are not kept', async () => {
    const [round] = await rounds('public')
    const id = round?.id ?? ''
    const close = (revision: number) => execute(office(fair, '2026-06-02T02:00:00Z'), closeEvaluation, { id, revision })
    expect(await close(7)).toMatchObject({ error: { code: 'evaluation.conflict' } })
    expect(await close(1)).toMatchObject({ value: { voices: 6, subjects: 2, notApplicable: 1 } })
    expect(await close(2)).toMatchObject({ error: { code: 'evaluation.closed' } })
    expect(await execute(asRole('viewer'), readEvaluation, { id })).toMatchObject({
      value: {
        state: 'closed',
        tickets: 8,
        used: 6,
        notApplicable: 1,
        measures: [{ measure: 'audience', title: '观众评分' }],
        results: [
          { subject: { name: '东灯县' }, applicable: true, voices: 5, fields: [{ mean: 80 }] },
          { subject: { name: '西灯县' }, applicable: false, voices: null, fields: [] },
        ],
      },
    })
    expect(await execute(asRole('head'), readEvaluation, { id })).toMatchObject({
      error: { code: 'access.role_missing' },
    })
    const kept = await fair.db.inAuthority(fair.authorityId, (tx) =>
      sql<{ day: string; n: number }>`
        select day, count(*)::int as n from form_entry where evaluation_id = ${id} group by day`.execute(tx),
    )
    expect(kept.rows).toEqual([{ day: '2026-05-31', n: 5 }])
  })
})

describe('an account', () => {
  it('fetches one ticket of a round that asks it, and answers with that, not as itself', async () => {
    const [round] = await rounds('enterprise')
    const mill = asRole('enterprise', fair.mill)
    expect(await execute(mill, myEvaluations, {})).toMatchObject({ value: [{ id: round?.id, drawn: false }] })
    const drawn = await execute(mill, drawTicket, { id: round?.id })
    expect(drawn).toMatchObject({ value: { authority: 'lantern' } })
    expect(await execute(mill, drawTicket, { id: round?.id })).toMatchObject({ error: { code: 'ticket.drawn' } })
    expect(await execute(mill, myEvaluations, {})).toMatchObject({ value: [{ drawn: true }] })
    expect(await open(fair, drawn.ok ? drawn.value.code : '')).toMatchObject({ ok: true })
    expect(await execute(office(fair), drawTicket, { id: round?.id })).toMatchObject({
      error: { code: 'access.role_missing' },
    })
  })

  it('may not fill in an anonymous form as itself: its audit row would name it', async () => {
    const entered = await execute(office(fair), enterForm, {
      programKey: 'lantern_contest',
      form: 'opinion',
      values: { score: 3 },
      orgId: fair.counties[0],
    })
    expect(entered).toMatchObject({ error: { code: 'evaluation.by_ticket' } })
  })
})

async function rounds(audience: string) {
  const list = await execute(office(fair), listEvaluations, { limit: 50 })
  return list.ok ? list.value.items.filter((one) => one.audience === audience) : []
}
