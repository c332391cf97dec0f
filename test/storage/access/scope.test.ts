import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, type Grant, ROLES, SCOPES } from '#domain/access/actor.ts'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql, type Tx } from '#storage/open-database.ts'
import { type ScopedKind, scopeOf, waysOf } from '#storage/scope.ts'
import { findEnterpriseThing, findMatterThing, findProjectThing, findVisitThing } from '#storage/thing-store.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

const NOW = '2026-03-10T02:00:00Z'
const TODAY = '2026-03-10'
const COUNT = 4

let db: Database
let authorityId: string
const orgs = Array.from({ length: COUNT }, newId)
const persons = Array.from({ length: COUNT }, newId)
const enterprises = Array.from({ length: COUNT }, newId)
const projects = Array.from({ length: COUNT }, newId)
const areas = Array.from({ length: 2 }, newId)
const programs = ['p', 'q']

beforeAll(async () => {
  ;({ db } = await testDatabase())
  authorityId = await createAuthority(db)
  await db.inAuthority(authorityId, async (tx) => {
    for (const [i, id] of areas.entries())
      await sql`insert into area (authority_id, id, name) values (${authorityId}, ${id}, ${`片区${i}`})`.execute(tx)
    for (const [i, id] of orgs.entries())
      await sql`insert into org (authority_id, id, name) values (${authorityId}, ${id}, ${`单位${i}`})`.execute(tx)
    for (const [i, id] of persons.entries())
      await sql`insert into person (authority_id, id, name) values (${authorityId}, ${id}, ${`人${i}`})`.execute(tx)
    for (const [i, id] of persons.entries())
      await sql`insert into post (authority_id, id, person_id, org_id, from_day, to_day)
        values (${authorityId}, ${newId()}, ${id}, ${orgs[i] ?? null}, '2026-01-01', ${i === 0 ? '2026-03-09' : 'infinity'})`.execute(
        tx,
      )
    for (const [i, id] of enterprises.entries())
      await sql`insert into enterprise (authority_id, id, name, name_key) values (${authorityId}, ${id}, ${`企业${i}`}, ${`企业${i}`})`.execute(
        tx,
      )
    for (const [i, id] of projects.entries())
      await sql`insert into project (authority_id, id, name) values (${authorityId}, ${id}, ${`项目${i}`})`.execute(tx)
    for (const key of programs)
      await sql`insert into program (authority_id, key, title) values (${authorityId}, ${key}, ${key})`.execute(tx)
  })
})

const oneOf = (ids: readonly string[]) => fc.constantFrom(...ids)
const maybe = (ids: readonly string[]) => fc.option(oneOf(ids), { nil: null })
const day = fc.constantFrom('2026-01-01', '2026-03-09', TODAY, '2026-03-11')

const aLink = fc.record({
  person: oneOf(persons),
  target: fc.oneof(fc.record({ enterprise: oneOf(enterprises) }), fc.record({ project: oneOf(projects) })),
  from: day,
  to: fc.constantFrom('2026-03-09', TODAY, 'infinity'),
  voided: fc.boolean(),
})
const aMatter = fc.record({
  lead: maybe(orgs),
  org: maybe(orgs),
  person: maybe(persons),
  leader: maybe(persons),
  handler: maybe(persons),
  raiser: maybe(persons),
  enterprise: maybe(enterprises),
  project: maybe(projects),
  area: maybe(areas),
  program: oneOf(programs),
  party: maybe(orgs),
  partyGone: fc.boolean(),
})
const aVisit = fc.record({
  person: oneOf(persons),
  org: maybe(orgs),
  enterprise: maybe(enterprises),
  project: maybe(projects),
  area: maybe(areas),
  companions: fc.uniqueArray(oneOf(persons), { maxLength: 2 }),
})
const aGrant: fc.Arbitrary<Grant> = fc.record({
  role: fc.constantFrom(...ROLES),
  scope: fc.constantFrom(...SCOPES),
  orgId: maybe(orgs),
  areaId: maybe(areas),
  programKey: fc.option(fc.constantFrom(...programs), { nil: null, freq: 2 }),
})
const anActor: fc.Arbitrary<Actor> = fc.record({
  via: fc.constant('web' as const),
  accountId: fc.constant(null),
  personId: maybe(persons),
  enterpriseId: maybe(enterprises),
  orgIds: fc.uniqueArray(oneOf(orgs), { maxLength: 2 }),
  grants: fc.array(aGrant, { maxLength: 3 }),
  system: fc.constant(false),
})

class Undo extends Error {}

