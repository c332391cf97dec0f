import { Temporal } from 'temporal-polyfill'
import type { Thing } from '#domain/access/thing.ts'
import { sql, type Tx } from './open-database.ts'
import type { Asker } from './scope.ts'

type Where = Pick<Asker, 'authorityId' | 'now' | 'timeZone'>

/** Whose a matter is: its units and parties, its persons, and whoever is paired with what it is about. */
export async function findMatterThing(tx: Tx, where: Where, id: string): Promise<Thing | undefined> {
  const { authorityId } = where
  const { rows } = await sql<{
    orgs: (string | null)[]
    persons: (string | null)[]
    enterprise_id: string | null
    project_id: string | null
    area_id: string | null
    program_key: string
    reserved: boolean
  }>`
    select array[m.lead_org_id, case when m.sealed and m.kind = 'complaint' then null else m.org_id end] || array(
             select p.org_id from matter_party p
              where p.authority_id = ${authorityId} and p.matter_id = ${id} and p.to_at = 'infinity') as orgs,
           array[case when m.sealed and m.kind = 'complaint' then null else m.person_id end, m.leader_id, m.handler_id, m.raiser_person_id] as persons,
           m.enterprise_id, m.project_id, m.area_id, m.program_key, m.reserved
      from matter m
     where m.authority_id = ${authorityId} and m.id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  return {
    kind: 'matter',
    orgIds: row.orgs,
    personIds: [...row.persons, ...(await holdersOf(tx, where, row.enterprise_id, row.project_id))],
    enterpriseId: row.enterprise_id,
    areaId: row.area_id,
    programKey: row.program_key,
    reserved: row.reserved,
  }
}

/** Whose a visit is: who made it, with whom, his unit, and whoever is paired with whom he visited. */
export async function findVisitThing(tx: Tx, where: Where, id: string): Promise<Thing | undefined> {
  const { rows } = await sql<{
    org_id: string | null
    persons: string[]
    enterprise_id: string | null
    project_id: string | null
    area_id: string | null
  }>`
    select org_id, array[person_id] || companions as persons, enterprise_id, project_id, area_id
      from visit where authority_id = ${where.authorityId} and id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  return {
    kind: 'visit',
    orgIds: [row.org_id],
    personIds: [...row.persons, ...(await holdersOf(tx, where, row.enterprise_id, row.project_id))],
    enterpriseId: row.enterprise_id,
    areaId: row.area_id,
  }
}

/** Whose an entry of a form is: who and what it is about, and whoever is paired with it. */
export async function findFormThing(tx: Tx, where: Where, id: string): Promise<Thing | undefined> {
  const { rows } = await sql<{
    org_id: string | null
    person_id: string | null
    enterprise_id: string | null
    project_id: string | null
    area_id: string | null
    program_key: string
  }>`
    select org_id, person_id, enterprise_id, project_id, area_id, program_key
      from form_entry where authority_id = ${where.authorityId} and id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  return {
    kind: 'form',
    orgIds: [row.org_id],
    personIds: [row.person_id, ...(await holdersOf(tx, where, row.enterprise_id, row.project_id))],
    enterpriseId: row.enterprise_id,
    areaId: row.area_id,
    programKey: row.program_key,
  }
}

/** An enterprise as a thing: its area, and the persons paired with it today. */
export async function findEnterpriseThing(tx: Tx, where: Where, id: string): Promise<Thing | undefined> {
  const { rows } = await sql<{ area_id: string | null }>`
    select area_id from enterprise where authority_id = ${where.authorityId} and id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const holders = await holdersOf(tx, where, id, null)
  return {
    kind: 'enterprise',
    enterpriseId: id,
    areaId: row.area_id,
    personIds: holders,
    orgIds: await unitsOf(tx, where, holders),
  }
}

/** A project as a thing: its unit, area, and the persons paired with it today. */
export async function findProjectThing(tx: Tx, where: Where, id: string): Promise<Thing | undefined> {
  const { rows } = await sql<{ area_id: string | null; org_id: string | null; enterprise_id: string | null }>`
    select area_id, org_id, enterprise_id from project
     where authority_id = ${where.authorityId} and id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const holders = await holdersOf(tx, where, null, id)
  return {
    kind: 'project',
    enterpriseId: row.enterprise_id,
    areaId: row.area_id,
    personIds: holders,
    orgIds: [row.org_id, ...(await unitsOf(tx, where, holders))],
  }
}

/** A person as a thing: himself and the units he belongs to today. */
export async function findPersonThing(tx: Tx, where: Where, id: string): Promise<Thing | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from person where authority_id = ${where.authorityId} and id = ${id}`.execute(tx)
  if (!rows[0]) return undefined
  return { kind: 'person', personIds: [id], orgIds: await unitsOf(tx, where, [id]) }
}

/** Persons paired today with the enterprise or the project. */
async function holdersOf(
  tx: Tx,
  where: Where,
  enterpriseId: string | null,
  projectId: string | null,
): Promise<string[]> {
  if (!enterpriseId && !projectId) return []
  const today = todayOf(where)
  const { rows } = await sql<{ person_id: string }>`
    select distinct person_id from link
     where authority_id = ${where.authorityId} and person_id is not null
       and (enterprise_id = ${enterpriseId} or project_id = ${projectId})
       and from_day <= ${today} and to_day >= ${today} and voided_at is null`.execute(tx)
  return rows.map((row) => row.person_id)
}

async function unitsOf(tx: Tx, where: Where, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const today = todayOf(where)
  const { rows } = await sql<{ org_id: string }>`
    select distinct org_id from post
     where authority_id = ${where.authorityId} and person_id = any(${[...personIds]}::uuid[])
       and from_day <= ${today} and to_day >= ${today}`.execute(tx)
  return rows.map((row) => row.org_id)
}

function todayOf(where: Where): string {
  return Temporal.Instant.from(where.now).toZonedDateTimeISO(where.timeZone).toPlainDate().toString()
}

/** Whose a finding is: whom it is about, and who made it. */
export async function findFindingThing(tx: Tx, where: Where, id: string): Promise<Thing | undefined> {
  const { rows } = await sql<{
    person_id: string | null
    org_id: string | null
    enterprise_id: string | null
    area_id: string | null
    program_key: string
    recorded_by: string | null
  }>`
    select person_id, org_id, enterprise_id, area_id, program_key, recorded_by
      from finding where authority_id = ${where.authorityId} and id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  return {
    kind: 'finding',
    orgIds: [row.org_id],
    personIds: [row.person_id, row.recorded_by],
    enterpriseId: row.enterprise_id,
    areaId: row.area_id,
    programKey: row.program_key,
  }
}

/** A target as a thing: the unit and the person that answer for it by its latest version. */
export async function findTargetThing(tx: Tx, { authorityId }: Where, id: string): Promise<Thing | undefined> {
  const { rows } = await sql<{ org_id: string | null; person_id: string | null; program_key: string }>`
    select org_id, person_id, program_key from target
     where authority_id = ${authorityId} and target_id = ${id} and voided_at is null order by version desc limit 1`.execute(
    tx,
  )
  const row = rows[0]
  return row && { kind: 'target', orgIds: [row.org_id], personIds: [row.person_id], programKey: row.program_key }
}
