import type { RawBuilder } from 'kysely'
import { sql, type Tx } from './open-database.ts'

export type BoardProject = {
  readonly id: string
  readonly name: string
  readonly class: string | null
  readonly stage: string | null
  /** Day it entered the stage, and what keeps it there. */
  readonly sinceDay: string | null
  readonly blockedBy: string | null
  readonly org: { readonly id: string; readonly name: string } | null
  readonly investment: string | null
  readonly planned: string | null
  readonly done: string | null
  readonly inPlace: string | null
}

/** All projects one may see with the stage they are in, those that stay longest first. */
export async function listBoard(tx: Tx, authorityId: string, scope: RawBuilder<unknown>): Promise<BoardProject[]> {
  const { rows } = await sql<BoardProject>`
    select j.id, j.name, j.class, j.stage, s.from_day as "sinceDay", s.blocked_by as "blockedBy",
           case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as org,
           j.investment::text as investment, i.planned::text as planned, i.done::text as done, i.in_place::text as "inPlace"
      from project j
      left join lateral (
        select from_day, blocked_by from project_stage x
         where x.authority_id = ${authorityId} and x.project_id = j.id and x.to_day is null order by x.from_day desc limit 1) s on true
      left join org o on o.authority_id = ${authorityId} and o.id = j.org_id
      left join (
        select project_id, sum(planned) as planned, sum(done) as done, sum(in_place) as in_place
          from project_investment where authority_id = ${authorityId} group by project_id) i on i.project_id = j.id
     where j.authority_id = ${authorityId} and ${scope}
     order by s.from_day nulls last, j.name`.execute(tx)
  return rows
}

/** The authority's own order of stages; empty: none set. */
export async function stageOrder(tx: Tx, authorityId: string): Promise<string[]> {
  const { rows } = await sql<{ stages: string[] | null }>`
    select settings -> 'project_stages' as stages from authority where id = ${authorityId}`.execute(tx)
  return rows[0]?.stages ?? []
}

export type MonthRow = {
  readonly month: string
  readonly planned: string | null
  readonly done: string | null
  readonly inPlace: string | null
  readonly revision: number
}

export async function listInvestment(tx: Tx, authorityId: string, projectId: string): Promise<MonthRow[]> {
  const { rows } = await sql<MonthRow>`
    select month, planned::text as planned, done::text as done, in_place::text as "inPlace", revision
      from project_investment where authority_id = ${authorityId} and project_id = ${projectId} order by month`.execute(
    tx,
  )
  return rows
}

/** Writes a month; answers what stood there before. */
export async function putInvestment(
  tx: Tx,
  authorityId: string,
  one: {
    projectId: string
    month: string
    planned: number | null
    done: number | null
    inPlace: number | null
    at: string
    by: string | null
  },
): Promise<MonthRow | undefined> {
  const before = await sql<MonthRow>`
    select month, planned::text as planned, done::text as done, in_place::text as "inPlace", revision from project_investment
     where authority_id = ${authorityId} and project_id = ${one.projectId} and month = ${one.month} for update`.execute(
    tx,
  )
  await sql`
    insert into project_investment (authority_id, project_id, month, planned, done, in_place, recorded_at, recorded_by)
    values (${authorityId}, ${one.projectId}, ${one.month}, ${one.planned}, ${one.done}, ${one.inPlace}, ${one.at}, ${one.by})
    on conflict (authority_id, project_id, month) do update
      set planned = excluded.planned, done = excluded.done, in_place = excluded.in_place, recorded_at = excluded.recorded_at,
          recorded_by = excluded.recorded_by, revision = project_investment.revision + 1`.execute(tx)
  return before.rows[0]
}
