import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type TargetVersion = {
  readonly targetId: string
  readonly version: number
  readonly programKey: string
  readonly indicator: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly calendar: string
  readonly ordinal: number
  readonly target: string
  readonly baseline: string | null
  readonly parentId: string | null
  readonly schedule: readonly { readonly day: string; readonly value: number }[]
  readonly measures: string
  readonly orgId: string | null
  readonly personId: string | null
  readonly dueDay: string | null
  readonly reason: string | null
  readonly recordedAt: string
  readonly recordedBy: string | null
}
export type TargetRow = TargetVersion & {
  readonly filedAt: string | null
  readonly publishedAt: string | null
}

const COLUMNS = sql`
  t.target_id as "targetId", t.version, t.program_key as "programKey", t.indicator, t.subject_kind as "subjectKind", t.subject_id as "subjectId",
  t.calendar, t.ordinal, t.target, t.baseline, t.parent_id as "parentId", t.schedule, t.measures, t.org_id as "orgId", t.person_id as "personId",
  t.due_day as "dueDay", t.reason, t.recorded_at as "recordedAt", t.recorded_by as "recordedBy", t.filed_at as "filedAt",
  t.published_at as "publishedAt"`

/** Adds a version; false when somebody else added the same one. */
export async function insertTargetVersion(tx: Tx, authorityId: string, one: TargetVersion): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into target (authority_id, target_id, version, program_key, indicator, subject_kind, subject_id, calendar, ordinal, target, baseline,
                        parent_id, schedule, measures, org_id, person_id, due_day, reason, recorded_at, recorded_by)
    values (${authorityId}, ${one.targetId}, ${one.version}, ${one.programKey}, ${one.indicator}, ${one.subjectKind}, ${one.subjectId}, ${one.calendar},
            ${one.ordinal}, ${one.target}, ${one.baseline}, ${one.parentId}, ${JSON.stringify(one.schedule)}::jsonb, ${one.measures}, ${one.orgId},
            ${one.personId}, ${one.dueDay}, ${one.reason}, ${one.recordedAt}, ${one.recordedBy})
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0) === 1
}

/** All versions of a target, the latest first; withdrawn ones are left out. */
export async function listTargetVersions(tx: Tx, authorityId: string, targetId: string): Promise<TargetRow[]> {
  const { rows } = await sql<TargetRow>`
    select ${COLUMNS} from target t where t.authority_id = ${authorityId} and t.target_id = ${targetId} and t.voided_at is null
     order by t.version desc`.execute(tx)
  return rows
}

/** The target of a subject for a period, if there is one: its latest version. */
export async function findTargetOf(
  tx: Tx,
  authorityId: string,
  of: Pick<TargetVersion, 'programKey' | 'indicator' | 'subjectId' | 'calendar' | 'ordinal'>,
): Promise<TargetRow | undefined> {
  const { rows } = await sql<TargetRow>`
    select ${COLUMNS} from target t
     where t.authority_id = ${authorityId} and t.program_key = ${of.programKey} and t.indicator = ${of.indicator} and t.subject_id = ${of.subjectId}
       and t.calendar = ${of.calendar} and t.ordinal = ${of.ordinal} and t.voided_at is null
     order by t.version desc limit 1`.execute(tx)
  return rows[0]
}

/** Files the latest version of a target (备案), or publishes it (公示). */
export async function stampTarget(
  tx: Tx,
  authorityId: string,
  of: {
    readonly targetId: string
    readonly version: number
    readonly what: 'filed' | 'published'
    readonly at: string
    readonly by: string | null
  },
): Promise<void> {
  await sql`
    update target set ${sql.ref(`${of.what}_at`)} = ${of.at}, ${sql.ref(`${of.what}_by`)} = ${of.by}
     where authority_id = ${authorityId} and target_id = ${of.targetId} and version = ${of.version}`.execute(tx)
}

/** A target as it is in force, with its period, its latest reading and what became of it. */
export type TargetListed = TargetRow & {
  readonly period: string
  readonly firstDay: string
  readonly lastDay: string
  readonly sealed: boolean
  readonly org: string | null
  readonly person: string | null
  /** A later version waits to be filed. */
  readonly newer: number | null
  readonly value: string | null
  readonly readDay: string | null
  readonly closing: 'asked' | 'passed' | null
}

export type TargetWhere = {
  readonly program?: string | undefined
  readonly indicator?: string | undefined
  readonly orgId?: string | undefined
  readonly personId?: string | undefined
  readonly targetId?: string | undefined
  readonly parentId?: string | undefined
  readonly calendar?: string | undefined
  readonly ordinal?: number | undefined
  /** Periods that hold this day. */
  readonly on?: string | undefined
}

