import { beforeAll, describe, expect, it } from 'vitest'
import { advanceContest, declareContest, enterContest, judgeEntry } from '#app/contest/contest-acts.ts'
import { listContests, readContest } from '#app/contest/read-contests.ts'
import { layAgain, returnContest } from '#app/contest/return-contest.ts'
import type { Ctx } from '#app/context.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { contestsToApprove } from '#app/word/contests-to-approve.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg, givenPerson } from '#test/support/people.ts'

const PROGRAM = `
program: lamp_contest
version: 1
title: 灯务比武
source: 虚构
in_force: { from: 2026-01-01, to: 2026-12-31 }
roster: [{ group: contestants, title: 参评单位, of: org, clause: 一 }]
forms:
  - form: sheet
    title: 打分表
    about: org
    clause: 一
    fields:
      - { field: contest, title: 项目, type: choice, choices: [业绩大比武, 服务大评比], required: true }
      - { field: work, title: 业绩, type: number, required: true }
      - { field: show, title: 展示, type: number, required: true }
measures:
  - { measure: score, title: 得分, for: contestants, every: year, each: form sheet, average: work + show * 0.4, without: { highest: 1, lowest: 1 }, clause: 一 }
`

let db: Database
let authorityId: string
const ids: Record<string, string> = {}
let contest: string

const NOW = '2026-10-05T02:00:00Z'
const at = (role: 'office' | 'leader' | 'cadre' | 'head', more: object = {}): Ctx =>
  contextOf(db, authorityId, { now: NOW, actor: actorWith(role, more) })
const judge = (name: string) => at('cadre', { personId: ids[name] ?? null })

beforeAll(async () => {
  ;({ db } = await testDatabase())
  authorityId = await createAuthority(db)
  const published = await execute(contextOf(db, authorityId, { now: '2026-01-01T02:00:00Z' }), publishProgram, {
    text: PROGRAM,
  })
  if (!published.ok) throw new Error(JSON.stringify(published.error))
  for (const name of ['东灯局', '西灯局', '灯会']) ids[name] = await givenOrg(db, authorityId, name)
  ids.东灯所 = await givenOrg(db, authorityId, '东灯所')
  await db.inAuthority(authorityId, (tx) =>
    sql`update org set parent_id = ${ids.东灯局} where id = ${ids.东灯所}`.execute(tx),
  )
  for (const [name, org] of [
    ['张', '灯会'],
    ['李', '灯会'],
    ['王', '灯会'],
    ['赵', '东灯所'],
  ] as const)
    ids[name] = await givenPerson(db, authorityId, name, ids[org] ?? '')
})

const declare = (more: object = {}) =>
  execute(at('office'), declareContest, {
    programKey: 'lamp_contest',
    form: 'sheet',
    title: '业绩大比武',
    items: [
      { field: 'work', most: 60, weight: 1 },
      { field: 'show', most: 100, weight: 0.4 },
    ],
    fixed: { contest: '业绩大比武' },
    judges: [ids.张, ids.李, ids.王, ids.赵],
    dropHighest: 1,
    dropLowest: 1,
    day: '2026-10-05',
    ...more,
  })
const mark = (who: Ctx, entryId: string, work: number, show: number) =>
  execute(who, judgeEntry, { id: contest, entryId, marks: { work, show } })
const advance = (who: Ctx, to: string, revision: number) => execute(who, advanceContest, { id: contest, to, revision })

