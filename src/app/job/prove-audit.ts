import { Temporal } from 'temporal-polyfill'
import { findProved } from '#storage/audit-proved-store.ts'
import { verifyAudit } from '../audit/verify-audit.ts'
import type { Ctx } from '../context.ts'
import { execute } from '../use-case.ts'
import type { Tally } from './system-context.ts'

/** Tasks also run when the program starts: what was proved this recently is not read again for that. */
const RECENT_HOURS = 12

/** Proves the whole audit chain each night, whatever was proved before; each place that is not what was written is logged. */
export async function proveAudit(ctx: Ctx): Promise<Tally> {
  const { db, authorityId, now } = ctx
  const known = await db.inAuthority(authorityId, (tx) => findProved(tx, authorityId), { readOnly: true })
  if (known && Temporal.Instant.from(known.fullAt).until(now).total('hours') < RECENT_HOURS)
    return { looked: 0, done: 0, failed: 0 }
  const done = await execute(ctx, verifyAudit, {})
  if (!done.ok) throw new Error(done.error.code)
  const { links, faults } = done.value
  for (const fault of faults) ctx.log.error({ ...fault, authorityId }, 'audit is not what was written')
  return { looked: links, done: links - faults.length, failed: faults.length }
}
