import { beforeAll, describe, expect, it } from 'vitest'
import { draftLetters } from '#app/assessment/draft-letters.ts'
import { readLetters } from '#app/assessment/read-letters.ts'
import { runProgram } from '#app/engine/run-program.ts'
import { enterForm } from '#app/form/enter-form.ts'
import { readDraft } from '#app/paper/list-drafts.ts'
import { joinRoster } from '#app/program/keep-roster.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import { readLetters as route } from '#http/contract/assess.ts'
import type { Database } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg, givenPerson } from '#test/support/people.ts'
import { must } from '../matter/world.ts'

const PROGRAM = `
program: lantern_letters
version: 1
title: 灯笼联户
source: 灯笼区
in_force: { from: 2026-01-01 }
roster:
  - { group: contacts, title: 联系人, of: person, clause: 一 }
  - { group: bureaus, title: 单位, of: org, clause: 一 }
forms:
  - { form: lamp, title: 修灯, about: person, clause: 二, fields: [{ field: lit, title: 修好, type: yes_no, required: true }] }
measures:
  - { measure: lit_rate, title: 修灯率, for: contacts, every: quarter, each: form lamp, share: lit, clause: 三 }
  - { measure: unit_lit_rate, title: 单位修灯率, for: bureaus, through: person.org, every: quarter, total: pooled, each: form lamp, share: lit, clause: 三 }
papers:
  - { paper: result_letter, title: 修灯率反馈函, of: measure unit_lit_rate, every: quarter, number: 灯函〔YYYY〕N号, to: org, issued_by: office, shows: [measure lit_rate], clause: 四 }
`
let db: Database
let authorityId: string
const NOW = '2026-06-25T02:00:00Z'
const at = (now: string) => contextOf(db, authorityId, { now, actor: actorWith('office') })
const system = (now: string) => contextOf(db, authorityId, { now })
const ASKED = { programKey: 'lantern_letters', paper: 'result_letter' }

beforeAll(async () => {
  db = (await testDatabase()).db
  await loadReference(db)
  authorityId = await createAuthority(db, 'letters')
  must(await execute(system('2026-01-01T02:00:00Z'), publishProgram, { text: PROGRAM }))
  const [a, b, idle] = [
    await givenOrg(db, authorityId, '甲局'),
    await givenOrg(db, authorityId, '乙局'),
    await givenOrg(db, authorityId, '丙局'),
  ]
  const people = {
    zhang: await givenPerson(db, authorityId, '张灯', a),
    li: await givenPerson(db, authorityId, '李笼', a),
    wang: await givenPerson(db, authorityId, '王明', b),
  }
  const join = async (group: string, subjectId: string) =>
    must(
      await execute(system('2026-04-01T02:00:00Z'), joinRoster, {
        program: 'lantern_letters',
        group,
        subjectId,
        fromDay: '2026-04-01',
      }),
    )
  for (const id of [a, b, idle]) await join('bureaus', id)
  for (const id of Object.values(people)) await join('contacts', id)
  const lamp = async (personId: string, lit: boolean) =>
    must(
      await execute(system('2026-06-10T02:00:00Z'), enterForm, {
        programKey: 'lantern_letters',
        form: 'lamp',
        personId,
        values: { lit },
      }),
    )
  await lamp(people.zhang, true)
  await lamp(people.zhang, true)
  await lamp(people.li, false)
  await lamp(people.li, true)
  await lamp(people.wang, false)
  must(await execute(system(NOW), runProgram, { program: 'lantern_letters', full: true }))
})

describe('the result letters of a period', () => {
  it('are told by unit with numerator and denominator of the unit and of each of its persons', async () => {
    const { choices, letter } = route.response.parse(must(await execute(at(NOW), readLetters, {})))
    expect(choices.map((one) => one.paper)).toEqual(['result_letter'])
    expect(letter?.period?.label).toBe('2026-Q2')
    const rows = letter?.units.map((unit) => [
      unit.name,
      unit.figure?.state,
      Number(unit.figure?.numerator),
      Number(unit.figure?.denominator),
      unit.persons.map((one) => [one.name, Number(one.value)]),
      unit.draftId,
    ])
    expect(rows?.filter(([, state]) => state === 'value')).toEqual([
      [
        '甲局',
        'value',
        3,
        4,
        [
          ['张灯', 1],
          ['李笼', 0.5],
        ],
        null,
      ],
      ['乙局', 'value', 0, 1, [['王明', 0]], null],
    ])
  })

  it('are drafted one a unit that has a result; those there already are not doubled', async () => {
    const ordinal = must(await execute(at(NOW), readLetters, {})).letter?.period?.ordinal ?? 0
    const first = must(await execute(at(NOW), draftLetters, { ...ASKED, ordinal }))
    expect(first).toMatchObject({ drafted: 2, kept: 0 })
    expect(must(await execute(at(NOW), draftLetters, { ...ASKED, ordinal }))).toMatchObject({ drafted: 0, kept: 2 })
    const { letter } = must(await execute(at(NOW), readLetters, {}))
    const unit = letter?.units.find((one) => one.name === '甲局')
    const draft = must(await execute(at(NOW), readDraft, { id: unit?.draftId }))
    expect(draft).toMatchObject({
      title: '2026年第二季度修灯率反馈函（甲局）',
      format: 'letter',
      to: ['甲局'],
      orgId: unit?.orgId,
      ordinal,
      content: {
        blocks: [
          { kind: 'paragraph', text: '2026年第二季度甲局单位修灯率为 75%（3 / 4）（灯笼联户三）。' },
          {
            kind: 'table',
            rows: [
              ['张灯', '100%', '2 / 2'],
              ['李笼', '50%', '1 / 2'],
            ],
          },
        ],
      },
    })
  })

  it('are the office’s to draft; a paper that is no such letter is refused by name', async () => {
    const ordinal = must(await execute(at(NOW), readLetters, {})).letter?.period?.ordinal ?? 0
    const cadre = contextOf(db, authorityId, { now: NOW, actor: actorWith('cadre') })
    expect(await execute(cadre, draftLetters, { ...ASKED, ordinal })).toMatchObject({
      error: { code: 'access.role_missing' },
    })
    expect(await execute(at(NOW), draftLetters, { ...ASKED, paper: 'none', ordinal })).toMatchObject({
      error: { code: 'assessment.no_letter', data: { known: ['修灯率反馈函'] } },
    })
    expect(await execute(at(NOW), draftLetters, { ...ASKED, ordinal: 1 })).toMatchObject({
      error: { code: 'period.not_found' },
    })
  })
})
