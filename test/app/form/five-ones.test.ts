import { beforeAll, expect, it } from 'vitest'
import { enterForm } from '#app/form/enter-form.ts'
import { groupRegister } from '#app/form/group-entries.ts'
import { listEntries } from '#app/form/list-entries.ts'
import { LEDGERS } from '#app/ledger/kinds.ts'
import { execute } from '#app/use-case.ts'
import { recordVisit } from '#app/visit/record-visit.ts'
import type { Database } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority } from '#test/support/database.ts'
import { givenEnterprise, givenOrg, givenPerson, givenProgram } from '#test/support/people.ts'
import { must, referenceDatabase } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

const FIELDS = ['briefing', 'survey', 'opinions', 'advice', 'solved_on_spot'] as const
const titleOf = (id: string) => `“${id}”的次数`
const count = (id: string, required: boolean) => ({ id, title: titleOf(id), type: 'count', required })
const FORM = { programKey: 'service_year', form: 'five_ones' }

/**
 * Of 156 visits each has a briefing; 44 problems are solved at 32 enterprises: twelve of two and twenty of one; 110 opinions are
 * heard; 4 200 guides are handed out.
 */
const visits = Array.from({ length: 156 }, (_, n) => ({
  firm: n % 52,
  values: {
    briefing: 1,
    survey: n % 2,
    opinions: n < 110 ? 1 : 0,
    advice: 1,
    solved_on_spot: n < 12 ? 2 : n < 32 ? 1 : 0,
    guides: n < 84 ? 50 : 0,
  },
}))

it('five ones: 156, 4 200, 110 and 44 of 32, and each figure is that of the rows it opens', async () => {
  const authorityId = await createAuthority(db, 'five-ones')
  await givenProgram(db, authorityId, FORM.programKey, {
    forms: [
      {
        id: FORM.form,
        title: '五个一',
        about: 'visit',
        board: 'five_ones',
        register: false,
        offline: true,
        anonymous: false,
        fields: [...FIELDS.map((id) => count(id, true)), count('guides', false)],
      },
    ],
  })
  const orgs = [await givenOrg(db, authorityId, '甲局'), await givenOrg(db, authorityId, '乙局')]
  const persons = []
  for (const [n, org] of orgs.entries()) persons.push(await givenPerson(db, authorityId, `干部${n}`, org))
  const firms = []
  for (let n = 0; n < 52; n++) firms.push(await givenEnterprise(db, authorityId, `第${n}厂`))
  const ctx = contextOf(db, authorityId)
  for (const [n, { firm, values }] of visits.entries()) {
    must(
      await execute(ctx, recordVisit, {
        enterpriseId: firms[firm],
        personId: persons[n % 2],
        how: 'visit',
        at: ctx.now,
        forms: [{ ...FORM, values }],
      }),
    )
  }
  const [all] = must(await execute(ctx, groupRegister, { ...FORM, by: 'all' }))
  const figure = (of: typeof all) => (id: string) => of?.sums.find((one) => one.field === id)
  expect(all?.total).toBe(156)
  expect(figure(all)('briefing')).toMatchObject({ sum: '156' })
  expect(figure(all)('guides')).toMatchObject({ sum: '4200', some: 84 })
  expect(figure(all)('opinions')).toMatchObject({ sum: '110' })
  expect(figure(all)('solved_on_spot')).toMatchObject({ sum: '44', some: 32, enterprises: 32 })
  // Complete in all five: a survey at every second visit, of the 32 at which something was solved.
  expect(all?.whole).toBe(16)
  const rows = async (where: string[]) => must(await execute(ctx, listEntries, { ...FORM, where, limit: 1 })).total
  expect(await rows(['solved_on_spot>=1'])).toBe(32)
  expect(await rows(FIELDS.map((id) => `${id}>=1`))).toBe(16)
  const units = must(await execute(ctx, groupRegister, { ...FORM, by: 'org' }))
  // As a ledger it is named after its register, and its columns after the fields.
  const head = await db.inAuthority(authorityId, async (tx) => {
    const page = must(await LEDGERS.entry_groups.list({ ...ctx, tx }, { ...FORM, by: 'org' }))
    return LEDGERS.entry_groups.head({ ...ctx, tx }, page)
  })
  expect(head).toMatchObject({ title: '五个一汇总表', sub: expect.stringContaining('按单位汇总') })
  expect(head.fields.map(({ title }) => title)).toEqual([
    '单位',
    '条数',
    '企业数',
    ...FIELDS.map(titleOf),
    titleOf('guides'),
  ])
  expect(units.map((unit) => [unit.name, unit.total, unit.whole])).toEqual(
    expect.arrayContaining([
      ['甲局', 78, 0],
      ['乙局', 78, 16],
    ]),
  )
  expect(units.map((unit) => Number(figure(unit)('solved_on_spot')?.sum)).reduce((a, b) => a + b)).toBe(44)
})

it('a form without required numbers has no complete entries', async () => {
  const authorityId = await createAuthority(db, 'five-ones-b')
  await givenProgram(db, authorityId, 'bare', {
    forms: [
      {
        id: 'note',
        title: '记录',
        about: 'enterprise',
        register: true,
        offline: false,
        anonymous: false,
        fields: [count('firms', false)],
      },
    ],
  })
  const enterpriseId = await givenEnterprise(db, authorityId, '灯笼厂')
  const ctx = contextOf(db, authorityId)
  must(await execute(ctx, enterForm, { programKey: 'bare', form: 'note', values: { firms: 3 }, enterpriseId }))
  expect(must(await execute(ctx, groupRegister, { programKey: 'bare', form: 'note', by: 'all' }))).toMatchObject([
    { total: 1, whole: 0 },
  ])
})
