import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type ReportListed = {
  readonly id: string
  readonly programKey: string
  readonly report: string
  readonly org: { readonly id: string; readonly name: string } | null
  readonly person: { readonly id: string; readonly name: string } | null
  readonly calendar: string | null
  readonly ordinal: number | null
  readonly period: string | null
  readonly state: string
  readonly at: string
  readonly body: string
  readonly data: Readonly<Record<string, unknown>>
  readonly reason: string | null
  readonly remedy: string | null
  readonly returnedAt: string | null
  readonly acceptedAt: string | null
  readonly revision: number
}

/** A report as its page shows it, or the versions of it: the same kind, owner and period, the first first. */
export async function listReportRows(
  tx: Tx,
  authorityId: string,
  which: RawBuilder<unknown>,
  scope: RawBuilder<unknown>,
): Promise<ReportListed[]> {
  const { rows } = await sql<ReportListed>`
    select r.id, r.program_key as "programKey", r.report, r.calendar, r.ordinal, p.label as period, r.state, r.at, r.body, r.data, r.reason, r.remedy,
           r.returned_at as "returnedAt", r.accepted_at as "acceptedAt", r.revision,
           case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as org,
           case when pe.id is not null then jsonb_build_object('id', pe.id, 'name', pe.name) end as person
      from report r
      left join org o on o.authority_id = r.authority_id and o.id = r.org_id
      left join person pe on pe.authority_id = r.authority_id and pe.id = r.person_id
      left join period p on p.authority_id = r.authority_id and p.program_key = r.program_key and p.calendar = r.calendar and p.ordinal = r.ordinal
     where r.authority_id = ${authorityId} and ${which} and ${scope}
     order by r.at, r.id limit 50`.execute(tx)
  return rows
}

export function isReport(id: string): RawBuilder<unknown> {
  return sql`r.id = ${id}`
}

export function isVersionOf(one: ReportListed): RawBuilder<unknown> {
  return sql`r.program_key = ${one.programKey} and r.report = ${one.report} and r.calendar = ${one.calendar} and r.ordinal = ${one.ordinal}
    and (r.state <> 'draft' or r.id = ${one.id})
    and (case when ${one.org?.id ?? null}::uuid is not null then r.org_id = ${one.org?.id ?? null}::uuid else r.person_id = ${one.person?.id ?? null}::uuid end)`
}

export type Owed = {
  readonly dutyId: string
  readonly rule: string
  readonly ownerKind: string
  readonly ownerId: string
  readonly owner: string | null
  readonly calendar: string
  readonly ordinal: number
  readonly period: string | null
  readonly dueDay: string
  /** Of the duty: open met late missed excused. */
  readonly state: 'open' | 'met' | 'late' | 'missed' | 'excused'
  /** Of the report, if there is one: draft submitted returned locked. */
  readonly reportId: string | null
  readonly reportState: 'draft' | 'submitted' | 'returned' | 'locked' | null
}

/** Reports that are owed, with the latest of each: by owner and period, the latest period first. */
export async function listOwedReports(
  tx: Tx,
  authorityId: string,
  of: {
    programKey: string
    report: string
    rules: readonly string[]
    from: string
    to: string
    mine: readonly string[] | null
    limit: number
  },
  scope: RawBuilder<unknown>,
): Promise<Owed[]> {
  if (of.rules.length === 0) return []
  const { rows } = await sql<Owed>`
    with owed as materialized (
      select d.* from derived_duty d
       where d.authority_id = ${authorityId} and d.program_key = ${of.programKey} and d.rule = any(${[...of.rules]}::text[]) and d.calendar is not null
         and d.due_day between ${of.from} and ${of.to} and ${scope} ${of.mine ? sql`and d.owner_id = any(${[...of.mine]}::uuid[])` : sql``}),
    -- A report from an old ledger names no period: it is of the one it was handed in.
    handed as materialized (
      select r.id, r.state, r.at, r.org_id, r.person_id, coalesce(r.calendar, p.calendar) as calendar, coalesce(r.ordinal, p.ordinal) as ordinal
        from report r
        left join period p on r.calendar is null and p.authority_id = r.authority_id and p.program_key = r.program_key
             and p.calendar in (select distinct calendar from owed) and r.day between p.first_day and p.last_day
       where r.authority_id = ${authorityId} and r.program_key = ${of.programKey} and r.report = ${of.report}
         and r.day between ${of.from}::date - 400 and ${of.to}::date + 400),
    latest as materialized (
      select distinct on (owner_id, calendar, ordinal) id, state, owner_id, calendar, ordinal
        from (select id, state, at, org_id as owner_id, calendar, ordinal from handed
              union all select id, state, at, person_id, calendar, ordinal from handed) h
       where owner_id is not null and ordinal is not null
       order by owner_id, calendar, ordinal, at desc, id desc)
    select d.id as "dutyId", d.rule, d.owner_kind as "ownerKind", d.owner_id as "ownerId", coalesce(o.name, pe.name) as owner, d.calendar, d.ordinal,
           p.label as period, d.due_day as "dueDay", d.state, r.id as "reportId", r.state as "reportState"
      from owed d
      left join org o on o.authority_id = d.authority_id and o.id = d.owner_id
      left join person pe on pe.authority_id = d.authority_id and pe.id = d.owner_id
      left join period p on p.authority_id = d.authority_id and p.program_key = d.program_key and p.calendar = d.calendar and p.ordinal = d.ordinal
      left join latest r on r.owner_id = d.owner_id and r.calendar = d.calendar and r.ordinal = d.ordinal
     order by d.due_day desc, owner, d.id limit ${of.limit}`.execute(tx)
  return rows
}
