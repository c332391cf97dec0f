import type { Logger } from 'pino'
import type { Authority } from '#storage/authority-store.ts'
import { listAuthorities } from '#storage/authority-store.ts'
import type { Database } from '#storage/open-database.ts'
import type { Actor, Ctx } from '../context.ts'

/** What the clock's work is done with. */
export type JobDeps = { readonly db: Database; readonly log: Logger; readonly masterKey?: Uint8Array }

const SYSTEM_ACTOR: Actor = {
  via: 'job',
  accountId: null,
  personId: null,
  enterpriseId: null,
  orgIds: [],
  grants: [],
  system: true,
}

/** The context in which the platform itself acts for an authority. */
export function systemContext(deps: JobDeps, authority: Authority, now: string): Ctx {
  return {
    ...deps,
    authorityId: authority.id,
    timeZone: authority.timeZone,
    calendarId: authority.calendarId,
    actor: SYSTEM_ACTOR,
    now,
  }
}

/** One context for each authority of the installation. */
export async function systemContexts(deps: JobDeps, now: string): Promise<Ctx[]> {
  const all = await deps.db.inSystem((tx) => listAuthorities(tx), { readOnly: true })
  return all.map((authority) => systemContext(deps, authority, now))
}

/** What one piece of work came to: how many were looked at, done, and failed. One that fails never stops the others. */
export type Tally = { looked: number; done: number; failed: number }

/** Does the work for each, counts, and logs what failed by id. */
export async function each<T>(
  ctx: Ctx,
  items: readonly T[],
  idOf: (item: T) => string,
  work: (item: T) => Promise<boolean>,
): Promise<Tally> {
  const tally: Tally = { looked: items.length, done: 0, failed: 0 }
  for (const item of items) {
    try {
      if (await work(item)) tally.done++
    } catch (error) {
      tally.failed++
      ctx.log.error({ err: error, thingId: idOf(item), authorityId: ctx.authorityId }, 'job item failed')
    }
  }
  return tally
}
