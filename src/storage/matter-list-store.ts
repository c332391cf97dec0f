import type { DeadlineParts } from '#domain/calendar/deadline.ts'
import { OPEN } from './matter-list/condition.ts'
import { type RawBuilder, sql, type Tx } from './open-database.ts'

type Name = { readonly id: string; readonly name: string } | null

/** A matter as lists show it. `revision` counts the acts that changed something. */
export type MatterListed = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly kind: string
  readonly matter: string
  readonly programKey: string
  readonly programVersion: number
  readonly state: string
  readonly endId: string | null
  readonly category: string | null
  readonly urgency: string | null
  readonly weight: string | null
  readonly source: string | null
  readonly level: string | null
  readonly tier: number
  readonly sealed: boolean
  readonly leadOrg: Name
  readonly org: Name
  readonly person: Name
  readonly leader: Name
  readonly enterprise: Name
  readonly project: Name
  readonly at: string
  readonly dueAt: string | null
  readonly answeredAt: string | null
  readonly closedAt: string | null
  readonly nextReview: string | null
  readonly reopened: number
  readonly returned: number
  readonly extended: number
  readonly disputed: number
  readonly falseClosures: number
  readonly revision: number
  readonly clock: {
    readonly clock: string
    readonly dueAt: string
    readonly dueDay: string
    readonly stoppedAt: string | null
    readonly explain: DeadlineParts
  } | null
}

/** Where a page begins: after the row with this due moment (null: none) or this id. */
export type MatterCursor = { readonly due: string | null; readonly id: string }

export type MatterSort = 'due' | 'newest'

type Asked = {
  readonly condition: RawBuilder<unknown>
  readonly sort: MatterSort
  readonly after?: MatterCursor | undefined
  readonly limit: number
}

/** One page of matters. Names and clocks are looked up for the rows of the page alone. */
export async function listMatterRows(tx: Tx, authorityId: string, page: Asked): Promise<MatterListed[]> {
  const ids = page.sort === 'due' ? idsByDue(page) : idsByAge(page)
  const { rows } = await sql<MatterListed>`
    with page as materialized (${ids})
    select ${ROW} ${ROWS(authorityId)} order by ${orderOf(page.sort)}`.execute(tx)
  return rows
}

/**
 * The first page together with the exact number, in one pass: for filters and scopes that leave few. Over everything the
 * number costs a scan and the page does not, so those are asked apart.
 */
export async function listMatterRowsCounted(
  tx: Tx,
  authorityId: string,
  page: Omit<Asked, 'after'>,
): Promise<{ rows: MatterListed[]; total: number }> {
  const { rows } = await sql<MatterListed & { total: number }>`
    with mine as materialized (select m.id, m.due_at from matter m where ${page.condition}),
    page as materialized (select m.id from mine m order by ${orderOf(page.sort)} limit ${page.limit})
    select ${ROW}, (select count(*)::int from mine) as total ${ROWS(authorityId)} order by ${orderOf(page.sort)}`.execute(
    tx,
  )
  return { rows, total: rows[0]?.total ?? 0 }
}

function orderOf(sort: MatterSort): RawBuilder<unknown> {
  return sort === 'due' ? sql`m.due_at nulls last, m.id` : sql`m.id desc`
}

function idsByAge({ condition, after, limit }: Asked): RawBuilder<unknown> {
  return sql`
    select m.id from matter m
     where ${condition} ${after ? sql`and m.id < ${after.id}` : sql``}
     order by m.id desc limit ${limit}`
}

