import { sql, type Tx } from './open-database.ts'

export type NewReport = {
  readonly id: string
  readonly programKey: string
  /** What kind: progress, weekly_list … */
  readonly report: string
  readonly personId: string | null
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  readonly areaId: string | null
  readonly calendar: string | null
  readonly ordinal: number | null
  readonly body: string
  readonly data: Readonly<Record<string, unknown>>
  readonly reason: string | null
  readonly remedy: string | null
  readonly at: string
  readonly day: string
  readonly recordedBy: string | null
  /** Handed in at once, where nothing else is said. */
  readonly state?: 'draft' | 'submitted'
}

export type ReportRow = Omit<NewReport, 'state'> & {
  readonly state: 'draft' | 'submitted' | 'returned' | 'locked'
  readonly voidedAt: string | null
  readonly revision: number
}

export async function insertReport(tx: Tx, authorityId: string, one: NewReport): Promise<void> {
  await sql`
    insert into report (authority_id, id, program_key, report, person_id, org_id, enterprise_id, project_id, area_id, calendar, ordinal, body, data,
                        reason, remedy, state, at, day, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.report}, ${one.personId}, ${one.orgId}, ${one.enterpriseId}, ${one.projectId},
            ${one.areaId}, ${one.calendar}, ${one.ordinal}, ${one.body}, ${JSON.stringify(one.data)}::jsonb, ${one.reason}, ${one.remedy}, ${one.state ?? 'submitted'},
            ${one.at}, ${one.day}, ${one.at}, ${one.recordedBy})`.execute(tx)
}

export async function holdReport(tx: Tx, authorityId: string, id: string): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`
    select id, program_key as "programKey", report, person_id as "personId", org_id as "orgId", enterprise_id as "enterpriseId",
           project_id as "projectId", area_id as "areaId", calendar, ordinal, body, data, reason, remedy, at, day, recorded_by as "recordedBy",
           state, voided_at as "voidedAt", revision
      from report where authority_id = ${authorityId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

/** A returned report fulfils nothing: it counts as taken back from that moment; handing it in again is a new one. */
export async function returnReportRow(
  tx: Tx,
  authorityId: string,
  id: string,
  at: string,
  reason: string,
): Promise<void> {
  await sql`
    update report set state = 'returned', voided_at = ${at}, returned_at = ${at}, data = data || jsonb_build_object('returnReason', ${reason}::text), revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

export type PeriodFound = {
  readonly ordinal: number
  readonly label: string
  readonly sealed: boolean
  readonly firstDay: string
  readonly lastDay: string
}

/** The period of a calendar that holds a moment. */
export async function findPeriodAt(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; calendar: string; at: string },
): Promise<PeriodFound | undefined> {
  const { rows } = await sql<PeriodFound>`
    select ordinal, label, sealed_at is not null as sealed, first_day as "firstDay", last_day as "lastDay" from period
     where authority_id = ${authorityId} and program_key = ${of.programKey} and calendar = ${of.calendar} and starts_at <= ${of.at} and ends_at > ${of.at}
     limit 1`.execute(tx)
  return rows[0]
}

/** The report of a kind, owner and period in one of the states. */
export async function findReportOf(
  tx: Tx,
  authorityId: string,
  of: {
    programKey: string
    report: string
    orgId: string | null
    personId: string | null
    calendar: string
    ordinal: number
    states: readonly string[]
  },
): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from report
     where authority_id = ${authorityId} and program_key = ${of.programKey} and report = ${of.report} and calendar = ${of.calendar} and ordinal = ${of.ordinal}
       and (case when ${of.orgId}::uuid is not null then org_id = ${of.orgId}::uuid else person_id = ${of.personId}::uuid end)
       and state = any(${[...of.states]}::text[]) and (state = 'returned' or voided_at is null)
     order by at desc limit 1`.execute(tx)
  return rows[0]
}

/** Writes a draft, and hands it in when `state` says so. */
export async function updateReport(
  tx: Tx,
  authorityId: string,
  one: Pick<ReportRow, 'id' | 'body' | 'data' | 'reason' | 'remedy' | 'state' | 'at' | 'day' | 'recordedBy'>,
): Promise<void> {
  await sql`
    update report set body = ${one.body}, data = ${JSON.stringify(one.data)}::jsonb, reason = ${one.reason}, remedy = ${one.remedy}, state = ${one.state},
           at = ${one.at}, recorded_at = ${one.at}, day = ${one.day}, recorded_by = ${one.recordedBy}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${one.id}`.execute(tx)
}

/** Accepted: it changes no more. */
export async function acceptReportRow(
  tx: Tx,
  authorityId: string,
  id: string,
  at: string,
  by: string | null,
): Promise<void> {
  await sql`
    update report set state = 'locked', accepted_at = ${at}, accepted_by = ${by}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}
