import { beforeAll, expect, it } from 'vitest'
import { recordAppeal } from '#app/appeal/record-appeal.ts'
import type { Ctx, Role } from '#app/context.ts'
import { runProgram } from '#app/engine/run-program.ts'
import { recordFinding } from '#app/finding/record-finding.ts'
import { confirmFinding } from '#app/finding/settle-finding.ts'
import { MATTER_ACTS } from '#app/matter/acts.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { getScoreSheet } from '#app/score/get-score-sheet.ts'
import { execute } from '#app/use-case.ts'
import type { Database } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg, givenPerson } from '#test/support/people.ts'
import { must } from '../matter/world.ts'

const PROGRAM = `
program: lantern_points
version: 1
title: 灯笼积分
source: 灯笼区
in_force: { from: 2026-01-01 }
roster:
  - { group: bureaus, title: 单位, of: org, where: 'kind == "部门"', clause: 一 }
matters:
  - matter: appeal
    kind: appeal
    title: 申诉
    about: [points found]
    not_by: [first_hand]
    raise_within: 10 working days after told
    clause: 二
    ends:
      - { end: kept, title: 维持, counts_as: explained, clause: 二 }
      - { end: withdrawn, title: 撤销, counts_as: solved, clause: 二 }
measures:
  - { measure: total, title: 积分, for: bureaus, every: quarter, each: points, except: cancelled || warned, start: 100, sum: value, clause: 三 }
points:
  - { points: found, title: 督查扣分, each: finding, where: confirmed, give: -2, to: org, for: bureaus, clause: 三 }
`
let db: Database
beforeAll(async () => {
  db = (await testDatabase()).db
  await loadReference(db)
})

it('an appeal that is upheld takes the deduction back at the next run; one that is not leaves it', async () => {
  const authorityId = await createAuthority(db, 'appeal-a')
  must(await execute(contextOf(db, authorityId), publishProgram, { text: PROGRAM }))
  const org = await givenOrg(db, authorityId, '甲局')
  const watch = await givenOrg(db, authorityId, '督查室')
  const people = {
    finder: await givenPerson(db, authorityId, '查一', watch),
    second: await givenPerson(db, authorityId, '查二', watch),
    third: await givenPerson(db, authorityId, '查三', watch),
    head: await givenPerson(db, authorityId, '甲长', org),
  }
  const as = (name: keyof typeof people, role: Role, now: string, orgIds: string[] = []): Ctx =>
    contextOf(db, authorityId, {
      now,
      actor: actorWith(role, {
        personId: people[name],
        orgIds,
        grants: [{ role, scope: orgIds.length > 0 ? 'org' : 'authority', orgId: null, areaId: null, programKey: null }],
      }),
    })
  const [MAY11, MAY12, MAY13, MAY14] = ['11', '12', '13', '14'].map((day) => `2026-05-${day}T02:00:00Z`) as [
    string,
    string,
    string,
    string,
  ]
  for (const category of ['推诿', '拖延']) {
    const { id } = must(
      await execute(as('finder', 'office', MAY11), recordFinding, {
        programKey: 'lantern_points',
        category,
        orgId: org,
      }),
    )
    must(await execute(as('second', 'office', MAY11), confirmFinding, { id, reason: '属实' }))
  }
  const run = async (now: string, full = false) =>
    must(await execute(as('finder', 'office', now), runProgram, { program: 'lantern_points', full }))
  const sheet = async (now: string) =>
    must(
      await execute(as('head', 'head', now, [org]), getScoreSheet, { program: 'lantern_points', kind: 'org', id: org }),
    )
  await run(MAY12, true)
  const before = await sheet(MAY12)
  expect(before.total).toBe('-4')
  const lines = before.lines.filter((line) => line.kind === 'points')
  const appeals = []
  for (const line of lines)
    appeals.push(
      must(
        await execute(as('head', 'head', MAY12, [org]), recordAppeal, {
          kind: 'points',
          id: line.id,
          title: '扣分有误',
          body: '当日系统停电，已备案',
        }),
      ),
    )
  expect(
    await execute(as('head', 'head', MAY12, [org]), recordAppeal, {
      kind: 'points',
      id: lines[0]?.id ?? '',
      title: '再诉',
      body: '同上',
    }),
  ).toMatchObject({ error: { code: 'appeal.pending' } })
  const close = (id: string, end: string) =>
    execute(as('third', 'office', MAY13), MATTER_ACTS.close as never, { id, data: { end }, reason: '查了停电记录' })
  must(await close(appeals[0]?.id ?? '', 'withdrawn'))
  must(await close(appeals[1]?.id ?? '', 'kept'))
  await run(MAY14)
  const after = await sheet(MAY14)
  expect(after.total).toBe('-2')
  const entry = (id: string | undefined) => after.lines.find((line) => line.id === id)
  expect(entry(lines[0]?.id)).toMatchObject({ cancelled: true })
  expect(entry(lines[1]?.id)).toMatchObject({ cancelled: false, value: '-2' })
})
