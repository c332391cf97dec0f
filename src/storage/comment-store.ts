import { sql, type Tx } from './open-database.ts'

export type CommentState = 'waiting' | 'shown' | 'hidden'

export type PublicComment = {
  readonly id: string
  readonly text: string
  readonly day: string
  readonly state: CommentState
  readonly reason: string | null
  readonly answer: string | null
  readonly answeredDay: string | null
  readonly revision: number
}

const COLUMNS = sql`c.id, c.text, c.day, c.state, c.reason, c.answer, c.answered_day as "answeredDay", c.revision`

export async function insertComment(
  tx: Tx,
  authorityId: string,
  one: { id: string; thingKind: string; thingId: string; text: string; day: string },
): Promise<void> {
  await sql`
    insert into public_comment (authority_id, id, thing_kind, thing_id, text, day)
    values (${authorityId}, ${one.id}, ${one.thingKind}, ${one.thingId}, ${one.text}, ${one.day})`.execute(tx)
}

/** Comments on a thing, the oldest first; only what may be shown, or all. */
export async function listComments(
  tx: Tx,
  authorityId: string,
  of: { thingKind: string; thingIds: readonly string[]; shownOnly: boolean },
): Promise<(PublicComment & { thingId: string })[]> {
  const { rows } = await sql<PublicComment & { thingId: string }>`
    select ${COLUMNS}, c.thing_id as "thingId" from public_comment c
     where c.authority_id = ${authorityId} and c.thing_kind = ${of.thingKind} and c.thing_id = any(${[...of.thingIds]}::uuid[])
       ${of.shownOnly ? sql`and c.state = 'shown'` : sql``} order by c.id`.execute(tx)
  return rows
}

/** Holds a comment until the transaction ends. */
export async function holdComment(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<(PublicComment & { thingKind: string; thingId: string }) | undefined> {
  const { rows } = await sql<PublicComment & { thingKind: string; thingId: string }>`
    select ${COLUMNS}, c.thing_kind as "thingKind", c.thing_id as "thingId" from public_comment c
     where c.authority_id = ${authorityId} and c.id = ${id} for update`.execute(tx)
  return rows[0]
}

/** How many wait on a thing: a wall that is full takes no more until the office has read it. */
export async function countWaiting(tx: Tx, authorityId: string, thingKind: string, thingId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from public_comment c
     where c.authority_id = ${authorityId} and c.thing_kind = ${thingKind} and c.thing_id = ${thingId} and c.state = 'waiting'`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

export async function updateComment(
  tx: Tx,
  authorityId: string,
  one: Pick<PublicComment, 'id' | 'state' | 'reason' | 'answer' | 'answeredDay'>,
): Promise<void> {
  await sql`
    update public_comment set state = ${one.state}, reason = ${one.reason}, answer = ${one.answer}, answered_day = ${one.answeredDay},
           revision = revision + 1
     where authority_id = ${authorityId} and id = ${one.id}`.execute(tx)
}
