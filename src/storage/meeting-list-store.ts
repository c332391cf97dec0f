import { type RawBuilder, sql, type Tx } from './open-database.ts'
import { type Asker, scopeOf } from './scope.ts'

type Name = { readonly id: string; readonly name: string } | null

export type MeetingListed = {
  readonly id: string
  readonly programKey: string
  readonly meeting: string
  readonly title: string
  readonly place: string
  readonly person: Name
  readonly org: Name
  readonly area: Name
  /** Who presided. */
  readonly chair: Name
  readonly at: string
  readonly state: 'planned' | 'closed'
  readonly voidedAt: string | null
  readonly attendees: number
  readonly items: number
  readonly decisions: number
  /** Decisions that are still open. */
  readonly open: number
}

export type MeetingWhere = {
  readonly id?: string | undefined
  readonly program?: string | undefined
  readonly meeting?: string | undefined
  readonly state?: string | undefined
  readonly orgId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export function meetingCondition(
  authorityId: string,
  where: MeetingWhere,
  scope: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const arms: RawBuilder<unknown>[] = [sql`g.authority_id = ${authorityId}`, scope]
  if (where.id) arms.push(sql`g.id = ${where.id}`)
  if (where.program) arms.push(sql`g.program_key = ${where.program}`)
  if (where.meeting) arms.push(sql`g.meeting = ${where.meeting}`)
  if (where.orgId) arms.push(sql`g.org_id = ${where.orgId}`)
  if (where.from) arms.push(sql`g.day >= ${where.from}`)
  if (where.to) arms.push(sql`g.day <= ${where.to}`)
  if (where.state === 'cancelled') arms.push(sql`g.voided_at is not null`)
  else if (where.state) arms.push(sql`g.state = ${where.state} and g.voided_at is null`)
  return sql.join(arms, sql` and `)
}

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

/** Meetings, the latest first; `after` is the last of the page before. */
export async function listMeetingRows(
  tx: Tx,
  page: { condition: RawBuilder<unknown>; after?: { at: string; id: string } | undefined; limit: number },
): Promise<MeetingListed[]> {
  const { rows } = await sql<MeetingListed>`
    with page as materialized (
      select g.* from meeting g where ${page.condition}
         ${page.after ? sql`and (g.at, g.id) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)` : sql``}
       order by g.at desc, g.id desc limit ${page.limit})
    select g.id, g.program_key as "programKey", g.meeting, g.title, g.place, ${named('pe')} as person, ${named('o')} as org, ${named('a')} as area,
           ${named('c')} as chair, g.at, g.state, g.voided_at as "voidedAt", g.attendees,
           (select count(*)::int from meeting_item i where i.authority_id = g.authority_id and i.meeting_id = g.id and i.dropped is null) as items,
           (select count(*)::int from meeting_decision d where d.authority_id = g.authority_id and d.meeting_id = g.id) as decisions,
           (select count(*)::int from matter m where m.authority_id = g.authority_id and m.about_kind = 'meeting' and m.about_id = g.id
              and m.state not in ('closed', 'dismissed', 'merged')) as open
      from page g
      left join person pe on pe.authority_id = g.authority_id and pe.id = g.person_id
      left join org o on o.authority_id = g.authority_id and o.id = g.org_id
      left join area a on a.authority_id = g.authority_id and a.id = g.area_id
      left join person c on c.authority_id = g.authority_id and c.id = g.chair_id
     order by g.at desc, g.id desc`.execute(tx)
  return rows
}

export async function countMeetingRows(tx: Tx, condition: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from meeting g where ${condition}`.execute(tx)
  return rows[0]?.n ?? 0
}

export type DueListed = {
  readonly id: string
  readonly rule: string
  readonly programKey: string
  readonly owner: string | null
  readonly ownerKind: string
  readonly ownerId: string
  readonly period: string | null
  readonly dueDay: string
  readonly state: 'open' | 'met' | 'late' | 'missed' | 'excused'
}

/** Duties of some rules due in a stretch of days: what a calendar of meetings or reports shows. */
export async function listDueOf(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; rules: readonly string[]; from: string; to: string; limit: number },
  scope: RawBuilder<unknown>,
): Promise<DueListed[]> {
  if (of.rules.length === 0) return []
  const { rows } = await sql<DueListed>`
    select d.id, d.rule, d.program_key as "programKey", coalesce(o.name, pe.name, a.name) as owner, d.owner_kind as "ownerKind", d.owner_id as "ownerId",
           p.label as period, d.due_day as "dueDay", d.state
      from derived_duty d
      left join org o on o.authority_id = d.authority_id and o.id = d.owner_id
      left join person pe on pe.authority_id = d.authority_id and pe.id = d.owner_id
      left join area a on a.authority_id = d.authority_id and a.id = d.owner_id
      left join period p on p.authority_id = d.authority_id and p.program_key = d.program_key and p.calendar = d.calendar and p.ordinal = d.ordinal
     where d.authority_id = ${authorityId} and d.program_key = ${of.programKey} and d.rule = any(${[...of.rules]}::text[])
       and d.due_day between ${of.from} and ${of.to} and ${scope}
     order by d.due_day, d.rule, owner, d.id limit ${of.limit}`.execute(tx)
  return rows
}

/** Numbers, titles and states of matters one may read, by id. */
export async function mattersSeen(
  tx: Tx,
  authorityId: string,
  ids: readonly string[],
  scope: RawBuilder<unknown>,
): Promise<
  ReadonlyMap<string, { number: string; title: string; state: string; dueAt: string | null; lead: string | null }>
> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    number: string
    title: string
    state: string
    dueAt: string | null
    lead: string | null
  }>`
    select m.id, m.number, m.title, m.state, m.due_at as "dueAt", o.name as lead
      from matter m left join org o on o.authority_id = m.authority_id and o.id = m.lead_org_id
     where m.authority_id = ${authorityId} and m.id = any(${[...ids]}::uuid[]) and ${scope}`.execute(tx)
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}

/** Meetings one may read by rule of access, and those one is invited to. */
export function meetingScope(asker: Asker, alias = 'g'): RawBuilder<unknown> {
  const { personId, orgIds } = asker.actor
  return sql`(${scopeOf(asker, 'meeting', alias)} or ${sql.ref(`${alias}.id`)} = any(array(
    select t.meeting_id from meeting_attendee t where t.authority_id = ${asker.authorityId}
       and (t.person_id = ${personId}::uuid or t.org_id = any(${[...orgIds]}::uuid[])))))`
}
