import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { changeEnterprise } from '#app/enterprise/change-enterprise.ts'
import { mergeEnterprises } from '#app/enterprise/merge-enterprises.ts'
import { registerEnterprise } from '#app/enterprise/register-enterprise.ts'
import { listMatters } from '#app/matter/list-matters.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { keepAllFound, keepNewFound } from '#app/search/keep.ts'
import { type Query, queryOf } from '#app/search/query.ts'
import { searchAll } from '#app/search/search-all.ts'
import { execute } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { scopeOf, waysOf } from '#storage/scope.ts'
import { findOfKinds, OWN, signOf } from '#storage/search-store.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority } from '#test/support/database.ts'
import { givenEnterprise, givenOrg, givenPerson } from '#test/support/people.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../matter/world.ts'

const MAY = '2026-05-11T02:00:00Z'
let db: Database
let world: World
beforeAll(async () => {
  db = await referenceDatabase()
  world = await guaranteeWorld(db, 'finding')
})

async function found(ctx: Ctx, q: string) {
  const { groups } = must(await execute(ctx, searchAll, { q, limit: 100 }))
  return Object.fromEntries(groups.map(({ kind, hits }) => [kind, hits.map((hit) => hit.title)])) as Record<
    string,
    string[]
  >
}
const office = () => world.as('office', MAY)
const firm = (name: string) => ({
  name,
  shortName: null,
  creditCode: null,
  classes: [],
  industryCode: null,
  areaId: null,
  address: null,
  contactName: '密甲',
  contactPhone: '13900001234',
  fromDay: null,
})
const register = async (name: string) => must(await execute(office(), registerEnterprise, firm(name))).id
const raise = async (title: string, enterpriseId: string, body = '') =>
  must(
    await execute(office(), recordMatter, {
      program: PROGRAM,
      matter: 'need',
      title,
      body,
      category: '资金',
      source: '走访',
      enterpriseId,
    }),
  )

describe('what is found', () => {
  it('an enterprise by part of its name, its initials, its pinyin, and letters with blanks between', async () => {
    await register('云岭精密制造有限公司')
    for (const typed of [
      '云岭',
      '岭精',
      '精密制造',
      'ylj',
      'yljm',
      'ylj m',
      'yunlingjing',
      'jingmi',
      '云',
      '云岭 制造',
    ])
      expect((await found(office(), typed)).enterprise, typed).toEqual(['云岭精密制造有限公司'])
    expect((await found(office(), '云岭化工')).enterprise).toBeUndefined()
  })

  it('a matter by its title, words of its text, its enterprise, its number and the end of its number', async () => {
    const id = await register('鹿鸣电子有限公司')
    const { number } = await raise('厂房产权证办理', id, '数控机床安装到位后需要验收')
    for (const typed of [
      '产权证',
      '数控机床',
      '鹿鸣',
      number,
      number.slice(0, 9),
      number.replace(/^\d+-0+/, ''),
      'cfcqz',
    ])
      expect((await found(office(), typed)).matter, typed).toContain('厂房产权证办理')
  })

  it('a unit, a person by surname, a clause of the program', async () => {
    await keepNewFound({ ...office(), now: new Date().toISOString() })
    expect((await found(office(), 'cjj')).org).toEqual(['财金局'])
    await givenPerson(db, world.authorityId, '单明', world.money)
    await keepNewFound({ ...office(), now: new Date().toISOString() })
    expect((await found(office(), 'shanm')).person).toEqual(['单明'])
    expect((await found(office(), '签收')).clause?.length).toBeGreaterThan(0)
  })

  it('nothing by a telephone number or by the name of a contact', async () => {
    await register('电话测试厂')
    for (const typed of ['13900001234', '1390000', '密甲', 'mj'])
      expect((await found(office(), typed)).enterprise ?? [], typed).not.toContain('电话测试厂')
  })
})

