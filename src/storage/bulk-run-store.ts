import { type BulkRowState, type BulkState, isEnded } from '#domain/bulk/run.ts'
import type { Failure } from '#domain/result.ts'
import { sql, type Tx } from './open-database.ts'

export type BulkRun = {
  readonly id: string
  readonly accountId: string
  readonly act: string
  readonly title: string
  readonly network: string | null
  readonly state: BulkState
  readonly total: number
  readonly tried: number
  readonly will: number
  readonly refused: number
  readonly done: number
  readonly fault: string | null
  readonly askedAt: string
  readonly begunAt: string | null
  readonly endedAt: string | null
}
export type BulkRow = {
  readonly n: number
  readonly thingId: string
  readonly label: string
  readonly input: Readonly<Record<string, unknown>> | null
  readonly state: BulkRowState
  readonly failure: Failure | null
}

const RUN =
  sql.raw(`r.id, r.account_id as "accountId", r.act, r.title, r.network, r.state, r.total, r.tried, r.will, r.refused, r.done, r.fault,
  r.asked_at as "askedAt", r.begun_at as "begunAt", r.ended_at as "endedAt"`)
const ROW = sql.raw(`w.n, w.thing_id as "thingId", w.label, w.input, w.state, w.failure`)

export type NewBulkRun = Pick<BulkRun, 'id' | 'accountId' | 'act' | 'title' | 'network' | 'askedAt'> & {
  readonly rows: readonly Pick<BulkRow, 'thingId' | 'label' | 'input' | 'failure'>[]
}

/** A run with its rows, none of them tried yet but those for which nothing can be sent. */
export async function insertBulkRun(tx: Tx, authorityId: string, run: NewBulkRun): Promise<void> {
  const refused = run.rows.filter((row) => row.failure).length
  await sql`
    insert into bulk_run (authority_id, id, account_id, act, title, network, state, total, tried, refused, asked_at, beat_at)
    values (${authorityId}, ${run.id}, ${run.accountId}, ${run.act}, ${run.title}, ${run.network}, 'trying', ${run.rows.length}, ${refused},
            ${refused}, ${run.askedAt}, ${run.askedAt})`.execute(tx)
  const rows = run.rows.map((row, n) => ({
    n,
    thing_id: row.thingId,
    label: row.label,
    input: row.input,
    state: row.failure ? 'refused' : 'waiting',
    failure: row.failure,
  }))
  await sql`
    insert into bulk_run_row (authority_id, run_id, n, thing_id, label, input, state, failure)
    select ${authorityId}, ${run.id}, w.n, w.thing_id, w.label, w.input, w.state, w.failure
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as w(n int, thing_id uuid, label text, input jsonb, state text, failure jsonb)`.execute(tx)
}

/** Takes a run to work at it: nobody does, or whoever did has given no sign of life since `deadBefore`. */
export async function takeBulkRun(
  tx: Tx,
  authorityId: string,
  id: string,
  by: { worker: string; at: string; deadBefore: string },
): Promise<BulkRun | undefined> {
  const { rows } = await sql<BulkRun>`
    update bulk_run r set worker = ${by.worker}, beat_at = ${by.at}
     where r.authority_id = ${authorityId} and r.id = ${id}
       and (r.state in ('trying', 'doing') or (r.state = 'stopped' and r.worker is not null))
       and (r.worker is null or r.beat_at < ${by.deadBefore})
    returning ${RUN}`.execute(tx)
  return rows[0]
}

