import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptHandover } from '#app/link/accept-handover.ts'
import { declineHandover } from '#app/link/decline-handover.ts'
import { endLink } from '#app/link/end-link.ts'
import { makeLink } from '#app/link/make-link.ts'
import { proposeHandover } from '#app/link/propose-handover.ts'
import { readCoverage } from '#app/link/read-coverage.ts'
import { renewLink } from '#app/link/renew-link.ts'
import { withdrawHandover } from '#app/link/withdraw-handover.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenEnterprise, givenOrg, givenPerson } from '#test/support/people.ts'

const PROGRAM = 'tongxiang_liaison'
let db: Database
let text: string
beforeAll(async () => {
  ;({ db } = await testDatabase())
  await loadReference(db)
  text = await readFile(new URL('../../../programs/tongxiang-liaison/program.yaml', import.meta.url), 'utf8')
})

/** An authority with the program in force, a unit, three cadres, and enterprises, all on their lists. */
async function world(code: string, firms = 4) {
  const authorityId = await createAuthority(db, code)
  const ctx = (more: Parameters<typeof contextOf>[2] = {}) => contextOf(db, authorityId, more)
  const published = await execute(ctx(), publishProgram, { text })
  if (!published.ok) throw new Error(JSON.stringify(published.error))
  const orgId = await givenOrg(db, authorityId, '灯笼局')
  const people: string[] = []
  for (const name of ['王五', '赵六', '钱七']) people.push(await givenPerson(db, authorityId, name, orgId))
  const enterprises: string[] = []
  for (let i = 1; i <= firms; i++) enterprises.push(await givenEnterprise(db, authorityId, `灯笼${i}厂`))
  const list = async (group: string, kind: string, ids: readonly string[]) => {
    for (const id of ids) {
      await db.inAuthority(authorityId, (tx) =>
        sql`
          insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id)
          values (${authorityId}, ${newId()}, ${PROGRAM}, ${group}, ${kind}, ${id})`.execute(tx),
      )
    }
  }
  await list('department_cadres', 'person', people)
  await list('enterprises', 'enterprise', enterprises)
  const link = (personId: string | undefined, enterpriseId: string | undefined, more: Record<string, unknown> = {}) =>
    execute(ctx(), makeLink, {
      programKey: PROGRAM,
      link: 'department_contact',
      personId,
      enterpriseId,
      fromDay: '2026-01-05',
      ...more,
    })
  const coverage = async (on?: string) => {
    const read = await execute(ctx(), readCoverage, {
      program: PROGRAM,
      link: 'department_contact',
      ...(on ? { on } : {}),
    })
    if (!read.ok) throw new Error(read.error.code)
    const kind = read.value.kinds[0]
    if (!kind) throw new Error('no kind')
    return kind
  }
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await db.inAuthority(authorityId, (tx) => query.execute(tx))).rows
  return { authorityId, ctx, orgId, people, enterprises, link, coverage, rows, list }
}

const idOf = (done: { ok: true; value: { id: string } } | { ok: false; error: { code: string } }) => {
  if (!done.ok) throw new Error(done.error.code)
  return done.value.id
}