/** The ids of a kind's rows within the scope, asked both in one condition and way by way: the same. */
async function listedBy(tx: Tx, asker: Parameters<typeof scopeOf>[0], kind: ScopedKind): Promise<Set<string>> {
  const idsUnder = async (condition: ReturnType<typeof scopeOf>) => {
    const { rows } = await sql<{ id: string }>`
      select t.id from ${sql.table(kind)} t where t.authority_id = ${authorityId} and ${condition}`.execute(tx)
    return rows.map((row) => row.id)
  }
  const listed = new Set(await idsUnder(scopeOf(asker, kind, 't')))
  const byWay = new Set<string>()
  for (const way of waysOf(asker, kind, 't')) for (const id of await idsUnder(way)) byWay.add(id)
  expect([kind, [...byWay].sort()]).toEqual([kind, [...listed].sort()])
  return listed
}

describe('scopeOf', () => {
  it('lists exactly the rows that can() allows, in one condition and way by way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aLink, { maxLength: 4 }),
        fc.array(aMatter, { minLength: 1, maxLength: 6 }),
        fc.array(aVisit, { minLength: 1, maxLength: 4 }),
        fc.array(anActor, { minLength: 4, maxLength: 8 }),
        async (links, matters, visits, actors) => {
          await db
            .inAuthority(authorityId, async (tx) => {
              for (const link of links) await insertLink(tx, link)
              const matterIds = []
              for (const matter of matters) matterIds.push(await insertMatter(tx, matter))
              const visitIds = []
              for (const visit of visits) visitIds.push(await insertVisit(tx, visit))
              const where = { authorityId, now: NOW, timeZone: 'Asia/Shanghai' }
              for (const actor of actors) {
                const asker = { ...where, actor }
                expect(await listedBy(tx, asker, 'matter')).toEqual(
                  await allowed(actor, 'matter.read', matterIds, (id) => findMatterThing(tx, where, id)),
                )
                expect(await listedBy(tx, asker, 'visit')).toEqual(
                  await allowed(actor, 'visit.read', visitIds, (id) => findVisitThing(tx, where, id)),
                )
              }
              for (const actor of actors) {
                const asker = { ...where, actor }
                for (const [kind, ids, thingOf] of [
                  ['enterprise', enterprises, findEnterpriseThing],
                  ['project', projects, findProjectThing],
                ] as const) {
                  expect([kind, ...(await listedBy(tx, asker, kind))].sort()).toEqual(
                    [kind, ...(await allowed(actor, `${kind}.read`, [...ids], (id) => thingOf(tx, where, id)))].sort(),
                  )
                }
              }
              throw new Undo()
            })
            .catch((error: unknown) => {
              if (!(error instanceof Undo)) throw error
            })
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)
})

async function allowed(
  actor: Actor,
  act: string,
  ids: string[],
  thingOf: (id: string) => Promise<Parameters<typeof can>[2] | undefined>,
) {
  const found = new Set<string>()
  for (const id of ids) {
    const thing = await thingOf(id)
    if (thing && can(actor, act, thing).ok) found.add(id)
  }
  return found
}

type Made<A> = A extends fc.Arbitrary<infer T> ? T : never

async function insertLink(tx: Tx, link: Made<typeof aLink>) {
  const enterprise = 'enterprise' in link.target ? link.target.enterprise : null
  const project = 'project' in link.target ? link.target.project : null
  await sql`insert into link (authority_id, id, program_key, link, person_id, target_kind, enterprise_id, project_id, from_day, to_day, recorded_at, voided_at)
    values (${authorityId}, ${newId()}, 'p', 'l', ${link.person}, ${enterprise ? 'enterprise' : 'project'}, ${enterprise}, ${project},
            ${link.from}, ${link.to}, ${NOW}, ${link.voided ? NOW : null})`.execute(tx)
}

async function insertMatter(tx: Tx, m: Made<typeof aMatter>) {
  const id = newId()
  await sql`insert into matter (authority_id, id, number, program_key, program_version, matter, kind, title, state, lead_org_id, org_id,
      person_id, leader_id, handler_id, raiser_person_id, enterprise_id, project_id, area_id, recorded_at, at, state_json)
    values (${authorityId}, ${id}, ${id}, ${m.program}, 1, 'need', 'problem', 't', 'working', ${m.lead}, ${m.org}, ${m.person}, ${m.leader},
      ${m.handler}, ${m.raiser}, ${m.enterprise}, ${m.project}, ${m.area}, ${NOW}, ${NOW}, '{}')`.execute(tx)
  if (m.party)
    await sql`insert into matter_party (authority_id, matter_id, org_id, role, from_at, to_at)
      values (${authorityId}, ${id}, ${m.party}, 'assist', ${NOW}, ${m.partyGone ? NOW : 'infinity'})`.execute(tx)
  return id
}

async function insertVisit(tx: Tx, v: Made<typeof aVisit>) {
  const id = newId()
  await sql`insert into visit (authority_id, id, person_id, org_id, enterprise_id, project_id, area_id, companions, how, at, day, recorded_at)
    values (${authorityId}, ${id}, ${v.person}, ${v.org}, ${v.enterprise}, ${v.project}, ${v.area}, ${v.companions}::uuid[], 'visit', ${NOW}, ${TODAY}, ${NOW})`.execute(
    tx,
  )
  return id
}
