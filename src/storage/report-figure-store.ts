import { sql, type Tx } from './open-database.ts'

/** Who reports on what days: a unit, or a person. */
export type Reporter = { readonly orgId: string | null; readonly personId: string | null }

export type Counts = {
  readonly visits: number
  readonly raised: number
  readonly closed: number
  readonly met: number
  readonly missed: number
  readonly redLines: number
}

/** What a unit or person did in a stretch of days; each count has the same filter as the list it opens. */
export async function countForReport(
  tx: Tx,
  authorityId: string,
  programKey: string,
  { orgId, personId }: Reporter,
  days: { from: string; to: string; timeZone: string },
): Promise<Counts> {
  const whose = (alias: string, lead = false) =>
    orgId
      ? sql`${sql.ref(`${alias}.${lead ? 'lead_org_id' : 'org_id'}`)} = ${orgId}`
      : sql`${sql.ref(`${alias}.person_id`)} = ${personId}`
  const start = sql`(${days.from}::date)::timestamp at time zone ${days.timeZone}`
  const end = sql`(${days.to}::date + 1)::timestamp at time zone ${days.timeZone}`
  const { rows } = await sql<Counts>`
    select
      (select count(*)::int from visit v where v.authority_id = ${authorityId} and v.voided_at is null and ${whose('v')}
          and v.day between ${days.from} and ${days.to}) as visits,
      (select count(*)::int from matter m where m.authority_id = ${authorityId} and m.program_key = ${programKey} and ${whose('m')}
          and m.at >= ${start} and m.at < ${end}) as raised,
      (select count(*)::int from matter m where m.authority_id = ${authorityId} and m.program_key = ${programKey} and ${whose('m', orgId !== null)}
          and m.state = 'closed' and m.closed_at >= ${start} and m.closed_at < ${end}) as closed,
      (select count(*)::int from derived_duty d where d.authority_id = ${authorityId} and d.program_key = ${programKey} and ${whose('d')}
          and d.due_day between ${days.from} and ${days.to} and d.state = 'met') as met,
      (select count(*)::int from derived_duty d where d.authority_id = ${authorityId} and d.program_key = ${programKey} and ${whose('d')}
          and d.due_day between ${days.from} and ${days.to} and d.state = 'missed') as missed,
      (select count(*)::int from derived_mark k where k.authority_id = ${authorityId} and k.program_key = ${programKey} and k.red_line and not k.pending
          and not k.excused and ${orgId ? sql`k.org_id = ${orgId}` : sql`k.person_id = ${personId}`} and k.day between ${days.from} and ${days.to}) as "redLines"`.execute(
    tx,
  )
  return rows[0] as Counts
}

/** Open matters of a unit or person whose clock has run out. */
export async function countOverdue(
  tx: Tx,
  authorityId: string,
  programKey: string,
  { orgId, personId }: Reporter,
  now: string,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from matter m
     where m.authority_id = ${authorityId} and m.program_key = ${programKey} and m.state not in ('closed', 'dismissed', 'merged') and m.due_at <= ${now}
       and ${orgId ? sql`m.lead_org_id = ${orgId}` : sql`m.person_id = ${personId}`}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Open matters of a unit or person, and duties that fall due in the days: what a list of a week looks ahead to. */
export async function countAhead(
  tx: Tx,
  authorityId: string,
  programKey: string,
  { orgId, personId }: Reporter,
  days: { from: string; to: string },
): Promise<{ readonly open: number; readonly due: number }> {
  const { rows } = await sql<{ open: number; due: number }>`
    select (select count(*)::int from matter m
             where m.authority_id = ${authorityId} and m.program_key = ${programKey} and m.state not in ('closed', 'dismissed', 'merged')
               and ${orgId ? sql`m.lead_org_id = ${orgId}` : sql`m.person_id = ${personId}`}) as open,
           (select count(*)::int from derived_duty d
             where d.authority_id = ${authorityId} and d.program_key = ${programKey} and d.state = 'open'
               and d.due_day between ${days.from} and ${days.to}
               and ${orgId ? sql`d.org_id = ${orgId}` : sql`d.person_id = ${personId}`}) as due`.execute(tx)
  return rows[0] ?? { open: 0, due: 0 }
}

/** A measure's value of a subject in a period. */
export async function findMeasureValue(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; rule: string; subjectId: string; ordinal: number },
): Promise<number | null> {
  const { rows } = await sql<{ value: string | null }>`
    select value::text as value from derived_measure
     where authority_id = ${authorityId} and program_key = ${of.programKey} and rule = ${of.rule} and subject_id = ${of.subjectId} and ordinal = ${of.ordinal}`.execute(
    tx,
  )
  return rows[0]?.value == null ? null : Number(rows[0].value)
}

/** The last value reported for an indicator up to a day. */
export async function findReadingValue(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; indicator: string; subjectId: string; from: string; to: string },
): Promise<number | null> {
  const { rows } = await sql<{ value: string }>`
    select value::text as value from reading
     where authority_id = ${authorityId} and program_key = ${of.programKey} and indicator = ${of.indicator} and subject_id = ${of.subjectId}
       and voided_at is null and day between ${of.from} and ${of.to}
     order by ordinal desc, at desc limit 1`.execute(tx)
  return rows[0] ? Number(rows[0].value) : null
}

/** Duties missed in a stretch of days, by rule, without those that one of the reports fulfils. */
export async function listMissedRules(
  tx: Tx,
  authorityId: string,
  programKey: string,
  { orgId, personId }: Reporter,
  of: { from: string; to: string; without: readonly string[] },
): Promise<{ rule: string; count: number }[]> {
  const { rows } = await sql<{ rule: string; count: number }>`
    select d.rule, count(*)::int as count from derived_duty d
     where d.authority_id = ${authorityId} and d.program_key = ${programKey} and d.state = 'missed' and d.due_day between ${of.from} and ${of.to}
       and ${orgId ? sql`d.org_id = ${orgId}` : sql`d.person_id = ${personId}`} and d.rule <> all(${[...of.without]}::text[])
     group by d.rule order by count(*) desc, d.rule`.execute(tx)
  return rows
}
