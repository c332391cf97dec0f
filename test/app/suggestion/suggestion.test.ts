import { beforeAll, describe, expect, it } from 'vitest'
import { followComplaint } from '#app/complaint/follow-complaint.ts'
import type { Ctx, Role } from '#app/context.ts'
import { listPublic, readPublic } from '#app/disclosure/read-disclosed.ts'
import { MATTER_ACTS } from '#app/matter/acts.ts'
import { listMatters } from '#app/matter/list-matters.ts'
import { readMatter } from '#app/matter/read-matter.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { listSuggestionKinds, suggest } from '#app/suggestion/suggest.ts'
import { execute } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg, givenPerson } from '#test/support/people.ts'
import { must } from '../matter/world.ts'

const program = (disclosed: boolean) => `
program: lantern_ideas
version: 1
title: 灯笼点子
source: 灯笼区
in_force: { from: 2026-01-01 }
matters:
  - matter: idea
    kind: problem
    title: 意见建议
    sources: [网上征集, 座谈会]
    categories: [挂灯, 收灯]
    open_as: 网上征集
    clause: 一
    ends: [{ end: adopted, title: 已采纳, counts_as: solved, clause: 一 }]
  - { matter: inside, kind: problem, title: 内部事项, clause: 二, ends: [{ end: done, title: 办结, counts_as: solved, clause: 二 }] }
${disclosed ? 'disclosure:\n  - { disclose: matter idea, to: [public], hide: [person], clause: 三 }' : ''}
`
const NOW = '2026-05-11T02:00:00Z'
let db: Database
beforeAll(async () => {
  db = (await testDatabase()).db
  await loadReference(db)
})

async function world(code: string, disclosed = true) {
  const authorityId = await createAuthority(db, code)
  must(await execute(contextOf(db, authorityId), publishProgram, { text: program(disclosed) }))
  const unit = await givenOrg(db, authorityId, '灯笼局')
  const officeOrg = await givenOrg(db, authorityId, '灯笼办')
  await db.inAuthority(authorityId, (tx) =>
    sql`update org set is_office = true where authority_id = ${authorityId} and id = ${officeOrg}`.execute(tx),
  )
  const people = {
    office: await givenPerson(db, authorityId, '办甲', officeOrg),
    handler: await givenPerson(db, authorityId, '办乙', unit),
  }
  const as = (name: keyof typeof people, role: Role, orgIds: string[] = []): Ctx =>
    contextOf(db, authorityId, {
      now: NOW,
      actor: actorWith(role, {
        personId: people[name],
        orgIds,
        grants: [{ role, scope: orgIds.length > 0 ? 'org' : 'authority', orgId: null, areaId: null, programKey: null }],
      }),
    })
  const visitor = contextOf(db, authorityId, {
    now: NOW,
    network: '203.0.113.0/24',
    actor: { via: 'link', accountId: null, personId: null, enterpriseId: null, orgIds: [], grants: [], system: false },
  })
  const say = (more: object = {}) =>
    execute(visitor, suggest, {
      program: 'lantern_ideas',
      matter: 'idea',
      text: '挂灯的梯子太少。希望每条街备两架。',
      category: '挂灯',
      ...more,
    })
  const take = (ctx: Ctx, id: string, act: keyof typeof MATTER_ACTS, data: object, reason?: string) =>
    execute(ctx, MATTER_ACTS[act] as never, { id, data, ...(reason ? { reason } : {}) })
  return {
    authorityId,
    unit,
    people,
    office: as('office', 'office'),
    handler: as('handler', 'handler', [unit]),
    visitor,
    say,
    take,
  }
}

