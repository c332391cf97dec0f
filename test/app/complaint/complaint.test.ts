import { beforeAll, describe, expect, it } from 'vitest'
import { complain, listComplaintKinds } from '#app/complaint/complain.ts'
import { complaintBoard } from '#app/complaint/complaint-board.ts'
import { followComplaint } from '#app/complaint/follow-complaint.ts'
import type { Ctx, Role } from '#app/context.ts'
import { MATTER_ACTS } from '#app/matter/acts.ts'
import { countMatters, listMatters } from '#app/matter/list-matters.ts'
import { readMatter } from '#app/matter/read-matter.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { revealRaiser } from '#app/matter/reveal-raiser.ts'
import { listNotices } from '#app/notice/read-notices.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenEnterprise, givenOrg, givenPerson } from '#test/support/people.ts'
import { must } from '../matter/world.ts'

const PROGRAM = `
program: lantern_word
version: 1
title: 灯笼投诉
source: 灯笼区
in_force: { from: 2026-01-01 }
matters:
  - matter: complaint
    kind: complaint
    title: 效能投诉
    sealed: [raiser]
    categories: [推诿, 刁难]
    clause: 一
    refuse: [{ refuse: 已进入诉讼, refer: 人民法院, clause: 二 }]
    ends: [{ end: done, title: 查实处理, counts_as: solved, clause: 三 }]
  - matter: obstruction
    kind: complaint
    title: 涉企四乱
    sealed: [raiser, enterprise]
    reserved: discipline
    clause: 四
    ends: [{ end: done, title: 查实, counts_as: solved, clause: 四 }]
`
const NOW = '2026-05-11T02:00:00Z'
const VISITOR = {
  via: 'link',
  accountId: null,
  personId: null,
  enterpriseId: null,
  orgIds: [],
  grants: [],
  system: false,
} as const
let db: Database
beforeAll(async () => {
  db = (await testDatabase()).db
  await loadReference(db)
})

async function world(code: string) {
  const authorityId = await createAuthority(db, code)
  must(await execute(contextOf(db, authorityId), publishProgram, { text: PROGRAM }))
  const blamed = await givenOrg(db, authorityId, '被投诉局')
  const other = await givenOrg(db, authorityId, '督办局')
  const officeOrg = await givenOrg(db, authorityId, '效能办')
  await db.inAuthority(authorityId, (tx) =>
    sql`update org set is_office = true where authority_id = ${authorityId} and id = ${officeOrg}`.execute(tx),
  )
  const enterpriseId = await givenEnterprise(db, authorityId, '灯笼一厂')
  const people = {
    office: await givenPerson(db, authorityId, '效甲', officeOrg),
    discipline: await givenPerson(db, authorityId, '纪乙', officeOrg),
    blamed: await givenPerson(db, authorityId, '被丙', blamed),
  }
  const accounts = { discipline: newId() }
  await db.inAuthority(authorityId, async (tx) => {
    await sql`insert into account (authority_id, id, login, password_hash, person_id) values (${authorityId}, ${accounts.discipline}, 'ji', 'x', ${people.discipline})`.execute(
      tx,
    )
    await sql`insert into role_grant (authority_id, id, account_id, role, scope) values (${authorityId}, ${newId()}, ${accounts.discipline}, 'discipline', 'authority')`.execute(
      tx,
    )
  })
  const masterKey = Buffer.alloc(32, 7)
  const as = (
    name: keyof typeof people,
    role: Role,
    orgIds: string[] = [],
    scope: 'authority' | 'org' = 'authority',
  ): Ctx =>
    contextOf(db, authorityId, {
      now: NOW,
      masterKey,
      actor: actorWith(role, {
        personId: people[name],
        ...(name === 'discipline' ? { accountId: accounts.discipline } : {}),
        orgIds,
        grants: [{ role, scope, orgId: null, areaId: null, programKey: null }],
      }),
    })
  const visitor = contextOf(db, authorityId, { now: NOW, masterKey, actor: VISITOR, network: '203.0.113.0/24' })
  const say = (matter: string, more: object = {}) =>
    execute(visitor, complain, {
      program: 'lantern_word',
      matter,
      title: '窗口刁难',
      body: '三次要求补同一份材料',
      ...(matter === 'complaint' ? { category: '刁难' } : {}),
      orgId: blamed,
      contact: { name: '密甲', phone: '13900000000' },
      ...more,
    })
  const list = async (ctx: Ctx) => must(await execute(ctx, listMatters, { limit: 50 }))
  const take = (ctx: Ctx, id: string, act: keyof typeof MATTER_ACTS, data: object, reason?: string) =>
    execute(ctx, MATTER_ACTS[act] as never, { id, data, ...(reason ? { reason } : {}) })
  const everything = async () => {
    const { rows: tables } = await db.inAuthority(authorityId, (tx) =>
      sql<{
        name: string
      }>`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id'
        where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace`.execute(tx),
    )
    let text = ''
    for (const { name } of tables)
      text += JSON.stringify(
        await db.inAuthority(authorityId, async (tx) => (await sql`select * from ${sql.table(name)}`.execute(tx)).rows),
      )
    return text
  }
  return { authorityId, blamed, other, enterpriseId, people, as, visitor, say, list, take, everything }
}

