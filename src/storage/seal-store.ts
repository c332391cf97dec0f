import { sql, type Tx } from './open-database.ts'

export type SealRow = {
  readonly id: string
  readonly programKey: string
  readonly calendar: string
  readonly ordinal: number
  readonly version: number
  readonly asOf: string
  readonly content: unknown
  readonly digest: Buffer
  readonly sealedAt: string
  readonly sealedBy: string | null
}

/** Freezes a period; its row in `period` says so from then on. */
export async function insertSeal(tx: Tx, authorityId: string, seal: SealRow): Promise<void> {
  await sql`
    insert into seal (authority_id, id, program_key, calendar, ordinal, version, as_of, content, digest, sealed_at, sealed_by)
    values (${authorityId}, ${seal.id}, ${seal.programKey}, ${seal.calendar}, ${seal.ordinal}, ${seal.version}, ${seal.asOf}, ${JSON.stringify(seal.content)}::jsonb,
            ${seal.digest}, ${seal.sealedAt}, ${seal.sealedBy})`.execute(tx)
  await sql`
    update period set sealed_at = ${seal.sealedAt}
     where authority_id = ${authorityId} and program_key = ${seal.programKey} and calendar = ${seal.calendar} and ordinal = ${seal.ordinal}`.execute(
    tx,
  )
}

/** Sealed stretches of a program, without their content. */
export async function listSeals(
  tx: Tx,
  authorityId: string,
  programKey: string,
): Promise<
  {
    id: string
    calendar: string
    ordinal: number
    version: number
    label: string
    startsAt: string
    endsAt: string
    firstDay: string
    lastDay: string
    sealedAt: string
  }[]
> {
  const { rows } = await sql<{
    id: string
    calendar: string
    ordinal: number
    version: number
    label: string
    startsAt: string
    endsAt: string
    firstDay: string
    lastDay: string
    sealedAt: string
  }>`
    select s.id, s.calendar, s.ordinal, s.version, p.label, p.starts_at as "startsAt", p.ends_at as "endsAt", p.first_day as "firstDay", p.last_day as "lastDay", s.sealed_at as "sealedAt"
      from seal s join period p on p.authority_id = s.authority_id and p.program_key = s.program_key and p.calendar = s.calendar and p.ordinal = s.ordinal
     where s.authority_id = ${authorityId} and s.program_key = ${programKey} order by p.starts_at, p.ends_at`.execute(
    tx,
  )
  return rows
}

/** What was frozen, with its digest. */
export async function getSeal(tx: Tx, authorityId: string, id: string): Promise<SealRow> {
  const { rows } = await sql<SealRow>`
    select id, program_key as "programKey", calendar, ordinal, version, as_of as "asOf", content, digest, sealed_at as "sealedAt", sealed_by as "sealedBy"
      from seal where authority_id = ${authorityId} and id = ${id}`.execute(tx)
  const [row] = rows
  if (!row) throw new Error(`no seal ${id}`)
  return row
}

export type AdjustmentRow = {
  readonly id: string
  readonly programKey: string
  readonly sealId: string
  readonly ruleKind: string
  readonly rule: string
  readonly clause: string | null
  readonly calendar: string
  readonly ordinal: number
  readonly rowId: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly was: unknown
  readonly wouldBe: unknown
  readonly points: string | null
  readonly at: string
  readonly day: string
  readonly reason: string
  readonly enteredBy: string | null
}

/** Enters what a late fact would have changed. */
export async function insertAdjustments(tx: Tx, authorityId: string, rows: readonly AdjustmentRow[]): Promise<void> {
  for (const row of rows) {
    await sql`
      insert into adjustment (authority_id, id, program_key, seal_id, rule_kind, rule, clause, calendar, ordinal, row_id, subject_kind, subject_id, was, would_be, points, at, day, reason, entered_by, recorded_at)
      values (${authorityId}, ${row.id}, ${row.programKey}, ${row.sealId}, ${row.ruleKind}, ${row.rule}, ${row.clause}, ${row.calendar}, ${row.ordinal}, ${row.rowId}, ${row.subjectKind}, ${row.subjectId},
              ${row.was === null ? null : JSON.stringify(row.was)}::jsonb, ${row.wouldBe === null ? null : JSON.stringify(row.wouldBe)}::jsonb, ${row.points}, ${row.at}, ${row.day}, ${row.reason}, ${row.enteredBy}, ${row.at})`.execute(
      tx,
    )
  }
}

/** The latest adjustment of each row of a sealed period: what the next comparison starts from. */
export async function listAdjustments(
  tx: Tx,
  authorityId: string,
  sealId: string,
): Promise<{ rowId: string; wouldBe: unknown; points: string | null }[]> {
  const { rows } = await sql<{ rowId: string; wouldBe: unknown; points: string | null }>`
    select distinct on (row_id) row_id as "rowId", would_be as "wouldBe", points from adjustment
     where authority_id = ${authorityId} and seal_id = ${sealId} order by row_id, id desc`.execute(tx)
  return rows
}