describe('nothing is missed', () => {
  it('a new name finds, the old one still does, and so do the matters', async () => {
    const id = await register('旧名机械厂')
    await raise('用电增容', id)
    const { rows } = await db.inAuthority(world.authorityId, (tx) =>
      sql<{ revision: number }>`select revision from enterprise where id = ${id}`.execute(tx),
    )
    must(await execute(office(), changeEnterprise, { ...firm('新名机械厂'), id, revision: rows[0]?.revision ?? 0 }))
    expect((await found(office(), '旧名')).enterprise).toEqual(['新名机械厂'])
    expect((await found(office(), '新名')).matter).toEqual(['用电增容'])
  })

  it('one that was merged away is found as the one that stayed', async () => {
    const [keepId, goneId] = [await register('青禾食品公司'), await register('青禾副食品厂')]
    must(
      await execute(office(), mergeEnterprises, {
        keepId,
        goneId,
        keepRevision: 1,
        goneRevision: 1,
        reason: '同一家',
      } as never),
    )
    expect((await found(office(), '副食品')).enterprise).toEqual(['青禾食品公司'])
  })

  it('rows written past the use cases are found after the next look, rows taken away are not', async () => {
    const id = await givenEnterprise(db, world.authorityId, '导入而来的企业')
    expect((await found(office(), '导入而来')).enterprise).toBeUndefined()
    await keepNewFound({ ...office(), now: new Date().toISOString() })
    expect((await found(office(), '导入而来')).enterprise).toEqual(['导入而来的企业'])
    await db.inAuthority(world.authorityId, (tx) => sql`delete from enterprise where id = ${id}`.execute(tx))
    expect((await found(office(), '导入而来')).enterprise).toBeUndefined()
    await keepAllFound(office())
    const { rows } = await db.inAuthority(world.authorityId, (tx) =>
      sql<{ n: number }>`select count(*)::int as n from search_entry where thing_id = ${id}`.execute(tx),
    )
    expect(rows[0]?.n).toBe(0)
  })

  it('a second comparison finds nothing to do', async () => {
    await keepAllFound(office())
    expect(await keepAllFound(office())).toMatchObject({ done: 0 })
  })
})

describe('rights', () => {
  it('whoever asks finds exactly the matters of his list', async () => {
    const id = await register('分权企业')
    for (let n = 0; n < 6; n++) {
      const one = await raise(`分权事项${n}`, n % 2 === 0 ? id : world.enterpriseId)
      if (n < 3)
        must(
          await world.take('office', MAY, one.id, 'assign', {
            give: 'order',
            units: { lead: n === 0 ? world.land : world.money },
          }),
        )
    }
    for (const name of ['office', 'money', 'moneyHead', 'land', 'cadre', 'leader', 'firm'] as const) {
      const ctx = world.as(name, MAY)
      const listed = must(await execute(ctx, listMatters, { q: '分权事项', limit: 100 })).items.map((one) => one.title)
      expect((await found(ctx, '分权事项')).matter ?? [], name).toEqual(expect.arrayContaining(listed))
      expect(((await found(ctx, '分权事项')).matter ?? []).length, name).toBe(listed.length)
    }
    expect(((await found(world.as('land', MAY), '分权事项')).matter ?? []).length).toBe(1)
    expect((await found(world.as('firm', MAY), '分权企业')).enterprise).toBeUndefined()
  })

  it('also where one sees more rows than are looked through one by one', async () => {
    const query = queryOf('分权事项', signOf('matter')) as Query
    for (const name of ['office', 'money', 'land', 'cadre', 'firm'] as const) {
      const ctx = world.as(name, MAY)
      const look = (own: number) =>
        db.inAuthority(world.authorityId, async (tx) => {
          const [scope, ways] = [scopeOf(ctx, 'matter', 't'), waysOf(ctx, 'matter', 't')]
          const kinds = [{ kind: 'matter', scope, ways, wide: false, ...query }] as const
          return (await findOfKinds(tx, world.authorityId, kinds, { typed: '分权事项', limit: 100, own })).map(
            ({ id, found }) => [id, found],
          )
        })
      expect(await look(1), name).toEqual(await look(OWN))
    }
  })

  it('another authority finds nothing', async () => {
    const other = await createAuthority(db, 'other-finding')
    await givenOrg(db, other, '别处单位')
    const groups = await found(contextOf(db, other, { now: MAY }), '云岭')
    expect(groups).toEqual({})
  })

  it('an index may serve the search under row-level security', async () => {
    const { rows } = await db.inAuthority(world.authorityId, (tx) =>
      sql<{ leakproof: boolean }>`
        select proleakproof as leakproof from pg_proc where oid = 'ts_match_vq(tsvector, tsquery)'::regprocedure`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ leakproof: true }])
  })
})
