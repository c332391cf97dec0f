import { type RawBuilder, sql, type Tx } from './open-database.ts'

/** Whose meeting it is: everything of the program, or what a unit leads, a leader was submitted or holds, an area has. */
export type Holder = {
  readonly programKey: string
  readonly all: boolean
  readonly orgId: string | null
  readonly personId: string | null
  readonly areaId: string | null
}

export type AgendaMatter = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly sealed: boolean
  readonly lead: string | null
  readonly tier: number
  readonly state: string
  /** Local days. */
  readonly dueDay: string | null
  readonly agreedDay: string | null
  readonly review: string | null
}

function ofHolder(authorityId: string, { all, orgId, personId, areaId }: Holder): RawBuilder<unknown> {
  if (all) return sql`true`
  const arms: RawBuilder<unknown>[] = []
  if (areaId) arms.push(sql`m.area_id = ${areaId}`)
  if (orgId && !areaId)
    arms.push(
      sql`m.lead_org_id = ${orgId}`,
      sql`m.id = any(array(select p.matter_id from matter_party p where p.authority_id = ${authorityId} and p.org_id = ${orgId} and p.to_at = 'infinity'))`,
    )
  if (personId) arms.push(sql`m.leader_id = ${personId}`, sql`m.person_id = ${personId}`)
  return arms.length === 0 ? sql`false` : sql`(${sql.join(arms, sql` or `)})`
}

const OPEN = sql`m.state not in ('closed', 'dismissed', 'merged')`

/** Open matters of a holder under one of the agenda's headings, the most pressing first. */
export async function listAgendaMatters(
  tx: Tx,
  authorityId: string,
  holder: Holder,
  heading: 'submissions' | 'escalated' | 'overdue' | 'long_term' | 'red_lines' | 'waiting',
  at: { now: string; day: string; timeZone: string; most: number },
): Promise<AgendaMatter[]> {
  const heads: Record<typeof heading, RawBuilder<unknown>> = {
    submissions: sql`m.leader_id is not null and m.lead_org_id is null and m.state = 'assigned'`,
    // A matter begins at the first tier of its program.
    escalated: sql`m.tier > 1`,
    overdue: sql`m.due_at <= ${at.now}`,
    long_term: sql`m.state = 'suspended' and (m.next_review is null or m.next_review <= ${at.day})`,
    red_lines: sql`m.about_kind = 'mark'`,
    waiting: sql`m.state = 'recorded'`,
  }
  const { rows } = await sql<AgendaMatter>`
    select ${columns(at.timeZone)}
      from matter m left join org o on o.authority_id = m.authority_id and o.id = m.lead_org_id
      left join meeting_decision d on d.authority_id = m.authority_id and d.matter_id = m.id
     where m.authority_id = ${authorityId} and m.program_key = ${holder.programKey} and ${OPEN} and ${heads[heading]} and ${ofHolder(authorityId, holder)}
     order by m.due_at nulls last, m.id limit ${at.most}`.execute(tx)
  return rows
}

/** Decisions of earlier meetings of this kind and holder that are still open, the most overdue first. */
export async function listNotDone(
  tx: Tx,
  authorityId: string,
  of: {
    programKey: string
    meeting: string
    orgId: string | null
    personId: string | null
    areaId: string | null
    before: string
  },
  at: { timeZone: string; most: number },
): Promise<AgendaMatter[]> {
  const { rows } = await sql<AgendaMatter>`
    select ${columns(at.timeZone)}
      from meeting g
      join matter m on m.authority_id = g.authority_id and m.about_kind = 'meeting' and m.about_id = g.id
      left join org o on o.authority_id = m.authority_id and o.id = m.lead_org_id
      left join meeting_decision d on d.authority_id = m.authority_id and d.matter_id = m.id
     where g.authority_id = ${authorityId} and g.program_key = ${of.programKey} and g.meeting = ${of.meeting} and g.state = 'closed' and g.voided_at is null
       and g.at < ${of.before} and ${ofSameHolder(of)} and ${OPEN}
     order by least(d.due_day, (m.due_at at time zone ${at.timeZone})::date) nulls last, m.id limit ${at.most}`.execute(
    tx,
  )
  return rows
}

/** An area's meeting is one whoever holds it; else it is the unit's, or the person's where he holds it in his own name. */
function ofSameHolder(of: {
  orgId: string | null
  personId: string | null
  areaId: string | null
}): RawBuilder<unknown> {
  if (of.areaId) return sql`g.area_id = ${of.areaId}`
  return sql`g.area_id is null and (g.org_id = ${of.orgId}::uuid or g.person_id = ${of.personId}::uuid)`
}

function columns(timeZone: string): RawBuilder<unknown> {
  return sql`m.id, m.number, m.title, m.sealed, o.name as lead, m.tier, m.state, ((m.due_at - interval '1 second') at time zone ${timeZone})::date as "dueDay",
    d.due_day as "agreedDay", m.next_review as review`
}

/** Duties missed in a stretch of days, by rule: those a unit or person owes, or everybody's. */
export async function countMissedDuties(
  tx: Tx,
  authorityId: string,
  holder: Holder,
  from: string,
  to: string,
): Promise<{ rule: string; version: number; count: number }[]> {
  const whose = holder.all
    ? sql`true`
    : holder.areaId
      ? sql`d.area_id = ${holder.areaId}`
      : sql`(d.org_id = ${holder.orgId}::uuid or d.person_id = ${holder.personId}::uuid)`
  const { rows } = await sql<{ rule: string; version: number; count: number }>`
    select d.rule, max(d.version) as version, count(*)::int as count from derived_duty d
     where d.authority_id = ${authorityId} and d.program_key = ${holder.programKey} and d.state = 'missed' and d.due_day between ${from} and ${to} and ${whose}
     group by d.rule order by count(*) desc, d.rule`.execute(tx)
  return rows
}

/** When the last meeting of this kind and holder was. */
export async function findLastMeetingDay(
  tx: Tx,
  authorityId: string,
  of: {
    programKey: string
    meeting: string
    orgId: string | null
    personId: string | null
    areaId: string | null
    before: string
  },
): Promise<{ id: string; day: string } | undefined> {
  const { rows } = await sql<{ id: string; day: string }>`
    select g.id, g.day from meeting g
     where g.authority_id = ${authorityId} and g.program_key = ${of.programKey} and g.meeting = ${of.meeting} and g.state = 'closed' and g.voided_at is null
       and g.at < ${of.before} and ${ofSameHolder(of)}
     order by g.at desc, g.id desc limit 1`.execute(tx)
  return rows[0]
}
