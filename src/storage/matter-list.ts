import { Temporal } from 'temporal-polyfill'
import { type RawBuilder, sql, type Tx } from './open-database.ts'
import { type Asker, scopeOf } from './scope.ts'

/** What a list of matters may be narrowed by; everything given must hold. Days are the authority's. */
export type MatterFilter = {
  readonly q?: string
  readonly program?: string
  readonly state?: readonly string[]
  readonly kind?: readonly string[]
  readonly matter?: readonly string[]
  readonly category?: readonly string[]
  readonly urgency?: readonly string[]
  readonly source?: readonly string[]
  /** At work on it or counted for it. */
  readonly orgId?: string
  readonly leadOrgId?: string
  readonly personId?: string
  readonly leaderId?: string
  readonly enterpriseId?: string
  readonly projectId?: string
  /** overdue: its nearest clock has run out. today, week: falls due by the end of it. at_risk: within two days. */
  readonly due?: 'overdue' | 'today' | 'week' | 'at_risk'
  readonly dueBefore?: string
  readonly open?: boolean
  readonly disputed?: boolean
  readonly falseClosure?: boolean
  readonly reopened?: boolean
  readonly sealed?: boolean
  readonly asked?: 'extension' | 'objection'
  readonly recordedFrom?: string
  readonly recordedTo?: string
  readonly closedFrom?: string
  readonly closedTo?: string
}

export type MatterListRow = {
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
  readonly leadOrgId: string | null
  readonly orgId: string | null
  readonly personId: string | null
  readonly leaderId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
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
}

const SELECTED = sql.raw(`m.id, m.number, m.title, m.kind, m.matter, m.program_key as "programKey", m.program_version as "programVersion", m.state,
  m.end_id as "endId", m.category, m.urgency, m.weight, m.source, m.level, m.tier, m.sealed, m.lead_org_id as "leadOrgId", m.org_id as "orgId",
  m.person_id as "personId", m.leader_id as "leaderId", m.enterprise_id as "enterpriseId", m.project_id as "projectId", m.at, m.due_at as "dueAt",
  m.answered_at as "answeredAt", m.closed_at as "closedAt", m.next_review as "nextReview", m.reopened, m.returned, m.extended, m.disputed,
  m.false_closures as "falseClosures", m.acts - m.refused as revision`)

const OPEN = sql.raw(`m.state not in ('closed', 'dismissed', 'merged')`)

/** `due`: most dangerous first, those without a deadline last. */
export type MatterSort = 'due' | 'newest' | 'number'
/** Where the page before ended. */
export type MatterCursor = { readonly dueAt?: string | null; readonly id: string; readonly number?: string }

/** One page of the matters that the asker may see, and how many there are in all. */
export async function listMatters(
  tx: Tx,
  asker: Asker,
  filter: MatterFilter,
  page: { sort: MatterSort; after?: MatterCursor; limit: number; count: boolean },
): Promise<{ items: MatterListRow[]; total: number | null }> {
  const where = whereOf(asker, filter)
  const { rows } = await sql<MatterListRow>`
    select ${SELECTED} from matter m
     where ${where} ${page.after ? sql`and ${beyond(page.sort, page.after)}` : sql``}
     order by ${orderOf(page.sort)} limit ${page.limit}`.execute(tx)
  if (!page.count) return { items: rows, total: null }
  const total = await sql<{ total: number }>`select count(*)::int as total from matter m where ${where}`.execute(tx)
  return { items: rows, total: total.rows[0]?.total ?? 0 }
}

/** One row, whoever may see it: the caller has asked. */
export async function findMatterRow(tx: Tx, authorityId: string, id: string): Promise<MatterListRow | undefined> {
  const { rows } = await sql<MatterListRow>`
    select ${SELECTED} from matter m where m.authority_id = ${authorityId} and m.id = ${id}`.execute(tx)
  return rows[0]
}

/** How many by state, and how urgent: the same rows as the list with this filter. */
export async function countMatters(
  tx: Tx,
  asker: Asker,
  filter: MatterFilter,
): Promise<{ total: number; byState: Record<string, number>; overdue: number; dueToday: number; dueThisWeek: number }> {
  const { now, endOfDay, endOfWeek } = moments(asker)
  const { rows } = await sql<{ state: string; count: number; overdue: number; today: number; week: number }>`
    select m.state, count(*)::int as count, count(*) filter (where m.due_at <= ${now})::int as overdue,
           count(*) filter (where m.due_at > ${now} and m.due_at <= ${endOfDay})::int as today,
           count(*) filter (where m.due_at > ${now} and m.due_at <= ${endOfWeek})::int as week
      from matter m where ${whereOf(asker, filter)} group by m.state`.execute(tx)
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    total: sum((row) => row.count),
    byState: Object.fromEntries(rows.map((row) => [row.state, row.count])),
    overdue: sum((row) => row.overdue),
    dueToday: sum((row) => row.today),
    dueThisWeek: sum((row) => row.week),
  }
}

