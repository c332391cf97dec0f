import type { Inspected } from '#domain/inspection/limits.ts'
import { type RawBuilder, sql, type Tx } from './open-database.ts'
import type { SubjectKind } from './round-store.ts'

export type Subject = {
  readonly orgId: string | null
  readonly personId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
}

export type TaskRow = Subject & {
  readonly id: string
  readonly roundId: string
  readonly inspectors: readonly string[]
  readonly inspectionId: string | null
}

export async function insertTasks(
  tx: Tx,
  authorityId: string,
  roundId: string,
  tasks: readonly (Subject & { id: string; inspectors: readonly string[] })[],
): Promise<void> {
  for (const one of tasks)
    await sql`
      insert into inspection_task (authority_id, id, round_id, org_id, person_id, enterprise_id, project_id, inspectors)
      values (${authorityId}, ${one.id}, ${roundId}, ${one.orgId}, ${one.personId}, ${one.enterpriseId}, ${one.projectId},
              ${[...one.inspectors]}::uuid[])`.execute(tx)
}

const TASK = sql`t.id, t.round_id as "roundId", t.org_id as "orgId", t.person_id as "personId", t.enterprise_id as "enterpriseId",
  t.project_id as "projectId", t.inspectors, t.inspection_id as "inspectionId"`

/** What is still to be inspected, or was, in a round. */
export async function listTasks(tx: Tx, authorityId: string, roundId: string): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select ${TASK} from inspection_task t
     where t.authority_id = ${authorityId} and t.round_id = ${roundId} and t.dropped_at is null order by t.id`.execute(
    tx,
  )
  return rows
}

export async function holdTask(tx: Tx, authorityId: string, id: string): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`
    select ${TASK} from inspection_task t
     where t.authority_id = ${authorityId} and t.id = ${id} and t.dropped_at is null for update`.execute(tx)
  return rows[0]
}

export async function taskDone(tx: Tx, authorityId: string, id: string, inspectionId: string): Promise<void> {
  await sql`update inspection_task set inspection_id = ${inspectionId} where authority_id = ${authorityId} and id = ${id}`.execute(
    tx,
  )
}

/** Drops what has not been inspected. */
export async function dropTasks(tx: Tx, authorityId: string, roundId: string, at: string): Promise<void> {
  await sql`
    update inspection_task set dropped_at = ${at}
     where authority_id = ${authorityId} and round_id = ${roundId} and inspection_id is null and dropped_at is null`.execute(
    tx,
  )
}

export type NewInspection = Subject & {
  readonly id: string
  readonly programKey: string
  readonly kind: string
  readonly planned: boolean
  readonly unannounced: boolean
  readonly approved: boolean
  readonly byPersonId: string | null
  readonly inspectors: readonly string[]
  readonly roundId: string | null
  readonly note: string
  readonly at: string
  readonly day: string
  readonly recordedAt: string
}

export async function insertInspection(tx: Tx, authorityId: string, one: NewInspection): Promise<void> {
  await sql`
    insert into inspection (authority_id, id, program_key, kind, planned, unannounced, approved, person_id, org_id, enterprise_id, project_id,
                            by_person_id, inspectors, round_id, note, at, day, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.kind}, ${one.planned}, ${one.unannounced}, ${one.approved}, ${one.personId},
            ${one.orgId}, ${one.enterpriseId}, ${one.projectId}, ${one.byPersonId}, ${[...one.inspectors]}::uuid[], ${one.roundId}, ${one.note},
            ${one.at}, ${one.day}, ${one.recordedAt}, ${one.byPersonId})`.execute(tx)
}

const OF = { org: 'org_id', person: 'person_id', enterprise: 'enterprise_id', project: 'project_id' } as const

/**
 * Inspections of one subject, held and approved but still to be held, of every program.
 * @param besides a round whose own tasks are not counted
 */
export async function listInspected(
  tx: Tx,
  authorityId: string,
  of: { kind: SubjectKind; id: string; programKey: string; besides: string | null },
): Promise<Inspected[]> {
  const i = sql.ref(`i.${OF[of.kind]}`)
  const t = sql.ref(`t.${OF[of.kind]}`)
  const { rows } = await sql<Inspected>`
    select i.id, i.kind, coalesce(r.title, i.kind) as title, i.day as "fromDay", i.day as "toDay", i.program_key = ${of.programKey} as "ownProgram",
           i.inspectors as by
      from inspection i left join inspection_round r on r.authority_id = ${authorityId} and r.id = i.round_id
     where i.authority_id = ${authorityId} and ${i} = ${of.id} and i.voided_at is null
    union all
    select t.id, r.kind, r.title, r.from_day, r.to_day, r.program_key = ${of.programKey}, t.inspectors
      from inspection_task t join inspection_round r on r.authority_id = ${authorityId} and r.id = t.round_id
     where t.authority_id = ${authorityId} and ${t} = ${of.id} and t.inspection_id is null and t.dropped_at is null
       and r.state in ('approved', 'ready') and r.id is distinct from ${of.besides}::uuid
     order by 4, 1`.execute(tx)
  return rows
}

export type InspectionListed = Subject & {
  readonly id: string
  readonly programKey: string
  readonly kind: string
  readonly unannounced: boolean
  readonly at: string
  readonly note: string
  readonly inspectors: readonly string[]
  readonly roundId: string | null
  readonly findings: number
}

/** Inspections held, the latest first. */
export async function listInspectionRows(
  tx: Tx,
  authorityId: string,
  where: {
    roundId?: string | undefined
    orgId?: string | undefined
    enterpriseId?: string | undefined
    scope: RawBuilder<unknown>
  },
  limit: number,
): Promise<InspectionListed[]> {
  const { rows } = await sql<InspectionListed>`
    select i.id, i.program_key as "programKey", i.kind, i.unannounced, i.at, i.note, i.inspectors, i.round_id as "roundId", i.org_id as "orgId",
           i.person_id as "personId", i.enterprise_id as "enterpriseId", i.project_id as "projectId",
           (select count(*)::int from finding x where x.authority_id = ${authorityId} and x.inspection_id = i.id and x.voided_at is null) as findings
      from inspection i
     where i.authority_id = ${authorityId} and i.voided_at is null and ${where.scope}
       ${where.roundId ? sql`and i.round_id = ${where.roundId}` : sql``}
       ${where.orgId ? sql`and i.org_id = ${where.orgId}` : sql``}
       ${where.enterpriseId ? sql`and i.enterprise_id = ${where.enterpriseId}` : sql``}
     order by i.at desc, i.id desc limit ${limit}`.execute(tx)
  return rows
}

/** Who may not inspect a subject: colleagues of its unit, and whoever is paired with it. */
export async function listInterested(
  tx: Tx,
  authorityId: string,
  of: { kind: SubjectKind; id: string; orgId: string | null; inspectors: readonly string[]; day: string },
): Promise<string[]> {
  const target = of.kind === 'enterprise' || of.kind === 'project' ? sql.ref(`l.${OF[of.kind]}`) : null
  const { rows } = await sql<{ id: string }>`
    select p.id from person p
     where p.authority_id = ${authorityId} and p.id = any(${[...of.inspectors]}::uuid[])
       and (p.id = ${of.id}
            or exists (select from post x where x.authority_id = ${authorityId} and x.person_id = p.id and x.org_id = ${of.orgId}::uuid
                        and x.from_day <= ${of.day} and x.to_day >= ${of.day})
            ${
              target
                ? sql`or exists (select from link l where l.authority_id = ${authorityId} and l.person_id = p.id and ${target} = ${of.id}
                                  and l.voided_at is null and l.from_day <= ${of.day} and l.to_day >= ${of.day})`
                : sql``
            })
     order by p.id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Units of projects and of persons on a day: what an inspection of one counts for. */
