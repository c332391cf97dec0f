import { sql, type Tx } from './open-database.ts'

export type ListedOne = {
  readonly markId: string
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly value: string | null
  readonly at: string
  /** Why it was struck off; null: it stands. */
  readonly struck: string | null
}

export type ListState = 'draft' | 'approved' | 'returned' | 'published'

export type ListRow = {
  readonly id: string
  readonly programKey: string
  readonly mark: string
  readonly title: string
  readonly label: string
  readonly rows: readonly ListedOne[]
  readonly bars: readonly string[]
  readonly state: ListState
  readonly digest: string | null
  readonly draftedBy: string | null
  readonly draftedAt: string
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly decision: string | null
  readonly publishedAt: string | null
  readonly paperId: string | null
  readonly revision: number
}

const COLUMNS = sql`l.id, l.program_key as "programKey", l.mark, l.title, l.label, l.rows, l.bars, l.state, l.digest, l.drafted_by as "draftedBy",
  l.drafted_at as "draftedAt", l.decided_by as "decidedBy", l.decided_at as "decidedAt", l.decision, l.published_at as "publishedAt",
  l.paper_id as "paperId", l.revision`

/** False when there is such a list of the period already. */
export async function insertList(
  tx: Tx,
  authorityId: string,
  one: Pick<ListRow, 'id' | 'programKey' | 'mark' | 'title' | 'label' | 'rows' | 'bars' | 'draftedBy' | 'draftedAt'> & {
    calendar: string | null
    ordinal: number | null
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into published_list (authority_id, id, program_key, mark, title, calendar, ordinal, label, rows, bars, state, drafted_by, drafted_at)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.mark}, ${one.title}, ${one.calendar}, ${one.ordinal}, ${one.label},
            ${JSON.stringify(one.rows)}::jsonb, ${[...one.bars]}::text[], 'draft', ${one.draftedBy}, ${one.draftedAt})
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}

export async function holdList(tx: Tx, authorityId: string, id: string): Promise<ListRow | undefined> {
  const { rows } = await sql<ListRow>`
    select ${COLUMNS} from published_list l where l.authority_id = ${authorityId} and l.id = ${id} for update`.execute(
    tx,
  )
  return rows[0]
}

/** Lists, the latest first; `published`: those alone. */
export async function listLists(
  tx: Tx,
  authorityId: string,
  where: { published: boolean; program?: string | undefined; state?: string | undefined },
): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`
    select ${COLUMNS} from published_list l
     where l.authority_id = ${authorityId} ${where.published ? sql`and l.state = 'published'` : sql``}
       ${where.program ? sql`and l.program_key = ${where.program}` : sql``} ${where.state ? sql`and l.state = ${where.state}` : sql``}
     order by l.drafted_at desc, l.id desc limit 200`.execute(tx)
  return rows
}

export async function changeList(
  tx: Tx,
  authorityId: string,
  id: string,
  to: {
    rows?: readonly ListedOne[]
    state?: ListState
    decided?: { by: string | null; at: string; text: string }
    published?: { at: string; digest: string; paperId: string }
  },
): Promise<void> {
  await sql`
    update published_list set revision = revision + 1, rows = coalesce(${to.rows ? JSON.stringify(to.rows) : null}::jsonb, rows),
           state = coalesce(${to.state ?? null}, state), decided_by = coalesce(${to.decided?.by ?? null}::uuid, decided_by),
           decided_at = coalesce(${to.decided?.at ?? null}::timestamptz, decided_at), decision = coalesce(${to.decided?.text ?? null}, decision),
           published_at = coalesce(${to.published?.at ?? null}::timestamptz, published_at), digest = coalesce(${to.published?.digest ?? null}, digest),
           paper_id = coalesce(${to.published?.paperId ?? null}::uuid, paper_id)
     where authority_id = ${authorityId} and id = ${id} and state <> 'published'`.execute(tx)
}

/** Marks of one rule that stand in a period (or at all), with their subject. */
export async function listMarksFor(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; mark: string; calendar: string | null; ordinal: number | null },
): Promise<{ id: string; toKind: string; toId: string; value: string | null; at: string }[]> {
  const { rows } = await sql<{ id: string; toKind: string; toId: string; value: string | null; at: string }>`
    select d.id, d.to_kind as "toKind", d.to_id as "toId", d.value::text as value, d.at
      from derived_mark d
     where d.authority_id = ${authorityId} and d.program_key = ${of.programKey} and d.rule = ${of.mark} and not d.pending and not d.excused
       and (not d.red_line or d.confirmed)
       ${of.ordinal === null ? sql`and d.still` : sql`and d.calendar = ${of.calendar} and d.ordinal = ${of.ordinal}`}
     order by d.at, d.id limit 2000`.execute(tx)
  return rows
}

/** The latest period of a calendar that a rule's marks stand in. */
export async function latestMarkPeriod(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; mark: string },
): Promise<{ calendar: string; ordinal: number; label: string } | undefined> {
  const { rows } = await sql<{ calendar: string; ordinal: number; label: string }>`
    select d.calendar, d.ordinal, p.label
      from derived_mark d join period p on p.authority_id = ${authorityId} and p.program_key = d.program_key and p.calendar = d.calendar and p.ordinal = d.ordinal
     where d.authority_id = ${authorityId} and d.program_key = ${of.programKey} and d.rule = ${of.mark} and d.ordinal is not null
     order by d.at desc limit 1`.execute(tx)
  return rows[0]
}

/** The days on which lists of a program were published, `YYYY-MM-DD`. */
export async function listPublishedDays(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; timeZone: string },
): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select (l.published_at at time zone ${of.timeZone})::date::text as day from published_list l
     where l.authority_id = ${authorityId} and l.program_key = ${of.programKey} and l.state = 'published'`.execute(tx)
  return rows.map((row) => row.day)
}