/** Targets in force: of each the last filed version, else the last entered. Readings as rules take them: the last that was recorded. */
export async function listTargetRows(
  tx: Tx,
  authorityId: string,
  where: TargetWhere,
  scope: RawBuilder<unknown>,
): Promise<TargetListed[]> {
  const arms: RawBuilder<unknown>[] = [sql`t.authority_id = ${authorityId} and t.voided_at is null`, scope]
  const columns = {
    program_key: where.program,
    indicator: where.indicator,
    org_id: where.orgId,
    person_id: where.personId,
    target_id: where.targetId,
    calendar: where.calendar,
    ordinal: where.ordinal,
  }
  for (const [column, value] of Object.entries(columns))
    if (value !== undefined) arms.push(sql`${sql.ref(`t.${column}`)} = ${value}`)
  const later = [
    where.parentId === undefined ? sql`true` : sql`t.parent_id = ${where.parentId}`,
    where.on === undefined ? sql`true` : sql`p.first_day <= ${where.on} and p.last_day >= ${where.on}`,
  ]
  const { rows } = await sql<TargetListed>`
    with t as (
      select distinct on (t.target_id) t.*, max(t.version) over (partition by t.target_id) as newest from target t
       where ${sql.join(arms, sql` and `)} order by t.target_id, (t.filed_at is not null) desc, t.version desc)
    select ${COLUMNS}, p.label as period, p.first_day as "firstDay", p.last_day as "lastDay", p.sealed_at is not null as sealed, o.name as org,
           pe.name as person, nullif(t.newest, t.version) as newer, r.value, r.day as "readDay",
           case when c.passed then 'passed' when c.id is not null and c.decided_at is null then 'asked' end as closing
      from t
      join period p on p.authority_id = ${authorityId} and p.program_key = t.program_key and p.calendar = t.calendar and p.ordinal = t.ordinal
      left join org o on o.authority_id = ${authorityId} and o.id = t.org_id
      left join person pe on pe.authority_id = ${authorityId} and pe.id = t.person_id
      left join lateral (
        select q.value, q.day from reading q
         where q.authority_id = ${authorityId} and q.program_key = t.program_key and q.indicator = t.indicator and q.subject_id = t.subject_id
           and q.calendar = t.calendar and q.ordinal = t.ordinal and q.voided_at is null
         order by q.recorded_at desc, q.id desc limit 1) r on true
      left join lateral (
        select k.id, k.passed, k.decided_at from target_closing k
         where k.authority_id = ${authorityId} and k.target_id = t.target_id order by k.asked_at desc limit 1) c on true
     where ${sql.join(later, sql` and `)}
     order by t.indicator, p.first_day desc, t.parent_id nulls first, o.name, pe.name, t.target_id`.execute(tx)
  return rows
}

export type ReadingRow = {
  readonly id: string
  readonly value: string
  readonly day: string
  readonly reason: string | null
  readonly remedy: string | null
  readonly recordedAt: string
  readonly by: string | null
}

type Series = Pick<TargetVersion, 'programKey' | 'indicator' | 'subjectId' | 'calendar' | 'ordinal'>

/** What was reported for a target's period, the earliest day first. */
export async function listReadings(tx: Tx, authorityId: string, of: Series): Promise<ReadingRow[]> {
  const { rows } = await sql<ReadingRow>`
    select r.id, r.value, r.day, r.reason, r.remedy, r.recorded_at as "recordedAt", pe.name as by
      from reading r left join person pe on pe.authority_id = ${authorityId} and pe.id = r.recorded_by
     where r.authority_id = ${authorityId} and r.program_key = ${of.programKey} and r.indicator = ${of.indicator} and r.subject_id = ${of.subjectId}
       and r.calendar = ${of.calendar} and r.ordinal = ${of.ordinal} and r.voided_at is null
     order by r.day, r.recorded_at, r.id`.execute(tx)
  return rows
}

export async function insertReading(
  tx: Tx,
  authorityId: string,
  one: Series & {
    readonly id: string
    readonly subjectKind: string
    readonly value: string
    readonly reason: string | null
    readonly remedy: string | null
    readonly at: string
    readonly day: string
    readonly recordedAt: string
    readonly recordedBy: string | null
  },
): Promise<void> {
  await sql`
    insert into reading (authority_id, id, program_key, indicator, subject_kind, subject_id, calendar, ordinal, value, reason, remedy, at, day,
                         recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.indicator}, ${one.subjectKind}, ${one.subjectId}, ${one.calendar}, ${one.ordinal},
            ${one.value}, ${one.reason}, ${one.remedy}, ${one.at}, ${one.day}, ${one.recordedAt}, ${one.recordedBy})`.execute(
    tx,
  )
}

export type FoundReading = Series & { readonly subjectKind: string; readonly voidedAt: string | null }

export async function findReading(tx: Tx, authorityId: string, id: string): Promise<FoundReading | undefined> {
  const { rows } = await sql<FoundReading>`
    select program_key as "programKey", indicator, subject_kind as "subjectKind", subject_id as "subjectId", calendar, ordinal, voided_at as "voidedAt"
      from reading where authority_id = ${authorityId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function voidReadingRow(tx: Tx, authorityId: string, id: string, at: string): Promise<void> {
  await sql`update reading set voided_at = ${at} where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** What a measure gives now: of each subject and period its value and the day it speaks of. */
export async function listComputed(
  tx: Tx,
  authorityId: string,
  of: { readonly program: string; readonly measures: readonly string[]; readonly today: string },
): Promise<{ measure: string; subjectId: string; ordinal: number; value: string; day: string }[]> {
  if (of.measures.length === 0) return []
  const { rows } = await sql<{ measure: string; subjectId: string; ordinal: number; value: string; day: string }>`
    select d.rule as measure, d.subject_id as "subjectId", d.ordinal, d.value, least(d.day, ${of.today}::date) as day
      from derived_measure d
     where d.authority_id = ${authorityId} and d.program_key = ${of.program} and d.rule = any(${[...of.measures]}::text[]) and d.state = 'value'`.execute(
    tx,
  )
  return rows
}
