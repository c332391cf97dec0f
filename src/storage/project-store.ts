import { sql, type Tx } from './open-database.ts'

export type Project = {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly class: string | null
  readonly stage: string | null
  readonly industryCode: string | null
  /** Target points of its difficulty class, as decimal text. */
  readonly points: string | null
  /** 万元, as decimal text. */
  readonly investment: string | null
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly areaId: string | null
  readonly fromDay: string | null
  readonly toDay: string | null
  readonly revision: number
}

const COLUMNS = sql`
  id, name, code, class, stage, industry_code as "industryCode", points, investment, org_id as "orgId",
  enterprise_id as "enterpriseId", area_id as "areaId", from_day as "fromDay", to_day as "toDay", revision`

/** Finds a project and holds its row until the transaction ends. */
export async function findProject(tx: Tx, authorityId: string, id: string): Promise<Project | undefined> {
  const { rows } = await sql<Project>`
    select ${COLUMNS} from project where authority_id = ${authorityId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function findProjectByName(tx: Tx, authorityId: string, name: string): Promise<Project | undefined> {
  const { rows } = await sql<Project>`
    select ${COLUMNS} from project where authority_id = ${authorityId} and name = ${name}`.execute(tx)
  return rows[0]
}

/** Adds a project; false when its name is taken. */
export async function insertProject(tx: Tx, authorityId: string, one: Project): Promise<boolean> {
  const result = await sql`
    insert into project (authority_id, id, name, code, class, stage, industry_code, points, investment, org_id, enterprise_id,
                         area_id, from_day, to_day, revision)
    values (${authorityId}, ${one.id}, ${one.name}, ${one.code}, ${one.class}, ${one.stage}, ${one.industryCode}, ${one.points},
            ${one.investment}, ${one.orgId}, ${one.enterpriseId}, ${one.areaId}, ${one.fromDay}, ${one.toDay}, ${one.revision})
    on conflict (authority_id, name) do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

/** Writes a project as it is now, if nobody wrote it since `one.revision`. */
export async function updateProject(tx: Tx, authorityId: string, one: Project): Promise<boolean> {
  const result = await sql`
    update project
       set name = ${one.name}, code = ${one.code}, class = ${one.class}, stage = ${one.stage}, industry_code = ${one.industryCode},
           points = ${one.points}, investment = ${one.investment}, org_id = ${one.orgId}, enterprise_id = ${one.enterpriseId},
           area_id = ${one.areaId}, from_day = ${one.fromDay}, to_day = ${one.toDay}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${one.id} and revision = ${one.revision}`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

/** A stage a project was in, from day to day; `blockedBy` says what keeps it there. */
export type ProjectStage = {
  readonly id: string
  readonly stage: string
  readonly fromDay: string
  readonly toDay: string | null
  readonly blockedBy: string | null
}

/** The stages a project went through, in order. */
export async function listStages(tx: Tx, authorityId: string, projectId: string): Promise<ProjectStage[]> {
  const { rows } = await sql<ProjectStage>`
    select id, stage, from_day as "fromDay", to_day as "toDay", blocked_by as "blockedBy" from project_stage
     where authority_id = ${authorityId} and project_id = ${projectId} order by from_day, id`.execute(tx)
  return rows
}

export async function insertStage(
  tx: Tx,
  authorityId: string,
  projectId: string,
  stage: ProjectStage,
  by: { readonly at: string; readonly personId: string | null },
): Promise<void> {
  await sql`
    insert into project_stage (authority_id, id, project_id, stage, from_day, to_day, blocked_by, recorded_at, recorded_by)
    values (${authorityId}, ${stage.id}, ${projectId}, ${stage.stage}, ${stage.fromDay}, ${stage.toDay}, ${stage.blockedBy},
            ${by.at}, ${by.personId})`.execute(tx)
}

export async function endStage(tx: Tx, authorityId: string, id: string, toDay: string): Promise<void> {
  await sql`update project_stage set to_day = ${toDay} where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** What keeps a project in the stage it is in; null: nothing any more. */
export async function blockStage(tx: Tx, authorityId: string, id: string, blockedBy: string | null): Promise<void> {
  await sql`update project_stage set blocked_by = ${blockedBy} where authority_id = ${authorityId} and id = ${id}`.execute(
    tx,
  )
}
