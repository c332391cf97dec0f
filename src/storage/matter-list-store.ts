import type { DeadlineParts } from '#domain/calendar/deadline.ts'
import { type RawBuilder, sql, type Tx } from './open-database.ts'
import { gramsQuery } from './text-grams.ts'

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

export type MatterWhere = {
  readonly ids?: readonly string[] | undefined
  readonly q?: string | undefined
  /** Few texts hold what was typed, beside what else is asked: they are read from their index. */
  readonly rare?: boolean | undefined
  readonly program?: string | undefined
  readonly state?: readonly string[] | undefined
  readonly kind?: readonly string[] | undefined
  readonly matter?: readonly string[] | undefined
  readonly category?: readonly string[] | undefined
  readonly urgency?: readonly string[] | undefined
  readonly source?: readonly string[] | undefined
  readonly orgId?: string | undefined
  readonly leadOrgId?: string | undefined
  readonly personId?: string | undefined
  readonly leaderId?: string | undefined
  /** The unit leads it, or has a part of it that it has not answered. */
  readonly unitId?: string | undefined
  /** The unit has a part of it besides who leads, and has not answered. */
  readonly assistOrgId?: string | undefined
  readonly handlerId?: string | undefined
  readonly enterpriseId?: string | undefined
  readonly projectId?: string | undefined
  readonly open?: boolean | undefined
  readonly dueBefore?: string | undefined
  readonly dueFrom?: string | undefined
  readonly disputed?: boolean | undefined
  readonly falseClosure?: boolean | undefined
  readonly reopened?: boolean | undefined
  readonly sealed?: boolean | undefined
  readonly asked?: 'extension' | 'objection' | undefined
  readonly about?: string | undefined
  readonly recordedFrom?: string | undefined
  readonly recordedBefore?: string | undefined
  readonly closedFrom?: string | undefined
  readonly closedBefore?: string | undefined
  /** How it ended, as rates look at it. */
  readonly countsAs?: string | undefined
  /** It has been in this state and is no more. */
  readonly passed?: 'recorded' | 'assigned' | 'working' | 'answered' | 'suspended' | undefined
  /** It was open at this moment, as it is recorded today. */
  readonly openAt?: string | undefined
  /** In the area itself, or of an enterprise or a project that lies there. */
  readonly areaId?: string | undefined
  /** What nobody has said of it. */
  readonly lacking?: readonly ('source' | 'category' | 'area')[] | undefined
  /** Open, and no limit of it has passed at this moment. */
  readonly inTimeAt?: string | undefined
}

/** Written exactly as in the partial index `matter_open_due`, so that it serves. */
const OPEN = sql`m.state not in ('closed', 'dismissed', 'merged')`

/** The filter of a list as a condition on `matter m`, the scope of whoever asks among it. */
export function matterCondition(
  authorityId: string,
  where: MatterWhere,
  scope: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const arms: RawBuilder<unknown>[] = [sql`m.authority_id = ${authorityId}`, scope]
  const is = (column: string, value: string | undefined) => {
    if (value !== undefined) arms.push(sql`${sql.ref(`m.${column}`)} = ${value}`)
  }
  const among = (column: string, values: readonly string[] | undefined) => {
    if (!values || values.length === 0) return
    if (values.length === 1) is(column, values[0])
    else arms.push(sql`${sql.ref(`m.${column}`)} = any(${[...values]}::text[])`)
  }
  if (where.ids) arms.push(sql`m.id = any(${[...where.ids]}::uuid[])`)
  is('program_key', where.program)
  among('state', where.state)
  among('kind', where.kind)
  among('matter', where.matter)
  among('category', where.category)
  among('urgency', where.urgency)
  among('source', where.source)
  is('org_id', where.orgId)
  is('lead_org_id', where.leadOrgId)
  is('person_id', where.personId)
  is('leader_id', where.leaderId)
  is('enterprise_id', where.enterpriseId)
  is('project_id', where.projectId)
  is('about_kind', where.about)
  if (where.open === true) arms.push(OPEN)
  if (where.open === false) arms.push(sql`m.state in ('closed', 'dismissed', 'merged')`)
  if (where.dueBefore) arms.push(sql`${OPEN} and m.due_at <= ${where.dueBefore}`)
  if (where.dueFrom) arms.push(sql`m.due_at > ${where.dueFrom}`)
  if (where.disputed) arms.push(sql`m.disputed > 0`)
  if (where.falseClosure) arms.push(sql`m.false_closures > 0`)
  if (where.reopened) arms.push(sql`m.reopened > 0`)
  if (where.sealed !== undefined) arms.push(sql`m.sealed = ${where.sealed}`)
  if (where.asked) arms.push(sql`m.state_json ->> ${where.asked} is not null`)
  if (where.recordedFrom) arms.push(sql`m.at >= ${where.recordedFrom}`)
  if (where.recordedBefore) arms.push(sql`m.at < ${where.recordedBefore}`)
  if (where.closedFrom) arms.push(sql`m.closed_at >= ${where.closedFrom}`)
  if (where.closedBefore) arms.push(sql`m.closed_at < ${where.closedBefore}`)
  is('handler_id', where.handlerId)
  if (where.assistOrgId) arms.push(assisted(authorityId, where.assistOrgId))
  if (where.unitId) arms.push(sql`(m.lead_org_id = ${where.unitId} or ${assisted(authorityId, where.unitId)})`)
  is('counts_as', where.countsAs)
  if (where.passed) arms.push(sql`m.state <> ${where.passed} and ${sql.ref(`m.stay_${where.passed}`)} is not null`)
  if (where.openAt) arms.push(sql`m.at < ${where.openAt} and (m.closed_at is null or m.closed_at >= ${where.openAt})`)
  if (where.inTimeAt)
    arms.push(sql`${OPEN} and m.state <> 'suspended' and (m.due_at is null or m.due_at > ${where.inTimeAt})`)
  if (where.areaId) arms.push(sql`${areaOf(authorityId)} = ${where.areaId}`)
  for (const one of where.lacking ?? [])
    arms.push(one === 'area' ? sql`${areaOf(authorityId)} is null` : sql`${sql.ref(`m.${one}`)} is null`)
  if (where.q) {
    arms.push(where.rare ? typedByIndex(authorityId, where.q) : typedInEach(authorityId, where.q))
  }
  return sql.join(arms, sql` and `)
}

