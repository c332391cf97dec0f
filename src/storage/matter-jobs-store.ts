import { Temporal } from 'temporal-polyfill'
import { sql, type Tx } from './open-database.ts'

/** Matters with a clock still running, after this id, in the order of their ids. */
export async function listMattersWithOpenClocks(
  tx: Tx,
  authorityId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ matter_id: string }>`
    select distinct k.matter_id from matter_clock k
     where k.authority_id = ${authorityId} and k.done_at is null and k.cancelled_at is null and k.state = 'open'
       ${after === null ? sql`` : sql`and k.matter_id > ${after}`}
     order by k.matter_id limit ${limit}`.execute(tx)
  return rows.map((row) => row.matter_id)
}

/** Matters whose present tier ran out and that nobody has answered, longest overdue first. */
export async function listDueTiers(tx: Tx, authorityId: string, now: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ matter_id: string }>`
    select k.matter_id
      from matter_clock k
      join matter m on m.authority_id = ${authorityId} and m.id = k.matter_id
     where k.authority_id = ${authorityId} and k.done_at is null and k.cancelled_at is null and k.due_at <= ${now}
       and k.state = 'open' and k.stopped_at is null and k.clock = 'tier:' || m.tier_id and m.state in ('recorded', 'assigned', 'working')
     order by k.due_at, k.matter_id limit ${limit}`.execute(tx)
  return rows.map((row) => row.matter_id)
}

/** Answered matters whose raiser's own time to speak is over. */
export async function listSilent(tx: Tx, authorityId: string, now: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ matter_id: string }>`
    select distinct k.matter_id
      from matter_clock k
      join matter m on m.authority_id = ${authorityId} and m.id = k.matter_id
     where k.authority_id = ${authorityId} and k.done_at is null and k.cancelled_at is null and k.due_at <= ${now} and k.state = 'open'
       and m.state = 'answered' and m.state_json -> 'standing' ->> 'agreed' = 'not_asked'
     order by k.matter_id limit ${limit}`.execute(tx)
  return rows.map((row) => row.matter_id)
}

export type RunningClock = { readonly id: string; readonly matter_id: string }

/** What was said of a clock for one deadline; the same in SQL below. */
export function reminderKey(clockId: string, kind: string, dueAt: string): string {
  return `${clockId} ${kind} ${Temporal.Instant.from(dueAt).epochMilliseconds}`
}

/** Clocks that have run out of which this has not been said, longest over first. */
export async function listClocksOver(tx: Tx, authorityId: string, now: string, limit: number): Promise<RunningClock[]> {
  const { rows } = await sql<RunningClock>`
    select k.id, k.matter_id
      from matter_clock k
      left join reminder r on r.authority_id = ${authorityId} and r.key = k.id || ' overdue ' || (extract(epoch from k.due_at) * 1000)::bigint
     where k.authority_id = ${authorityId} and k.done_at is null and k.cancelled_at is null and k.state = 'open' and k.stopped_at is null
       and k.due_at <= ${now} and r.key is null
     order by k.due_at, k.id limit ${limit}`.execute(tx)
  return rows
}

/** Running clocks of a kind that fall due in (now, until] and that this warning has not been given of, soonest first. */
export async function listClocksToWarn(
  tx: Tx,
  authorityId: string,
  of: {
    programKey: string
    version: number
    matter: string
    clock: string
    warning: number
    now: string
    until: string
    limit: number
  },
): Promise<RunningClock[]> {
  const { rows } = await sql<RunningClock>`
    select k.id, k.matter_id
      from matter_clock k
      join matter m on m.authority_id = ${authorityId} and m.id = k.matter_id and m.program_key = ${of.programKey}
                   and m.program_version = ${of.version} and m.matter = ${of.matter}
      left join reminder r on r.authority_id = ${authorityId}
                          and r.key = k.id || ' warn ' || ${of.warning}::int || ' ' || (extract(epoch from k.due_at) * 1000)::bigint
     where k.authority_id = ${authorityId} and k.done_at is null and k.cancelled_at is null and k.state = 'open' and k.stopped_at is null
       and k.clock = ${of.clock} and k.due_at > ${of.now} and k.due_at <= ${of.until} and r.key is null
     order by k.due_at, k.id limit ${of.limit}`.execute(tx)
  return rows
}

/** Notes that something was said once; false when it had been before. */
export async function noteReminder(tx: Tx, authorityId: string, key: string, at: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into reminder (authority_id, key, at) values (${authorityId}, ${key}, ${at}) on conflict do nothing`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0) === 1
}

/** Hung-up matters whose day of review has come. */
export async function listDueReviews(
  tx: Tx,
  authorityId: string,
  today: string,
  limit: number,
): Promise<{ id: string; next_review: string }[]> {
  const { rows } = await sql<{ id: string; next_review: string }>`
    select id, next_review from matter
     where authority_id = ${authorityId} and state = 'suspended' and next_review <= ${today}
     order by next_review, id limit ${limit}`.execute(tx)
  return rows
}

/** Matters in the order of their ids: for the nightly comparison of the fold with what is stored. */
export async function listMatterIds(
  tx: Tx,
  authorityId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from matter where authority_id = ${authorityId} ${after === null ? sql`` : sql`and id > ${after}`}
     order by id limit ${limit}`.execute(tx)
  return rows.map((row) => row.id)
}
