import { text as textOf } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx, Role } from '#app/context.ts'
import { listDisclosed, readPublic } from '#app/disclosure/read-disclosed.ts'
import { runProgram } from '#app/engine/run-program.ts'
import { groupRegister } from '#app/form/group-entries.ts'
import { listEntries, readRegister } from '#app/form/list-entries.ts'
import { readEntry } from '#app/form/read-entry.ts'
import { askExport } from '#app/ledger/ask-export.ts'
import { exportBytes, writeExport } from '#app/ledger/write-export.ts'
import { setUpNetwork } from '#app/monitoring/network.ts'
import { reportAsMonitor } from '#app/monitoring/report.ts'
import { publishProgram } from '#app/program/publish.ts'
import { rateUnit } from '#app/rating/rate-unit.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { getEvidence } from '#app/score/get-evidence.ts'
import { searchAll } from '#app/search/search-all.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenEnterprise, givenOrg, givenPerson } from '#test/support/people.ts'
import { must } from '../matter/world.ts'
import { WATCH } from './program.ts'

/** The worst case: a program that publishes the reports and hides nothing. */
const OPEN = `${WATCH}disclosure:\n  - { disclose: form seen, to: [public], clause: 四 }\n`
const NAMES = /张灯|李笼|红灯作坊|绿灯作坊/
const NOW = '2026-03-10T02:00:00.000Z'
let db: Database
let authorityId: string
let head: Ctx
let system: Ctx
let entry: string
const ids = { bureau: '', zhang: '', mill: '' }

const contextFor = (role: Role, more: Parameters<typeof actorWith>[1], scope: 'own' | 'org' = 'own', now = NOW) =>
  contextOf(db, authorityId, {
    now,
    actor: actorWith(role, { grants: [{ role, scope, orgId: null, areaId: null, programKey: null }], ...more }),
  })
const seen = { programKey: 'lamp_watch', form: 'seen' }

beforeAll(async () => {
  ;({ db } = await testDatabase())
  await loadReference(db)
  authorityId = await createAuthority(db)
  system = contextOf(db, authorityId, { now: NOW })
  must(await execute({ ...system, now: '2026-01-01T02:00:00.000Z' }, publishProgram, { text: OPEN }))
  ids.bureau = await givenOrg(db, authorityId, '灯务局')
  await db.inAuthority(authorityId, (tx) =>
    sql`update org set kind = '部门' where authority_id = ${authorityId} and id = ${ids.bureau}`.execute(tx),
  )
  const home = await givenOrg(db, authorityId, '灯会')
  ids.zhang = await givenPerson(db, authorityId, '张灯', home)
  const li = await givenPerson(db, authorityId, '李笼', home)
  ids.mill = await givenEnterprise(db, authorityId, '红灯作坊')
  const forge = await givenEnterprise(db, authorityId, '绿灯作坊')
  await db.inAuthority(authorityId, async (tx) => {
    for (const [person, point] of [
      [ids.zhang, ids.mill],
      [li, forge],
    ])
      await sql`
        insert into link (authority_id, id, program_key, link, person_id, target_kind, enterprise_id, from_day, term_to, recorded_at)
        values (${authorityId}, ${newId()}, 'lamp_watch', 'watch', ${person}, 'enterprise', ${point}, '2026-01-01', '2026-03-31', ${NOW})`.execute(
        tx,
      )
    await sql`
      insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id, from_day)
      values (${authorityId}, ${newId()}, 'lamp_watch', 'watched', 'org', ${ids.bureau}, '2026-01-01')`.execute(tx)
  })
  const network = must(await execute(system, setUpNetwork, { ...seen, link: 'watch', sortField: 'sorted' }))
  for (const personId of [ids.zhang, li]) {
    const said = { networkId: network.id, orgId: ids.bureau, values: { kind: '服务差', content: '窗口下午没人' } }
    entry = must(await execute(contextFor('monitor', { personId }), reportAsMonitor, said)).id
  }
  must(
    await execute(contextFor('enterprise', { enterpriseId: ids.mill }), rateUnit, {
      orgId: ids.bureau,
      grade: '不满意',
    }),
  )
  must(
    await execute({ ...system, now: '2026-04-02T02:00:00.000Z' }, runProgram, {
      program: 'lamp_watch',
      full: true,
      reason: 'publish',
    }),
  )
  head = contextFor('head', { orgIds: [ids.bureau] }, 'org', '2026-04-02T02:00:00.000Z')
})