/** Firms whose name contains what was typed. */
const firms = (authorityId: string, typed: string) => sql`array(
  select e.id from enterprise e where e.authority_id = ${authorityId} and strpos(e.name, ${typed}) > 0)`

/** What was typed stands in the text of the matter or in the name of its enterprise: each row is looked at. */
function typedInEach(authorityId: string, typed: string): RawBuilder<unknown> {
  return sql`(strpos(m.search, ${typed.toLowerCase()}) > 0 or m.enterprise_id = any(${firms(authorityId, typed)}))`
}

/** The same rows, found by the index of grams; in a query of its own, so that the grams of a text are never made while reading. */
function typedByIndex(authorityId: string, typed: string): RawBuilder<unknown> {
  const text = typed.toLowerCase()
  return sql`m.id = any(array(
    select h.id from matter h
     where h.authority_id = ${authorityId} and text_grams(h.search) @@ ${gramsQuery(text)}::tsquery and strpos(h.search, ${text}) > 0
    union all
    select f.id from matter f where f.authority_id = ${authorityId} and f.enterprise_id = any(${firms(authorityId, typed)})))`
}

/** From so many texts on, reading each row in the order of the list is the shorter way. */
const MANY = 40_000
/** Of a hundred pages of the table one is looked at, always the same: some thousand rows, two milliseconds. */
const PART = 100

/**
 * Whether few texts hold what was typed, judged by a part of them; it chooses the way, never the answer. The index of grams could
 * count them, but how many it will find decides how long it takes, and PostgreSQL then reads it or makes the grams of thousands of texts anew.
 */
export async function isRareText(tx: Tx, authorityId: string, typed: string): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from matter h tablesample system (${sql.raw(String(100 / PART))}) repeatable (1)
     where h.authority_id = ${authorityId} and strpos(h.search, ${typed.toLowerCase()}) > 0`.execute(tx)
  return (rows[0]?.n ?? 0) * PART < MANY
}

/** What a unit has a part of besides who leads (并列、协办), until it has answered. */
function assisted(authorityId: string, orgId: string): RawBuilder<unknown> {
  return sql`m.id = any(array(
    select p.matter_id from matter_party p
     where p.authority_id = ${authorityId} and p.org_id = ${orgId} and p.to_at = 'infinity' and p.role <> 'lead' and p.answered_at is null))`
}

/** The area a matter lies in: its own, else its enterprise's, else its project's. */
function areaOf(authorityId: string): RawBuilder<unknown> {
  return sql`coalesce(m.area_id,
    (select e.area_id from enterprise e where e.authority_id = ${authorityId} and e.id = m.enterprise_id),
    (select p.area_id from project p where p.authority_id = ${authorityId} and p.id = m.project_id))`
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
