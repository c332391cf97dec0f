import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { changeEnterprise } from '#app/enterprise/change-enterprise.ts'
import { listEnterprises } from '#app/enterprise/list-enterprises.ts'
import { mergeEnterprises } from '#app/enterprise/merge-enterprises.ts'
import { recordProfile } from '#app/enterprise/record-profile.ts'
import { registerEnterprise } from '#app/enterprise/register-enterprise.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { applyAll } from '#domain/matter/decide.ts'
import { listActs } from '#storage/act-store.ts'
import { findEnterprise } from '#storage/enterprise-store.ts'
import { getMatter } from '#storage/matter-store.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { listProfiles } from '#storage/profile-store.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg, givenPerson, givenProgram } from '#test/support/people.ts'

let db: Database
let authorityId: string
beforeAll(async () => {
  ;({ db } = await testDatabase())
  authorityId = await createAuthority(db)
  await givenProgram(db, authorityId, 'lantern')
  await loadReference(db)
  const text = await readFile(new URL('../../../programs/tongxiang-liaison/program.yaml', import.meta.url), 'utf8')
  expect(await execute(contextOf(db, authorityId), publishProgram, { text })).toMatchObject({ ok: true })
})
const ctx = () => contextOf(db, authorityId)
const register = async (input: Record<string, unknown>) => {
  const done = await execute(ctx(), registerEnterprise, input)
  if (!done.ok) throw new Error(`${done.error.code} ${JSON.stringify(done.error)}`)
  return done.value
}
const find = (id: string) => db.inAuthority(authorityId, (tx) => findEnterprise(tx, authorityId, id))
const lastAudit = async () => {
  const { rows } = await db.inAuthority(authorityId, (tx) =>
    sql<{ act: string; detail: Record<string, unknown> }>`
      select act, detail from audit where authority_id = ${authorityId} order by id desc limit 1`.execute(tx),
  )
  return rows[0]
}

describe('registering', () => {
  it('checks the code, takes the region from it, cleans the name', async () => {
    const { id, warnings } = await register({
      name: ' 灯笼 (桐乡) 制造有限公司 ',
      creditCode: '91330483146854367x',
      industryCode: 'C1711',
    })
    expect(warnings).toEqual([])
    expect(await find(id)).toMatchObject({
      name: '灯笼（桐乡）制造有限公司',
      creditCode: '91330483146854367X',
      regionCode: '330483',
      industryCode: '1711',
      codeForced: null,
    })
  })
  it('refuses a code that fails and says what it should be; with a reason it is kept, with the reason', async () => {
    const input = { name: '灯笼二厂', creditCode: '91310115MA1H8R7C6D' }
    expect(await execute(ctx(), registerEnterprise, input)).toMatchObject({
      ok: false,
      error: { code: 'credit_code.check_digit', at: ['creditCode'], data: { expected: '7' } },
    })
    const { id } = await register({ ...input, codeReason: '登记机关发证即如此' })
    expect(await find(id)).toMatchObject({
      creditCode: '91310115MA1H8R7C6D',
      codeForced: '登记机关发证即如此（credit_code.check_digit）',
    })
    expect(await lastAudit()).toMatchObject({
      act: 'enterprise.change',
      detail: { what: 'register', forced: '登记机关发证即如此（credit_code.check_digit）' },
    })
  })
  it('refuses a code twice; tells of namesakes', async () => {
    const { id } = await register({ name: '灯笼三厂有限公司', creditCode: '914403001922038216' })
    expect(await execute(ctx(), registerEnterprise, { name: '别的', creditCode: '914403001922038216' })).toMatchObject({
      ok: false,
      error: { code: 'enterprise.code_taken', data: { id } },
    })
    expect((await register({ name: '灯笼三厂有限责任公司' })).namesakes).toEqual([{ id, name: '灯笼三厂有限公司' }])
  })
  it('is not for everybody', async () => {
    const viewer = contextOf(db, authorityId, { actor: actorWith('viewer') })
    expect(await execute(viewer, registerEnterprise, { name: '灯笼四厂' })).toMatchObject({
      error: { code: 'access.role_missing' },
    })
  })
  it('an industry finer than a division keeps its code in the list and says the division', async () => {
    const name = `灯笼细厂${newId()}`
    await register({ name, industryCode: '1711' })
    const listed = await execute(ctx(), listEnterprises, { q: name, limit: 5 })
    expect(listed).toMatchObject({ value: { items: [{ industry: { code: '1711', name: '纺织业' } }] } })
  })
  it('its list goes on page by page, and says on each how many there are', async () => {
    const word = `灯笼翻页${newId()}`
    for (const n of [1, 2, 3]) await register({ name: `${word}第${n}厂` })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await execute(ctx(), listEnterprises, { q: word, limit: 1, ...(cursor ? { cursor } : {}) })
      if (!page.ok) throw new Error(page.error.code)
      expect(page.value.total).toBe(3)
      seen.push(...page.value.items.map((item) => item.name))
      cursor = page.value.next ?? undefined
    } while (cursor)
    expect(seen).toEqual([1, 2, 3].map((n) => `${word}第${n}厂`))
  })
  it('an unknown industry is refused in its place', async () => {
    expect(await execute(ctx(), registerEnterprise, { name: '灯笼四厂', industryCode: '99' })).toMatchObject({
      error: { code: 'input.invalid', at: ['industryCode'] },
    })
  })
})

