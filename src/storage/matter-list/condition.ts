/** Which matters a list shows: filters, typed text, what the access table lets through. */
import { type RawBuilder, sql, type Tx } from '../open-database.ts'
import { gramsQuery } from '../text-grams.ts'

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
export const OPEN = sql`m.state not in ('closed', 'dismissed', 'merged')`

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
