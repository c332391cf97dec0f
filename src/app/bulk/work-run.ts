import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { newId } from '#domain/id.ts'
import type { Failure, Result } from '#domain/result.ts'
import * as store from '#storage/bulk-run-store.ts'
import { findAnswer } from '#storage/idempotency-store.ts'
import { findActorOf } from '#storage/session-store.ts'
import type { Actor, Ctx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { execute, type Once, tryOut } from '../use-case.ts'
import type { BulkKind } from './kind.ts'
import { BULK_KINDS, type BulkActName } from './kinds.ts'

/** Whoever works gives a sign of life at every row; after so long without one another takes over. */
export const DEAD_AFTER_SECONDS = 20
/** A run that was left lying so long is not taken up again: what it was tried out on has moved on. */
const STALE_AFTER_HOURS = 24
const BATCH = 50

type Clock = () => string
const machine: Clock = () => Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })

/**
 * Works at a run until its phase is over: tries every row out, or does those that would be done. Each row is its own transaction under the
 * rights its owner has at that moment, with a key that is the run's and the row's: however often it is taken up again, it is done once.
 * False when somebody else works at it.
 */
export async function workBulkRun(system: Ctx, id: string, clock: Clock = machine): Promise<boolean> {
  const { db, authorityId } = system
  const worker = newId()
  const inside = <T>(work: Parameters<typeof db.inAuthority<T>>[1]) => db.inAuthority(authorityId, work)
  const at = clock()
  const deadBefore = Temporal.Instant.from(at).subtract({ seconds: DEAD_AFTER_SECONDS }).toString()
  const run = await inside((tx) => store.takeBulkRun(tx, authorityId, id, { worker, at, deadBefore }))
  if (!run) return false
  if (run.state === 'stopped') {
    await settle(system, run, worker, clock)
    return true
  }
  const phase = run.state === 'trying' ? 'trying' : 'doing'
  const end = (to: 'tried' | 'done' | 'ended', fault?: string) =>
    inside((tx) => store.moveBulkRun(tx, authorityId, id, [phase], to, { at: clock(), ...(fault ? { fault } : {}) }))
  const begun = run.begunAt ?? run.askedAt
  if (Temporal.Instant.from(begun).until(at).total('hours') > STALE_AFTER_HOURS) {
    await end('ended', 'bulk.left_lying')
    return true
  }
  try {
    for (;;) {
      const from = phase === 'trying' ? 'waiting' : 'will'
      const rows = await inside((tx) => store.nextBulkRows(tx, authorityId, id, from, BATCH))
      if (rows.length === 0) break
      for (const row of rows) {
        const now = clock()
        const actor = await actorNow(system, run.accountId, now)
        if (!actor) {
          await end('ended', 'bulk.account_ended')
          return true
        }
        const ctx: Ctx = { ...system, actor, now, ...(run.network ? { network: run.network } : {}) }
        const state = phase === 'trying' ? await tried(ctx, run, row) : await done(ctx, run, row)
        const note = { n: row.n, ...state }
        const on = await inside((tx) => store.noteBulkRow(tx, authorityId, { id, worker, phase }, note, clock()))
        if (!on) {
          await inside((tx) => store.releaseBulkRun(tx, authorityId, id, worker))
          return true
        }
      }
    }
    await end(phase === 'trying' ? 'tried' : 'done')
    return true
  } catch (error) {
    system.log.error({ err: error, bulkRunId: id, authorityId }, 'bulk run interrupted')
    // Taken up again by the clock's task; a row that was done meanwhile answers by its key.
    await inside((tx) => store.releaseBulkRun(tx, authorityId, id, worker))
    return true
  }
}

/** Who the account is at this moment: what was taken from him since he asked, he may not do any more. */
async function actorNow({ db, authorityId, timeZone }: Ctx, accountId: string, now: string): Promise<Actor | null> {
  const found = await db.inAuthority(
    authorityId,
    (tx) => findActorOf(tx, authorityId, accountId, dayOf({ timeZone, now })),
    { readOnly: true },
  )
  return found ? { via: 'web', system: false, ...found } : null
}

type Became = { readonly state: 'will' | 'refused' | 'done'; readonly failure: Failure | null }

const became = (result: Result<unknown>, otherwise: 'will' | 'done'): Became =>
  result.ok ? { state: otherwise, failure: null } : { state: 'refused', failure: result.error }

async function tried(ctx: Ctx, run: store.BulkRun, row: store.BulkRow): Promise<Became> {
  const { useCase } = BULK_KINDS[run.act as BulkActName] as BulkKind
  try {
    return became(await tryOut(ctx, useCase, row.input), 'will')
  } catch (error) {
    ctx.log.error({ err: error, bulkRunId: run.id, n: row.n }, 'bulk row not tried')
    return { state: 'refused', failure: { code: 'bulk.row_failed' } }
  }
}

async function done(ctx: Ctx, run: store.BulkRun, row: store.BulkRow): Promise<Became> {
  const { useCase } = BULK_KINDS[run.act as BulkActName] as BulkKind
  const once = onceOf(run, row)
  try {
    return became(await execute(ctx, useCase, row.input, once), 'done')
  } catch (error) {
    ctx.log.error({ err: error, bulkRunId: run.id, n: row.n }, 'bulk row failed')
    return (await answered(ctx, run, row)) ?? { state: 'refused', failure: { code: 'bulk.row_failed' } }
  }
}

/** What the row was answered, if it was done before whoever did it went away: that stands beside the act, in the same transaction. */
async function answered(ctx: Ctx, run: store.BulkRun, row: store.BulkRow): Promise<Became | undefined> {
  const { key } = onceOf(run, row)
  const { db, authorityId } = ctx
  const kept = await db.inAuthority(authorityId, (tx) => findAnswer(tx, authorityId, run.accountId, key), {
    readOnly: true,
  })
  return kept && became(kept.response as Result<unknown>, 'done')
}

/** Stopped, and whoever had a row in hand went away with it: whether that row was done is looked up, and nothing else is begun. */
async function settle(ctx: Ctx, run: store.BulkRun, worker: string, clock: Clock): Promise<void> {
  const { db, authorityId } = ctx
  const inside = <T>(work: Parameters<typeof db.inAuthority<T>>[1]) => db.inAuthority(authorityId, work)
  const [row] = run.begunAt ? await inside((tx) => store.nextBulkRows(tx, authorityId, run.id, 'will', 1)) : []
  const was = row && (await answered(ctx, run, row))
  if (row && was) {
    const by = { id: run.id, worker, phase: 'doing' } as const
    await inside((tx) => store.noteBulkRow(tx, authorityId, by, { n: row.n, ...was }, clock()))
  }
  await inside((tx) => store.releaseBulkRun(tx, authorityId, run.id, worker))
}

/** The key of a row: it commits with the act, or not at all. */
function onceOf(run: store.BulkRun, row: store.BulkRow): Once {
  const hash = createHash('sha256')
    .update(JSON.stringify([run.act, row.thingId]))
    .digest()
  return { key: `bulk:${run.id}:${row.n}`, hash }
}
