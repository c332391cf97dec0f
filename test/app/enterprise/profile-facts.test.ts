import { beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '#app/engine/run-program.ts'
import { mergeEnterprises } from '#app/enterprise/merge-enterprises.ts'
import { recordProfile } from '#app/enterprise/record-profile.ts'
import { askPolicy, settlePolicy } from '#app/policy/claim-policy.ts'
import { acknowledgePolicy, deliverPolicies } from '#app/policy/deliver-policy.ts'
import { addPolicy } from '#app/policy/keep-policy.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { givenEnterprise } from '#test/support/people.ts'
import { guaranteeWorld, must, referenceDatabase, type World } from '../matter/world.ts'

const PROGRAM = `
program: lantern_figures
version: 1
title: 灯笼账
source: 灯笼区
in_force: { from: 2026-01-01 }
parameters:
  - { parameter: line, title: 纳税线, value: 500, clause: 一 }
measures:
  - { measure: rich, title: 过线, for: authority, every: year, each: profile, where: tax >= param.line, count: enterprise, clause: 一 }
  - { measure: newly, title: 新过线, for: authority, every: year, each: profile, where: tax >= param.line && tax_before < param.line, count: enterprise, clause: 一 }
  - { measure: read, title: 知晓率, for: authority, every: year, each: delivery, share: read, clause: 二 }
  - { measure: claimed, title: 申领率, for: authority, every: year, each: delivery, share: claimed, clause: 二 }
  - { measure: paid, title: 兑现, for: authority, every: year, each: claim, where: granted, sum: amount, clause: 二 }
`
let db: Database
let world: World
beforeAll(async () => {
  db = await referenceDatabase()
  world = await guaranteeWorld(db, 'figures')
  must(await execute(world.as('office', '2026-01-02T02:00:00Z'), publishProgram, { text: PROGRAM }))
})

const figures = async () => {
  const rows = await world.rows(
    sql<{ rule: string; value: string | null }>`
      select rule, trim_scale(value)::text as value from derived_measure where authority_id = ${world.authorityId} and program_key = 'lantern_figures' and ordinal = 2026`,
  )
  return Object.fromEntries(rows.map((row) => [row.rule, row.value]))
}
const run = async (now: string, full = false) =>
  must(await execute(world.as('office', now), runProgram, { program: 'lantern_figures', full }))
const record = async (now: string, asOf: string, tax: number) =>
  must(await execute(world.as('office', now), recordProfile, { id: world.enterpriseId, asOf, tax }))

describe('what the authority keeps anyway', () => {
  it('figures of enterprises count; a correction counts from when it was made, and the next run looks only at what changed', async () => {
    await record('2026-04-01T02:00:00Z', '2026-03-31', 480)
    await run('2026-04-01T03:00:00Z', true)
    expect(await figures()).toMatchObject({ rich: '0' })
    await record('2026-04-01T04:00:00Z', '2026-03-31', 520)
    expect(await run('2026-04-01T05:00:00Z')).toMatchObject({ kind: 'changed' })
    // Newly above the line cannot be told before the year before is known.
    expect(await figures()).toMatchObject({ rich: '1', newly: '0' })
    await record('2026-04-01T06:00:00Z', '2025-03-31', 300)
    expect(await run('2026-04-01T07:00:00Z')).toMatchObject({ kind: 'changed' })
    expect(await figures()).toMatchObject({ rich: '1', newly: '1' })
    const changed = await figures()
    await run('2026-04-01T07:00:01Z', true)
    expect(await figures()).toEqual(changed)
    const kept = await world.rows(
      sql<{ tax: string; voided: boolean }>`
        select tax::text as tax, voided_at is not null as voided from enterprise_profile
         where authority_id = ${world.authorityId} and enterprise_id = ${world.enterpriseId} and as_of = '2026-03-31' order by recorded_at`,
    )
    expect(kept).toEqual([
      { tax: '480', voided: true },
      { tax: '520', voided: false },
    ])
  })

  it('policies brought, read, claimed and paid count as they come to be', async () => {
    const { id } = must(
      await execute(world.as('office', '2026-04-02T01:00:00Z'), addPolicy, {
        title: '灯油补贴',
        source: '灯发〔2026〕1号',
        benefit: '每盏 3 元',
        howToClaim: '窗口',
        orgId: world.money,
        fromDay: '2026-01-01',
        conditions: [],
      }),
    )
    const brought = { policyIds: [id], enterpriseIds: [world.enterpriseId], how: 'visit' }
    must(await execute(world.as('cadre', '2026-04-02T02:00:00Z'), deliverPolicies, brought))
    await run('2026-04-02T02:30:00Z', true)
    expect(await figures()).toMatchObject({ read: '0', claimed: '0', paid: '0' })
    must(await execute(world.as('firm', '2026-04-02T03:00:00Z'), acknowledgePolicy, { id }))
    must(await execute(world.as('firm', '2026-04-02T03:00:00Z'), askPolicy, { id }))
    expect(await run('2026-04-02T03:30:00Z')).toMatchObject({ kind: 'changed' })
    expect(await figures()).toMatchObject({ read: '1', claimed: '1', paid: '0' })
    const granted = { id, enterpriseId: world.enterpriseId, state: 'granted', amount: 3.5 }
    must(await execute(world.as('money', '2026-04-02T04:00:00Z'), settlePolicy, granted))
    expect(await run('2026-04-02T04:30:00Z')).toMatchObject({ kind: 'changed' })
    expect(await figures()).toMatchObject({ paid: '3.5' })
  })

  it('two enterprises that were one keep one delivery of a policy and one figure of a day', async () => {
    const twin = await givenEnterprise(db, world.authorityId, '灯笼一厂（重）')
    const [policy] = await world.rows(
      sql<{ id: string }>`select id from policy where authority_id = ${world.authorityId}`,
    )
    must(
      await execute(world.as('office', '2026-04-03T02:00:00Z'), deliverPolicies, {
        policyIds: [policy?.id],
        enterpriseIds: [twin],
        how: 'online',
      }),
    )
    must(
      await execute(world.as('office', '2026-04-03T02:00:00Z'), recordProfile, {
        id: twin,
        asOf: '2026-03-31',
        tax: 1,
      }),
    )
    const revision = async (id: string) =>
      (await world.rows(sql<{ revision: number }>`select revision from enterprise where id = ${id}`))[0]?.revision ?? 0
    must(
      await execute(world.as('office', '2026-04-03T03:00:00Z'), mergeEnterprises, {
        keepId: world.enterpriseId,
        goneId: twin,
        keepRevision: await revision(world.enterpriseId),
        goneRevision: await revision(twin),
        reason: '同一企业登记两次',
      }),
    )
    const count = async (table: string, more = '') =>
      (
        await world.rows(
          sql<{ n: number }>`
            select count(*)::int as n from ${sql.table(table)} where authority_id = ${world.authorityId} and enterprise_id = ${world.enterpriseId}
             and voided_at is null ${sql.raw(more)}`,
        )
      )[0]?.n
    expect(await count('policy_delivery')).toBe(1)
    expect(await count('enterprise_profile', `and as_of = '2026-03-31'`)).toBe(1)
  })
})
