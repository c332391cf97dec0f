import { beforeAll, describe, expect, it } from 'vitest'
import { addOrg } from '#app/org/add-org.ts'
import { changeOrg } from '#app/org/change-org.ts'
import { addPerson } from '#app/person/add-person.ts'
import { changePerson } from '#app/person/change-person.ts'
import { leavePost } from '#app/person/leave-post.ts'
import { movePerson } from '#app/person/move-person.ts'
import { execute } from '#app/use-case.ts'
import type { Database } from '#storage/open-database.ts'
import { findUnitOn, listPosts } from '#storage/person-store.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

let db: Database
let authorityId: string
beforeAll(async () => {
  ;({ db } = await testDatabase())
  authorityId = await createAuthority(db)
})
const ctx = () => contextOf(db, authorityId)
const org = async (name: string, more: Record<string, unknown> = {}) => {
  const done = await execute(ctx(), addOrg, { name, ...more })
  if (!done.ok) throw new Error(done.error.code)
  return done.value.id
}
const unitOn = (id: string, day: string) => db.inAuthority(authorityId, (tx) => findUnitOn(tx, authorityId, id, day))

describe('units', () => {
  it('have one name each, stand below others, never below themselves', async () => {
    const top = await org('灯笼管委会')
    const sub = await org('灯笼一科', { parentId: top })
    expect(await execute(ctx(), addOrg, { name: '灯笼一科' })).toMatchObject({
      error: { code: 'org.name_taken', at: ['name'] },
    })
    expect(await execute(ctx(), changeOrg, { id: top, revision: 1, name: '灯笼管委会', parentId: sub })).toMatchObject({
      error: { code: 'org.below_itself' },
    })
    expect(await execute(ctx(), changeOrg, { id: sub, revision: 1, name: '灯笼管委会' })).toMatchObject({
      error: { code: 'org.name_taken' },
    })
    expect(await execute(ctx(), changeOrg, { id: sub, revision: 1, name: '灯笼一处', parentId: top })).toMatchObject({
      value: { revision: 2 },
    })
    expect(await execute(ctx(), changeOrg, { id: sub, revision: 1, name: '灯笼二处' })).toMatchObject({
      error: { code: 'org.conflict', data: { now: 2 } },
    })
  })
})

describe('persons', () => {
  it('have posts in several units over time; exactly one is primary', async () => {
    const [a, b, team] = [await org('甲局'), await org('乙局'), await org('专班')]
    const added = await execute(ctx(), addPerson, {
      name: '王 五',
      staffNo: '0007',
      phone: '138 0000 0001',
      posts: [
        { orgId: team, fromDay: '2026-03-01', isPrimary: false },
        { orgId: a, fromDay: '2026-01-01', isHead: true },
      ],
    })
    if (!added.ok) throw new Error(added.error.code)
    const { id } = added.value
    expect(await unitOn(id, '2026-03-01')).toBe(a)
    expect(await execute(ctx(), movePerson, { personId: id, orgId: b, fromDay: '2026-06-01' })).toMatchObject({
      ok: true,
    })
    expect([await unitOn(id, '2026-05-31'), await unitOn(id, '2026-06-01')]).toEqual([a, b])
    const posts = await db.inAuthority(authorityId, (tx) => listPosts(tx, authorityId, id))
    expect(posts.map((post) => [post.orgId, post.fromDay, post.toDay])).toEqual([
      [a, '2026-01-01', '2026-05-31'],
      [team, '2026-03-01', 'infinity'],
      [b, '2026-06-01', 'infinity'],
    ])
    const left = { personId: id, postId: posts[1]?.id, lastDay: '2026-04-30' }
    expect(await execute(ctx(), leavePost, left)).toMatchObject({ value: { toDay: '2026-04-30' } })
    expect(await execute(ctx(), movePerson, { personId: id, orgId: a, fromDay: '2026-05-01' })).toMatchObject({
      error: { code: 'post.held' },
    })
  })
  it('a staff number is one person’s; a stale page is refused; a bad phone too', async () => {
    const a = await org('丙局')
    const posts = [{ orgId: a, fromDay: '2026-01-01' }]
    const one = await execute(ctx(), addPerson, { name: '赵六', staffNo: '0100', posts })
    if (!one.ok) throw new Error(one.error.code)
    expect(await execute(ctx(), addPerson, { name: '钱七', staffNo: '0100', posts })).toMatchObject({
      error: { code: 'person.staff_no_taken' },
    })
    const change = { id: one.value.id, revision: 1, name: '赵六', rank: '乡科级正职' }
    expect(await execute(ctx(), changePerson, change)).toMatchObject({ value: { revision: 2 } })
    expect(await execute(ctx(), changePerson, change)).toMatchObject({ error: { code: 'person.conflict' } })
    expect(await execute(ctx(), changePerson, { ...change, revision: 2, phone: '138000' })).toMatchObject({
      error: { code: 'input.invalid', at: ['phone'] },
    })
    expect(await execute(ctx(), addPerson, { name: '孙八', posts: [] })).toMatchObject({
      error: { code: 'input.invalid' },
    })
    const viewer = contextOf(db, authorityId, { actor: actorWith('head') })
    expect(await execute(viewer, addPerson, { name: '孙八', posts })).toMatchObject({
      error: { code: 'access.role_missing' },
    })
  })
})
