import { sql, type Tx } from './open-database.ts'

/** An item of an agenda; `dropped` tells why it was taken off. */
export type ItemRow = {
  readonly id: string
  readonly source: string
  readonly thingKind: string | null
  readonly thingId: string | null
  readonly rule: string | null
  readonly count: number
  readonly title: string
  readonly note: string
  readonly since: string | null
  readonly minutes: string
  readonly dropped: string | null
}

export type AttendeeRow = {
  readonly id: string
  readonly personId: string | null
  readonly orgId: string | null
  readonly state: 'invited' | 'came' | 'substitute' | 'excused' | 'absent'
  readonly substitute: string | null
  readonly reason: string | null
}

export type DecisionRow = {
  readonly id: string
  readonly itemId: string | null
  readonly matter: string
  readonly title: string
  readonly body: string
  readonly leadOrgId: string | null
  readonly dueDay: string | null
  readonly matterId: string | null
}

const PARTS = { meeting_item: true, meeting_attendee: true, meeting_decision: true } as const

/** Takes the parts of a meeting out, to be written anew in another order. */
async function clear(tx: Tx, authorityId: string, table: keyof typeof PARTS, meetingId: string): Promise<void> {
  await sql`delete from ${sql.table(table)} where authority_id = ${authorityId} and meeting_id = ${meetingId}`.execute(
    tx,
  )
}

export async function writeItems(
  tx: Tx,
  authorityId: string,
  meetingId: string,
  items: readonly ItemRow[],
): Promise<void> {
  await clear(tx, authorityId, 'meeting_item', meetingId)
  if (items.length === 0) return
  await sql`
    insert into meeting_item (authority_id, id, meeting_id, position, source, thing_kind, thing_id, rule, count, title, note, since, minutes, dropped)
    select ${authorityId}, x.id, ${meetingId}, x.position, x.source, x."thingKind", x."thingId", x.rule, x.count, x.title, x.note, x.since, x.minutes, x.dropped
      from jsonb_to_recordset(${JSON.stringify(items.map((one, position) => ({ ...one, position })))}::jsonb)
        as x(id uuid, position int, source text, "thingKind" text, "thingId" uuid, rule text, count int, title text, note text, since date, minutes text, dropped text)`.execute(
    tx,
  )
}

export async function writeAttendees(
  tx: Tx,
  authorityId: string,
  meetingId: string,
  attendees: readonly AttendeeRow[],
): Promise<void> {
  await clear(tx, authorityId, 'meeting_attendee', meetingId)
  if (attendees.length === 0) return
  await sql`
    insert into meeting_attendee (authority_id, id, meeting_id, position, person_id, org_id, state, substitute, reason)
    select ${authorityId}, x.id, ${meetingId}, x.position, x."personId", x."orgId", x.state, x.substitute, x.reason
      from jsonb_to_recordset(${JSON.stringify(attendees.map((one, position) => ({ ...one, position })))}::jsonb)
        as x(id uuid, position int, "personId" uuid, "orgId" uuid, state text, substitute text, reason text)`.execute(
    tx,
  )
}

export async function writeDecisions(
  tx: Tx,
  authorityId: string,
  meetingId: string,
  decisions: readonly DecisionRow[],
): Promise<void> {
  await clear(tx, authorityId, 'meeting_decision', meetingId)
  if (decisions.length === 0) return
  await sql`
    insert into meeting_decision (authority_id, id, meeting_id, item_id, position, matter, title, body, lead_org_id, due_day, matter_id)
    select ${authorityId}, x.id, ${meetingId}, x."itemId", x.position, x.matter, x.title, x.body, x."leadOrgId", x."dueDay", x."matterId"
      from jsonb_to_recordset(${JSON.stringify(decisions.map((one, position) => ({ ...one, position })))}::jsonb)
        as x(id uuid, "itemId" uuid, position int, matter text, title text, body text, "leadOrgId" uuid, "dueDay" date, "matterId" uuid)`.execute(
    tx,
  )
}

export async function listItems(tx: Tx, authorityId: string, meetingId: string): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select id, source, thing_kind as "thingKind", thing_id as "thingId", rule, count, title, note, since, minutes, dropped from meeting_item
     where authority_id = ${authorityId} and meeting_id = ${meetingId} order by position`.execute(tx)
  return rows
}

export async function listAttendees(tx: Tx, authorityId: string, meetingId: string): Promise<AttendeeRow[]> {
  const { rows } = await sql<AttendeeRow>`
    select id, person_id as "personId", org_id as "orgId", state, substitute, reason from meeting_attendee
     where authority_id = ${authorityId} and meeting_id = ${meetingId} order by position`.execute(tx)
  return rows
}

export async function listDecisions(tx: Tx, authorityId: string, meetingId: string): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select id, item_id as "itemId", matter, title, body, lead_org_id as "leadOrgId", due_day as "dueDay", matter_id as "matterId" from meeting_decision
     where authority_id = ${authorityId} and meeting_id = ${meetingId} order by position`.execute(tx)
  return rows
}
