import { afterAll, beforeAll, expect, it } from 'vitest'
import { callBackVisit } from '#app/callback/call-back-visit.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { execute } from '#app/use-case.ts'
import { recordVisit } from '#app/visit/record-visit.ts'
import { visitEntry } from '#app/visit/visit-entry.ts'
import { myDay } from '#app/workbench/my-day.ts'
import { unitBoard } from '#app/workbench/unit-board.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith } from '#test/support/context.ts'
import { dropTestDatabase } from '#test/support/database.ts'
import { givenEnterprise, givenOrg, givenPerson } from '#test/support/people.ts'
import { aloneIn, type Founded, foundWithSix, must, type Rows, runAndRead, sharedWorld, store } from './six-world.ts'

const GUARANTEE = 'huaihua_guarantee'
const LIAISON = 'tongxiang_liaison'

let six: Founded
let orgId: string
let personId: string
let enterpriseId: string
let other: string
let otherFirm: string
const together = new Map<string, Rows>()

const inside = <T>(work: Parameters<Database['inAuthority']>[1]) =>
  six.db.inAuthority(six.authorityId, work) as Promise<T>
const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
  (await inside<{ rows: T[] }>((tx) => query.execute(tx))).rows
const pair = (program: string, link: string, person: string, firm: string) =>
  rows(sql`
    insert into link (authority_id, id, program_key, link, person_id, org_id, target_kind, enterprise_id, from_day, recorded_at)
    values (${six.authorityId}, ${newId()}, ${program}, ${link}, ${person}, ${orgId}, 'enterprise', ${firm}, '2026-01-05', '2026-01-05T00:00:00Z')`)
const enlist = (program: string, group: string, kind: string, id: string) =>
  rows(sql`
    insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id)
    values (${six.authorityId}, ${newId()}, ${program}, ${group}, ${kind}, ${id})`)
const cadre = () =>
  six.ctx({
    actor: actorWith('cadre', {
      personId,
      orgIds: [orgId],
      grants: [{ role: 'cadre', scope: 'own', orgId: null, areaId: null, programKey: null }],
    }),
  })

beforeAll(async () => {
  six = await foundWithSix()
  await store(six, sharedWorld(six, 20261016))
  const { db, authorityId } = six
  orgId = await givenOrg(db, authorityId, '灯笼局')
  personId = await givenPerson(db, authorityId, '王五', orgId)
  enterpriseId = await givenEnterprise(db, authorityId, '灯笼一厂')
  other = await givenPerson(db, authorityId, '赵六', orgId)
  otherFirm = await givenEnterprise(db, authorityId, '灯笼二厂')
  // The same cadre serves the same firm under two programs; another is listed under both and paired under one.
  for (const [program, link, cadres, firms] of [
    [LIAISON, 'department_contact', 'department_cadres', 'enterprises'],
    [GUARANTEE, 'enterprise_guarantee', 'cadres', 'industrial'],
  ] as const) {
    await pair(program, link, personId, enterpriseId)
    await enlist(program, cadres, 'person', personId)
    await enlist(program, cadres, 'person', other)
    await enlist(program, firms, 'enterprise', enterpriseId)
    await enlist(program, 'departments', 'org', orgId)
  }
  await pair(GUARANTEE, 'enterprise_guarantee', other, otherFirm)
}, 120_000)

afterAll(async () => {
  await six.db.close()
  await dropTestDatabase(six.url)
})

it('offers for the visit the forms of both pairings, and of no other program', async () => {
  const entry = must(await execute(cadre(), visitEntry, { enterpriseId }))
  expect(entry.links.map((one) => one.programKey).sort()).toEqual([GUARANTEE, LIAISON])
  expect([...new Set(entry.forms.map((one) => one.programKey))].sort()).toEqual([GUARANTEE, LIAISON])
  expect([...new Set(entry.problemKinds.map((one) => one.programKey))].sort()).toEqual([GUARANTEE, LIAISON])
})

