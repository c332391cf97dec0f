import { sql, type Tx } from './open-database.ts'

export const DERIVED_KINDS = ['cover', 'duty', 'measure', 'ranking', 'mark', 'points'] as const
export type DerivedKind = (typeof DERIVED_KINDS)[number]

/** A derived row as text values, in the columns' order: what is compared and frozen. */
export type FrozenRow = Readonly<Record<string, unknown>>

/** Columns of a row that say when or by whom it was computed, not what it says. */
const ORDER = {
  cover: 'rule, calendar, ordinal, side, subject_id',
  duty: 'rule, ordinal, from_id, owner_id',
  measure: 'rule, ordinal, subject_id',
  ranking: 'rule, ordinal, subject_id',
  mark: 'rule, from_id, to_id',
  points: 'rule, from_id, to_kind, to_id',
} as const

/** Rows of one kind, as JSON, in a fixed order. `until`: only those whose moment lies in [from, until). */
export async function listDerived(
  tx: Tx,
  authorityId: string,
  programKey: string,
  kind: DerivedKind,
  span?: { readonly from: string; readonly until: string },
): Promise<FrozenRow[]> {
  const { rows } = await sql<{ row: FrozenRow }>`
    select to_jsonb(d) - 'authority_id' as row from ${sql.table(`derived_${kind}`)} d
     where d.authority_id = ${authorityId} and d.program_key = ${programKey}
       ${span ? sql`and d.at >= ${span.from} and d.at < ${span.until}` : sql``}
     order by ${sql.raw(ORDER[kind])}`.execute(tx)
  return rows.map(({ row }) => row)
}

/** Rows of a period and of the periods inside it; rows without a period by their moment. */
export async function listDerivedIn(
  tx: Tx,
  authorityId: string,
  programKey: string,
  kind: DerivedKind,
  stretch: { readonly startsAt: string; readonly endsAt: string },
): Promise<FrozenRow[]> {
  const { rows } = await sql<{ row: FrozenRow }>`
    select to_jsonb(d) - 'authority_id' as row from ${sql.table(`derived_${kind}`)} d
      left join period p on p.authority_id = d.authority_id and p.program_key = d.program_key and p.calendar = d.calendar and p.ordinal = d.ordinal
     where d.authority_id = ${authorityId} and d.program_key = ${programKey} and d.at >= ${stretch.startsAt} and d.at < ${stretch.endsAt}
       and (p.ordinal is null or (p.starts_at >= ${stretch.startsAt} and p.ends_at <= ${stretch.endsAt}))
     order by ${sql.raw(ORDER[kind].replaceAll(/(\w+)/g, 'd.$1'))}`.execute(tx)
  return rows.map(({ row }) => row)
}

/** Takes everything out that was derived for a program: it can be rebuilt at any time. */
export async function dropDerived(tx: Tx, authorityId: string, programKey: string): Promise<void> {
  for (const kind of DERIVED_KINDS) {
    await sql`delete from ${sql.table(`derived_${kind}`)} where authority_id = ${authorityId} and program_key = ${programKey}`.execute(
      tx,
    )
  }
}

/**
 * Takes the duties of one rule that fall due in (after, until] as met in time. Only inside a run that is rolled back:
 * the facts that would meet them do not exist. Answers how many.
 */
export async function supposeMet(
  tx: Tx,
  authorityId: string,
  where: {
    readonly programKey: string
    readonly rule: string
    readonly after: string
    readonly until: string
  },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update derived_duty set state = 'met', have = greatest(have, need), done_at = due_at - interval '1 millisecond', days_late = 0
     where authority_id = ${authorityId} and program_key = ${where.programKey} and rule = ${where.rule}
       and due_at > ${where.after} and due_at <= ${where.until} and state in ('open', 'missed')`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** One derived row by its id. */
export async function findDerived(
  tx: Tx,
  authorityId: string,
  kind: DerivedKind,
  id: string,
): Promise<
  | (FrozenRow & {
      readonly id: string
      readonly rule: string
      readonly program_key: string
      readonly version: number
      readonly at: string
    })
  | undefined
> {
  const { rows } = await sql<
    FrozenRow & {
      readonly id: string
      readonly rule: string
      readonly program_key: string
      readonly version: number
      readonly at: string
    }
  >`
    select * from ${sql.table(`derived_${kind}`)} where authority_id = ${authorityId} and id = ${id}`.execute(tx)
  return rows[0]
}
