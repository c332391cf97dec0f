import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type Network = {
  readonly id: string
  readonly programKey: string
  readonly link: string
  readonly form: string
  readonly sortField: string | null
}

const COLUMNS = sql`n.id, n.program_key as "programKey", n.link, n.form, n.sort_field as "sortField"`

/** Adds a network; false when the program's pairing reports by that form already. */
export async function insertNetwork(
  tx: Tx,
  authorityId: string,
  one: Network & { readonly at: string; readonly by: string | null },
): Promise<boolean> {
  const result = await sql`
    insert into monitoring_network (authority_id, id, program_key, link, form, sort_field, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.link}, ${one.form}, ${one.sortField}, ${one.at}, ${one.by})
    on conflict (authority_id, program_key, link, form) do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

export async function listNetworks(tx: Tx, authorityId: string): Promise<Network[]> {
  const { rows } = await sql<Network>`
    select ${COLUMNS} from monitoring_network n where n.authority_id = ${authorityId} order by n.id`.execute(tx)
  return rows
}

export async function findNetwork(tx: Tx, authorityId: string, id: string): Promise<Network | undefined> {
  const { rows } = await sql<Network>`
    select ${COLUMNS} from monitoring_network n where n.authority_id = ${authorityId} and n.id = ${id}`.execute(tx)
  return rows[0]
}

type Name = { readonly id: string; readonly name: string }

/** A monitor at his point: the pairing, its term, and how often he reported in a span. */
export type Appointment = {
  readonly id: string
  readonly person: Name | null
  readonly point: Name
  readonly fromDay: string
  readonly toDay: string
  readonly termTo: string | null
  readonly reports: number
  readonly lastReport: string | null
  readonly revision: number
}

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

/** Who is appointed on a day, with the reports made between two days; of one holder or one point where given. */
export async function listAppointments(
  tx: Tx,
  authorityId: string,
  network: Network,
  where: {
    on: string
    from: string
    to: string
    id?: string | undefined
    personId?: string | null | undefined
    enterpriseId?: string | null | undefined
  },
): Promise<Appointment[]> {
  const { rows } = await sql<Appointment>`
    select l.id, ${named('p')} as person, coalesce(${named('e')}, ${named('o')}, ${named('t')}) as point, l.from_day as "fromDay", l.to_day as "toDay",
           l.term_to as "termTo", coalesce(r.n, 0) as reports, r.last as "lastReport", l.revision
      from link l
      left join person p on p.authority_id = l.authority_id and p.id = l.person_id
      left join enterprise e on e.authority_id = l.authority_id and e.id = l.enterprise_id
      left join org o on o.authority_id = l.authority_id and o.id = l.target_org_id
      left join person t on t.authority_id = l.authority_id and t.id = l.target_person_id
      left join lateral (
        select count(*) filter (where f.day between ${where.from} and ${where.to})::int as n, max(f.day) as last from form_entry f
         where f.authority_id = ${authorityId} and f.program_key = ${network.programKey} and f.form = ${network.form} and f.voided_at is null
           and (f.person_id = l.person_id or (f.person_id is null and f.enterprise_id = l.enterprise_id))) r on true
     where l.authority_id = ${authorityId} and l.program_key = ${network.programKey} and l.link = ${network.link} and l.voided_at is null
       and l.from_day <= ${where.on} and l.to_day >= ${where.on}
       ${where.id ? sql`and l.id = ${where.id}` : sql``}
       ${where.personId ? sql`and l.person_id = ${where.personId}` : sql``}
       ${where.enterpriseId ? sql`and l.enterprise_id = ${where.enterpriseId}` : sql``}
     order by l.term_to nulls last, l.id`.execute(tx)
  return rows
}

/** A report with what became of it. */
export type ReportListed = {
  readonly id: string
  readonly line: string
  readonly values: Readonly<Record<string, unknown>>
  readonly org: Name | null
  readonly person: Name | null
  readonly point: Name | null
  readonly day: string
  readonly outcome: string | null
  readonly matter: {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly state: string
  } | null
  readonly sameAs: string | null
  readonly reason: string | null
  readonly sortedAt: string | null
}

export type ReportWhere = {
  readonly lines?: readonly string[] | undefined
  readonly outcome?: string | undefined
  readonly orgId?: string | undefined
  readonly personId?: string | null | undefined
  readonly enterpriseId?: string | null | undefined
  readonly matterId?: string | undefined
  readonly q?: string | undefined
}

function condition(authorityId: string, network: Network, where: ReportWhere): RawBuilder<unknown> {
  const like = where.q ? `%${where.q.replaceAll(/[\\%_]/g, '\\$&')}%` : ''
  return sql`f.authority_id = ${authorityId} and f.program_key = ${network.programKey} and f.form = ${network.form} and f.voided_at is null
    ${where.lines ? sql`and coalesce(f.first_id, f.id) = any(${[...where.lines]}::uuid[])` : sql``}
    ${where.outcome === 'unsorted' ? sql`and s.line_id is null` : where.outcome ? sql`and s.outcome = ${where.outcome}` : sql``}
    ${where.orgId ? sql`and f.org_id = ${where.orgId}` : sql``}
    ${where.personId ? sql`and f.person_id = ${where.personId}` : sql``}
    ${where.enterpriseId ? sql`and f.enterprise_id = ${where.enterpriseId}` : sql``}
    ${where.matterId ? sql`and s.matter_id = ${where.matterId}` : sql``}
    ${where.q ? sql`and f.values::text ilike ${like}` : sql``}`
}

const FROM = sql`form_entry f left join monitor_sorting s on s.authority_id = f.authority_id and s.line_id = coalesce(f.first_id, f.id)`

/** Reports, the latest first. */
export async function listReportRows(
  tx: Tx,
  authorityId: string,
  network: Network,
  where: ReportWhere,
  page: { after?: { day: string; line: string } | undefined; limit: number },
): Promise<ReportListed[]> {
  const { rows } = await sql<ReportListed>`
    select f.id, coalesce(f.first_id, f.id) as line, f.values, ${named('o')} as org, ${named('p')} as person, ${named('e')} as point, f.day,
           s.outcome, case when m.id is not null then jsonb_build_object('id', m.id, 'number', m.number, 'title', m.title, 'state', m.state) end as matter,
           s.same_as as "sameAs", s.reason, s.at as "sortedAt"
      from ${FROM}
      left join org o on o.authority_id = f.authority_id and o.id = f.org_id
      left join person p on p.authority_id = f.authority_id and p.id = f.person_id
      left join enterprise e on e.authority_id = f.authority_id and e.id = f.enterprise_id
      left join matter m on m.authority_id = s.authority_id and m.id = s.matter_id
     where ${condition(authorityId, network, where)}
       ${page.after ? sql`and (f.day, coalesce(f.first_id, f.id)) < (${page.after.day}::date, ${page.after.line}::uuid)` : sql``}
     order by f.day desc, coalesce(f.first_id, f.id) desc limit ${page.limit}`.execute(tx)
  return rows
}

export async function countReports(tx: Tx, authorityId: string, network: Network, where: ReportWhere): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${FROM} where ${condition(authorityId, network, where)}`.execute(tx)
  return rows[0]?.n ?? 0
}