describe('figures and size', () => {
  it('are a series; the size follows the latest known of each', async () => {
    const { id } = await register({ name: '灯笼五厂', industryCode: '1711' })
    expect(await execute(ctx(), recordProfile, { id, asOf: '2025-12-31', staff: 300 })).toMatchObject({
      value: { size: null, missing: ['revenue'], computed: 'missing' },
    })
    expect(await execute(ctx(), recordProfile, { id, asOf: '2026-03-31', revenue: '1999' })).toMatchObject({
      value: { size: '小型' },
    })
    expect(await execute(ctx(), recordProfile, { id, asOf: '2026-04-30', revenue: 2000 })).toMatchObject({
      value: { size: '中型' },
    })
    expect(await find(id)).toMatchObject({ size: '中型' })
    // A later report for an earlier day does not undo the present size.
    expect(await execute(ctx(), recordProfile, { id, asOf: '2026-03-31', revenue: 1, tax: '0.123456' })).toMatchObject({
      value: { size: '中型' },
    })
    const profiles = await db.inAuthority(authorityId, (tx) => listProfiles(tx, authorityId, id))
    expect(profiles.map((one) => [one.asOf, one.staff, one.revenue, one.tax])).toEqual([
      ['2026-04-30', null, '2000', null],
      ['2026-03-31', null, '1', '0.123456'],
      ['2025-12-31', 300, null, null],
    ])
    expect(await execute(ctx(), recordProfile, { id, asOf: '2026-05-11' })).toMatchObject({
      error: { code: 'profile.in_future' },
    })
  })
  it('a new industry changes it', async () => {
    const { id } = await register({ name: '灯笼六厂', industryCode: '6513' })
    await execute(ctx(), recordProfile, { id, asOf: '2026-01-01', staff: 299, revenue: 20_000 })
    const one = await find(id)
    expect(one?.size).toBe('中型')
    const change = { id, name: '灯笼六厂', industryCode: '5211', revision: one?.revision }
    expect(await execute(ctx(), changeEnterprise, change)).toMatchObject({ ok: true, value: { size: '中型' } })
    expect(await execute(ctx(), changeEnterprise, { ...change, industryCode: '5111' })).toMatchObject({
      error: { code: 'enterprise.conflict' },
    })
  })
})