describe('a complaint without an account', () => {
  it('is followed by a code that is kept nowhere; who made it stands in no table', async () => {
    const { say, visitor, as, list, take, everything, other } = await world('complain-a')
    expect(must(await execute(visitor, listComplaintKinds, {})).kinds).toMatchObject([
      { matter: 'complaint', reserved: false, elsewhere: [{ ground: '已进入诉讼', refer: '人民法院' }] },
      { matter: 'obstruction', reserved: true },
    ])
    const { code } = must(await say('complaint'))
    const text = await everything()
    for (const secret of ['密甲', '13900000000', code, code.replaceAll('-', ''), '203.0.113'])
      expect(text).not.toContain(secret)
    expect(
      must(await execute(visitor, followComplaint, { code: code.toLowerCase().replaceAll('-', ' ') })),
    ).toMatchObject({
      stage: 'received',
      kind: '效能投诉',
      receivedOn: '2026-05-11',
    })
    const office = as('office', 'office')
    const [row] = (await list(office)).items
    must(await take(office, row?.id ?? '', 'assign', { give: 'order', units: { lead: other } }))
    expect(must(await execute(visitor, followComplaint, { code })).stage).toBe('accepted')
    must(await take(as('blamed', 'handler', [other], 'org'), row?.id ?? '', 'sign', {}))
    must(
      await take(as('blamed', 'handler', [other], 'org'), row?.id ?? '', 'answer', {
        outcome: 'solved',
        text: '已道歉',
      }),
    )
    must(await take(office, row?.id ?? '', 'close', { end: 'done' }, '已责令道歉并整改'))
    expect(must(await execute(visitor, followComplaint, { code }))).toMatchObject({
      stage: 'concluded',
      result: '查实处理',
      reply: '已责令道歉并整改',
    })
    expect(await execute(visitor, followComplaint, { code: 'AAAAA-AAAAA-AAAAA-AAAAA' })).toMatchObject({
      error: { code: 'complaint.no_such_code' },
    })
  })

  it('is answered with the legal channel where it is not accepted', async () => {
    const { say, visitor, as, list, take } = await world('complain-b')
    const { code } = must(await say('complaint'))
    const office = as('office', 'office')
    const [row] = (await list(office)).items
    must(await take(office, row?.id ?? '', 'dismiss', { ground: '已进入诉讼' }, '法院已立案'))
    expect(must(await execute(visitor, followComplaint, { code }))).toMatchObject({
      stage: 'not_accepted',
      reason: '已进入诉讼，法院已立案',
      refer: '人民法院',
    })
  })

  it('cannot be of a kind that is not open', async () => {
    const { visitor } = await world('complain-c')
    const said = { program: 'lantern_word', matter: 'nothing', title: 'x', body: 'y' }
    expect(await execute(visitor, complain, said)).toMatchObject({ error: { code: 'complaint.not_open' } })
  })
})

describe('the board of complaints', () => {
  it('says 13 of 13, each figure as many rows as its list shows, and nothing reserved to the office', async () => {
    const { say, as, take, blamed, other } = await world('complain-board')
    const office = as('office', 'office')
    for (let n = 0; n < 13; n++) must(await say('complaint', { title: `窗口刁难 ${n}` }))
    must(await say('obstruction'))
    const rows = must(await execute(office, listMatters, { limit: 50 })).items
    const handler = as('office', 'handler', [other], 'org')
    for (const { id } of rows) {
      must(await take(office, id, 'assign', { give: 'order', units: { lead: other } }))
      must(await take(handler, id, 'sign', {}))
      must(await take(handler, id, 'answer', { outcome: 'solved', text: `已查处 ${id}` }))
      must(await take(office, id, 'close', { end: 'done' }, '已查处'))
    }
    const board = must(await execute(office, complaintBoard, {}))
    expect(board).toMatchObject({
      year: 2026,
      kinds: [{ matter: 'complaint', received: 13, closed: 13, open: 0, overdue: 0, dismissed: 0 }],
    })
    const behind = {
      program: 'lantern_word',
      matter: ['complaint'],
      recordedFrom: '2026-01-01',
      recordedTo: '2026-12-31',
    }
    expect(must(await execute(office, listMatters, { ...behind, limit: 1 })).total).toBe(13)
    expect(must(await execute(as('discipline', 'discipline'), complaintBoard, {})).kinds).toMatchObject([
      { matter: 'obstruction', received: 1, waiting: 1 },
    ])
    // The unit complained of counts what it may see: nothing.
    expect(must(await execute(as('blamed', 'head', [blamed], 'org'), complaintBoard, {})).kinds).toMatchObject([
      { matter: 'complaint', received: 0 },
    ])
    expect(must(await execute(office, complaintBoard, { year: 2025 })).kinds).toMatchObject([{ received: 0 }])
  })
})

