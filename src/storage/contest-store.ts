import type { Item, Marks } from '#domain/contest/marks.ts'
import { sql, type Tx } from './open-database.ts'

export type ContestState = 'entering' | 'judging' | 'approved' | 'published'
type Name = { readonly id: string; readonly name: string }

export type Contest = {
  readonly id: string
  readonly programKey: string
  readonly form: string
  readonly title: string
  readonly items: readonly Item[]
  readonly fixed: Readonly<Record<string, unknown>>
  readonly dropHighest: number
  readonly dropLowest: number
  readonly day: string
  readonly state: ContestState
  readonly approvedAt: string | null
  readonly publishedAt: string | null
  /** A leader sent the result back; `laidAgainAt`: since then the office has laid it before him again. */
  readonly returnedAt: string | null
  readonly returnReason: string | null
  readonly laidAgainAt: string | null
  readonly revision: number
}

const COLUMNS = sql`c.id, c.program_key as "programKey", c.form, c.title, c.items, c.fixed, c.drop_highest as "dropHighest",
  c.drop_lowest as "dropLowest", c.day, c.state, c.approved_at as "approvedAt", c.published_at as "publishedAt",
  c.returned_at as "returnedAt", c.return_reason as "returnReason", c.laid_again_at as "laidAgainAt", c.revision`

export async function insertContest(
  tx: Tx,
  authorityId: string,
  one: Omit<
    Contest,
    'state' | 'approvedAt' | 'publishedAt' | 'returnedAt' | 'returnReason' | 'laidAgainAt' | 'revision'
  > & {
    readonly judges: readonly string[]
    readonly at: string
    readonly by: string | null
  },
): Promise<void> {
  await sql`
    insert into contest (authority_id, id, program_key, form, title, items, fixed, drop_highest, drop_lowest, day, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.form}, ${one.title}, ${JSON.stringify(one.items)}::jsonb,
            ${JSON.stringify(one.fixed)}::jsonb, ${one.dropHighest}, ${one.dropLowest}, ${one.day}, ${one.at}, ${one.by})`.execute(
    tx,
  )
  await sql`
    insert into contest_judge (authority_id, contest_id, person_id)
    select ${authorityId}, ${one.id}, x from unnest(${[...one.judges]}::uuid[]) x`.execute(tx)
}

export type ContestListed = Contest & { readonly entries: number; readonly judges: number; readonly sheets: number }

/** Contests, the latest first; of a judge only those he judges. */
export async function listContestRows(
  tx: Tx,
  authorityId: string,
  where: { id?: string | undefined; judge?: string | undefined },
): Promise<ContestListed[]> {
  const { rows } = await sql<ContestListed>`
    select ${COLUMNS},
           (select count(*)::int from contest_entry e where e.authority_id = c.authority_id and e.contest_id = c.id) as entries,
           (select count(*)::int from contest_judge j where j.authority_id = c.authority_id and j.contest_id = c.id) as judges,
           (select count(*)::int from contest_sheet s join contest_entry e on e.authority_id = s.authority_id and e.id = s.entry_id
             where e.authority_id = c.authority_id and e.contest_id = c.id) as sheets
      from contest c
     where c.authority_id = ${authorityId}
       ${where.id ? sql`and c.id = ${where.id}` : sql``}
       ${where.judge ? sql`and exists (select from contest_judge j where j.authority_id = c.authority_id and j.contest_id = c.id and j.person_id = ${where.judge})` : sql``}
     order by c.id desc limit 500`.execute(tx)
  return rows
}

