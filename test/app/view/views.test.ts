import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx, Role } from '#app/context.ts'
import { execute } from '#app/use-case.ts'
import { listViews } from '#app/view/list-views.ts'
import { removeView, saveView } from '#app/view/save-view.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg } from '#test/support/people.ts'
import { must } from '../matter/world.ts'

let db: Database
let authorityId: string
let money: string
let land: string
const accounts = { office: newId(), money: newId(), moneyHead: newId(), land: newId() }
beforeAll(async () => {
  db = (await testDatabase()).db
  authorityId = await createAuthority(db)
  money = await givenOrg(db, authorityId, '财金局')
  land = await givenOrg(db, authorityId, '国土分局')
  for (const [login, id] of Object.entries(accounts))
    await db.inAuthority(authorityId, (tx) =>
      sql`insert into account (authority_id, id, login, password_hash) values (${authorityId}, ${id}, ${login}, 'x')`.execute(
        tx,
      ),
    )
})

function as(name: keyof typeof accounts): Ctx {
  const role: Role = name === 'office' ? 'office' : name === 'moneyHead' ? 'head' : 'handler'
  const orgIds = name === 'office' ? [] : [name === 'land' ? land : money]
  const scope = name === 'office' ? 'authority' : 'org'
  return contextOf(db, authorityId, {
    actor: actorWith(role, {
      accountId: accounts[name],
      orgIds,
      grants: [{ role, scope, orgId: null, areaId: null, programKey: null }],
    }),
  })
}
const save = (ctx: Ctx, name: string, more: object = {}) =>
  execute(ctx, saveView, { list: 'matters', name, search: { state: 'working' }, ...more })
const names = async (ctx: Ctx) => must(await execute(ctx, listViews, { list: 'matters' })).items.map((one) => one.name)

describe('saved views', () => {
  it("one's own are one's own, and the same name is one view", async () => {
    must(await save(as('money'), '我的在办'))
    must(await save(as('money'), '我的在办', { search: { state: 'answered' } }))
    const { items } = must(await execute(as('money'), listViews, { list: 'matters' }))
    expect(items).toMatchObject([
      { name: '我的在办', search: { state: 'answered' }, mine: true, mayChange: true, opens: false },
    ])
    expect(await names(as('office'))).toEqual([])
    expect(must(await execute(as('money'), listViews, { list: 'visits' })).items).toEqual([])
  })

  it('a unit shares with itself, not with another, and not with all', async () => {
    must(await save(as('moneyHead'), '本局在办', { shared: 'org', orgId: money }))
    expect(await names(as('money'))).toContain('本局在办')
    expect(await names(as('land'))).not.toContain('本局在办')
    expect(await save(as('moneyHead'), '越界', { shared: 'org', orgId: land })).toMatchObject({
      error: { code: 'access.out_of_scope' },
    })
    expect(await save(as('moneyHead'), '全体', { shared: 'all' })).toMatchObject({
      error: { code: 'access.role_missing' },
    })
    expect(await save(as('moneyHead'), '无单位', { shared: 'org' })).toMatchObject({
      error: { code: 'view.which_unit' },
    })
  })

  it('a list opens with one view for a role', async () => {
    must(await save(as('office'), '默认一', { shared: 'all', defaultRoles: ['handler', 'head'] }))
    must(await save(as('office'), '默认二', { shared: 'all', defaultRoles: ['handler'] }))
    const opening = async (ctx: Ctx) =>
      must(await execute(ctx, listViews, { list: 'matters' }))
        .items.filter((one) => one.opens)
        .map((one) => one.name)
    expect(await opening(as('land'))).toEqual(['默认二'])
    expect(await opening(as('moneyHead'))).toEqual(['默认一'])
    expect(await opening(as('office'))).toEqual([])
    expect(await save(as('office'), '自用默认', { defaultRoles: ['handler'] })).toMatchObject({
      error: { code: 'view.default_is_for_all' },
    })
  })

  it("is removed by its owner or the office; another's is not there", async () => {
    const { id } = must(await save(as('money'), '要删的'))
    expect(await execute(as('land'), removeView, { id })).toMatchObject({ error: { code: 'view.not_found' } })
    must(await execute(as('money'), removeView, { id }))
    expect(await names(as('money'))).not.toContain('要删的')
  })
})
