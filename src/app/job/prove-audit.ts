import { verifyAudit } from '../audit/verify-audit.ts'
import type { Ctx } from '../context.ts'
import { execute } from '../use-case.ts'
import type { Tally } from './system-context.ts'

/** Proves the whole audit chain each night, whatever was proved before; each place that is not what was written is logged. */
export async function proveAudit(ctx: Ctx): Promise<Tally> {
  const done = await execute(ctx, verifyAudit, {})
  if (!done.ok) throw new Error(done.error.code)
  const { links, faults } = done.value
  for (const fault of faults) ctx.log.error({ ...fault, authorityId: ctx.authorityId }, 'audit is not what was written')
  return { looked: links, done: links - faults.length, failed: faults.length }
}
