import { beforeAll, describe, expect, it } from 'vitest'
import { recordMatter } from '#app/matter/record-matter.ts'
import { readPlate } from '#app/plate/read-plate.ts'
import { joinRoster, leaveRoster } from '#app/program/keep-roster.ts'
import { listMembers } from '#app/program/read-programs.ts'
import { listTopics, openTopic } from '#app/topic/topics.ts'
import { execute } from '#app/use-case.ts'
import type { Database } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { givenEnterprise } from '#test/support/people.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})
const NOW = '2026-05-11T02:00:00Z'
const SPAN = { from: '2026-05-01', to: '2026-05-31' }

async function raise(world: World, name: string, category: string): Promise<string> {
  const enterpriseId = await givenEnterprise(db, world.authorityId, name)
  const said = { program: PROGRAM, matter: 'need', title: `${name}的事`, category, source: '走访', enterpriseId }
  return must(await execute(world.as('office', NOW), recordMatter, said)).id
}

describe('common problems', () => {
  it('are found among enterprises, opened as one matter, and the members stay their own', async () => {
    const world = await guaranteeWorld(db, 'topic-a')
    const ids = [
      await raise(world, '甲厂', '用工'),
      await raise(world, '乙厂', '用工'),
      await raise(world, '丙厂', '用工'),
    ]
    await raise(world, '丁厂', '环保')
    const seen = async (name: 'office' | 'land') => must(await execute(world.as(name, NOW), listTopics, SPAN))
    const { clusters } = await seen('office')
    expect(clusters).toMatchObject([{ category: '用工', matters: 3, enterprises: 3, open: 3 }])
    expect([...(clusters[0]?.ids ?? [])].sort()).toEqual([...ids].sort())
    expect((await seen('land')).clusters).toEqual([])
    const open = (matterIds: string[]) =>
      execute(world.as('office', NOW), openTopic, {
        program: PROGRAM,
        matter: 'need',
        title: '园区用工短缺',
        category: '用工',
        matterIds,
      })
    const topic = must(await open(ids))
    const { topics, clusters: after } = await seen('office')
    // What stands in a topic is not offered for another one.
    expect(after).toMatchObject([{ category: '用工', matters: 3, ids: [] }])
    expect(topics).toMatchObject([{ title: '园区用工短缺', matter: { number: topic.number }, members: [{}, {}, {}] }])
    expect((await world.read(ids[0] ?? '')).state).toBe('recorded')
    expect(await open(ids)).toMatchObject({ ok: false, error: { code: 'topic.already_in' } })
    expect(
      await execute(world.as('money', NOW), openTopic, {
        program: PROGRAM,
        matter: 'need',
        title: '试',
        matterIds: ids,
      }),
    ).toMatchObject({
      error: { code: 'access.role_missing' },
    })
  })
})

describe('a program’s list', () => {
  it('takes in and lets go from a day; nobody stands on it twice; found groups are not kept by hand', async () => {
    const world = await guaranteeWorld(db, 'topic-b')
    const member = { program: PROGRAM, group: 'departments', subjectId: world.money }
    const names = async (on: string) =>
      must(
        await execute(world.as('office', NOW), listMembers, { program: PROGRAM, group: 'departments', on }),
      ).members.map((one) => one.name)
    must(await execute(world.as('office', NOW), joinRoster, { ...member, fromDay: '2026-05-01' }))
    expect([await names('2026-04-30'), await names('2026-05-01')]).toEqual([[], ['财金局']])
    expect(await execute(world.as('office', NOW), joinRoster, { ...member, fromDay: '2026-06-01' })).toMatchObject({
      error: { code: 'roster.already_there' },
    })
    const leave = { ...member, lastDay: '2026-05-31', reason: '职能划转' }
    expect(await execute(world.as('money', NOW), leaveRoster, leave)).toMatchObject({
      error: { code: 'access.role_missing' },
    })
    must(await execute(world.as('office', NOW), leaveRoster, leave))
    expect([await names('2026-05-31'), await names('2026-06-01')]).toEqual([['财金局'], []])
    expect(
      await execute(world.as('office', NOW), joinRoster, {
        ...member,
        subjectId: world.enterpriseId,
        fromDay: '2026-07-01',
      }),
    ).toMatchObject({
      error: { code: 'roster.no_subject' },
    })
  })
})

describe('a plate', () => {
  const VISITOR = {
    via: 'link',
    accountId: null,
    personId: null,
    enterpriseId: null,
    orgIds: [],
    grants: [],
    system: false,
  } as const

  it('names who is responsible today, as far as the program discloses it, and nothing else', async () => {
    const world = await guaranteeWorld(db, 'topic-c')
    const as = (now: string) => contextOf(db, world.authorityId, { actor: VISITOR, now })
    const plate = must(await execute(as(NOW), readPlate, { id: world.enterpriseId }))
    expect(plate).toEqual({
      kind: 'enterprise',
      name: '灯笼一厂',
      groups: [{ title: '企业包保', clause: expect.any(String), people: [{ person: '招丁', org: '招商局' }] }],
    })
    expect(must(await execute(as('2025-12-31T02:00:00Z'), readPlate, { id: world.enterpriseId })).groups).toEqual([])
    expect(await execute(as(NOW), readPlate, { id: world.money })).toMatchObject({
      ok: false,
      error: { code: 'plate.not_found' },
    })
  })
})