describe('pairings', () => {
  it('are made with their term and unit, and prove coverage on any day', async () => {
    const { people, enterprises, link, coverage, rows, authorityId, orgId } = await world('link-a')
    expect((await coverage()).uncovered).toHaveLength(4)
    expect(await link(people[0], enterprises[0])).toMatchObject({
      ok: true,
      value: { unlisted: [], sentence: expect.stringContaining('王五自 2026-01-05 起联系灯笼1厂，任期至 2029-01-04') },
    })
    for (const firm of enterprises.slice(1, 3)) idOf(await link(people[0], firm))
    idOf(await link(people[1], enterprises[3], { fromDay: '2026-03-01' }))
    const now = await coverage()
    expect(now).toMatchObject({ targets: 4, covered: 4, holders: 3, links: 4, uncovered: [], overloaded: [] })
    expect(now.underloaded.map((row) => [row.name, row.need, row.have])).toEqual([
      ['钱七', 3, 0],
      ['赵六', 3, 1],
    ])
    const before = await coverage('2026-02-28')
    expect(before.uncovered).toMatchObject([{ id: enterprises[3], need: 1, have: 0 }])
    const kept = await rows(sql<{ org_id: string; term_to: string }>`
      select org_id, term_to from link where authority_id = ${authorityId} order by id limit 1`)
    expect(kept).toEqual([{ org_id: orgId, term_to: '2029-01-04' }])
    const notices = await rows(sql<{ kind: string }>`select kind from notice where authority_id = ${authorityId}`)
    expect(notices.map((one) => one.kind)).toEqual(['link.make', 'link.make', 'link.make', 'link.make'])
  })
  it('are refused twice, for the wrong side, under an unknown kind, and by a cadre; who is not listed does not count', async () => {
    const { people, enterprises, link, ctx, authorityId, orgId, coverage } = await world('link-b', 2)
    idOf(await link(people[0], enterprises[0]))
    expect(await link(people[0], enterprises[0], { fromDay: '2026-06-01' })).toMatchObject({
      error: { code: 'link.already_held' },
    })
    expect(await link(undefined, enterprises[0], { orgId })).toMatchObject({
      error: { code: 'link.wrong_holder', data: { needs: 'person' } },
    })
    expect(await link(people[0], undefined)).toMatchObject({ error: { code: 'link.wrong_target' } })
    expect(await link(people[0], enterprises[1], { link: 'friendship' })).toMatchObject({
      error: { code: 'link.no_such_kind' },
    })
    expect(await link(people[0], newId())).toMatchObject({ error: { code: 'enterprise.not_found' } })
    const cadre = ctx({ actor: actorWith('cadre', { personId: people[1] ?? null }) })
    const input = {
      programKey: PROGRAM,
      link: 'department_contact',
      personId: people[1],
      enterpriseId: enterprises[1],
      fromDay: '2026-05-10',
    }
    expect(await execute(cadre, makeLink, input)).toMatchObject({ error: { code: 'access.role_missing' } })
    const outsider = await givenPerson(db, authorityId, '孙八', orgId)
    expect(await link(outsider, enterprises[1])).toMatchObject({
      ok: true,
      value: { unlisted: ['涉企部门中层以上干部'] },
    })
    expect((await coverage()).holders).toBe(3)
  })
  it('a leader has exactly three: a fourth is refused on the day it would be too many', async () => {
    const { people, enterprises, link, list } = await world('link-c', 5)
    await list('leaders', 'person', people.slice(0, 1))
    for (const firm of enterprises.slice(0, 3)) idOf(await link(people[0], firm, { link: 'leader_contact' }))
    expect(await link(people[0], enterprises[3], { link: 'leader_contact', fromDay: '2026-05-10' })).toMatchObject({
      error: { code: 'link.over_capacity', data: { held: 3, most: 3, day: '2026-05-10' } },
    })
  })
  it('two people at once do not pass the limit together', async () => {
    const { people, enterprises, link, list } = await world('link-d', 6)
    await list('leaders', 'person', people.slice(0, 1))
    const results = await Promise.all(enterprises.map((firm) => link(people[0], firm, { link: 'leader_contact' })))
    expect(results.filter((one) => one.ok)).toHaveLength(3)
  })
  it('end only with a successor, or when the target leaves', async () => {
    const { people, enterprises, link, ctx, coverage } = await world('link-e', 1)
    const id = idOf(await link(people[0], enterprises[0]))
    const end = { id, revision: 1, lastDay: '2026-05-31', reason: '岗位调整' }
    expect(await execute(ctx(), endLink, end)).toMatchObject({
      error: { code: 'link.needs_successor', data: { next: '2026-06-01' } },
    })
    idOf(await link(people[1], enterprises[0], { fromDay: '2026-06-01' }))
    expect(await execute(ctx(), endLink, { ...end, revision: 7 })).toMatchObject({ error: { code: 'link.conflict' } })
    expect(await execute(ctx(), endLink, end)).toMatchObject({ ok: true })
    expect([(await coverage('2026-05-31')).covered, (await coverage('2026-06-01')).covered]).toEqual([1, 1])
  })
  it('are renewed for another term without a gap', async () => {
    const { people, enterprises, link, ctx, rows, authorityId } = await world('link-f', 1)
    const id = idOf(await link(people[0], enterprises[0]))
    expect(await execute(ctx(), renewLink, { id, revision: 1 })).toMatchObject({ ok: true })
    const kept = await rows(sql<{ from_day: string; to_day: string; term_to: string }>`
      select from_day, to_day, term_to from link where authority_id = ${authorityId} order by from_day`)
    expect(kept).toEqual([
      { from_day: '2026-01-05', to_day: '2029-01-04', term_to: '2029-01-04' },
      { from_day: '2029-01-05', to_day: 'infinity', term_to: '2032-01-04' },
    ])
  })
})

