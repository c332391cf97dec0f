import { beforeAll, expect, it } from 'vitest'
import { enterForm } from '#app/form/enter-form.ts'
import { readWorkSheet } from '#app/form/work-sheet.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority } from '#test/support/database.ts'
import { givenEnterprise, givenOrg, givenPerson, givenProgram } from '#test/support/people.ts'
import { must, referenceDatabase } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

const KINDS = ['调研员', '宣传员', '服务员', '协调员', '指导员']
const flags = { register: true, offline: false, anonymous: false }
const text = { id: 'did', title: '内容', type: 'text', required: true }
const role = { id: 'role', title: '哪一员', type: 'choice', choices: KINDS, kindsOf: 'resident', required: true }
const MAY = { programKey: 'residents', form: 'work_log', from: '2026-05-01', to: '2026-05-31' }

it('per pairing which kinds of work were done in the days and which are missing', async () => {
  const authorityId = await createAuthority(db, 'work-sheet')
  await givenProgram(db, authorityId, MAY.programKey, {
    links: [{ id: 'resident', title: '干部驻企', holderOf: 'person', targetOf: 'enterprise', kinds: KINDS }],
    forms: [
      { id: 'work_log', title: '工作日志', about: 'enterprise', board: 'work_log', ...flags, fields: [role, text] },
      { id: 'note', title: '记录', about: 'enterprise', ...flags, fields: [text] },
    ],
  })
  const org = await givenOrg(db, authorityId, '甲局')
  const [one, two] = [
    await givenPerson(db, authorityId, '干部一', org),
    await givenPerson(db, authorityId, '干部二', org),
  ]
  const [mill, shop] = [
    await givenEnterprise(db, authorityId, '灯笼厂'),
    await givenEnterprise(db, authorityId, '竹器厂'),
  ]
  const pair = (person: string, firm: string, more: { kinds?: string[]; to?: string } = {}) =>
    db.inAuthority(authorityId, (tx) =>
      sql`insert into link (authority_id, id, program_key, link, person_id, org_id, target_kind, enterprise_id, kinds, from_day, to_day, recorded_at)
          values (${authorityId}, ${newId()}, ${MAY.programKey}, 'resident', ${person}, ${org}, 'enterprise', ${firm},
                  ${more.kinds ?? []}::text[], '2026-01-01', ${more.to ?? 'infinity'}, '2026-01-01T00:00:00Z')`.execute(
        tx,
      ),
    )
  await pair(one, mill)
  await pair(two, shop, { kinds: ['宣传员', '服务员'] })
  await pair(two, mill, { to: '2026-04-30' })
  const ctx = contextOf(db, authorityId)
  const did = async (personId: string, enterpriseId: string, kind: string, at = '2026-05-08T02:00:00Z') =>
    must(
      await execute(ctx, enterForm, {
        programKey: MAY.programKey,
        form: 'work_log',
        values: { role: kind, did: '到厂里' },
        personId,
        enterpriseId,
        at,
      }),
    )
  await did(one, mill, '调研员')
  await did(one, mill, '调研员', '2026-05-09T02:00:00Z')
  await did(one, mill, '服务员', '2026-04-09T02:00:00Z')
  await did(two, shop, '服务员')
  // At another's enterprise: not work of this pairing.
  await did(two, mill, '指导员')
  const sheet = must(await execute(ctx, readWorkSheet, MAY))
  expect(sheet).toMatchObject({ field: 'role', kinds: KINDS, link: { id: 'resident', title: '干部驻企' } })
  expect(
    sheet.rows.map((row) => [row.person?.name, row.target.name, row.done.map((n) => n.count), row.missing]),
  ).toEqual([
    ['干部一', '灯笼厂', [2, 0, 0, 0, 0], ['宣传员', '服务员', '协调员', '指导员']],
    ['干部二', '竹器厂', [0, 0, 1, 0, 0], ['宣传员']],
  ])
  expect(sheet.rows[0]).toMatchObject({ lastDay: '2026-05-09', plan: null })
  expect(must(await execute(ctx, readWorkSheet, { ...MAY, from: '2026-04-01', to: '2026-04-30' })).rows).toHaveLength(3)
  expect(await execute(ctx, readWorkSheet, { ...MAY, form: 'note' })).toMatchObject({
    ok: false,
    error: { code: 'form.no_work' },
  })
})