export type NetworkFigures = {
  readonly reports: number
  readonly points: number
  readonly unsorted: number
  readonly matter: number
  readonly praise: number
  readonly duplicate: number
  readonly noAction: number
  readonly matters: number
  /** Of the matters, those that demand rectification: letters of supervision. */
  readonly letters: number
  readonly lettered: number
}

/** A network in figures: reports by what became of them, the matters they led to, the units that got a letter. */
export async function readNetworkFigures(tx: Tx, authorityId: string, network: Network): Promise<NetworkFigures> {
  const { rows } = await sql<NetworkFigures>`
    select count(*)::int as reports, count(distinct coalesce(f.enterprise_id, f.person_id))::int as points,
           count(*) filter (where s.line_id is null)::int as unsorted,
           count(*) filter (where s.outcome = 'matter')::int as matter, count(*) filter (where s.outcome = 'praise')::int as praise,
           count(*) filter (where s.outcome = 'duplicate')::int as duplicate, count(*) filter (where s.outcome = 'no_action')::int as "noAction",
           count(distinct s.matter_id)::int as matters,
           count(distinct s.matter_id) filter (where m.kind = 'rectification')::int as letters,
           count(distinct coalesce(m.lead_org_id, f.org_id)) filter (where m.kind = 'rectification')::int as lettered
      from ${FROM} left join matter m on m.authority_id = s.authority_id and m.id = s.matter_id
     where ${condition(authorityId, network, {})}`.execute(tx)
  return rows[0] as NetworkFigures
}

/** Units by how much was reported on them. */
export async function listReportedUnits(
  tx: Tx,
  authorityId: string,
  network: Network,
): Promise<{ org: Name; reports: number; matters: number; letters: number }[]> {
  const { rows } = await sql<{ org: Name; reports: number; matters: number; letters: number }>`
    select jsonb_build_object('id', o.id, 'name', o.name) as org, count(*)::int as reports, count(distinct s.matter_id)::int as matters,
           count(distinct s.matter_id) filter (where m.kind = 'rectification')::int as letters
      from ${FROM}
      join org o on o.authority_id = f.authority_id and o.id = f.org_id
      left join matter m on m.authority_id = s.authority_id and m.id = s.matter_id
     where ${condition(authorityId, network, {})}
     group by o.id, o.name order by count(*) desc, o.name`.execute(tx)
  return rows
}

/** Writes what became of a report; a later word replaces the earlier one, the audit keeps both. */
export async function saveSorting(
  tx: Tx,
  authorityId: string,
  one: {
    lineId: string
    networkId: string
    outcome: string
    matterId: string | null
    sameAs: string | null
    reason: string
    at: string
    by: string | null
  },
): Promise<void> {
  await sql`
    insert into monitor_sorting (authority_id, line_id, network_id, outcome, matter_id, same_as, reason, at, by_person_id)
    values (${authorityId}, ${one.lineId}, ${one.networkId}, ${one.outcome}, ${one.matterId}, ${one.sameAs}, ${one.reason}, ${one.at}, ${one.by})
    on conflict (authority_id, line_id) do update
      set outcome = excluded.outcome, matter_id = excluded.matter_id, same_as = excluded.same_as, reason = excluded.reason,
          at = excluded.at, by_person_id = excluded.by_person_id`.execute(tx)
}
