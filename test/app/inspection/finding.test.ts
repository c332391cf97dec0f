import { beforeAll, describe, expect, it } from 'vitest'
import { addAttachment } from '#app/attachment/add-attachment.ts'
import { readAttachment } from '#app/attachment/read-attachment.ts'
import type { Ctx, Role } from '#app/context.ts'
import { findingWords } from '#app/finding/finding-words.ts'
import { listFindings } from '#app/finding/list-findings.ts'
import { orderRectification } from '#app/finding/order-rectification.ts'
import { readFinding } from '#app/finding/read-finding.ts'
import { recheckFinding } from '#app/finding/recheck-finding.ts'
import { recordFinding } from '#app/finding/record-finding.ts'
import { confirmFinding } from '#app/finding/settle-finding.ts'
import { readPaper } from '#app/paper/list-papers.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import type { Database } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg, givenPerson } from '#test/support/people.ts'
import { must } from '../matter/world.ts'

const program = (more: string) => `
program: lantern_find
version: 1
title: 灯笼督查
source: 灯笼区
in_force: { from: 2026-01-01 }
roster:
  - { group: bureaus, title: 单位, of: org, clause: 一 }
matters:
  - matter: rectify
    kind: rectification
    title: 督查整改
    about: [finding]
    clause: 二
    ends: [{ end: done, title: 整改到位, counts_as: solved, needs: [evidence], clause: 二 }]
points:
  - { points: found, title: 督查扣分, each: finding, where: 'confirmed && category in ["推诿", "拖延"]', give: -2, to: org, for: bureaus, clause: 三 }
${more}
`
const NOTICE = `papers:
  - { paper: notice, title: 整改通知书, of: finding, number: 灯整〔YYYY〕N号, to: org, issued_by: office, reply: 10 working days, clause: 二 }`
const NOW = '2026-05-11T02:00:00Z'
let db: Database
beforeAll(async () => {
  db = (await testDatabase()).db
  await loadReference(db)
})

async function world(code: string, more = NOTICE) {
  const authorityId = await createAuthority(db, code)
  must(await execute(contextOf(db, authorityId), publishProgram, { text: program(more) }))
  const org = await givenOrg(db, authorityId, '甲局')
  const other = await givenOrg(db, authorityId, '乙局')
  const watch = await givenOrg(db, authorityId, '督查室')
  const people = {
    finder: await givenPerson(db, authorityId, '查一', watch),
    second: await givenPerson(db, authorityId, '查二', watch),
    ofA: await givenPerson(db, authorityId, '甲人', org),
  }
  const as = (
    name: keyof typeof people,
    role: Role,
    orgIds: string[] = [],
    scope: 'authority' | 'org' = 'authority',
  ): Ctx =>
    contextOf(db, authorityId, {
      now: NOW,
      actor: actorWith(role, {
        personId: people[name],
        orgIds,
        grants: [{ role, scope, orgId: null, areaId: null, programKey: null }],
      }),
    })
  const found = must(
    await execute(as('finder', 'office'), recordFinding, {
      programKey: 'lantern_find',
      category: '推诿',
      text: '三次不接件',
      orgId: org,
    }),
  )
  const upheld = async () =>
    must(await execute(as('second', 'office'), confirmFinding, { id: found.id, reason: '录像可见' }))
  return { authorityId, org, other, people, as, id: found.id, upheld }
}

