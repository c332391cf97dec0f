import { beforeAll, expect, it } from 'vitest'
import type { Ctx, Role } from '#app/context.ts'
import { runProgram } from '#app/engine/run-program.ts'
import { recordFinding } from '#app/finding/record-finding.ts'
import { confirmFinding } from '#app/finding/settle-finding.ts'
import { readPaper } from '#app/paper/list-papers.ts'
import { publishProgram } from '#app/program/publish.ts'
import { decideList, draftList, listPublications, publishList, strikeFromList } from '#app/publication/lists.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import { insertList } from '#storage/list-store.ts'
import type { Database } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg, givenPerson } from '#test/support/people.ts'
import { must } from '../matter/world.ts'

const PROGRAM = `
program: lantern_praise
version: 1
title: 灯笼表扬
source: 灯笼区
in_force: { from: 2026-01-01 }
marks:
  - { mark: praised, title: 督查表扬, each: finding, where: category == "工作得力" && confirmed, to: org, then: [{ bar: 年度评优 }], clause: 一 }
acts:
  - { act: publish_list, title: 表扬, by: [office], approved_by: [leader], every: year, at_most: 1, clause: 一（督查室提出、领导批准，一年一次） }
papers:
  - { paper: praise, title: 表扬通报, of: mark praised, number: 灯表〔YYYY〕N号, to: org, issued_by: office, clause: 一 }
`
let db: Database
beforeAll(async () => {
  db = (await testDatabase()).db
  await loadReference(db)
})

it('a list is drafted from marks, struck from with a reason, approved by another, published once and frozen', async () => {
  const authorityId = await createAuthority(db, 'list-a')
  must(await execute(contextOf(db, authorityId), publishProgram, { text: PROGRAM }))
  const watch = await givenOrg(db, authorityId, '督查室')
  const orgs = [await givenOrg(db, authorityId, '甲局'), await givenOrg(db, authorityId, '乙局')]
  const people = {
    office: await givenPerson(db, authorityId, '督甲', watch),
    second: await givenPerson(db, authorityId, '督乙', watch),
    leader: await givenPerson(db, authorityId, '领丙', watch),
  }
  const as = (name: keyof typeof people, role: Role): Ctx =>
    contextOf(db, authorityId, { now: '2026-05-12T02:00:00Z', actor: actorWith(role, { personId: people[name] }) })
  const office = as('office', 'office')
  expect(await execute(office, draftList, { program: 'lantern_praise', mark: 'praised' })).toMatchObject({
    error: { code: 'list.nobody' },
  })
  for (const orgId of orgs) {
    const { id } = must(
      await execute(office, recordFinding, {
        programKey: 'lantern_praise',
        category: '工作得力',
        orgId,
        at: '2026-05-11T02:00:00Z',
      }),
    )
    must(await execute(as('second', 'office'), confirmFinding, { id, reason: '属实' }))
  }
  must(await execute(office, runProgram, { program: 'lantern_praise', full: true }))
  const { id } = must(await execute(office, draftList, { program: 'lantern_praise', mark: 'praised' }))
  expect(await execute(office, draftList, { program: 'lantern_praise', mark: 'praised' })).toMatchObject({
    error: { code: 'list.there_already' },
  })
  const [draft] = must(await execute(office, listPublications, {}))
  expect(draft).toMatchObject({ state: 'draft', bars: ['年度评优'] })
  expect(draft?.rows.map((row) => row.name).toSorted()).toEqual(['乙局', '甲局'])
  // Drafts are nobody else's business.
  expect(must(await execute(as('second', 'handler'), listPublications, {}))).toEqual([])
  const second = draft?.rows.find((row) => row.name === '乙局')
  must(await execute(office, strikeFromList, { id, markId: second?.markId, reason: '同期被批评' }))
  expect(await execute(office, publishList, { id })).toMatchObject({ error: { code: 'list.not_approved' } })
  expect(await execute(as('office', 'leader'), decideList, { id, approved: true })).toMatchObject({
    error: { code: 'list.own' },
  })
  expect(await execute(as('leader', 'leader'), decideList, { id, approved: false })).toMatchObject({
    error: { code: 'list.reason_missing' },
  })
  must(await execute(as('leader', 'leader'), decideList, { id, approved: true }))
  expect(await execute(office, strikeFromList, { id, markId: second?.markId, reason: 'x' })).toMatchObject({
    error: { code: 'list.not_in_state' },
  })
  const published = must(await execute(office, publishList, { id }))
  expect(published.number).toBe('灯表〔2026〕1号')
  expect(must(await execute(office, readPaper, { id: published.paperId }))).toMatchObject({
    to: ['甲局'],
    content: { list: [{ name: '甲局' }], useOfResults: ['年度评优'] },
  })
  expect(await execute(office, publishList, { id })).toMatchObject({ error: { code: 'list.not_approved' } })
  const [seen] = must(await execute(as('second', 'handler'), listPublications, {}))
  expect(seen).toMatchObject({ state: 'published', rows: [{ name: '甲局' }] })
  expect(seen?.digest).toMatch(/^[0-9a-f]{64}$/)
})

it('a list is drafted by whom the program names, approved by whom it names, and published as often as it allows', async () => {
  const authorityId = await createAuthority(db, 'list-acts')
  must(
    await execute(contextOf(db, authorityId), publishProgram, {
      text: PROGRAM.replace('by: [office], approved_by: [leader]', 'by: [leader], approved_by: [office]'),
    }),
  )
  const unit = await givenOrg(db, authorityId, '督查室')
  const [drafter, decider] = [
    await givenPerson(db, authorityId, '督甲', unit),
    await givenPerson(db, authorityId, '领丙', unit),
  ]
  const as = (role: Role, personId: string): Ctx =>
    contextOf(db, authorityId, { now: '2026-05-12T02:00:00Z', actor: actorWith(role, { personId }) })
  const draft = (ctx: Ctx) => execute(ctx, draftList, { program: 'lantern_praise', mark: 'praised' })
  expect(await draft(as('office', drafter))).toMatchObject({
    error: { code: 'act.not_yours', data: { entry: '表扬' } },
  })
  await db.inAuthority(authorityId, (tx) =>
    insertList(tx, authorityId, {
      id: '00000000-0000-4000-8000-00000000a001',
      programKey: 'lantern_praise',
      mark: 'praised',
      calendar: null,
      ordinal: null,
      title: '表扬',
      label: '',
      rows: [
        { markId: 'm', kind: 'org', id: unit, name: '督查室', value: null, at: '2026-05-01T02:00:00Z', struck: null },
      ],
      bars: [],
      draftedBy: drafter,
      draftedAt: '2026-05-12T02:00:00Z',
    }),
  )
  expect(
    await execute(as('leader', decider), decideList, { id: '00000000-0000-4000-8000-00000000a001', approved: true }),
  ).toMatchObject({ error: { code: 'act.not_approver' } })
})