it('enters a visit once: it counts in both programs, and the problem raised in it belongs to one', async () => {
  const made = must(
    await execute(cadre(), recordVisit, {
      enterpriseId,
      how: 'visit',
      at: '2026-10-14T02:00:00.000Z',
      forms: [
        { programKey: LIAISON, form: 'feedback', values: { situation: '订单足，缺流动资金' } },
        { programKey: GUARANTEE, form: 'visit_note', values: { situation: '订单足，缺流动资金' } },
      ],
      problems: [{ programKey: GUARANTEE, matter: 'need', title: '流动资金贷款', category: '资金' }],
    }),
  )
  const again = must(
    await execute(six.ctx(), recordMatter, {
      program: LIAISON,
      matter: 'problem',
      title: '缺熟练工',
      category: '用工',
      source: '企业自报',
      enterpriseId,
    }),
  )
  // One series of numbers, whatever the program.
  const numbers = [made.matters[0]?.number ?? '', again.number].map((one) => Number(one.slice(5)))
  expect(numbers[1]).toBe((numbers[0] ?? 0) + 1)

  for (const program of six.programs) together.set(program.id, await runAndRead(six.db, six.authorityId, program))

  const found = await rows(sql<{ programs: number; links: number }>`
    select (select count(*)::int from visit where enterprise_id = ${enterpriseId}) as visits,
           (select cardinality(link_ids) from visit where id = ${made.id}) as links`)
  expect(found).toEqual([{ visits: 1, links: 2 }])
  const duties = await rows(sql<{ program: string; rule: string; state: string }>`
    select d.program_key as program, d.rule, d.state from derived_duty d
     where d.owner_id = ${personId} and (d.rule in ('quarterly_visit', 'weekly_visit') and d.done_at is not null or d.rule = 'feedback')
     order by 1, 2`)
  expect(duties).toEqual([
    { program: GUARANTEE, rule: 'weekly_visit', state: 'met' },
    { program: LIAISON, rule: 'feedback', state: 'met' },
    { program: LIAISON, rule: 'quarterly_visit', state: 'met' },
  ])
  const matters = await rows(sql<{ program: string; title: string }>`
    select program_key as program, title from matter where enterprise_id = ${enterpriseId} order by number`)
  expect(matters).toEqual([
    { program: GUARANTEE, title: '流动资金贷款' },
    { program: LIAISON, title: '缺熟练工' },
  ])
})

it('counts a call-back on a visit where the visit counts, and nowhere else', async () => {
  const { authorityId } = six
  const office = six.ctx({
    actor: actorWith('office', { personId: await givenPerson(six.db, authorityId, '督甲', orgId) }),
  })
  const deny = async (person: string, enterprise: string) => {
    const said = { personId: person, enterpriseId: enterprise, how: 'visit', at: '2026-10-15T02:00:00.000Z' } as const
    const visit = must(await execute(office, recordVisit, said))
    must(await execute(office, callBackVisit, { id: visit.id, how: 'phone', reached: true, confirmed: false }))
  }
  await deny(other, otherFirm)
  await deny(personId, enterpriseId)

  // What changed is told to all of them: a run of the changes gives what a whole run gives.
  for (const program of six.programs) {
    const partly = await runAndRead(six.db, authorityId, program, false)
    together.set(program.id, await runAndRead(six.db, authorityId, program))
    expect({ program: program.id, ...partly }).toEqual({ program: program.id, ...together.get(program.id) })
  }

  const marked = together
    .get(LIAISON)
    ?.mark?.filter((one) => one.rule === 'visit_not_true')
    .map((one) => one.to_id)
  expect(marked).toContain(personId)
  expect(marked).not.toContain(other)
})

it('shows the cadre and his unit what both programs ask, each under its own name', async () => {
  const day = must(await execute(cadre(), myDay, {}))
  expect(day.targets.map((one) => one.linkTitle).sort()).toEqual(['企业包保', '部门干部联系企业'])
  const board = must(await execute(six.ctx(), unitBoard, { id: orgId }))
  const [person] = board.people
  expect(person?.links).toBe(2)
  const owed = await rows(sql<{ program: string; open: number; missed: number }>`
    select program_key as program, (count(*) filter (where state = 'open'))::int as open,
           (count(*) filter (where state = 'missed' and due_day >= '2026-09-16'))::int as missed
      from derived_duty where person_id = ${personId} group by 1 order by 1`)
  expect(owed.map((one) => one.program)).toEqual([GUARANTEE, LIAISON])
  const sum = (pick: (one: (typeof owed)[number]) => number) => owed.reduce((total, one) => total + pick(one), 0)
  expect(person).toMatchObject({ openDuties: sum((one) => one.open), missedDuties: sum((one) => one.missed) })
  // Of the weeks before, none was visited: only the guarantee asks for every week.
  expect(person?.missedDuties).toBeGreaterThan(0)
})

it('derives for each of them, and for an invented seventh, what it derives where it is the only one', {
  timeout: 300_000,
}, async () => {
  await six.db.close()
  const sizes: Record<string, number> = {}
  for (const program of six.programs) {
    const beside = together.get(program.id)
    const alone = await aloneIn(six.url, six.authorityId, program)
    for (const kind of Object.keys(alone))
      expect({ program: program.id, kind, rows: beside?.[kind] }).toEqual({
        program: program.id,
        kind,
        rows: alone[kind],
      })
    sizes[program.id] = Object.values(alone).reduce((sum, list) => sum + list.length, 0)
  }
  expect(Object.keys(sizes)).toHaveLength(7)
  expect(Math.min(...Object.values(sizes))).toBeGreaterThan(30)
})
