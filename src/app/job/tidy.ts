import { Temporal } from 'temporal-polyfill'
import { deleteBulkRunsBefore } from '#storage/bulk-run-store.ts'
import { forgetKeys } from '#storage/idempotency-store.ts'
import { deleteExportsBefore } from '#storage/ledger-export-store.ts'
import { deleteOriginsBefore } from '#storage/ledger-origin-store.ts'
import { deletePaperPdfsBefore } from '#storage/paper-pdf-store.ts'
import { deleteEndedSessions } from '#storage/session-store.ts'
import type { Ctx } from '../context.ts'
import type { Tally } from './system-context.ts'

/** So long a repeated request is still answered as the first was: longer than any phone stays without network. */
const KEYS_DAYS = 30

/** A ledger that was taken out is kept so long to be fetched again. */
const EXPORTS_DAYS = 7

/** What came of an act on many is told so long; it is no longer than its keys are known. */
const BULK_DAYS = 30

/** A ledger may come back so long after it left with all that was in it known. */
const ORIGINS_DAYS = 400

/** The PDF of a paper is kept so long; whoever asks later waits while it is made anew. */
const PDFS_DAYS = 90

/** Removes sessions that have ended, idempotency keys nobody will repeat, ledgers nobody will fetch or bring back, and PDFs that can be made again. */
export async function tidy(ctx: Ctx): Promise<Tally> {
  const daysAgo = (days: number) =>
    Temporal.Instant.from(ctx.now)
      .subtract({ hours: 24 * days })
      .toString()
  const done = await ctx.db.inAuthority(ctx.authorityId, async (tx) => {
    const sessions = await deleteEndedSessions(tx, ctx.authorityId, ctx.now)
    const exports = await deleteExportsBefore(tx, ctx.authorityId, daysAgo(EXPORTS_DAYS))
    const origins = await deleteOriginsBefore(tx, ctx.authorityId, daysAgo(ORIGINS_DAYS))
    const pdfs = await deletePaperPdfsBefore(tx, ctx.authorityId, daysAgo(PDFS_DAYS))
    const runs = await deleteBulkRunsBefore(tx, ctx.authorityId, daysAgo(BULK_DAYS))
    const forgotten = await forgetKeys(tx, ctx.authorityId, daysAgo(KEYS_DAYS))
    return sessions + exports + origins + pdfs + runs + forgotten
  })
  return { looked: done, done, failed: 0 }
}