/** Two stretches, each read in the order of its index: first what has a limit, then what has none. */
function idsByDue({ condition, after, limit }: Asked): RawBuilder<unknown> {
  const beyond = after?.due ? sql`and (m.due_at, m.id) > (${after.due}::timestamptz, ${after.id}::uuid)` : sql``
  const dated = sql`
    (select m.id from matter m where ${condition} and m.due_at is not null ${beyond} order by m.due_at, m.id limit ${limit})`
  const later = after && after.due === null ? sql`and m.id > ${after.id}` : sql``
  const undated = sql`
    (select m.id from matter m where ${condition} and m.due_at is null ${later} order by m.id limit ${limit})`
  if (after && after.due === null) return undated
  return sql`${dated} union all ${undated} limit ${limit}`
}

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

/** A moment inside jsonb, written as it would come out of its own column. */
const momentText = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const ROW = sql`
  m.id, m.number, m.title, m.kind, m.matter, m.program_key as "programKey", m.program_version as "programVersion", m.state,
  m.end_id as "endId", m.category, m.urgency, m.weight, m.source, m.level, m.tier, m.sealed,
  ${named('lo')} as "leadOrg", ${named('o')} as org, ${named('pe')} as person, ${named('le')} as leader,
  ${named('e')} as enterprise, ${named('pr')} as project,
  m.at, m.due_at as "dueAt", m.answered_at as "answeredAt", m.closed_at as "closedAt", m.next_review as "nextReview",
  m.reopened, m.returned, m.extended, m.disputed, m.false_closures as "falseClosures", m.acts - m.refused as revision,
  case when c.clock is not null then jsonb_build_object('clock', c.clock, 'dueAt', ${momentText('c.due_at')}, 'dueDay', c.due_day,
                                                        'stoppedAt', ${momentText('c.stopped_at')}, 'explain', c.explain) end as clock`

/** The nearest open clock of each row: the one the row is due by, where it is. */
const ROWS = (authorityId: string) => sql`
  from page
  join matter m on m.authority_id = ${authorityId} and m.id = page.id
  left join (
    select distinct on (k.matter_id) k.matter_id, k.clock, k.due_at, k.due_day, k.stopped_at, k.explain
      from page q
      join matter x on x.authority_id = ${authorityId} and x.id = q.id
      join matter_clock k on k.authority_id = ${authorityId} and k.matter_id = q.id and k.state = 'open'
     order by k.matter_id, (k.due_at = x.due_at) desc nulls last, k.due_at, k.id) c on c.matter_id = m.id
  left join org lo on lo.authority_id = ${authorityId} and lo.id = m.lead_org_id
  left join org o on o.authority_id = ${authorityId} and o.id = m.org_id
  left join person pe on pe.authority_id = ${authorityId} and pe.id = m.person_id
  left join person le on le.authority_id = ${authorityId} and le.id = m.leader_id
  left join enterprise e on e.authority_id = ${authorityId} and e.id = m.enterprise_id
  left join project pr on pr.authority_id = ${authorityId} and pr.id = m.project_id`

/** How many fit the filter, exactly. */
export async function countMatterRows(tx: Tx, condition: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from matter m where ${condition}`.execute(tx)
  return rows[0]?.n ?? 0
}

export type MatterCounts = {
  readonly state: string
  readonly n: number
  readonly overdue: number
  readonly today: number
  readonly week: number
}

/** Counts by state, and of the open ones how many are overdue or fall due by two moments. */
export async function countByState(
  tx: Tx,
  condition: RawBuilder<unknown>,
  moments: { readonly now: string; readonly endOfToday: string; readonly endOfWeek: string },
): Promise<MatterCounts[]> {
  const { now, endOfToday, endOfWeek } = moments
  const { rows } = await sql<MatterCounts>`
    select m.state, count(*)::int as n,
           count(*) filter (where ${OPEN} and m.due_at <= ${now})::int as overdue,
           count(*) filter (where ${OPEN} and m.due_at > ${now} and m.due_at <= ${endOfToday})::int as today,
           count(*) filter (where ${OPEN} and m.due_at > ${now} and m.due_at <= ${endOfWeek})::int as week
      from matter m
     where ${condition}
     group by m.state`.execute(tx)
  return rows
}
