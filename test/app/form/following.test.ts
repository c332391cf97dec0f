import { beforeAll, expect, it } from 'vitest'
import { correctEntry } from '#app/form/correct-entry.ts'
import { enterForm } from '#app/form/enter-form.ts'
import { listEntries, readRegister } from '#app/form/list-entries.ts'
import { readEntry } from '#app/form/read-entry.ts'
import { voidEntry } from '#app/form/void-entry.ts'
import { execute } from '#app/use-case.ts'
import type { Database } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority } from '#test/support/database.ts'
import { givenEnterprise, givenProgram } from '#test/support/people.ts'
import { must, referenceDatabase } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

const flags = { register: true, offline: false, anonymous: false }
const money = { id: 'amount', title: '金额', type: 'money', required: true }
const names = { id: 'need', title: '需求', type: 'entry', of: 'need', required: true }

/** Needs of money, and the loans that answer them. */
async function world(code: string) {
  const authorityId = await createAuthority(db, code)
  await givenProgram(db, authorityId, 'bank', {
    forms: [
      { id: 'need', title: '融资需求', about: 'enterprise', ...flags, fields: [money] },
      { id: 'grant', title: '放款', about: 'enterprise', ...flags, fields: [names, money] },
      { id: 'visit', title: '走访', about: 'enterprise', ...flags, fields: [money] },
    ],
  })
  const enterpriseId = await givenEnterprise(db, authorityId, '灯笼厂')
  const ctx = contextOf(db, authorityId)
  const enter = (form: string, values: object) =>
    execute(ctx, enterForm, { programKey: 'bank', form, values, enterpriseId })
  return { ctx, enter }
}
const NEED = { programKey: 'bank', form: 'need' }

it('a need is followed by its grants, through corrections of either', async () => {
  const { ctx, enter } = await world('following-a')
  const need = must(await enter('need', { amount: 400 }))
  must(await enter('need', { amount: 90 }))
  const grant = must(await enter('grant', { need: need.id, amount: 250 }))
  const again = must(await execute(ctx, correctEntry, { id: need.id, values: { amount: 500 }, reason: '追加' }))
  must(await enter('grant', { need: again.id, amount: 100 }))
  const count = async (more: object) => must(await execute(ctx, readRegister, { ...NEED, ...more }))
  expect((await count({})).followers).toEqual([{ form: 'grant', title: '放款', about: 'enterprise', field: 'need' }])
  expect([(await count({ followedBy: 'grant' })).sums, (await count({ notFollowedBy: 'grant' })).sums]).toEqual([
    [{ field: 'amount', filled: 1, sum: '500' }],
    [{ field: 'amount', filled: 1, sum: '90' }],
  ])
  const rows = must(await execute(ctx, listEntries, { ...NEED, limit: 9 })).items
  expect(rows.map((row) => [row.values.amount, row.followed])).toContainEqual([500, [{ form: 'grant', count: 2 }]])
  const page = must(await execute(ctx, readEntry, { id: grant.id }))
  expect(page.versions[0]?.names.need).toEqual({ id: again.id, name: '灯笼厂 2026-05-10' })
  must(await execute(ctx, voidEntry, { id: grant.id, reason: '放款未成' }))
  expect(must(await execute(ctx, readEntry, { id: again.id })).versions[0]?.followed).toEqual([
    { form: 'grant', count: 1 },
  ])
})

it('what is named must be there, of that register, and not taken back', async () => {
  const { ctx, enter } = await world('following-b')
  const other = must(await enter('visit', { amount: 1 }))
  const need = must(await enter('need', { amount: 400 }))
  must(await execute(ctx, voidEntry, { id: need.id, reason: '不要了' }))
  for (const id of [other.id, need.id, '018f0000-0000-7000-8000-000000000000', '随便']) {
    expect(await enter('grant', { need: id, amount: 1 })).toMatchObject({
      ok: false,
      error: { code: 'form.not_entry', at: ['values', 'need'] },
    })
  }
  expect(await execute(ctx, readRegister, { ...NEED, followedBy: 'visit' })).toMatchObject({
    ok: false,
    error: { code: 'form.no_follower' },
  })
})