describe('hand-over', () => {
  async function handingOver(code: string) {
    const made = await world(code, 3)
    const { people, enterprises, link, ctx } = made
    const [from, to] = people
    if (!from || !to) throw new Error('no people')
    for (const firm of enterprises) idOf(await link(from, firm))
    const matters: string[] = []
    for (const enterpriseId of enterprises.slice(0, 2)) {
      const office = ctx()
      matters.push(
        idOf(
          await execute(office, recordMatter, {
            program: PROGRAM,
            matter: 'problem',
            title: '缺工',
            category: '用工',
            enterpriseId,
            personId: from,
            source: '走访',
          }),
        ),
      )
    }
    const as = (personId: string, now?: string) =>
      ctx({
        actor: actorWith('cadre', {
          personId,
          grants: [{ role: 'cadre', scope: 'own', orgId: null, areaId: null, programKey: null }],
        }),
        ...(now ? { now } : {}),
      })
    const propose = (more: Record<string, unknown> = {}, asker = as(from)) =>
      execute(asker, proposeHandover, {
        fromPersonId: from,
        toPersonId: to,
        effectiveDay: '2026-06-01',
        reason: '岗位调整',
        ...more,
      })
    const contacts = () =>
      made.rows(sql<{ id: string; person_id: string }>`
        select id, person_id from matter where authority_id = ${made.authorityId} order by id`)
    return { ...made, from, to, as, propose, contacts, matters }
  }

  it('is offered, accepted, and moves pairings and matters at once; nothing falls between', async () => {
    const { from, to, as, propose, contacts, coverage, rows, authorityId } = await handingOver('hand-a')
    const offered = await propose()
    expect(offered).toMatchObject({ ok: true, value: { links: 3, matters: 2 } })
    const id = idOf(offered)
    expect(await propose()).toMatchObject({ error: { code: 'handover.offered_already' } })
    expect((await contacts()).map((one) => one.person_id)).toEqual([from, from])
    expect(await execute(as(from), acceptHandover, { id, revision: 1 })).toMatchObject({
      error: { code: 'access.out_of_scope' },
    })
    expect(await execute(as(to), acceptHandover, { id, revision: 1 })).toMatchObject({
      ok: true,
      value: {
        links: 3,
        matters: 2,
        firstDay: '2026-06-01',
        sentence: '赵六自 2026-06-01 起接收王五的包联 3 对、未了事项 2 件',
      },
    })
    for (const day of ['2026-05-31', '2026-06-01', '2026-09-01']) expect((await coverage(day)).covered).toBe(3)
    const links = await rows(sql<{ person_id: string; from_day: string; to_day: string; n: number }>`
      select person_id, from_day, to_day, count(*)::int as n from link where authority_id = ${authorityId} group by 1, 2, 3 order by 2`)
    expect(links).toEqual([
      { person_id: from, from_day: '2026-01-05', to_day: '2026-05-31', n: 3 },
      { person_id: to, from_day: '2026-06-01', to_day: 'infinity', n: 3 },
    ])
    expect((await contacts()).map((one) => one.person_id)).toEqual([to, to])
    const acts = await rows(
      sql<{ n: number }>`select count(*)::int as n from act where authority_id = ${authorityId} and act = 'hand_over'`,
    )
    expect(acts).toEqual([{ n: 2 }])
    expect(await execute(as(to), acceptHandover, { id, revision: 2 })).toMatchObject({
      error: { code: 'handover.decided' },
    })
  })
  it('accepted late, history stays; only what was offered goes', async () => {
    const { from, to, as, propose, contacts, rows, authorityId, enterprises } = await handingOver('hand-b')
    const held = await rows(sql<{ id: string }>`
      select id from link where authority_id = ${authorityId} and enterprise_id = ${enterprises[0]}`)
    const id = idOf(await propose({ linkIds: [held[0]?.id] }))
    expect(await execute(as(to, '2026-06-10T02:00:00.000Z'), acceptHandover, { id, revision: 1 })).toMatchObject({
      value: { links: 1, matters: 1, firstDay: '2026-06-10' },
    })
    expect((await contacts()).map((one) => one.person_id).sort()).toEqual([from, to].sort())
    const ended = await rows(
      sql<{ to_day: string }>`select to_day from link where authority_id = ${authorityId} and id = ${held[0]?.id}`,
    )
    expect(ended).toEqual([{ to_day: '2026-06-09' }])
  })
  it('declined or withdrawn, everything stays', async () => {
    const { from, to, as, propose, contacts, rows, authorityId } = await handingOver('hand-c')
    const first = idOf(await propose())
    expect(await execute(as(to), declineHandover, { id: first, revision: 1, reason: '已超负荷' })).toMatchObject({
      ok: true,
    })
    const second = idOf(await propose())
    expect(await execute(as(to), withdrawHandover, { id: second, revision: 1 })).toMatchObject({
      error: { code: 'access.out_of_scope' },
    })
    expect(await execute(as(from), withdrawHandover, { id: second, revision: 1 })).toMatchObject({ ok: true })
    expect(await execute(as(to), acceptHandover, { id: second, revision: 2 })).toMatchObject({
      error: { code: 'handover.decided' },
    })
    expect((await contacts()).map((one) => one.person_id)).toEqual([from, from])
    const links = await rows(
      sql<{ n: number }>`select count(*)::int as n from link where authority_id = ${authorityId}`,
    )
    expect(links).toEqual([{ n: 3 }])
    const states = await rows(sql<{ state: string; decline_reason: string | null }>`
      select state, decline_reason from handover where authority_id = ${authorityId} order by id`)
    expect(states).toEqual([
      { state: 'declined', decline_reason: '已超负荷' },
      { state: 'withdrawn', decline_reason: null },
    ])
  })
  it('is not another’s to offer', async () => {
    const { people, as, propose } = await handingOver('hand-d')
    expect(await propose({}, as(people[2] ?? ''))).toMatchObject({ error: { code: 'access.out_of_scope' } })
    expect(await propose({ toPersonId: newId() })).toMatchObject({ error: { code: 'person.not_found' } })
  })
})
