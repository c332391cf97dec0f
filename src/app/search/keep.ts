import { Temporal } from 'temporal-polyfill'
import { firstIdAt } from '#domain/id.ts'
import { listMattersOf } from '#storage/reference-move-store.ts'
import {
  deleteDeadEntries,
  listSearchedIds,
  listStaleSources,
  SEARCHED,
  type Searched,
} from '#storage/search-source.ts'
import { hasEntries, putEntries } from '#storage/search-store.ts'
import type { Ctx, TxCtx } from '../context.ts'
import type { Tally } from '../job/system-context.ts'
import { entriesOf } from './entries.ts'
import { WORDS_VERSION } from './words.ts'

const PAGE = 500
/** How far back new things are looked for between the nights; their ids say when they were made. */
const RECENT_HOURS = 26
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const isSearched = (kind: string): kind is Searched => (SEARCHED as readonly string[]).includes(kind)

type Changed = { readonly thingKind: string; readonly thingId: string }

/**
 * Brings the entries of things up to date, in the transaction that changed them: what was recorded a moment ago is found.
 * Things that are not searched, and those whose words are as they were, cost one look.
 */
export async function keepFound(ctx: TxCtx, changed: readonly Changed[]): Promise<void> {
  const byKind = Map.groupBy(
    changed.filter(({ thingKind, thingId }) => isSearched(thingKind) && UUID.test(thingId)),
    ({ thingKind }) => thingKind as Searched,
  )
  for (const [kind, things] of byKind) {
    const ids = [...new Set(things.map(({ thingId }) => thingId))]
    const n = await refresh(ctx, kind, ids)
    await deleteDeadEntries(ctx.tx, ctx.authorityId, kind, ids)
    if (kind !== 'enterprise' || n === 0) continue
    // Its matters are found by its name too.
    for (const id of ids) await refresh(ctx, 'matter', await listMattersOf(ctx.tx, ctx.authorityId, id))
  }
}

/** Makes the stale entries of the things anew; answers how many there were. */
async function refresh(ctx: TxCtx, kind: Searched, ids: readonly string[]): Promise<number> {
  const sources = await listStaleSources(ctx.tx, ctx.authorityId, kind, ids, WORDS_VERSION)
  const entries = await entriesOf(ctx, kind, sources)
  await putEntries(ctx.tx, ctx.authorityId, kind, entries)
  return entries.length
}

/**
 * Compares every thing with its entry and makes what is missing or stale: after an import, and every night. Page by page in
 * short transactions; what is in order is only read.
 */
export async function keepAllFound(
  ctx: Ctx,
  { from = null, tell = () => {} }: { from?: string | null; tell?: (kind: Searched, done: number) => void } = {},
): Promise<Tally> {
  const tally: Tally = { looked: 0, done: 0, failed: 0 }
  for (const kind of SEARCHED) {
    let done = 0
    for (let after: string | null = from; ; ) {
      const place: string | null = after
      const page = await ctx.db.inAuthority(ctx.authorityId, async (tx) => {
        const ids = await listSearchedIds(tx, ctx.authorityId, kind, { after: place, limit: PAGE })
        return { ids, made: await refresh({ ...ctx, tx }, kind, ids) }
      })
      done += page.made
      tally.looked += page.ids.length
      if (page.made > 0) tell(kind, done)
      const last = page.ids.at(-1)
      if (!last || page.ids.length < PAGE) break
      after = last
    }
    tally.done += done
    if (from === null)
      tally.done += await ctx.db.inAuthority(ctx.authorityId, (tx) => deleteDeadEntries(tx, ctx.authorityId, kind))
  }
  return tally
}

/** New things whose recording wrote no entry: those of an import, or raised along with something else. */
export async function keepNewFound(ctx: Ctx): Promise<Tally> {
  const any = await ctx.db.inAuthority(ctx.authorityId, (tx) => hasEntries(tx, ctx.authorityId), { readOnly: true })
  const since = Temporal.Instant.from(ctx.now).subtract({ hours: RECENT_HOURS }).toString()
  return keepAllFound(ctx, any ? { from: firstIdAt(since) } : {})
}