/** The running clock that bites next, of each of these matters. */
export async function listNextClocks(
  tx: Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, { clock: string; dueAt: string; dueDay: string; stoppedAt: string | null }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ matterId: string; clock: string; dueAt: string; dueDay: string; stoppedAt: string | null }>`
    select distinct on (k.matter_id) k.matter_id as "matterId", k.clock, k.due_at as "dueAt", k.due_day as "dueDay", k.stopped_at as "stoppedAt"
      from matter_clock k
     where k.authority_id = ${authorityId} and k.matter_id = any(${[...ids]}::uuid[]) and k.done_at is null and k.cancelled_at is null and k.state = 'open'
     order by k.matter_id, k.stopped_at nulls first, k.due_at`.execute(tx)
  return new Map(rows.map(({ matterId, ...clock }) => [matterId, clock]))
}

function orderOf(sort: MatterSort): RawBuilder<unknown> {
  if (sort === 'newest') return sql`m.id desc`
  return sort === 'number' ? sql`m.number desc` : sql`m.due_at, m.id`
}

function beyond(sort: MatterSort, after: MatterCursor): RawBuilder<unknown> {
  if (sort === 'newest') return sql`m.id < ${after.id}`
  if (sort === 'number') return sql`m.number < ${after.number ?? ''}`
  if (!after.dueAt) return sql`(m.due_at is null and m.id > ${after.id})`
  return sql`(m.due_at > ${after.dueAt} or m.due_at = ${after.dueAt} and m.id > ${after.id} or m.due_at is null)`
}

function moments({ now, timeZone }: Asker) {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone)
  const midnight = (days: number) => local.startOfDay().add({ days }).toInstant().toString()
  return { now, endOfDay: midnight(1), endOfWeek: midnight(8 - local.dayOfWeek), inTwoDays: midnight(3) }
}

/** The start of a local day, as a moment. */
function startOf(day: string, { timeZone }: Asker, plus = 0): string {
  return Temporal.PlainDate.from(day).add({ days: plus }).toZonedDateTime(timeZone).toInstant().toString()
}

function whereOf(asker: Asker, filter: MatterFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [sql`m.authority_id = ${asker.authorityId}`, scopeOf(asker, 'matter', 'm')]
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) conditions.push(sql`${sql.ref(`m.${column}`)} = ${value}`)
  }
  const among = (column: string, values: readonly string[] | undefined) => {
    if (values?.length === 1) equal(column, values[0])
    else if (values && values.length > 0) conditions.push(sql`${sql.ref(`m.${column}`)} = any(${[...values]}::text[])`)
  }
  equal('program_key', filter.program)
  among('state', filter.state)
  among('kind', filter.kind)
  among('matter', filter.matter)
  among('category', filter.category)
  among('urgency', filter.urgency)
  among('source', filter.source)
  equal('lead_org_id', filter.leadOrgId)
  equal('person_id', filter.personId)
  equal('leader_id', filter.leaderId)
  equal('enterprise_id', filter.enterpriseId)
  equal('project_id', filter.projectId)
  if (filter.orgId) {
    conditions.push(sql`(m.org_id = ${filter.orgId} or m.id = any(array(
      select p.matter_id from matter_party p
       where p.authority_id = ${asker.authorityId} and p.org_id = ${filter.orgId} and p.to_at = 'infinity')))`)
  }
  if (filter.open !== undefined) conditions.push(filter.open ? OPEN : sql`not (${OPEN})`)
  if (filter.disputed !== undefined) conditions.push(filter.disputed ? sql`m.disputed > 0` : sql`m.disputed = 0`)
  if (filter.falseClosure !== undefined) conditions.push(filter.falseClosure ? sql`m.false_closures > 0` : sql`m.false_closures = 0`)
  if (filter.reopened !== undefined) conditions.push(filter.reopened ? sql`m.reopened > 0` : sql`m.reopened = 0`)
  if (filter.sealed !== undefined) conditions.push(sql`m.sealed = ${filter.sealed}`)
  if (filter.asked) conditions.push(sql`m.state_json -> ${filter.asked} <> 'null'::jsonb`, OPEN)
  conditions.push(...dueConditions(asker, filter), ...textConditions(filter))
  if (filter.recordedFrom) conditions.push(sql`m.at >= ${startOf(filter.recordedFrom, asker)}`)
  if (filter.recordedTo) conditions.push(sql`m.at < ${startOf(filter.recordedTo, asker, 1)}`)
  if (filter.closedFrom) conditions.push(sql`m.closed_at >= ${startOf(filter.closedFrom, asker)}`)
  if (filter.closedTo) conditions.push(sql`m.closed_at < ${startOf(filter.closedTo, asker, 1)}`)
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

function dueConditions(asker: Asker, filter: MatterFilter): RawBuilder<unknown>[] {
  const { now, endOfDay, endOfWeek, inTwoDays } = moments(asker)
  const until = { overdue: now, today: endOfDay, week: endOfWeek, at_risk: inTwoDays }
  const conditions: RawBuilder<unknown>[] = []
  if (filter.due) conditions.push(sql`m.due_at <= ${until[filter.due]}`, OPEN)
  if (filter.due && filter.due !== 'overdue') conditions.push(sql`m.due_at > ${now}`)
  if (filter.dueBefore) conditions.push(sql`m.due_at < ${startOf(filter.dueBefore, asker)}`, OPEN)
  return conditions
}

/** Every word must occur; what one types is text, never a pattern. A sealed matter is found by its number alone. */
function textConditions({ q }: MatterFilter): RawBuilder<unknown>[] {
  const words = q?.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5) ?? []
  return words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    return sql`(m.search like ${pattern} and not m.sealed or m.number like ${pattern})`
  })
}
