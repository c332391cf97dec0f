import { beforeAll, describe, expect, it } from 'vitest'
import { readAssessment } from '#app/assessment/read-assessment.ts'
import { runProgram } from '#app/engine/run-program.ts'
import { enterForm } from '#app/form/enter-form.ts'
import { joinRoster } from '#app/program/keep-roster.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import { readAssessment as route } from '#http/contract/assess.ts'
import type { Database } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg } from '#test/support/people.ts'
import { must } from '../matter/world.ts'

const PROGRAM = `
program: lantern_year
version: 1
title: 灯笼考核
source: 灯笼区
in_force: { from: 2026-01-01 }
roster:
  - { group: bureaus, title: 单位, of: org, clause: 一 }
forms:
  - { form: self_rating, title: 自评, about: org, clause: 二, fields: [{ field: score, title: 自评分, type: number, required: true }] }
  - { form: lit, title: 点灯, about: org, clause: 二, fields: [{ field: good, title: 好, type: number, required: true }] }
duties:
  - { duty: self_rating, title: 自查自评, each: member bureaus, who: org, due: 2026-06-20, met_by: form self_rating, clause: 二 }
measures:
  - { measure: self, title: 自评, for: bureaus, every: quarter, each: form self_rating, last: score, clause: 三 }
  - { measure: good, title: 点灯, for: bureaus, every: quarter, each: form lit, average: good, clause: 三 }
  - { measure: total, title: 综合考核, for: bureaus, every: quarter, clause: 三, score: { full: 100, absent: zero, parts: [{ part: self, title: 自评, weight: 20, of: self, worth: value / 100 }, { part: good, title: 结果, weight: 80, of: good }] } }
rankings:
  - { ranking: order, title: 名次, for: bureaus, by: total, every: quarter, best: high, clause: 三 }
papers:
  - { paper: result, title: 考核结果, of: program, every: quarter, number: 灯考〔YYYY〕N号, to: bureaus, issued_by: office, shows: [measure total], clause: 四 }
  - { paper: news, title: 简报, of: program, every: month, number: 灯报〔YYYY〕N号, to: bureaus, issued_by: office, shows: [measure total], clause: 四 }
`
let db: Database
let authorityId: string
const NOW = '2026-06-25T02:00:00Z'
const at = (now: string) => contextOf(db, authorityId, { now })

beforeAll(async () => {
  db = (await testDatabase()).db
  await loadReference(db)
  authorityId = await createAuthority(db, 'assess')
  must(await execute(at('2026-01-01T02:00:00Z'), publishProgram, { text: PROGRAM }))
  const orgs = { a: await givenOrg(db, authorityId, '甲局'), b: await givenOrg(db, authorityId, '乙局') }
  for (const subjectId of Object.values(orgs))
    must(
      await execute(at('2026-04-01T02:00:00Z'), joinRoster, {
        program: 'lantern_year',
        group: 'bureaus',
        subjectId,
        fromDay: '2026-04-01',
      }),
    )
  const enter = async (form: string, orgId: string, values: object) =>
    must(await execute(at('2026-06-10T02:00:00Z'), enterForm, { programKey: 'lantern_year', form, orgId, values }))
  await enter('self_rating', orgs.a, { score: 90 })
  await enter('lit', orgs.a, { good: 0.5 })
  await enter('lit', orgs.b, { good: 0.9 })
  must(await execute(at(NOW), runProgram, { program: 'lantern_year', full: true }))
})

describe('an assessment', () => {
  it('is each unit’s parts with weight, value and what was earned, by place; what is no value is a word', async () => {
    const { choices, assessment } = route.response.parse(must(await execute(at(NOW), readAssessment, {})))
    expect(choices.map((one) => one.measure)).toEqual(['total'])
    expect(assessment?.period?.label).toBe('2026-Q2')
    const rows = assessment?.rows.map((row) => [
      row.place,
      row.subject.name,
      Number(row.value),
      row.parts.map((part) => [part.weight, part.state, part.value && Number(part.value), Number(part.earned)]),
    ])
    // 0.9 × 80 = 72 without a self-rating; 0.9 × 20 + 0.5 × 80 = 58 with one.
    expect(rows).toEqual([
      [
        1,
        '乙局',
        72,
        [
          [20, 'not_applicable', null, 0],
          [80, 'value', 0.9, 72],
        ],
      ],
      [
        2,
        '甲局',
        58,
        [
          [20, 'value', 90, 18],
          [80, 'value', 0.5, 40],
        ],
      ],
    ])
    expect(assessment?.rows[1]?.parts.every((part) => part.sourceId !== null)).toBe(true)
  })

  it('says who has not handed in the self-rating, and which paper makes the result known', async () => {
    const { assessment } = must(await execute(at(NOW), readAssessment, { program: 'lantern_year' }))
    expect(assessment?.handedIn).toEqual([{ rule: 'self_rating', title: '自查自评' }])
    expect(assessment?.notHandedIn.map((row) => [row.owner.name, row.state])).toEqual([['乙局', 'missed']])
    // The monthly briefing shows the score too, but is not of its calendar.
    expect(assessment?.papers.map((one) => one.id)).toEqual(['result'])
  })

  it('is not for a cadre’s eyes beyond what rankings are, nor for an enterprise; an unknown score is named', async () => {
    expect(
      await execute(contextOf(db, authorityId, { now: NOW, actor: actorWith('enterprise') }), readAssessment, {}),
    ).toMatchObject({ error: { code: 'access.role_missing' } })
    expect(await execute(at(NOW), readAssessment, { measure: 'none' })).toMatchObject({
      error: { code: 'assessment.no_score', data: { known: ['total'] } },
    })
  })
})
