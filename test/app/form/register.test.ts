import { text as textOf } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { correctEntry } from '#app/form/correct-entry.ts'
import { enterForm } from '#app/form/enter-form.ts'
import { listEntries, readRegister } from '#app/form/list-entries.ts'
import { listRegisters } from '#app/form/list-registers.ts'
import { readEntry } from '#app/form/read-entry.ts'
import { voidEntry } from '#app/form/void-entry.ts'
import { askExport } from '#app/ledger/ask-export.ts'
import { exportBytes, writeExport } from '#app/ledger/write-export.ts'
import { execute } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority } from '#test/support/database.ts'
import { givenProgram } from '#test/support/people.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

const NOW = '2026-05-11T02:00:00Z'
const LOAN = { programKey: PROGRAM, form: 'loan' }
const enter = (world: World, values: object, now = NOW) =>
  execute(world.as('office', now), enterForm, { ...LOAN, values, enterpriseId: world.enterpriseId })
const asked = async (world: World, where: string[], more: object = {}) =>
  must(await execute(world.as('office', NOW), readRegister, { ...LOAN, where, ...more }))

/** Fourteen loans of the park's own kind, 50.5 million together, and two of a bank. */
async function loans(world: World) {
  for (let n = 0; n < 14; n++) must(await enter(world, { kind: '惠园贷', needed: 400, granted: n === 0 ? 370 : 360 }))
  for (const granted of [1000, 2000]) must(await enter(world, { kind: '银行贷款', needed: 3000, granted }))
}