/** Runs that should go on, or were stopped with a row in hand, and give no sign of life. */
export async function listAbandonedBulkRuns(tx: Tx, authorityId: string, before: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from bulk_run
     where authority_id = ${authorityId} and beat_at < ${before}
       and (state in ('trying', 'doing') or (state = 'stopped' and worker is not null)) order by id`.execute(tx)
  return rows.map((row) => row.id)
}

/** The next rows in this state, in their order. */
export async function nextBulkRows(
  tx: Tx,
  authorityId: string,
  runId: string,
  state: BulkRowState,
  limit: number,
): Promise<BulkRow[]> {
  const { rows } = await sql<BulkRow>`
    select ${ROW} from bulk_run_row w
     where w.authority_id = ${authorityId} and w.run_id = ${runId} and w.state = ${state} order by w.n limit ${limit}`.execute(
    tx,
  )
  return rows
}

/**
 * What became of a row, with a sign of life. Kept also when the run was stopped meanwhile: what was done was done. Answers whether the
 * worker is to go on.
 */
export async function noteBulkRow(
  tx: Tx,
  authorityId: string,
  run: { readonly id: string; readonly worker: string; readonly phase: 'trying' | 'doing' },
  row: { readonly n: number; readonly state: 'will' | 'refused' | 'done'; readonly failure: Failure | null },
  at: string,
): Promise<boolean> {
  const from = run.phase === 'trying' ? 'waiting' : 'will'
  const { rows: changed } = await sql<{ n: number }>`
    update bulk_run_row set state = ${row.state}, failure = ${row.failure ? JSON.stringify(row.failure) : null}::jsonb, at = ${at}
     where authority_id = ${authorityId} and run_id = ${run.id} and n = ${row.n} and state = ${from} returning n`.execute(
    tx,
  )
  const is = (yes: boolean) => (changed.length > 0 && yes ? 1 : 0)
  const { rows } = await sql<{ state: string; worker: string | null }>`
    update bulk_run set tried = tried + ${is(run.phase === 'trying')}, will = will + ${is(row.state === 'will')} - ${is(run.phase === 'doing')},
           refused = refused + ${is(row.state === 'refused')}, done = done + ${is(row.state === 'done')},
           beat_at = case when worker = ${run.worker} then ${at} else beat_at end
     where authority_id = ${authorityId} and id = ${run.id} returning state, worker`.execute(tx)
  return rows[0]?.state === run.phase && rows[0].worker === run.worker
}

/** Moves a run on, if it still stands as it should. One that is stopped is left to whoever has a row of it in hand; else it is nobody's work. */
export async function moveBulkRun(
  tx: Tx,
  authorityId: string,
  id: string,
  from: readonly BulkState[],
  to: BulkState,
  how: { readonly at: string; readonly fault?: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update bulk_run set state = ${to}, worker = case when ${to} = 'stopped' then worker end, beat_at = ${how.at}, fault = ${how.fault ?? null},
           begun_at = case when ${to} = 'doing' then ${how.at} else begun_at end, ended_at = ${isEnded(to) ? how.at : null}
     where authority_id = ${authorityId} and id = ${id} and state = any(${[...from]}) returning id`.execute(tx)
  return rows.length > 0
}

/** Whoever worked at it cannot go on; another takes it up at once. */
export async function releaseBulkRun(tx: Tx, authorityId: string, id: string, worker: string): Promise<void> {
  await sql`
    update bulk_run set worker = null where authority_id = ${authorityId} and id = ${id} and worker = ${worker}`.execute(
    tx,
  )
}

export async function findBulkRun(tx: Tx, authorityId: string, id: string): Promise<BulkRun | undefined> {
  const { rows } = await sql<BulkRun>`
    select ${RUN} from bulk_run r where r.authority_id = ${authorityId} and r.id = ${id}`.execute(tx)
  return rows[0]
}

/** One's own runs that were not put away, the latest first. */
export async function listBulkRunsOf(tx: Tx, authorityId: string, accountId: string): Promise<BulkRun[]> {
  const { rows } = await sql<BulkRun>`
    select ${RUN} from bulk_run r
     where r.authority_id = ${authorityId} and r.account_id = ${accountId} and not r.put_away order by r.id desc limit 20`.execute(
    tx,
  )
  return rows
}

/** The rows of a run in their order, of one state where one is asked for, a page at a time. */
export async function listBulkRows(
  tx: Tx,
  authorityId: string,
  runId: string,
  page: { readonly state?: BulkRowState | undefined; readonly after?: number | undefined; readonly limit: number },
): Promise<BulkRow[]> {
  const { rows } = await sql<BulkRow>`
    select ${ROW} from bulk_run_row w
     where w.authority_id = ${authorityId} and w.run_id = ${runId} and w.n > ${page.after ?? -1}
       ${page.state ? sql`and w.state = ${page.state}` : sql``}
     order by w.n limit ${page.limit}`.execute(tx)
  return rows
}

export async function putBulkRunAway(tx: Tx, authorityId: string, id: string): Promise<void> {
  await sql`update bulk_run set put_away = true where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

export async function deleteBulkRunsBefore(tx: Tx, authorityId: string, before: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    delete from bulk_run where authority_id = ${authorityId} and asked_at < ${before} returning id`.execute(tx)
  return rows.length
}