describe('a contest', () => {
  const entries: Record<string, string> = {}
  it('is declared with a sheet of number fields and more judges than extremes', async () => {
    expect(await declare({ items: [{ field: 'contest', most: 10 }] })).toMatchObject({
      error: { code: 'contest.other_item', at: ['items', 0] },
    })
    expect(await declare({ judges: [ids.张, ids.李] })).toMatchObject({ error: { code: 'contest.too_few_judges' } })
    const made = await declare()
    contest = made.ok ? made.value.id : ''
    expect(made).toMatchObject({ ok: true })
  })

  it('is entered by units themselves, once, before the judging', async () => {
    const own = {
      orgIds: [ids.东灯局],
      grants: [{ role: 'head', scope: 'org', orgId: null, areaId: null, programKey: null }],
    }
    const enter = (who: Ctx, org: string) =>
      execute(who, enterContest, { id: contest, orgId: ids[org], title: '一年业绩' })
    const east = await enter(at('head', own), '东灯局')
    expect(await enter(at('head', own), '西灯局')).toMatchObject({ error: { code: 'access.out_of_scope' } })
    expect(await enter(at('office'), '东灯局')).toMatchObject({ error: { code: 'contest.entered_already' } })
    expect(await advance(at('office'), 'approved', 1)).toMatchObject({ error: { code: 'contest.other_state' } })
    const west = await enter(at('office'), '西灯局')
    Object.assign(entries, { east: east.ok ? east.value.id : '', west: west.ok ? west.value.id : '' })
    expect(await mark(judge('张'), entries.east ?? '', 50, 90)).toMatchObject({
      error: { code: 'contest.other_state' },
    })
    expect(await advance(at('office'), 'judging', 1)).toMatchObject({ value: { state: 'judging', revision: 2 } })
    expect(await enter(at('office'), '灯会')).toMatchObject({ error: { code: 'contest.other_state' } })
  })

  it('is judged once each, within the most, never one’s own unit or one above it', async () => {
    const { east = '', west = '' } = entries
    expect(await mark(at('office'), east, 1, 1)).toMatchObject({ error: { code: 'contest.not_a_judge' } })
    expect(await mark(judge('赵'), east, 60, 100)).toMatchObject({ error: { code: 'contest.recused' } })
    expect(await mark(judge('张'), east, 61, 90)).toMatchObject({ error: { code: 'contest.mark_out_of_range' } })
    expect(await mark(judge('张'), east, 50, 90)).toMatchObject({ value: { total: 86 } })
    expect(await mark(judge('张'), east, 60, 90)).toMatchObject({ error: { code: 'contest.judged_already' } })
    expect(await advance(at('leader'), 'approved', 2)).toMatchObject({ error: { code: 'contest.not_all_judged' } })
    await mark(judge('李'), east, 40, 80)
    await mark(judge('王'), east, 45, 85)
    for (const [name, work, show] of [
      ['张', 45, 80],
      ['李', 47, 80],
      ['王', 60, 100],
      ['赵', 45, 85],
    ] as const)
      expect(await mark(judge(name), west, work, show)).toMatchObject({ ok: true })
  })

  it('is sent back by a leader with the reason: judges mark anew, the office lays it before him again', async () => {
    const back = (who: Ctx, reason: string, revision = 2) =>
      execute(who, returnContest, { id: contest, revision, reason })
    const again = (who: Ctx, revision: number) => execute(who, layAgain, { id: contest, revision })
    const waits = () =>
      db.inAuthority(authorityId, (tx) => contestsToApprove({ ...at('leader'), tx })).then((items) => items.length)
    expect(await waits()).toBe(1)
    expect(await back(at('office'), '分数有误')).toMatchObject({ error: { code: 'access.role_missing' } })
    expect(await back(at('leader'), ' ')).toMatchObject({ error: { code: 'input.invalid' } })
    expect(await again(at('office'), 2)).toMatchObject({ error: { code: 'contest.not_returned' } })
    expect(await back(at('leader'), '张的分数请核对')).toMatchObject({ value: { revision: 3 } })
    expect(await back(at('leader'), '再退', 3)).toMatchObject({ error: { code: 'contest.returned_already' } })
    expect(await advance(at('leader'), 'approved', 3)).toMatchObject({ error: { code: 'contest.returned_already' } })
    expect(await waits()).toBe(0)
    expect(await execute(at('office'), readContest, { id: contest })).toMatchObject({
      value: { returnReason: '张的分数请核对', laidAgainAt: null },
    })
    const { east = '' } = entries
    // Once more, not as often as one likes.
    const later = (name: string) => ({ ...judge(name), now: '2026-10-06T02:00:00Z' })
    expect(await mark(later('张'), east, 50, 90)).toMatchObject({ value: { total: 86 } })
    expect(await mark(later('张'), east, 60, 90)).toMatchObject({ error: { code: 'contest.judged_already' } })
    expect(await again(at('leader'), 3)).toMatchObject({ error: { code: 'access.role_missing' } })
    expect(await again(at('office'), 3)).toMatchObject({ value: { revision: 4 } })
    expect(await waits()).toBe(1)
  })

  it('is approved by a leader, not by the office; only then do rules see the sheets', async () => {
    const facts = () =>
      db.inAuthority(authorityId, async (tx) => {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from form_entry`.execute(tx)
        return rows[0]?.n
      })
    expect(await facts()).toBe(0)
    expect(await advance(at('office'), 'approved', 4)).toMatchObject({ error: { code: 'access.role_missing' } })
    expect(await advance(at('leader'), 'approved', 4)).toMatchObject({ value: { revision: 5 } })
    expect(await facts()).toBe(7)
    const { rows } = await db.inAuthority(authorityId, (tx) =>
      sql<{
        day: string
        contest: string
      }>`select distinct day, values ->> 'contest' as contest from form_entry`.execute(tx),
    )
    expect(rows).toEqual([{ day: '2026-10-05', contest: '业绩大比武' }])
  })

  it('shows results to all once published; sheets to the office, to a judge his own', async () => {
    const read = (who: Ctx) => execute(who, readContest, { id: contest })
    const before = await read(judge('赵'))
    expect(before).toMatchObject({
      value: {
        isJudge: true,
        entryRows: [
          { org: { name: '东灯局' }, recused: true, score: null },
          { org: { name: '西灯局' }, recused: false, score: null },
        ],
        sheetRows: [{ person: { name: '赵' } }],
        judgeNames: [],
      },
    })
    expect(await advance(at('office'), 'published', 5)).toMatchObject({ ok: true })
    // East: 72, 79, 86 → 79. West: 77, 79, 79, 100 → 79. A tie shares the first place.
    expect(await read(at('cadre'))).toMatchObject({
      value: {
        entryRows: [
          { org: { name: '东灯局' }, score: 79, place: 1 },
          { org: { name: '西灯局' }, score: 79, place: 1 },
        ],
        sheetRows: [],
      },
    })
    const office = await read(at('office'))
    expect(office.ok && office.value.sheetRows).toHaveLength(7)
    expect(await execute(judge('李'), listContests, { mine: true })).toMatchObject({
      value: [{ title: '业绩大比武', entries: 2, judges: 4, sheets: 7, state: 'published' }],
    })
  })
})
