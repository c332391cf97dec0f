import { sql, type Tx } from './open-database.ts'

/**
 * The box and its tickets (docs/decisions/0100). Both are rewritten whole with each voice, in random order: then every
 * ballot and every used ticket of a round was written by one transaction, and neither order nor `xmin` nor place on the
 * page leads from one to the other.
 */

/** One writer of a round's box at a time: mixing reads all and writes all. */
export async function lockBox(tx: Tx, authorityId: string, evaluationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('lianqi.box'), hashtext(${authorityId} || ${evaluationId}))`.execute(
    tx,
  )
}

/** Adds tickets, unused, by the digests of their secrets, in random order. */
export async function insertTickets(
  tx: Tx,
  authorityId: string,
  evaluationId: string,
  hashes: readonly Uint8Array[],
): Promise<void> {
  await sql`
    insert into ticket (authority_id, code_hash, evaluation_id)
    select ${authorityId}, h, ${evaluationId} from unnest(${hashes.map((hash) => Buffer.from(hash))}::bytea[]) h
     order by gen_random_uuid()`.execute(tx)
}

/** Takes back all tickets that nobody used; answers how many. */
export async function deleteUnusedTickets(tx: Tx, authorityId: string, evaluationId: string): Promise<number> {
  const result = await sql`
    delete from ticket where authority_id = ${authorityId} and evaluation_id = ${evaluationId} and not used`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}

export async function countTickets(
  tx: Tx,
  authorityId: string,
  evaluationId: string,
): Promise<{ issued: number; used: number }> {
  const { rows } = await sql<{ issued: number; used: number }>`
    select count(*)::int as issued, count(*) filter (where used)::int as used from ticket
     where authority_id = ${authorityId} and evaluation_id = ${evaluationId}`.execute(tx)
  return rows[0] ?? { issued: 0, used: 0 }
}

/** Notes that a voter has fetched his ticket; false when he had already. */
export async function insertDrawn(
  tx: Tx,
  authorityId: string,
  evaluationId: string,
  voterId: string,
): Promise<boolean> {
  const result = await sql`
    insert into ticket_drawn (authority_id, evaluation_id, voter_id) values (${authorityId}, ${evaluationId}, ${voterId})
    on conflict do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

/** Rounds among these of which the voter has fetched his ticket. */
export async function listDrawn(tx: Tx, authorityId: string, voterId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select evaluation_id as id from ticket_drawn where authority_id = ${authorityId} and voter_id = ${voterId}`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.id))
}

/** Marks the ticket as used, with all used ones written anew in random order; false when it was used or is none. */
export async function useTicket(tx: Tx, authorityId: string, evaluationId: string, hash: Uint8Array): Promise<boolean> {
  const own = Buffer.from(hash)
  const { rows } = await sql<{ code_hash: Buffer }>`
    delete from ticket where authority_id = ${authorityId} and evaluation_id = ${evaluationId} and code_hash = ${own} and not used
    returning code_hash`.execute(tx)
  if (rows.length === 0) return false
  await sql`
    with taken as (
      delete from ticket where authority_id = ${authorityId} and evaluation_id = ${evaluationId} and used returning code_hash)
    insert into ticket (authority_id, code_hash, evaluation_id, used)
    select ${authorityId}, x.code_hash, ${evaluationId}, true
      from (select code_hash from taken union all select ${own}::bytea) x order by gen_random_uuid()`.execute(tx)
  return true
}

export type Ballot = { readonly orgId: string; readonly values: Readonly<Record<string, unknown>> }

/** Puts ballots into the box and mixes it: all rows anew, under new random ids, in random order. */
export async function castBallots(
  tx: Tx,
  authorityId: string,
  evaluationId: string,
  ballots: readonly Ballot[],
): Promise<void> {
  await sql`
    with taken as (
      delete from ballot where authority_id = ${authorityId} and evaluation_id = ${evaluationId} returning org_id, values)
    insert into ballot (authority_id, id, evaluation_id, org_id, values)
    select ${authorityId}, gen_random_uuid(), ${evaluationId}, x.org_id, x.values
      from (select org_id, values from taken
            union all
            select b.org_id, b.values from unnest(${ballots.map((one) => one.orgId)}::uuid[],
                                                  ${ballots.map((one) => JSON.stringify(one.values))}::jsonb[]) b(org_id, values)) x
     order by gen_random_uuid()`.execute(tx)
}

/** Voices by subject. */
export async function countBallots(
  tx: Tx,
  authorityId: string,
  evaluationId: string,
): Promise<{ orgId: string; n: number }[]> {
  const { rows } = await sql<{ orgId: string; n: number }>`
    select org_id as "orgId", count(*)::int as n from ballot
     where authority_id = ${authorityId} and evaluation_id = ${evaluationId} group by org_id order by org_id`.execute(
    tx,
  )
  return rows
}

/**
 * Empties the box into the program's entries, under new random ids, in random order, all of them at one moment; subjects
 * in `dropped` are not kept. Tickets and who fetched one go with it. Answers the new ids, in their own order.
 */
export async function emptyBox(
  tx: Tx,
  authorityId: string,
  round: {
    id: string
    programKey: string
    programVersion: number
    form: string
    at: string
    day: string
    recordedAt: string
  },
  dropped: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with taken as (
      delete from ballot where authority_id = ${authorityId} and evaluation_id = ${round.id} returning org_id, values)
    insert into form_entry (authority_id, id, program_key, program_version, form, values, org_id, at, day, recorded_at, evaluation_id)
    select ${authorityId}, gen_random_uuid(), ${round.programKey}, ${round.programVersion}, ${round.form}, x.values, x.org_id,
           ${round.at}, ${round.day}, ${round.recordedAt}, ${round.id}
      from taken x where not x.org_id = any(${[...dropped]}::uuid[]) order by gen_random_uuid()
    returning id`.execute(tx)
  await sql`delete from ticket where authority_id = ${authorityId} and evaluation_id = ${round.id}`.execute(tx)
  await sql`delete from ticket_drawn where authority_id = ${authorityId} and evaluation_id = ${round.id}`.execute(tx)
  return rows.map((row) => row.id).sort()
}
