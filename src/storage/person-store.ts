import { sql, type Tx } from './open-database.ts'

export type Person = {
  readonly id: string
  readonly name: string
  readonly staffNo: string | null
  readonly rank: string | null
  readonly phone: string | null
  readonly fromDay: string | null
  readonly toDay: string | null
  readonly revision: number
}

/** A post in a unit, from day to day (both included; 'infinity' while it lasts). */
export type Post = {
  readonly id: string
  readonly personId: string
  readonly orgId: string
  readonly title: string
  readonly isPrimary: boolean
  readonly isHead: boolean
  readonly fromDay: string
  readonly toDay: string
}

const COLUMNS = sql`
  id, name, staff_no as "staffNo", rank, phone, from_day as "fromDay", to_day as "toDay", revision`
const POST = sql`
  id, person_id as "personId", org_id as "orgId", title, is_primary as "isPrimary", is_head as "isHead",
  from_day as "fromDay", to_day as "toDay"`

/** Finds a person and holds the row until the transaction ends, so that his posts change one at a time. */
export async function findPerson(tx: Tx, authorityId: string, id: string): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select ${COLUMNS} from person where authority_id = ${authorityId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

/** Adds a person; false when the staff number is taken. */
export async function insertPerson(tx: Tx, authorityId: string, person: Person): Promise<boolean> {
  const result = await sql`
    insert into person (authority_id, id, name, staff_no, rank, phone, from_day, to_day, revision)
    values (${authorityId}, ${person.id}, ${person.name}, ${person.staffNo}, ${person.rank}, ${person.phone},
            ${person.fromDay}, ${person.toDay}, ${person.revision})
    on conflict (authority_id, staff_no) where staff_no is not null do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

export async function findPersonByStaffNo(tx: Tx, authorityId: string, staffNo: string): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select ${COLUMNS} from person where authority_id = ${authorityId} and staff_no = ${staffNo}`.execute(tx)
  return rows[0]
}

/** Writes a person as he is now, if nobody wrote him since `person.revision`. */
export async function updatePerson(tx: Tx, authorityId: string, person: Person): Promise<boolean> {
  const result = await sql`
    update person
       set name = ${person.name}, staff_no = ${person.staffNo}, rank = ${person.rank}, phone = ${person.phone},
           from_day = ${person.fromDay}, to_day = ${person.toDay}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${person.id} and revision = ${person.revision}`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

/** All posts of a person, by their beginning. */
export async function listPosts(tx: Tx, authorityId: string, personId: string): Promise<Post[]> {
  const { rows } = await sql<Post>`
    select ${POST} from post where authority_id = ${authorityId} and person_id = ${personId}
     order by from_day, id`.execute(tx)
  return rows
}

export async function insertPost(tx: Tx, authorityId: string, post: Post): Promise<void> {
  await sql`
    insert into post (authority_id, id, person_id, org_id, title, is_primary, is_head, from_day, to_day)
    values (${authorityId}, ${post.id}, ${post.personId}, ${post.orgId}, ${post.title}, ${post.isPrimary}, ${post.isHead},
            ${post.fromDay}, ${post.toDay})`.execute(tx)
}

/** Sets the last day of a post. */
export async function endPost(tx: Tx, authorityId: string, id: string, toDay: string): Promise<void> {
  await sql`
    update post set to_day = ${toDay} where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** A person's unit on a day: that of the primary post. */
export async function findUnitOn(tx: Tx, authorityId: string, personId: string, day: string): Promise<string | null> {
  const { rows } = await sql<{ orgId: string }>`
    select org_id as "orgId" from post
     where authority_id = ${authorityId} and person_id = ${personId} and from_day <= ${day} and to_day >= ${day}
     order by is_primary desc, from_day desc, id limit 1`.execute(tx)
  return rows[0]?.orgId ?? null
}
