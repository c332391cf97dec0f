import { sql, type Tx } from './open-database.ts'

export type NewExemption = {
  readonly id: string
  readonly programKey: string
  readonly exemption: string
  readonly effect: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly rule: string | null
  readonly calendar: string | null
  readonly ordinal: number | null
  readonly otherOrdinal: number | null
  readonly fromDay: string | null
  readonly toDay: string | null
  readonly reason: string
  readonly grantedBy: string | null
  readonly recordedAt: string
}

export async function insertExemption(tx: Tx, authorityId: string, one: NewExemption): Promise<void> {
  await sql`
    insert into exemption (authority_id, id, program_key, exemption, effect, subject_kind, subject_id, rule, calendar, ordinal, other_ordinal, from_day,
                           to_day, reason, granted_by, recorded_at)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.exemption}, ${one.effect}, ${one.subjectKind}, ${one.subjectId}, ${one.rule},
            ${one.calendar}, ${one.ordinal}, ${one.otherOrdinal}, ${one.fromDay}, ${one.toDay}, ${one.reason}, ${one.grantedBy}, ${one.recordedAt})`.execute(
    tx,
  )
}

/** Takes an exemption back; false when there is none that stands. */
export async function voidExemptionRow(
  tx: Tx,
  authorityId: string,
  id: string,
  at: string,
): Promise<{ program_key: string; effect: string; subject_id: string } | undefined> {
  const { rows } = await sql<{ program_key: string; effect: string; subject_id: string }>`
    update exemption set voided_at = ${at} where authority_id = ${authorityId} and id = ${id} and voided_at is null returning program_key, effect, subject_id`.execute(
    tx,
  )
  return rows[0]
}

export type PauseRow = {
  readonly id: string
  readonly exemption: string
  readonly subject_id: string
  readonly rule: string | null
  readonly from_day: string
  readonly to_day: string | null
}

/** Stretches granted under these exemptions of a program in which clocks stand still, as they stand now. */
export async function listPauses(
  tx: Tx,
  authorityId: string,
  programKey: string,
  exemptions: readonly string[],
): Promise<PauseRow[]> {
  if (exemptions.length === 0) return []
  const { rows } = await sql<PauseRow>`
    select id, exemption, subject_id, rule, from_day::text as from_day, to_day::text as to_day
      from exemption
     where authority_id = ${authorityId} and program_key = ${programKey} and exemption = any (${exemptions}) and from_day is not null and voided_at is null
     order by id`.execute(tx)
  return rows
}

/** Matters of a program with a clock that a stretch granted to this subject may move, after this id, in the order of their ids. */
export async function listMattersPausedBy(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; subjectId: string; after: string | null; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from matter m
     where m.authority_id = ${authorityId} and m.program_key = ${of.programKey} ${of.after === null ? sql`` : sql`and m.id > ${of.after}`}
       and exists (
         select 1 from matter_clock k
          where k.authority_id = ${authorityId} and k.matter_id = m.id and k.cancelled_at is null
            and ${of.subjectId} in (k.id, k.org_id, k.person_id, m.person_id, m.enterprise_id, m.project_id, m.area_id))
     order by m.id limit ${of.limit}`.execute(tx)
  return rows.map((row) => row.id)
}

export type ExemptionListed = {
  readonly id: string
  readonly programKey: string
  readonly exemption: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly rule: string | null
  /** The period it is granted for, where it is for one. */
  readonly period: string | null
  readonly fromDay: string | null
  readonly toDay: string | null
  readonly reason: string
  readonly grantedById: string | null
  readonly at: string
  /** Of a duty: who owed it, and until when. */
  readonly ownerKind: string | null
  readonly ownerId: string | null
  readonly dueDay: string | null
}

/** Exemptions that stand, the latest first. */
export async function listExemptionRows(
  tx: Tx,
  authorityId: string,
  program: string | undefined,
  limit: number,
): Promise<{ rows: ExemptionListed[]; total: number }> {
  const condition = sql`x.authority_id = ${authorityId} and x.voided_at is null and (${program ?? null}::text is null or x.program_key = ${program ?? null})`
  const { rows } = await sql<ExemptionListed>`
    select x.id, x.program_key as "programKey", x.exemption, x.subject_kind as "subjectKind", x.subject_id as "subjectId", x.rule,
           p.label as period, x.from_day::text as "fromDay", x.to_day::text as "toDay", x.reason, x.granted_by as "grantedById", x.recorded_at as at,
           d.owner_kind as "ownerKind", d.owner_id as "ownerId", d.due_day as "dueDay"
      from exemption x
      left join derived_duty d on d.authority_id = ${authorityId} and x.subject_kind = 'duty' and d.id = x.subject_id
      left join period p on p.authority_id = ${authorityId} and p.program_key = x.program_key and p.calendar = x.calendar and p.ordinal = x.ordinal
     where ${condition} order by x.recorded_at desc, x.id desc limit ${limit}`.execute(tx)
  const counted = await sql<{ n: number }>`select count(*)::int as n from exemption x where ${condition}`.execute(tx)
  return { rows, total: counted.rows[0]?.n ?? 0 }
}

/** What was granted of the readings of a subject in a period, and stands. */
export async function findExemptionOf(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; exemptions: readonly string[]; subjectId: string; calendar: string; ordinal: number },
): Promise<{ id: string; exemption: string; reason: string } | undefined> {
  const { rows } = await sql<{ id: string; exemption: string; reason: string }>`
    select id, exemption, reason from exemption
     where authority_id = ${authorityId} and program_key = ${of.programKey} and exemption = any(${[...of.exemptions]}::text[])
       and subject_id = ${of.subjectId} and calendar = ${of.calendar} and ordinal = ${of.ordinal} and voided_at is null
     order by recorded_at desc, id desc limit 1`.execute(tx)
  return rows[0]
}