describe('merging', () => {
  const fixture = async () => {
    const keep = await register({ name: `灯笼甲厂${newId()}`, industryCode: '1711', classes: ['规上'] })
    const gone = await register({ name: `灯笼乙厂${newId()}`, classes: ['高新', '规上'], contactPhone: '13800000001' })
    const orgId = await givenOrg(db, authorityId, newId())
    const personId = await givenPerson(db, authorityId, '王五', orgId)
    await db.inAuthority(authorityId, async (tx) => {
      await sql`
        insert into link (authority_id, id, program_key, link, person_id, target_kind, enterprise_id, from_day, recorded_at)
        values (${authorityId}, ${newId()}, 'lantern', 'contact', ${personId}, 'enterprise', ${gone.id}, '2026-01-01', now())`.execute(
        tx,
      )
      await sql`
        insert into visit (authority_id, id, person_id, enterprise_id, how, at, day, recorded_at)
        values (${authorityId}, ${newId()}, ${personId}, ${gone.id}, 'visit', now(), '2026-02-01', now())`.execute(tx)
      for (const id of [keep.id, gone.id]) {
        await sql`
          insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id, from_day)
          values (${authorityId}, ${newId()}, 'lantern', 'firms', 'enterprise', ${id}, '2026-01-01')`.execute(tx)
        await sql`
          insert into enterprise_profile (authority_id, id, enterprise_id, as_of, staff, recorded_at)
          values (${authorityId}, ${newId()}, ${id}, '2026-01-01', 10, now())`.execute(tx)
        await sql`
          insert into target (authority_id, program_key, indicator, subject_kind, subject_id, calendar, ordinal, target, recorded_at)
          values (${authorityId}, 'lantern', 'output', 'enterprise', ${id}, 'month', 1, 5, now())`.execute(tx)
      }
      await sql`
        insert into enterprise_profile (authority_id, id, enterprise_id, as_of, revenue, recorded_at)
        values (${authorityId}, ${newId()}, ${gone.id}, '2026-02-01', 100, now())`.execute(tx)
      await sql`
        insert into notice (authority_id, id, kind, thing_kind, thing_id, at)
        values (${authorityId}, ${newId()}, 'x', 'enterprise', ${gone.id}, now())`.execute(tx)
    })
    const matter = { program: 'tongxiang_liaison', matter: 'problem', title: '缺工', category: '用工', source: '走访' }
    const raised = await execute(ctx(), recordMatter, { ...matter, enterpriseId: gone.id })
    if (!raised.ok) throw new Error(raised.error.code)
    return { keep, gone, matterId: raised.value.id }
  }
  /** Every table and column of the live schema that still names the enterprise. */
  const namedBy = async (id: string) => {
    const names: string[] = []
    await db.inAuthority(authorityId, async (tx) => {
      const { rows } = await sql<{ table: string; column: string }>`
        select c.relname as "table", a.attname as "column" from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
               and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype, 'jsonb'::regtype)
         where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'derived%' order by 1, 2`.execute(
        tx,
      )
      for (const { table, column } of rows) {
        const found = await sql<{ n: number }>`
          select count(*)::int as n from ${sql.table(table)} where strpos(${sql.ref(column)}::text, ${id}) > 0`.execute(
          tx,
        )
        if ((found.rows[0]?.n ?? 0) > 0) names.push(`${table}.${column}`)
      }
    })
    return names
  }
  const merge = (keep: { id: string }, gone: { id: string }, more: Record<string, unknown> = {}) =>
    execute(ctx(), mergeEnterprises, {
      keepId: keep.id,
      goneId: gone.id,
      keepRevision: 1,
      goneRevision: 1,
      reason: '同一企业登记两次',
      ...more,
    })

  it('keeps every reference; the merged row points to the survivor', async () => {
    const { keep, gone, matterId } = await fixture()
    const done = await merge(keep, gone)
    expect(done).toMatchObject({ ok: true, value: { matters: 1 } })
    // The row itself, the audit, and what was done at the time: nothing else names it any more.
    expect(
      (await namedBy(gone.id)).filter((name) => !['enterprise.id', 'audit.detail', 'act.data'].includes(name)),
    ).toEqual([])
    expect(await find(gone.id)).toMatchObject({ status: 'merged', mergedInto: keep.id })
    await db.inAuthority(authorityId, async (tx) => {
      const stored = await getMatter(tx, authorityId, matterId)
      expect(stored.enterpriseId).toBe(keep.id)
      expect(applyAll(null, await listActs(tx, authorityId, matterId))).toEqual(stored)
    })
    expect(await find(keep.id)).toMatchObject({
      classes: ['规上', '高新'],
      contactPhone: '13800000001',
      status: 'active',
    })
    // The figures of both, and with them the size.
    expect(await find(keep.id)).toMatchObject({ size: '微型' })
    const profiles = await db.inAuthority(authorityId, (tx) => listProfiles(tx, authorityId, keep.id))
    expect(profiles.map((one) => one.asOf)).toEqual(['2026-02-01', '2026-01-01'])
    const audit = await lastAudit()
    expect(audit).toMatchObject({
      act: 'enterprise.merge',
      detail: { gone: gone.id, reason: '同一企业登记两次', before: { classes: ['规上'] } },
    })
    const moved = (audit?.detail.moved ?? []) as { table: string; keys: unknown[]; dropped: unknown[] }[]
    const of = (table: string) => moved.find((one) => one.table === table)
    expect(of('link')).toMatchObject({ dropped: [] })
    expect(of('link')?.keys).toHaveLength(1)
    expect(of('roster_member')).toMatchObject({ keys: [], dropped: [{ subject_id: gone.id, group_id: 'firms' }] })
    expect(of('target')?.dropped).toHaveLength(1)
    expect(of('enterprise_profile')?.keys).toHaveLength(1)
    expect(of('enterprise_profile')).toMatchObject({ dropped: [{ enterprise_id: gone.id, as_of: '2026-01-01' }] })
    expect(JSON.stringify(audit?.detail)).not.toContain('13800000001')
  })
  it('an enterprise merged earlier leads to the last survivor', async () => {
    const { keep, gone } = await fixture()
    await merge(keep, gone)
    const last = await register({ name: `灯笼丙厂${newId()}` })
    expect(await merge(last, keep, { goneRevision: 2 })).toMatchObject({ ok: true })
    expect(await find(gone.id)).toMatchObject({ mergedInto: last.id })
  })
  it('is refused: itself, twice, two codes that hold, a stale page, for a cadre', async () => {
    const { keep, gone } = await fixture()
    expect(await merge(keep, keep)).toMatchObject({ error: { code: 'enterprise.same' } })
    expect(await merge(keep, gone, { keepRevision: 9 })).toMatchObject({ error: { code: 'enterprise.conflict' } })
    const one = await register({ name: 'Lantern One', creditCode: '91110108551385082Q' })
    const two = await register({ name: 'Lantern Two', creditCode: '91110000802100433B' })
    expect(await merge(one, two)).toMatchObject({ error: { code: 'enterprise.different_codes' } })
    expect(await merge(one, two, { renewed: true })).toMatchObject({ ok: true })
    expect(await find(one.id)).toMatchObject({ creditCode: '91110108551385082Q' })
    // The code of the one that went is free again, and its row keeps it.
    expect(
      await execute(ctx(), mergeEnterprises, {
        keepId: one.id,
        goneId: two.id,
        keepRevision: 2,
        goneRevision: 2,
        reason: 'x',
      }),
    ).toMatchObject({
      error: { code: 'enterprise.merged_already' },
    })
    const cadre = contextOf(db, authorityId, { actor: actorWith('cadre') })
    expect(
      await execute(cadre, mergeEnterprises, {
        keepId: keep.id,
        goneId: gone.id,
        keepRevision: 1,
        goneRevision: 1,
        reason: 'x',
      }),
    ).toMatchObject({
      error: { code: 'access.role_missing' },
    })
  })
})
