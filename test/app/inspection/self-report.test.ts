import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { runProgram } from '#app/engine/run-program.ts'
import { listSelfReportsOf } from '#app/finding/list-self-reports.ts'
import { matchSelfReportOf } from '#app/finding/match-self-report.ts'
import { readFinding } from '#app/finding/read-finding.ts'
import { recordFinding } from '#app/finding/record-finding.ts'
import { confirmFinding } from '#app/finding/settle-finding.ts'
import { enterForm } from '#app/form/enter-form.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import { listDerived } from '#storage/derived-store.ts'
import type { Database } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg, givenPerson } from '#test/support/people.ts'
import { must } from '../matter/world.ts'

const PROGRAM = `
program: lantern_self
version: 1
title: 灯笼自查
source: 灯笼区
in_force: { from: 2026-01-01 }
periods:
  - { period: amnesty, title: 自查期, from: 2026-05-01, to: 2026-05-31, clause: 二 }
roster:
  - { group: bureaus, title: 单位, of: org, clause: 一 }
forms:
  - { form: self_examination, title: 自查自纠, about: org, clause: 二, fields: [{ field: problem, title: 问题, type: text, required: true }] }
points:
  - { points: found, title: 督查扣分, each: finding, where: confirmed, except: 'given(self_reported) && within(self_reported, "amnesty")', give: -2, to: org, clause: 三 }
`
let db: Database
let authorityId: string
let orgs: { a: string; b: string; watch: string }
let people: { finder: string; second: string; ofA: string }
const NOW = '2026-06-10T02:00:00Z'

const as = (name: 'finder' | 'second' | 'ofA', now = NOW, orgIds: string[] = []): Ctx =>
  contextOf(db, authorityId, { now, actor: actorWith('office', { personId: people[name], orgIds }) })
const report = async (orgId: string, problem: string, now: string) =>
  must(
    await execute(as('finder', now), enterForm, {
      programKey: 'lantern_self',
      form: 'self_examination',
      orgId,
      values: { problem },
    }),
  ).id
async function found(orgId: string) {
  const { id } = must(
    await execute(as('finder'), recordFinding, { programKey: 'lantern_self', category: '推诿', text: '不接件', orgId }),
  )
  must(await execute(as('second'), confirmFinding, { id, reason: '属实' }))
  return id
}
async function points(id: string) {
  must(await execute(as('finder', '2026-06-11T02:00:00Z'), runProgram, { program: 'lantern_self' }))
  const rows = await db.inAuthority(authorityId, (tx) => listDerived(tx, authorityId, 'lantern_self', 'points'))
  return rows.filter((row) => row.from_id === id).map((row) => Number(row.value))
}

beforeAll(async () => {
  db = (await testDatabase()).db
  await loadReference(db)
  authorityId = await createAuthority(db, 'self')
  must(await execute(contextOf(db, authorityId, { now: '2026-01-01T02:00:00Z' }), publishProgram, { text: PROGRAM }))
  orgs = {
    a: await givenOrg(db, authorityId, '甲局'),
    b: await givenOrg(db, authorityId, '乙局'),
    watch: await givenOrg(db, authorityId, '督查室'),
  }
  people = {
    finder: await givenPerson(db, authorityId, '查一', orgs.watch),
    second: await givenPerson(db, authorityId, '查二', orgs.watch),
    ofA: await givenPerson(db, authorityId, '甲人', orgs.a),
  }
})

describe('what a unit had reported of itself', () => {
  it('spares the deduction once a person has matched it, and costs again when the match is taken back', async () => {
    const entryId = await report(orgs.a, '窗口推诿', '2026-05-20T02:00:00Z')
    const id = await found(orgs.a)
    expect(await points(id)).toEqual([-2])
    const offered = must(await execute(as('second'), listSelfReportsOf, { id }))
    expect(offered).toMatchObject([{ id: entryId, title: '自查自纠', said: ['问题：窗口推诿'] }])
    must(await execute(as('second'), matchSelfReportOf, { id, entryId, reason: '同一窗口同一事' }))
    expect(must(await execute(as('second'), readFinding, { id })).selfEntryId).toBe(entryId)
    expect(await points(id)).toEqual([])
    expect(await execute(as('second'), matchSelfReportOf, { id, entryId, reason: 'x' })).toMatchObject({
      error: { code: 'finding.self_report_same' },
    })
    must(await execute(as('second'), matchSelfReportOf, { id, entryId: null, reason: '不是同一事' }))
    expect(await points(id)).toEqual([-2])
  })

  it('is another’s or later than the finding: refused with the reason', async () => {
    const others = await report(orgs.b, '别的', '2026-05-20T02:00:00Z')
    const id = await found(orgs.a)
    const late = await report(orgs.a, '事后补报', '2026-06-10T03:00:00Z')
    for (const entryId of [others, late])
      expect(await execute(as('second'), matchSelfReportOf, { id, entryId, reason: 'x' })).toMatchObject({
        error: { code: 'finding.no_self_report', at: ['entryId'] },
      })
  })

  it('outside the period spares nothing, and the unit concerned does not decide', async () => {
    const entryId = await report(orgs.a, '期后自报', '2026-06-02T02:00:00Z')
    const id = await found(orgs.a)
    expect(await execute(as('ofA', NOW, [orgs.a]), matchSelfReportOf, { id, entryId, reason: 'x' })).toMatchObject({
      error: { code: 'finding.own_work' },
    })
    must(await execute(as('second'), matchSelfReportOf, { id, entryId, reason: '同一事' }))
    expect(await points(id)).toEqual([-2])
  })
})
