import { type RawBuilder, sql, type Tx } from './open-database.ts'

type Name = { readonly id: string; readonly name: string } | null

export type DutyListed = {
  readonly id: string
  readonly programKey: string
  readonly version: number
  readonly rule: string
  readonly person: Name
  readonly org: Name
  readonly enterprise: Name
  readonly project: Name
  readonly matter: Name
  readonly linkId: string | null
  readonly period: string | null
  readonly openedAt: string
  readonly dueAt: string
  readonly dueDay: string
  readonly need: number
  readonly have: number
  readonly doneAt: string | null
  readonly state: 'open' | 'met' | 'late' | 'missed' | 'excused'
  readonly daysLate: number
  readonly unknownYear: boolean
}

export type DutyWhere = {
  readonly program?: string | undefined
  readonly rule?: string | undefined
  readonly state?: string | undefined
  readonly states?: readonly string[] | undefined
  readonly personId?: string | undefined
  readonly orgId?: string | undefined
  readonly enterpriseId?: string | undefined
  readonly projectId?: string | undefined
  readonly linkId?: string | undefined
  /** Which period of its calendar; of a duty that is owed once 0. */
  readonly ordinal?: number | undefined
  readonly dueFrom?: string | undefined
  readonly dueTo?: string | undefined
  readonly ids?: readonly string[] | undefined
  readonly openedBefore?: string | undefined
  /** Only these rules of these programs. */
  readonly rules?: readonly { readonly programKey: string; readonly rule: string }[] | undefined
}

export function dutyCondition(authorityId: string, where: DutyWhere, scope: RawBuilder<unknown>): RawBuilder<unknown> {
  const arms: RawBuilder<unknown>[] = [sql`d.authority_id = ${authorityId}`, scope]
  const columns = {
    program_key: where.program,
    rule: where.rule,
    state: where.state,
    person_id: where.personId,
    org_id: where.orgId,
    enterprise_id: where.enterpriseId,
    project_id: where.projectId,
    link_id: where.linkId,
    ordinal: where.ordinal,
  }
  for (const [column, value] of Object.entries(columns)) {
    if (value !== undefined) arms.push(sql`${sql.ref(`d.${column}`)} = ${value}`)
  }
  if (where.rules)
    arms.push(sql`(d.program_key, d.rule) in (
      select r.program_key, r.rule from unnest(${where.rules.map((one) => one.programKey)}::text[], ${where.rules.map((one) => one.rule)}::text[]) as r(program_key, rule))`)
  if (where.ids) arms.push(sql`d.id = any(${[...where.ids]}::uuid[])`)
  if (where.states) arms.push(sql`d.state = any(${[...where.states]}::text[])`)
  if (where.dueFrom) arms.push(sql`d.due_day >= ${where.dueFrom}`)
  if (where.dueTo) arms.push(sql`d.due_day <= ${where.dueTo}`)
  if (where.openedBefore) arms.push(sql`d.opened_at <= ${where.openedBefore}`)
  return sql.join(arms, sql` and `)
}

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

/** Duties by their limit, the nearest first; `after` is the last row of the page before. */
export async function listDutyRows(
  tx: Tx,
  authorityId: string,
  page: { condition: RawBuilder<unknown>; after?: { due: string; id: string } | undefined; limit: number },
): Promise<DutyListed[]> {
  const { rows } = await sql<DutyListed>`
    with page as materialized (
      select d.* from derived_duty d
       where ${page.condition}
         ${page.after ? sql`and (d.due_at, d.id) > (${page.after.due}::timestamptz, ${page.after.id}::uuid)` : sql``}
       order by d.due_at, d.id limit ${page.limit})
    select d.id, d.program_key as "programKey", d.version, d.rule, ${named('pe')} as person, ${named('o')} as org,
           ${named('e')} as enterprise, ${named('pr')} as project,
           case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.number || ' ' || m.title) end as matter,
           d.link_id as "linkId", p.label as period, d.opened_at as "openedAt", d.due_at as "dueAt", d.due_day as "dueDay",
           d.need, d.have, d.done_at as "doneAt", d.state, d.days_late as "daysLate", d.unknown_year as "unknownYear"
      from page d
      left join person pe on pe.authority_id = ${authorityId} and pe.id = d.person_id
      left join org o on o.authority_id = ${authorityId} and o.id = d.org_id
      left join enterprise e on e.authority_id = ${authorityId} and e.id = d.enterprise_id
      left join project pr on pr.authority_id = ${authorityId} and pr.id = d.project_id
      left join matter m on m.authority_id = ${authorityId} and m.id = d.matter_id
      left join period p on p.authority_id = ${authorityId} and p.program_key = d.program_key and p.calendar = d.calendar
                        and p.ordinal = d.ordinal
     order by d.due_at, d.id`.execute(tx)
  return rows
}

export async function countDutyRows(tx: Tx, condition: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from derived_duty d where ${condition}`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}