/** Holds a contest until the transaction ends. */
export async function holdContest(tx: Tx, authorityId: string, id: string): Promise<Contest | undefined> {
  const { rows } = await sql<Contest>`
    select ${COLUMNS} from contest c where c.authority_id = ${authorityId} and c.id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function setContestState(
  tx: Tx,
  authorityId: string,
  id: string,
  to: { state: ContestState; at: string; by: string | null },
): Promise<void> {
  await sql`
    update contest set state = ${to.state}, revision = revision + 1,
           approved_at = case when ${to.state} = 'approved' then ${to.at}::timestamptz else approved_at end,
           approved_by = case when ${to.state} = 'approved' then ${to.by}::uuid else approved_by end,
           published_at = case when ${to.state} = 'published' then ${to.at}::timestamptz else published_at end
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** Sends a result back; it waits for nobody's word until it is laid before him again. */
export async function returnContestRow(
  tx: Tx,
  authorityId: string,
  id: string,
  how: { readonly reason: string; readonly at: string; readonly by: string | null },
): Promise<void> {
  await sql`
    update contest set returned_at = ${how.at}, returned_by = ${how.by}, return_reason = ${how.reason}, laid_again_at = null, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

export async function layContestAgain(tx: Tx, authorityId: string, id: string, at: string): Promise<void> {
  await sql`
    update contest set laid_again_at = ${at}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

export async function listJudges(tx: Tx, authorityId: string, contestId: string): Promise<Name[]> {
  const { rows } = await sql<Name>`
    select p.id, p.name from contest_judge j join person p on p.authority_id = j.authority_id and p.id = j.person_id
     where j.authority_id = ${authorityId} and j.contest_id = ${contestId} order by p.name, p.id`.execute(tx)
  return rows
}

export type EntryRow = { readonly id: string; readonly org: Name; readonly title: string; readonly text: string }

/** Enters a unit; false when it is in already. */
export async function insertEntryOf(
  tx: Tx,
  authorityId: string,
  one: { id: string; contestId: string; orgId: string; title: string; text: string; at: string; by: string | null },
): Promise<boolean> {
  const result = await sql`
    insert into contest_entry (authority_id, id, contest_id, org_id, title, text, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.contestId}, ${one.orgId}, ${one.title}, ${one.text}, ${one.at}, ${one.by})
    on conflict (authority_id, contest_id, org_id) do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

export async function listEntriesOf(tx: Tx, authorityId: string, contestId: string): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select e.id, jsonb_build_object('id', o.id, 'name', o.name) as org, e.title, e.text
      from contest_entry e join org o on o.authority_id = e.authority_id and o.id = e.org_id
     where e.authority_id = ${authorityId} and e.contest_id = ${contestId} order by o.name, e.id`.execute(tx)
  return rows
}

export type SheetRow = {
  readonly entryId: string
  readonly person: Name
  readonly marks: Marks
  readonly total: number
  readonly remark: string
  readonly at: string
}

/** Stores a judge's sheet; false when he has judged that entry. */
export async function insertSheet(
  tx: Tx,
  authorityId: string,
  one: { entryId: string; personId: string; marks: Marks; total: number; remark: string; at: string },
  /** The result was sent back then: a sheet from before gives way. */
  returnedAt: string | null = null,
): Promise<boolean> {
  const result = await sql`
    insert into contest_sheet (authority_id, entry_id, person_id, marks, total, remark, at)
    values (${authorityId}, ${one.entryId}, ${one.personId}, ${JSON.stringify(one.marks)}::jsonb, ${one.total}, ${one.remark}, ${one.at})
    on conflict (authority_id, entry_id, person_id)
      do update set marks = excluded.marks, total = excluded.total, remark = excluded.remark, at = excluded.at
      where contest_sheet.at <= ${returnedAt}::timestamptz and contest_sheet.line_id is null`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

/** Sheets of a contest; of one judge where given. */
export async function listSheets(
  tx: Tx,
  authorityId: string,
  contestId: string,
  personId?: string | null,
): Promise<SheetRow[]> {
  const { rows } = await sql<SheetRow>`
    select s.entry_id as "entryId", jsonb_build_object('id', p.id, 'name', p.name) as person, s.marks, s.total::float8 as total, s.remark, s.at
      from contest_sheet s
      join contest_entry e on e.authority_id = s.authority_id and e.id = s.entry_id
      join person p on p.authority_id = s.authority_id and p.id = s.person_id
     where s.authority_id = ${authorityId} and e.contest_id = ${contestId}
       ${personId ? sql`and s.person_id = ${personId}` : sql``}
     order by s.entry_id, p.name, p.id`.execute(tx)
  return rows
}

export async function setSheetLine(
  tx: Tx,
  authorityId: string,
  of: { entryId: string; personId: string; lineId: string },
): Promise<void> {
  await sql`
    update contest_sheet set line_id = ${of.lineId}
     where authority_id = ${authorityId} and entry_id = ${of.entryId} and person_id = ${of.personId}`.execute(tx)
}

/** Units, with those above them, to which persons belong on a day: for recusal. */
export async function listUnitsOver(tx: Tx, authorityId: string, personId: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive over as (
      select x.org_id as id from post x
       where x.authority_id = ${authorityId} and x.person_id = ${personId} and x.from_day <= ${day} and x.to_day >= ${day}
      union
      select o.parent_id from org o join over v on v.id = o.id where o.authority_id = ${authorityId} and o.parent_id is not null)
    select id from over`.execute(tx)
  return rows.map((row) => row.id)
}

/** The days of a program's contests, `YYYY-MM-DD`. */
export async function listContestDays(tx: Tx, authorityId: string, programKey: string): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select c.day::text as day from contest c where c.authority_id = ${authorityId} and c.program_key = ${programKey}`.execute(
    tx,
  )
  return rows.map((row) => row.day)
}
