import { sql, type Tx } from '../open-database.ts'
import { recordset } from './rows.ts'

export type PostNow = { id: string; org_id: string; title: string; is_primary: boolean; is_head: boolean }

export type PersonRow = { id: string; name: string; staff_no: string | null; rank: string | null; phone: string | null }

export type PersonFound = PersonRow & { posts: PostNow[] }

/** Persons with one of these names or staff numbers who have not left, with the posts they hold on `today`. */
export async function findPersons(
  tx: Tx,
  authorityId: string,
  by: { names: readonly string[]; codes: readonly string[]; today: string },
): Promise<PersonFound[]> {
  const { rows } = await sql<PersonRow>`
    select p.* from unnest(${[...new Set(by.names)]}::text[]) as w(name), lateral (
      select id, name, staff_no, rank, phone from person
       where authority_id = ${authorityId} and name = w.name and (to_day is null or to_day >= ${by.today}) offset 0) p
    union
    select p.* from unnest(${[...new Set(by.codes)]}::text[]) as w(code), lateral (
      select id, name, staff_no, rank, phone from person
       where authority_id = ${authorityId} and staff_no = w.code and (to_day is null or to_day >= ${by.today}) offset 0) p
    order by name, staff_no, id`.execute(tx)
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const { rows: posts } = await sql<PostNow & { person_id: string }>`
    select t.* from unnest(${ids}::uuid[]) as w(person), lateral (
      select id, person_id, org_id, title, is_primary, is_head, from_day from post
       where authority_id = ${authorityId} and person_id = w.person and from_day <= ${by.today} and to_day >= ${by.today} offset 0) t
     order by t.is_primary desc, t.from_day desc, t.id`.execute(tx)
  const byPerson = Map.groupBy(posts, (post) => post.person_id)
  return rows.map((row) => ({ ...row, posts: byPerson.get(row.id) ?? [] }))
}

/** The width that all staff numbers of the authority share, if they are digits and do; leading zeros are restored to it. */
export async function staffNoWidth(tx: Tx, authorityId: string): Promise<number | null> {
  const { rows } = await sql<{ least: number | null; most: number | null; plain: boolean | null }>`
    select min(length(staff_no))::int as least, max(length(staff_no))::int as most, bool_and(staff_no ~ '^[0-9]+$') as plain
      from person where authority_id = ${authorityId} and staff_no is not null`.execute(tx)
  const row = rows[0]
  return row?.least != null && row.least === row.most && row.plain ? row.least : null
}

const PERSON = 'id uuid, name text, staff_no text, rank text, phone text'

export async function insertPersons(tx: Tx, authorityId: string, rows: readonly PersonRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into person (authority_id, id, name, staff_no, rank, phone)
    select ${authorityId}, r.id, r.name, r.staff_no, r.rank, r.phone from ${recordset(rows, PERSON)}`.execute(tx)
}

export async function updatePersons(tx: Tx, authorityId: string, rows: readonly PersonRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update person p set staff_no = r.staff_no, rank = r.rank, phone = r.phone, revision = p.revision + 1
      from ${recordset(rows, PERSON)}
     where p.authority_id = ${authorityId} and p.id = r.id`.execute(tx)
}

export type NewPost = {
  id: string
  person_id: string
  org_id: string
  title: string
  is_head: boolean
  from_day: string
}

export async function insertPosts(tx: Tx, authorityId: string, rows: readonly NewPost[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into post (authority_id, id, person_id, org_id, title, is_primary, is_head, from_day)
    select ${authorityId}, r.id, r.person_id, r.org_id, r.title, true, r.is_head, r.from_day
      from ${recordset(rows, 'id uuid, person_id uuid, org_id uuid, title text, is_head boolean, from_day date')}`.execute(
    tx,
  )
}

/** Ends posts the day before another begins; one that began later than that is ended on its first day. */
export async function endPosts(
  tx: Tx,
  authorityId: string,
  rows: readonly { id: string; last_day: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update post p set to_day = greatest(p.from_day, r.last_day)
      from ${recordset(rows, 'id uuid, last_day date')} where p.authority_id = ${authorityId} and p.id = r.id`.execute(
    tx,
  )
}

export async function updatePosts(
  tx: Tx,
  authorityId: string,
  rows: readonly { id: string; title: string; is_head: boolean }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update post p set title = r.title, is_head = r.is_head
      from ${recordset(rows, 'id uuid, title text, is_head boolean')} where p.authority_id = ${authorityId} and p.id = r.id`.execute(
    tx,
  )
}