describe('a finding', () => {
  it('is upheld by another, ordered to be put right by a numbered notice with a day and a matter, and checked again', async () => {
    const { as, id, org, upheld } = await world('finding-a')
    expect(await execute(as('finder', 'office'), confirmFinding, { id, reason: 'x' })).toMatchObject({
      error: { code: 'finding.own_work' },
    })
    expect(await execute(as('finder', 'office'), orderRectification, { id, text: '限期整改' })).toMatchObject({
      error: { code: 'finding.not_upheld' },
    })
    await upheld()
    const order = must(await execute(as('finder', 'office'), orderRectification, { id, text: '建立首问登记' }))
    // 11 May 2026 is a Monday; ten working days on is the 25th.
    expect(order).toMatchObject({ number: '灯整〔2026〕1号', replyDue: '2026-05-25' })
    expect(order.matterId).not.toBeNull()
    expect(await execute(as('finder', 'office'), orderRectification, { id, text: '再发' })).toMatchObject({
      error: { code: 'finding.ordered_already' },
    })
    const paper = must(await execute(as('finder', 'office'), readPaper, { id: order.paperId }))
    expect(paper).toMatchObject({ to: ['甲局'], content: { demands: '建立首问登记', replyDue: '2026-05-25' } })
    expect(must(await execute(as('finder', 'office'), readFinding, { id }))).toMatchObject({
      state: 'ordered',
      matter: { state: 'recorded' },
      may: { recheck: true, order: false },
    })
    const own = as('ofA', 'office', [org])
    expect(await execute(own, recheckFinding, { id, passed: true, text: '好了' })).toMatchObject({
      error: { code: 'finding.own_rectification' },
    })
    must(await execute(as('second', 'office'), recheckFinding, { id, passed: false, text: '登记簿是空的' }))
    expect(must(await execute(as('second', 'office'), readFinding, { id })).state).toBe('ordered')
    must(await execute(as('second', 'office'), recheckFinding, { id, passed: true, text: '登记齐全' }))
    const end = must(await execute(as('second', 'office'), readFinding, { id }))
    expect(end.state).toBe('rectified')
    expect(end.checks.map((check) => check.passed)).toEqual([false, true])
    expect(await execute(as('second', 'office'), recheckFinding, { id, passed: true, text: 'x' })).toMatchObject({
      error: { code: 'finding.settled' },
    })
  })

  it('needs a day from the office where the program says none', async () => {
    const { as, id, upheld } = await world('finding-b', '')
    await upheld()
    expect(await execute(as('finder', 'office'), orderRectification, { id, text: '改' })).toMatchObject({
      error: { code: 'finding.reply_missing', at: ['replyDue'] },
    })
    expect(
      await execute(as('finder', 'office'), orderRectification, { id, text: '改', replyDue: '2026-05-10' }),
    ).toMatchObject({ error: { code: 'finding.reply_past' } })
    const order = must(
      await execute(as('finder', 'office'), orderRectification, { id, text: '改', replyDue: '2026-05-20' }),
    )
    expect(must(await execute(as('finder', 'office'), readPaper, { id: order.paperId }))).toMatchObject({
      paperTitle: '整改通知书',
      number: null,
    })
    const late = { ...as('finder', 'office'), now: '2026-05-21T02:00:00Z' }
    expect(must(await execute(late, listFindings, { overdue: true, limit: 10 })).items).toMatchObject([
      { id, overdue: true },
    ])
    expect(must(await execute(as('finder', 'office'), listFindings, { overdue: true, limit: 10 })).total).toBe(0)
  })

  it('is seen by whom it concerns and nobody else outside the office; its evidence likewise', async () => {
    const { as, id, org, other } = await world('finding-c')
    const file = must(
      await execute(as('finder', 'office'), addAttachment, {
        thingKind: 'finding',
        thingId: id,
        name: '现场.png',
        content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]).toString('base64'),
      }),
    )
    const concerned = as('ofA', 'head', [org], 'org')
    const stranger = as('ofA', 'head', [other], 'org')
    expect(must(await execute(concerned, listFindings, { limit: 10 })).total).toBe(1)
    expect(must(await execute(concerned, readFinding, { id })).may).toMatchObject({
      confirm: false,
      order: false,
      recheck: false,
    })
    expect((await execute(concerned, readAttachment, { id: file.id })).ok).toBe(true)
    expect(must(await execute(stranger, listFindings, { limit: 10 })).total).toBe(0)
    expect(await execute(stranger, readFinding, { id })).toMatchObject({ error: { code: 'finding.not_found' } })
    expect((await execute(stranger, readAttachment, { id: file.id })).ok).toBe(false)
  })

  it('is recorded in the words that the rules know', async () => {
    const { as } = await world('finding-d')
    expect(must(await execute(as('finder', 'office'), findingWords, { program: 'lantern_find' }))).toMatchObject({
      categories: ['推诿', '拖延'],
    })
  })

  it('is no business of a cadre who held no inspection', async () => {
    const { as, org } = await world('finding-e')
    const said = { programKey: 'lantern_find', category: '推诿', orgId: org }
    expect(await execute(as('ofA', 'cadre'), recordFinding, said)).toMatchObject({
      error: { code: 'access.out_of_scope' },
    })
  })
})