describe('the unit complained of', () => {
  it('neither sees the complaint nor gets it to handle, whoever would give it', async () => {
    const { say, as, list, take, blamed, people } = await world('complain-d')
    must(await say('complaint'))
    const office = as('office', 'office')
    const [row] = (await list(office)).items
    const id = row?.id ?? ''
    const unit = as('blamed', 'head', [blamed], 'org')
    expect((await list(unit)).total).toBe(0)
    expect(must(await execute(unit, countMatters, {})).total).toBe(0)
    expect((await execute(unit, readMatter, { id })).ok).toBe(false)
    for (const units of [{ lead: blamed }, { lead: people.office, assist: [blamed] }])
      expect(await take(office, id, 'assign', { give: 'order', units })).toMatchObject({
        error: { code: 'matter.complained_of' },
      })
  })

  it('is named by no row when an enterprise complains by its own account', async () => {
    const { as, authorityId, enterpriseId, list, everything } = await world('complain-e')
    const firm = {
      ...as('office', 'enterprise'),
      actor: actorWith('enterprise', {
        accountId: newId(),
        enterpriseId,
        grants: [{ role: 'enterprise', scope: 'own', orgId: null, areaId: null, programKey: null }],
      }),
    } satisfies Ctx
    must(
      await execute(firm, recordMatter, {
        program: 'lantern_word',
        matter: 'complaint',
        title: '刁难',
        category: '刁难',
      }),
    )
    expect((await list(as('office', 'office'))).items[0]).toMatchObject({ sealed: true, enterprise: null })
    const rows = await db.inAuthority(
      authorityId,
      async (tx) => (await sql`select * from audit where act = 'matter.record'`.execute(tx)).rows,
    )
    expect(JSON.stringify(rows)).not.toContain(firm.actor.accountId ?? '')
    expect((await everything()).split(enterpriseId).length - 1).toBe(1)
  })
})

describe('what is reserved to discipline', () => {
  it('is read, counted, handled and revealed by discipline alone; the office hears nothing of it', async () => {
    const { say, as, list, take } = await world('complain-f')
    const { code } = must(await say('obstruction'))
    must(await say('complaint'))
    expect(code).toMatch(/^(\w{5}-){3}\w{5}$/)
    const discipline = as('discipline', 'discipline')
    const [mine] = (await list(discipline)).items
    expect((await list(discipline)).items.map((row) => row.matter)).toEqual(['obstruction'])
    const id = mine?.id ?? ''
    for (const [name, role] of [
      ['office', 'office'],
      ['office', 'leader'],
      ['office', 'viewer'],
    ] as const) {
      const ctx = as(name, role)
      expect(
        (await list(ctx)).items.map((row) => row.matter),
        role,
      ).toEqual(['complaint'])
      expect(must(await execute(ctx, countMatters, {})).total).toBe(1)
      expect((await execute(ctx, readMatter, { id })).ok).toBe(false)
    }
    const office = as('office', 'office', [])
    expect((await execute(office, revealRaiser, { id, reason: 'x' })).ok).toBe(false)
    expect((await take(office, id, 'dismiss', {}, 'x')).ok).toBe(false)
    expect(must(await execute(discipline, revealRaiser, { id, reason: '核实' }))).toMatchObject({ name: '密甲' })
    const heard = must(await execute(discipline, listNotices, { limit: 50 }))
    expect(heard.items.map((one) => one.kind)).toEqual(['matter.record'])
    must(await take(discipline, id, 'dismiss', {}, '已在办'))
  })

  it('is held alone: discipline goes with no other role', async () => {
    const { as, list } = await world('complain-g')
    const both = as('discipline', 'discipline')
    const ctx = {
      ...both,
      actor: { ...both.actor, grants: [...both.actor.grants, ...as('office', 'office').actor.grants] },
    }
    expect(await execute(ctx, listMatters, { limit: 10 })).toMatchObject({ error: { code: 'access.separation' } })
    void list
  })
})