const figure = async (rule: string) => {
  const { rows } = await db.inAuthority(authorityId, (tx) =>
    sql<{
      id: string
    }>`select id from derived_measure where authority_id = ${authorityId} and rule = ${rule} and evidence > 0 limit 1`.execute(
      tx,
    ),
  )
  return rows[0]?.id ?? ''
}

describe('who reported as a monitor', () => {
  it.each(['reports_on', 'thought_of'])('stands in no evidence of %s, whoever opens it', async (rule) => {
    const id = await figure(rule)
    for (const ctx of [head, { ...system, now: head.now }]) {
      const found = must(await execute(ctx, getEvidence, { program: 'lamp_watch', id, kind: 'measure' }))
      expect(found.total).toBeGreaterThan(0)
      expect(JSON.stringify(found.rows)).toContain('灯务局')
      expect(JSON.stringify(found.rows)).not.toMatch(NAMES)
    }
  })

  it('is found by the unit neither by filter, by group, by name, in the file, in the entry nor in the search', async () => {
    expect(must(await execute(head, listEntries, { ...seen, limit: 10 })).total).toBe(2)
    for (const [useCase, more] of [
      [listEntries, { personId: ids.zhang, limit: 10 }],
      [listEntries, { enterpriseId: ids.mill, limit: 10 }],
      [readRegister, { personId: ids.zhang }],
      [groupRegister, { by: 'person' }],
      [groupRegister, { by: 'enterprise' }],
    ] as const)
      expect(await execute(head, useCase as typeof groupRegister, { ...seen, ...more } as never)).toMatchObject({
        error: { code: 'monitoring.reporter_hidden' },
      })
    expect(must(await execute(head, listEntries, { ...seen, q: '红灯作坊', limit: 10 })).total).toBe(0)
    expect(must(await execute(head, listEntries, { ...seen, q: '窗口', limit: 10 })).total).toBe(2)
    const opened = must(await execute(head, readEntry, { id: entry }))
    expect(JSON.stringify(opened)).not.toMatch(NAMES)
    for (const q of ['张灯', '红灯作坊', '窗口下午'])
      expect(JSON.stringify(await execute(head, searchAll, { q }))).not.toMatch(/李笼|绿灯作坊/)
    const asked = await execute(head, askExport, { ledger: 'entries', filter: seen, format: 'csv' })
    if (asked.ok) {
      await writeExport(head, asked.value.id)
      const text = await textOf(exportBytes(head, asked.value.id))
      expect(text).toContain('灯务局')
      expect(text).not.toMatch(NAMES)
    }
  })

  it('is disclosed to nobody, even where the program discloses the reports and hides nothing', async () => {
    const anybody = contextOf(db, authorityId, {
      now: head.now,
      actor: {
        via: 'link',
        accountId: null,
        personId: null,
        enterpriseId: null,
        orgIds: [],
        grants: [],
        system: false,
      },
    })
    const shown = must(await execute(anybody, readPublic, { program: 'lamp_watch', section: 'form-seen' }))
    expect(shown.total).toBe(2)
    expect(JSON.stringify(shown)).not.toMatch(NAMES)
    expect(JSON.stringify(await execute(head, listDisclosed, {}))).not.toMatch(NAMES)
  })

  it('is known to the office, who asks back, and to himself', async () => {
    expect(JSON.stringify(must(await execute(system, listEntries, { ...seen, limit: 10 })))).toMatch(/张灯/)
    const own = contextFor('monitor', { personId: ids.zhang })
    expect(await execute(own, listEntries, { ...seen, personId: ids.zhang, limit: 10 })).not.toMatchObject({
      error: { code: 'monitoring.reporter_hidden' },
    })
  })
})