describe('a register', () => {
  it('counts and adds up exactly what fits: 14 loans of 50.5 million', async () => {
    const world = await guaranteeWorld(db, 'register-a')
    await loans(world)
    expect(await asked(world, ['kind=惠园贷'])).toMatchObject({
      total: 14,
      enterprises: 1,
      sums: [
        { field: 'needed', filled: 14, sum: '5600' },
        { field: 'granted', filled: 14, sum: '5050' },
      ],
      chosen: [{ field: 'kind', value: '惠园贷', count: 14 }],
    })
    const all = await asked(world, [])
    expect(all.chosen).toMatchObject([
      { field: 'kind', value: '惠园贷', count: 14 },
      { field: 'kind', value: '银行贷款', count: 2 },
    ])
    expect((await asked(world, ['granted>=1000', 'granted<=1500'])).total).toBe(1)
    expect((await asked(world, [], { q: '灯笼一' })).total).toBe(16)
    expect((await asked(world, [], { q: '灯笼二' })).total).toBe(0)
    expect((await asked(world, [], { to: '2026-05-10' })).total).toBe(0)
  })

  it('pages by keyset without losing or doubling a row', async () => {
    const world = await guaranteeWorld(db, 'register-b')
    await loans(world)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = must(
        await execute(world.as('office', NOW), listEntries, { ...LOAN, limit: 5, ...(cursor ? { cursor } : {}) }),
      )
      if (!cursor) expect(page.total).toBe(16)
      seen.push(...page.items.map((one) => one.id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect([seen.length, new Set(seen).size]).toEqual([16, 16])
  })

  it('says where a condition is wrong', async () => {
    const world = await guaranteeWorld(db, 'register-c')
    const ask = async (where: string[]) => {
      const done = await execute(world.as('office', NOW), readRegister, { ...LOAN, where })
      return done.ok ? null : { code: done.error.code, at: done.error.at }
    }
    expect(await ask(['kind=惠园贷', 'colour=红'])).toEqual({ code: 'form.filter_unknown', at: ['where', 1] })
    expect(await ask(['granted>=many'])).toEqual({ code: 'form.filter_wrong', at: ['where', 0] })
    expect(await ask(['kind>=惠园贷'])).toEqual({ code: 'form.filter_wrong', at: ['where', 0] })
    expect(await ask(['kind'])).toEqual({ code: 'form.filter_unknown', at: ['where', 0] })
  })

  it('shows each only what is his: the cadre his enterprise, another unit nothing', async () => {
    const world = await guaranteeWorld(db, 'register-d')
    await loans(world)
    const count = async (name: 'cadre' | 'money' | 'leader' | 'firm') =>
      must(await execute(world.as(name, NOW), readRegister, LOAN)).total
    expect([await count('cadre'), await count('money'), await count('leader'), await count('firm')]).toEqual([
      16, 0, 16, 16,
    ])
    const money = must(await execute(world.as('money', NOW), listRegisters, {}))
    expect(money[0]?.forms.find((one) => one.form === 'loan')?.count).toBe(0)
  })
})

describe('a correction', () => {
  it('counts from now on; the old version stays, with its reason, and was true until then', async () => {
    const world = await guaranteeWorld(db, 'register-e')
    const { id } = must(await enter(world, { kind: '惠园贷', granted: 360 }))
    const later = '2026-05-12T02:00:00Z'
    const correct = (revision: number, of = id) =>
      execute(world.as('office', later), correctEntry, {
        id: of,
        revision,
        values: { kind: '惠园贷', granted: 306 },
        reason: '金额看错一位',
      })
    const made = must(await correct(1))
    expect((await asked(world, [])).sums).toContainEqual({ field: 'granted', filled: 1, sum: '306' })
    const page = must(await execute(world.as('office', later), readEntry, { id: made.id }))
    expect(
      page.versions.map(({ values, voidReason, corrected, line }) => ({ values, voidReason, corrected, line })),
    ).toEqual([
      { values: { kind: '惠园贷', granted: 306 }, voidReason: null, corrected: true, line: id },
      { values: { kind: '惠园贷', granted: 360 }, voidReason: '金额看错一位', corrected: false, line: id },
    ])
    const kept = await world.rows(
      sql<object>`select day, voided_at is not null as void from form_entry
                   where authority_id = ${world.authorityId} and form = 'loan' order by recorded_at`,
    )
    expect(kept).toEqual([
      { day: '2026-05-11', void: true },
      { day: '2026-05-11', void: false },
    ])
    expect(await correct(1)).toMatchObject({ ok: false, error: { code: 'form.entry_void' } })
    expect(await correct(7, made.id)).toMatchObject({ ok: false, error: { code: 'form.changed' } })
  })

  it('is refused to whose it is not, and keeps the old when the new is wrong', async () => {
    const world = await guaranteeWorld(db, 'register-f')
    const { id } = must(await enter(world, { kind: '惠园贷', granted: 360 }))
    const wrong = await execute(world.as('office', NOW), correctEntry, { id, values: { kind: '糖' }, reason: '试' })
    expect(wrong).toMatchObject({ ok: false, error: { code: 'form.not_a_choice', at: ['values', 'kind'] } })
    const other = await execute(world.as('money', NOW), correctEntry, { id, values: { kind: '惠园贷' }, reason: '试' })
    expect(other).toMatchObject({ ok: false, error: { code: 'access.out_of_scope' } })
    expect((await asked(world, [])).total).toBe(1)
  })
})

describe('taking away', () => {
  it('an entry taken back is listed as such and counts no more', async () => {
    const world = await guaranteeWorld(db, 'register-g')
    const { id } = must(await enter(world, { kind: '惠园贷', granted: 360 }))
    must(await execute(world.as('office', NOW), voidEntry, { id, reason: '重复登记' }))
    expect((await asked(world, [])).total).toBe(0)
    expect(
      must(await execute(world.as('office', NOW), listEntries, { ...LOAN, voided: true, limit: 9 })).items,
    ).toMatchObject([{ id, voidReason: '重复登记' }])
  })

  it('a file holds the rows of the filter and leaves a line in the audit', async () => {
    const world = await guaranteeWorld(db, 'register-h')
    await loans(world)
    const office = world.as('office', NOW)
    const asked = { ledger: 'entries', filter: { ...LOAN, where: ['kind=银行贷款'] }, format: 'csv' }
    const { id } = must(await execute(office, askExport, asked))
    await writeExport(office, id)
    const text = await textOf(exportBytes(office, id))
    expect(text.split('\r\n').filter((line) => line.includes('灯笼一厂'))).toEqual([
      '2026-05-11,灯笼一厂,,督查室,督甲,,银行贷款,3000,2000,2026-05-11 10:00:00',
      '2026-05-11,灯笼一厂,,督查室,督甲,,银行贷款,3000,1000,2026-05-11 10:00:00',
    ])
    expect(
      await world.rows(
        sql<object>`select thing_id, detail ->> 'ledger' as ledger, detail -> 'total' as total from audit where authority_id = ${world.authorityId} and act = 'ledger.export'`,
      ),
    ).toEqual([{ thing_id: id, ledger: 'entries', total: 2 }])
    expect(await execute(world.as('cadre', NOW), askExport, { ...asked, filter: LOAN })).toMatchObject({
      ok: false,
      error: { code: 'access.role_missing' },
    })
  })
})

describe('what was answered without a name', () => {
  it('is counted and never shown, narrowed or taken away', async () => {
    const authorityId = await createAuthority(db, 'register-i')
    const field = { id: 'score', title: '评分', type: 'number', required: true }
    const form = { id: 'opinion', title: '问卷', about: 'org', register: false, offline: false, anonymous: true }
    await givenProgram(db, authorityId, 'survey', { forms: [{ ...form, fields: [field] }] })
    const org = await db.inAuthority(authorityId, async (tx) => {
      const { rows } = await sql<{ id: string }>`
        insert into org (authority_id, id, name) values (${authorityId}, gen_random_uuid(), '灯笼局') returning id`.execute(
        tx,
      )
      return rows[0]?.id
    })
    const ctx = contextOf(db, authorityId)
    const of = { programKey: 'survey', form: 'opinion' }
    // Answers come by ticket; here it matters only that one is there.
    await db.inAuthority(authorityId, (tx) =>
      sql`insert into form_entry (authority_id, id, program_key, program_version, form, values, org_id, at, day, recorded_at)
          values (${authorityId}, gen_random_uuid(), 'survey', 1, 'opinion', '{"score": 9}', ${org}, now(), '2026-05-10', now())`.execute(
        tx,
      ),
    )
    expect(must(await execute(ctx, readRegister, of))).toMatchObject({ total: 1, sums: [], chosen: [] })
    const codes = [
      await execute(ctx, listEntries, { ...of, limit: 9 }),
      await execute(ctx, readRegister, { ...of, orgId: org }),
      await execute(ctx, readRegister, { ...of, where: ['score>=9'] }),
      await execute(ctx, askExport, { ledger: 'entries', filter: of }),
    ].map((done) => (done.ok ? 'ok' : done.error.code))
    expect(codes).toEqual(Array(4).fill('form.anonymous'))
  })
})
