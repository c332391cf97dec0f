/** The organisation changes with a day and with its consequences; a change of a later day waits for it. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { carryOutOrgChanges } from '#app/job/carry-out-org-changes.ts'
import { addOrg } from '#app/org/add-org.ts'
import { cancelChange, changeChart, previewChange } from '#app/org/change-chart.ts'
import { readChart, readUnitMembers } from '#app/org/read-chart.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import type { Result } from '#domain/result.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

const TODAY = '2026-05-10'
let db: Database
let authorityId: string
let ids: Record<string, string>
let made = 0

beforeAll(async () => {
  db = (await testDatabase()).db
})

beforeEach(async () => {
  authorityId = await createAuthority(db, `lantern${++made}`)
  ids = {}
  for (const [name, parent] of [
    ['市政府', null],
    ['经信局', '市政府'],
    ['科技局', '市政府'],
    ['企业科', '经信局'],
  ] as const)
    ids[name] = must(await execute(office(), addOrg, { name, kind: '部门', parentId: parent ? ids[parent] : null })).id
  for (const [name, unit, head] of [
    ['张局', '经信局', true],
    ['李科', '企业科', false],
    ['王局', '科技局', true],
  ] as const)
    ids[name] = await person(name, ids[unit] ?? '', head)
})

const office = (now = `${TODAY}T02:00:00.000Z`) => contextOf(db, authorityId, { now })
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
async function person(name: string, orgId: string, isHead: boolean): Promise<string> {
  const id = newId()
  await db.inAuthority(authorityId, async (tx) => {
    await sql`insert into person (authority_id, id, name) values (${authorityId}, ${id}, ${name})`.execute(tx)
    await sql`insert into post (authority_id, id, person_id, org_id, title, is_primary, is_head, from_day)
              values (${authorityId}, ${newId()}, ${id}, ${orgId}, '', true, ${isHead}, '2026-01-01')`.execute(tx)
  })
  return id
}
const unit = async (name: string) => {
  const chart = must(await execute(office(), readChart, {}))
  return chart.units.find((one) => one.id === ids[name])
}
const asked = (kind: string, org: string, more: object = {}) => ({
  kind,
  orgId: ids[org],
  fromDay: TODAY,
  reason: '机构改革',
  ...more,
})
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)

describe('the chart', () => {
  it('shows units with those who belong to them, and their people', async () => {
    expect(await unit('经信局')).toMatchObject({ parentId: ids.市政府, people: 1, leading: 0 })
    const members = must(await execute(office(), readUnitMembers, { id: ids.经信局 }))
    expect(members).toMatchObject([{ name: '张局', isHead: true, links: 0, account: false }])
  })

  it('moves a unit at once, never below itself, and says what hangs on it before', async () => {
    const seen = must(await execute(office(), previewChange, asked('move', '企业科', { toOrgId: ids.科技局 })))
    expect(seen).toMatchObject({ people: 1, below: 0, later: false })
    must(await execute(office(), changeChart, asked('move', '企业科', { toOrgId: ids.科技局 })))
    expect(await unit('企业科')).toMatchObject({ parentId: ids.科技局 })
    expect(code(await execute(office(), changeChart, asked('move', '市政府', { toOrgId: ids.企业科 })))).toBe(
      'org.below_itself',
    )
    expect(code(await execute(office(), changeChart, asked('move', '企业科', { toOrgId: ids.科技局 })))).toBe(
      'org.already_there',
    )
  })

  it('renames a unit that is still found by its old name', async () => {
    must(await execute(office(), changeChart, asked('rename', '经信局', { name: '工信局' })))
    expect(await unit('经信局')).toMatchObject({ name: '工信局' })
    const { rows } = await db.inAuthority(authorityId, (tx) =>
      sql<{ n: string[] }>`select short_names as n from org where id = ${ids.经信局}`.execute(tx),
    )
    expect(rows[0]?.n).toEqual(['经信局'])
    expect(code(await execute(office(), changeChart, asked('rename', '科技局', { name: '工信局' })))).toBe(
      'org.name_taken',
    )
  })

  it('closes a unit only when nothing hangs on it', async () => {
    const refused = await execute(office(), changeChart, asked('close', '经信局'))
    expect(refused).toMatchObject({ ok: false, error: { code: 'org.not_empty', data: { people: 1, below: 1 } } })
  })

  it('merges a unit with its people and the units below, and closes it', async () => {
    const done = must(await execute(office(), changeChart, asked('merge', '经信局', { toOrgId: ids.科技局 })))
    expect(done.done).toMatchObject({ people: 1, below: 1, left: [] })
    expect(await unit('经信局')).toMatchObject({ toDay: '2026-05-09', people: 0 })
    expect(await unit('企业科')).toMatchObject({ parentId: ids.科技局 })
    const members = must(await execute(office(), readUnitMembers, { id: ids.科技局 }))
    expect(members.map((one) => [one.name, one.isHead])).toEqual([
      ['王局', true],
      ['张局', false],
    ])
    expect(code(await execute(office(), changeChart, asked('move', '经信局', { toOrgId: null })))).toBe('org.closed')
  })

  it('carries a later change out on its day, decided anew, unless it is cancelled', async () => {
    const later = { toOrgId: ids.科技局, fromDay: '2026-06-01' }
    const planned = must(await execute(office(), changeChart, asked('move', '企业科', later)))
    expect(planned.done).toBeNull()
    expect(await unit('企业科')).toMatchObject({ parentId: ids.经信局 })
    expect(await carryOutOrgChanges(system('2026-05-31T02:00:00.000Z'))).toMatchObject({ looked: 0 })
    expect(await carryOutOrgChanges(system('2026-06-01T02:00:00.000Z'))).toMatchObject({ looked: 1, done: 1 })
    expect(await unit('企业科')).toMatchObject({ parentId: ids.科技局 })
    const again = must(
      await execute(office(), changeChart, asked('move', '企业科', { toOrgId: ids.经信局, fromDay: '2026-07-01' })),
    )
    must(await execute(office(), cancelChange, { id: again.id }))
    expect(code(await execute(office(), cancelChange, { id: again.id }))).toBe('org.no_change')
    expect(await carryOutOrgChanges(system('2026-07-01T02:00:00.000Z'))).toMatchObject({ looked: 0 })
  })

  it('is changed by the office alone, and each change is written down', async () => {
    for (const role of ['leader', 'head', 'system_admin', 'security_admin'] as const)
      expect(
        code(
          await execute(
            contextOf(db, authorityId, { actor: actorWith(role) }),
            changeChart,
            asked('move', '企业科', { toOrgId: ids.科技局 }),
          ),
        ),
      ).toBe('access.role_missing')
    must(await execute(office(), changeChart, asked('move', '企业科', { toOrgId: ids.科技局 })))
    const { rows } = await db.inAuthority(authorityId, (tx) =>
      sql<{
        detail: { what: string; reason: string }
      }>`select detail from audit where act = 'org.change' and detail->>'what' = 'move' and outcome = 'done'`.execute(
        tx,
      ),
    )
    expect(rows[0]?.detail).toMatchObject({ what: 'move', reason: '机构改革' })
  })
})

const system = (now: string) => {
  const ctx = contextOf(db, authorityId, { now })
  return { ...ctx, actor: { ...ctx.actor, grants: [], system: true, via: 'job' as const } }
}