describe('a suggestion without an account', () => {
  it('is asked for by the program alone, waits for the office under its own source and is answered by its code', async () => {
    const { visitor, say, office, handler, unit, take } = await world('ideas-a')
    expect(must(await execute(visitor, listSuggestionKinds, {})).kinds).toMatchObject([
      { matter: 'idea', title: '意见建议', categories: ['挂灯', '收灯'], disclosed: true },
    ])
    expect(must(await execute(visitor, listPublic, {})).doors).toEqual(['suggest', 'follow'])
    const { code } = must(await say({ orgId: unit }))
    const waiting = must(await execute(office, listMatters, { state: ['recorded'], source: ['网上征集'], limit: 10 }))
    expect(waiting).toMatchObject({ total: 1, items: [{ title: '挂灯的梯子太少', category: '挂灯' }] })
    const id = waiting.items[0]?.id ?? ''
    expect(must(await execute(office, readMatter, { id }))).toMatchObject({
      body: '挂灯的梯子太少。希望每条街备两架。',
      raisedBy: 'public',
    })
    expect(must(await execute(visitor, followComplaint, { code })).stage).toBe('received')
    must(await take(office, id, 'assign', { give: 'order', units: { lead: unit } }))
    must(await take(handler, id, 'sign', {}))
    must(await take(handler, id, 'answer', { outcome: 'solved', text: '已为每条街添置两架梯子' }))
    // Answered by the unit, not yet passed by the office: the answer is not out.
    expect(must(await execute(visitor, followComplaint, { code }))).toMatchObject({ stage: 'accepted', reply: null })
    must(await take(office, id, 'close', { end: 'adopted' }, '答复属实'))
    expect(must(await execute(visitor, followComplaint, { code }))).toMatchObject({
      stage: 'concluded',
      result: '已采纳',
      reply: '已为每条街添置两架梯子\n答复属实',
    })
  })

  it('says what is wrong: a category that is not there, a text too short, a kind nobody opened, a unit that is not', async () => {
    const { say } = await world('ideas-b')
    expect(await say({ category: undefined })).toMatchObject({
      error: { code: 'matter.category_missing', at: ['category'] },
    })
    expect(await say({ category: '吹灯' })).toMatchObject({ error: { code: 'matter.unknown_category' } })
    expect(await say({ text: '好' })).toMatchObject({ error: { code: 'input.invalid', at: ['text'] } })
    expect(await say({ matter: 'inside' })).toMatchObject({ error: { code: 'suggestion.not_open' } })
    expect(await say({ orgId: '0190a0a0-0000-7000-8000-000000000000' })).toMatchObject({ error: { at: ['orgId'] } })
  })

  it('keeps neither the code nor where it came from, even of somebody signed in', async () => {
    const { authorityId, say, people, handler } = await world('ideas-c')
    const { code } = must(await say())
    must(
      await execute({ ...handler, network: '198.51.100.0/24' }, suggest, {
        program: 'lantern_ideas',
        matter: 'idea',
        text: '收灯太晚，路上看不见。',
        category: '收灯',
      }),
    )
    const kept = await db.inAuthority(authorityId, async (tx) => {
      let text = ''
      for (const table of ['matter', 'act', 'complaint_receipt', 'audit'])
        text += JSON.stringify(
          (await sql`select * from ${sql.table(table)} where authority_id = ${authorityId}`.execute(tx)).rows,
        )
      return text
    })
    for (const secret of [code, code.replaceAll('-', ''), '203.0.113', '198.51.100', people.handler])
      expect(kept).not.toContain(secret)
  })
})

describe('what anybody sees of suggestions', () => {
  it('is the suggestion with its answer, once closed, where the program discloses it', async () => {
    const { say, office, handler, unit, take, visitor } = await world('ideas-d')
    must(await say())
    const shown = () => execute(visitor, readPublic, { program: 'lantern_ideas', section: 'matter-idea' })
    const id = must(await execute(office, listMatters, { limit: 1 })).items[0]?.id ?? ''
    must(await take(office, id, 'assign', { give: 'order', units: { lead: unit } }))
    expect(must(await shown()).total).toBe(0)
    must(await take(handler, id, 'sign', {}))
    must(await take(handler, id, 'answer', { outcome: 'solved', text: '已添置' }))
    must(await take(office, id, 'close', { end: 'adopted' }, '属实'))
    expect(must(await shown())).toMatchObject({
      total: 1,
      rows: [{ cells: { title: '挂灯的梯子太少', answer: '已添置', end: '已采纳' } }],
    })
  })

  it('is nothing where it does not', async () => {
    const { say, visitor } = await world('ideas-e', false)
    must(await say())
    expect(must(await execute(visitor, listSuggestionKinds, {})).kinds[0]?.disclosed).toBe(false)
    expect(await execute(visitor, readPublic, { program: 'lantern_ideas', section: 'matter-idea' })).toMatchObject({
      error: { code: 'disclosure.not_found' },
    })
  })
})