export async function unitsOfSubjects(
  tx: Tx,
  authorityId: string,
  of: { kind: SubjectKind; ids: readonly string[]; day: string },
): Promise<ReadonlyMap<string, string | null>> {
  if (of.kind === 'org') return new Map(of.ids.map((id) => [id, id]))
  if (of.kind === 'enterprise') return new Map(of.ids.map((id) => [id, null]))
  const { rows } =
    of.kind === 'project'
      ? await sql<{ id: string; org: string | null }>`
          select id, org_id as org from project where authority_id = ${authorityId} and id = any(${[...of.ids]}::uuid[])`.execute(
          tx,
        )
      : await sql<{ id: string; org: string | null }>`
          select distinct on (person_id) person_id as id, org_id as org from post
           where authority_id = ${authorityId} and person_id = any(${[...of.ids]}::uuid[]) and from_day <= ${of.day} and to_day >= ${of.day}
           order by person_id, is_primary desc, from_day desc, id`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.org]))
}

/** The days of a declared period that holds a day. */
export async function findPeriodDays(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; calendar: string; day: string },
): Promise<{ from: string; to: string; label: string } | undefined> {
  const { rows } = await sql<{ from: string; to: string; label: string }>`
    select first_day as from, last_day as to, label from period
     where authority_id = ${authorityId} and program_key = ${of.programKey} and calendar = ${of.calendar}
       and first_day <= ${of.day} and last_day >= ${of.day} limit 1`.execute(tx)
  return rows[0]
}

/** Who held an inspection; undefined when there is none. */
export async function findInspectors(tx: Tx, authorityId: string, id: string): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ inspectors: string[] }>`
    select inspectors from inspection where authority_id = ${authorityId} and id = ${id} and voided_at is null`.execute(
    tx,
  )
  return rows[0]?.inspectors
}

/** The units each of the persons belongs to on a day. */
export async function listUnitsOf(
  tx: Tx,
  authorityId: string,
  persons: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (persons.length === 0) return new Map()
  const { rows } = await sql<{ person: string; units: string[] }>`
    select person_id as person, array_agg(distinct org_id) as units from post
     where authority_id = ${authorityId} and person_id = any(${[...persons]}::uuid[]) and from_day <= ${day} and to_day >= ${day}
     group by person_id`.execute(tx)
  return new Map(rows.map((row) => [row.person, row.units]))
}
