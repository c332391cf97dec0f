import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx, Role } from '#app/context.ts'
import { recheckFinding } from '#app/finding/recheck-finding.ts'
import { recordFinding } from '#app/finding/record-finding.ts'
import { confirmFinding } from '#app/finding/settle-finding.ts'
import { decideRound } from '#app/inspection/decide-round.ts'
import { draftCircular } from '#app/inspection/draft-circular.ts'
import { drawForRound } from '#app/inspection/draw-for-round.ts'
import { closeRound } from '#app/inspection/end-round.ts'
import { planRound } from '#app/inspection/plan-round.ts'
import { readRound } from '#app/inspection/read-round.ts'
import { recordInspection } from '#app/inspection/record-inspection.ts'
import { readDraft } from '#app/paper/list-drafts.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import type { Database } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg, givenPerson } from '#test/support/people.ts'
import { must } from '../matter/world.ts'

const PROGRAM = `
program: lantern_circular
version: 1
title: 灯笼巡查
source: 灯笼区
in_force: { from: 2026-01-01 }
acts:
  - { act: inspect, title: 巡查, by: [office], every: year, per: org, at_most: 2, clause: 五 }
`
const DAY = '2026-05-12T02:00:00Z'
let db: Database
let authorityId: string
let orgs: Record<'a' | 'b' | 'watch', string>
let people: Record<'office' | 'leader' | 'first' | 'second', string>
const as = (name: keyof typeof people, role: Role, now = DAY): Ctx =>
  contextOf(db, authorityId, { actor: actorWith(role, { personId: people[name] }), now })

beforeAll(async () => {
  db = (await testDatabase()).db
  authorityId = await createAuthority(db, 'circular')
  must(await execute(contextOf(db, authorityId), publishProgram, { text: PROGRAM }))
  orgs = {
    a: await givenOrg(db, authorityId, '甲局'),
    b: await givenOrg(db, authorityId, '乙局'),
    watch: await givenOrg(db, authorityId, '督查室'),
  }
  people = {
    office: await givenPerson(db, authorityId, '督甲', orgs.watch),
    leader: await givenPerson(db, authorityId, '领乙', orgs.watch),
    first: await givenPerson(db, authorityId, '查一', orgs.watch),
    second: await givenPerson(db, authorityId, '查二', orgs.watch),
  }
})

describe('the circular of a round', () => {
  it('is drafted when the round is closed, with what was upheld by unit and whether it is put right; once', async () => {
    const { id } = must(
      await execute(as('office', 'office'), planRound, {
        programKey: 'lantern_circular',
        title: '五月巡查',
        kind: '巡查',
        subjectKind: 'org',
        ground: '灯镇发〔2026〕3号',
        fromDay: '2026-05-11',
        toDay: '2026-05-20',
        targets: [orgs.a, orgs.b],
        inspectors: [people.first, people.second],
      }),
    )
    must(await execute(as('leader', 'leader'), decideRound, { id, approved: true }))
    must(await execute(as('office', 'office'), drawForRound, { id }))
    const find = async (orgId: string, text: string) => {
      const round = must(await execute(as('office', 'office'), readRound, { id }))
      const task = round.tasks.find((one) => one.subject.id === orgId)
      const inspectionId =
        task?.inspection?.id ??
        must(await execute(as('first', 'handler'), recordInspection, { taskId: task?.id, at: DAY })).id
      return must(
        await execute(as('first', 'office'), recordFinding, {
          programKey: 'lantern_circular',
          category: '推诿',
          text,
          orgId,
          inspectionId,
        }),
      ).id
    }
    const right = await find(orgs.a, '三盏灯未亮')
    const open = await find(orgs.b, '无人值守')
    await find(orgs.b, '传闻')
    for (const one of [right, open])
      must(await execute(as('office', 'office'), confirmFinding, { id: one, reason: '录像可见' }))
    must(await execute(as('office', 'office'), recheckFinding, { id: right, passed: true, text: '已亮' }))
    expect(await execute(as('office', 'office'), draftCircular, { id })).toMatchObject({
      error: { code: 'round.not_closed' },
    })
    must(await execute(as('office', 'office'), closeRound, { id, reason: '查两家' }))
    expect(await execute(as('first', 'handler'), draftCircular, { id })).toMatchObject({
      error: { code: 'access.role_missing' },
    })
    expect(must(await execute(as('office', 'office'), readRound, { id })).may.circular).toBe(true)
    const draft = must(await execute(as('office', 'office'), draftCircular, { id }))
    expect(must(await execute(as('office', 'office'), draftCircular, { id }))).toEqual({
      id: draft.id,
      drafted: false,
    })
    const { title, paperTitle, content } = must(await execute(as('office', 'office'), readDraft, { id: draft.id }))
    expect([title, paperTitle]).toEqual(['五月巡查情况通报', '督查通报'])
    const blocks = (content as { blocks: Record<string, unknown>[] }).blocks
    expect(blocks.flatMap((one) => (one.text ? [one.text] : []))).toEqual([
      '一、基本情况',
      '2026-05-11至2026-05-20，依据灯镇发〔2026〕3号开展巡查，名单 2 个，实际检查 2 个。',
      '查两家',
      '二、发现的问题',
      '查实问题 2 个，已整改 1 个，未整改 1 个。',
      '另有 1 个问题尚待核实，未列入本通报。',
    ])
    expect(blocks.find((one) => one.kind === 'table')?.rows).toEqual([
      ['甲局', '推诿', '三盏灯未亮', '已整改'],
      ['乙局', '推诿', '无人值守', '未整改'],
    ])
  })
})
