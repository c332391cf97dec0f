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
): Promise<string | undefined> {
  const { rows } = await sql<{ program_key: string }>`
    update exemption set voided_at = ${at} where authority_id = ${authorityId} and id = ${id} and voided_at is null returning program_key`.execute(
    tx,
  )
  return rows[0]?.program_key
}
