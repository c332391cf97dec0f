import { readFile } from 'node:fs/promises'
import type { Ctx } from '#app/context.ts'
import { MATTER_ACTS } from '#app/matter/acts.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import type { Actor } from '#domain/access/actor.ts'
import { newId } from '#domain/id.ts'
import { fold } from '#domain/matter/apply.ts'
import type { Matter } from '#domain/matter/matter.ts'
import type { Result } from '#domain/result.ts'
import { listActs } from '#storage/act-store.ts'
import { getMatter } from '#storage/matter-store.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenEnterprise, givenOrg, givenPerson } from '#test/support/people.ts'

export const PROGRAM = 'huaihua_guarantee'

/** A database with the reference tables. */
export async function referenceDatabase(): Promise<Database> {
  const { db } = await testDatabase()
  await loadReference(db)
  return db
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${JSON.stringify(result.error)}`)
  return result.value
}

type Names = 'office' | 'money' | 'land' | 'cadre' | 'leader' | 'moneyHead' | 'firm'
export type World = Awaited<ReturnType<typeof guaranteeWorld>>

/** The guarantee program in force: an office, two units in the service catalogue, a cadre paired with an enterprise, a leader. */
export async function guaranteeWorld(db: Database, code: string, change: (text: string) => string = (text) => text) {
  const authorityId = await createAuthority(db, code)
  const text = await readFile(new URL('../../../programs/huaihua-guarantee/program.yaml', import.meta.url), 'utf8')
  must(await execute(contextOf(db, authorityId), publishProgram, { text: change(text) }))
  const inside = <T>(work: Parameters<Database['inAuthority']>[1]) => db.inAuthority(authorityId, work) as Promise<T>
  const officeOrg = await givenOrg(db, authorityId, '督查室')
  await inside((tx) =>
    sql`update org set is_office = true where authority_id = ${authorityId} and id = ${officeOrg}`.execute(tx),
  )
  const [money, land, village] = [
    await givenOrg(db, authorityId, '财金局'),
    await givenOrg(db, authorityId, '国土分局'),
    await givenOrg(db, authorityId, '招商局'),
  ]
  const person = (name: string, orgId: string) => givenPerson(db, authorityId, name, orgId)
  const people = {
    office: await person('督甲', officeOrg),
    money: await person('财乙', money),
    moneyHead: await person('财长', money),
    land: await person('土丙', land),
    cadre: await person('招丁', village),
    leader: await person('领戊', officeOrg),
  }
  const enterpriseId = await givenEnterprise(db, authorityId, '灯笼一厂')
  const link = newId()
  await inside((tx) =>
    sql`
    insert into link (authority_id, id, program_key, link, person_id, org_id, target_kind, enterprise_id, from_day, recorded_at)
    values (${authorityId}, ${link}, ${PROGRAM}, 'enterprise_guarantee', ${people.cadre}, ${village}, 'enterprise', ${enterpriseId}, '2026-01-01', '2026-01-01T00:00:00Z')`.execute(
      tx,
    ),
  )
  for (const [orgId, category] of [
    [money, '资金'],
    [money, '用地'],
    [land, '用地'],
  ] as const) {
    await inside((tx) =>
      sql`
      insert into form_entry (authority_id, id, program_key, program_version, form, values, org_id, at, day, recorded_at)
      values (${authorityId}, ${newId()}, ${PROGRAM}, 1, 'service', ${JSON.stringify({ category })}::jsonb, ${orgId}, '2026-01-01T00:00:00Z', '2026-01-01', '2026-01-01T00:00:00Z')`.execute(
        tx,
      ),
    )
  }
  const actors: Record<Names, Actor> = {
    office: actorWith('office', { personId: people.office, orgIds: [officeOrg] }),
    money: unit('handler', people.money, money),
    moneyHead: unit('head', people.moneyHead, money),
    land: unit('handler', people.land, land),
    cadre: actorWith('cadre', {
      personId: people.cadre,
      orgIds: [village],
      grants: [{ role: 'cadre', scope: 'own', orgId: null, areaId: null, programKey: null }],
    }),
    leader: actorWith('leader', { personId: people.leader }),
    firm: actorWith('enterprise', {
      enterpriseId,
      grants: [{ role: 'enterprise', scope: 'own', orgId: null, areaId: null, programKey: null }],
    }),
  }
  const as = (name: Names, now: string, more: Partial<Ctx> = {}) =>
    contextOf(db, authorityId, { actor: actors[name], now, ...more })
  const read = (id: string) => inside<Matter>((tx) => getMatter(tx, authorityId, id))
  const acts = (id: string) => inside<Awaited<ReturnType<typeof listActs>>>((tx) => listActs(tx, authorityId, id))
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await inside<{ rows: T[] }>((tx) => query.execute(tx))).rows
  const take = (
    name: Names,
    now: string,
    id: string,
    act: keyof typeof MATTER_ACTS,
    data: object = {},
    reason?: string,
  ) =>
    execute(as(name, now), MATTER_ACTS[act] as never, { id, data, ...(reason ? { reason } : {}) }) as Promise<
      Result<{ id: string; state: string; revision: number }>
    >
  /** A need for money of the enterprise, as the office records it; answers its id. */
  const raise = async (now: string, title: string, more: object = {}) =>
    must(
      await execute(as('office', now), recordMatter, {
        program: PROGRAM,
        matter: 'need',
        title,
        category: '资金',
        source: '走访',
        enterpriseId,
        ...more,
      }),
    ).id
  /** What is stored is what the acts say. */
  const folded = async (id: string) => ({
    stored: await read(id),
    fold: JSON.parse(JSON.stringify(fold(await acts(id)))) as Matter,
  })
  return {
    db,
    authorityId,
    officeOrg,
    money,
    land,
    village,
    people,
    enterpriseId,
    link,
    as,
    read,
    acts,
    rows,
    take,
    raise,
    folded,
  }
}

function unit(role: 'handler' | 'head', personId: string, orgId: string): Actor {
  return actorWith(role, {
    personId,
    orgIds: [orgId],
    grants: [{ role, scope: 'org', orgId: null, areaId: null, programKey: null }],
  })
}
