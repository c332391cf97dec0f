import { beforeAll, describe, expect, it } from 'vitest'
import { listDuties } from '#app/duty/list-duties.ts'
import { runProgram } from '#app/engine/run-program.ts'
import { grantExemption, voidExemption } from '#app/exemption/grant-exemption.ts'
import { listExemptions } from '#app/exemption/list-exemptions.ts'
import { joinRoster } from '#app/program/keep-roster.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import { listExemptions as route } from '#http/contract/assess.ts'
import type { Database } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg, givenPerson } from '#test/support/people.ts'
import { must } from '../matter/world.ts'

const PROGRAM = `
program: lantern_off
version: 1
title: 灯笼免责
source: 灯笼区
in_force: { from: 2026-01-01 }
roster:
  - { group: bureaus, title: 单位, of: org, clause: 一 }
forms:
  - { form: lit, title: 点灯, about: org, clause: 二, fields: [{ field: good, title: 好, type: number }] }
duties:
  - { duty: light, title: 点灯, each: member bureaus, who: org, every: month, met_by: form lit, clause: 二 }
exemptions:
  - { exemption: storm, title: 台风, on: [duty light], effect: excuse, granted_by: office, grounds: [台风, 停电], clause: 三 }
`
let db: Database
let authorityId: string
let clerk: string
const at = (now: string, role: 'office' | 'head' = 'office') =>
  contextOf(db, authorityId, { now, actor: actorWith(role, { personId: clerk }) })
const april = async (now: string) => {
  must(await execute(at(now), runProgram, { program: 'lantern_off', full: true }))
  const { items } = must(await execute(at(now), listDuties, { limit: 50 }))
  return items.find((one) => one.period === '2026-04')
}

beforeAll(async () => {
  db = (await testDatabase()).db
  await loadReference(db)
  authorityId = await createAuthority(db, 'exempt')
  const org = await givenOrg(db, authorityId, '甲局')
  clerk = await givenPerson(db, authorityId, '办一', await givenOrg(db, authorityId, '办公室'))
  must(await execute(at('2026-01-01T02:00:00Z'), publishProgram, { text: PROGRAM }))
  const member = { program: 'lantern_off', group: 'bureaus', subjectId: org, fromDay: '2026-04-01' }
  must(await execute(at('2026-04-01T02:00:00Z'), joinRoster, member))
})

describe('exemptions in force', () => {
  it('names whose, of what, why and who granted it; withdrawn it is gone and the duty is missed again', async () => {
    const missed = await april('2026-05-10T02:00:00Z')
    expect(missed?.state).toBe('missed')
    const granted = must(
      await execute(at('2026-05-10T02:00:00Z'), grantExemption, {
        programKey: 'lantern_off',
        exemption: 'storm',
        subjectKind: 'duty',
        subjectId: missed?.id,
        rule: 'light',
        ground: '台风',
        reason: '全月停工',
      }),
    )
    expect((await april('2026-05-11T02:00:00Z'))?.state).toBe('excused')
    const found = route.response.parse(must(await execute(at('2026-05-11T02:00:00Z'), listExemptions, {})))
    expect(found.kinds).toMatchObject([
      { exemption: 'storm', grounds: ['台风', '停电'], duties: ['light'], clause: '三' },
    ])
    expect(found.total).toBe(1)
    expect(found.items).toMatchObject([
      {
        id: granted.id,
        title: '台风',
        rule: '点灯',
        subject: { kind: 'org', name: '甲局' },
        dueDay: '2026-04-30',
        reason: '台风：全月停工',
        grantedBy: { name: '办一' },
      },
    ])
    must(await execute(at('2026-05-12T02:00:00Z'), voidExemption, { id: granted.id, reason: '查明未停工' }))
    expect(must(await execute(at('2026-05-12T02:00:00Z'), listExemptions, {})).items).toEqual([])
    expect((await april('2026-05-12T03:00:00Z'))?.state).toBe('missed')
  })

  it('are the office’s to see and grant', async () => {
    expect(await execute(at('2026-05-12T02:00:00Z', 'head'), listExemptions, {})).toMatchObject({
      error: { code: 'access.role_missing' },
    })
  })
})
