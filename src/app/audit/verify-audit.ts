import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { keepFullProof } from '#storage/audit-proved-store.ts'
import { chainAll, verifyChain } from '#storage/audit-store.ts'
import { useCase } from '../use-case.ts'

/** Links what is pending, then proves the whole chain; the compliance page goes on from there. */
export const verifyAudit = useCase({
  name: 'audit.verify',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'audit.verify')
    if (!allowed.ok) return allowed
    await chainAll(ctx.tx, ctx.authorityId)
    const report = await verifyChain(ctx.tx, ctx.authorityId)
    await keepFullProof(ctx.tx, ctx.authorityId, report, ctx.now)
    return ok({
      out: { ...report, faults: [...report.faults] },
      trace: {
        thingKind: 'audit',
        thingId: ctx.authorityId,
        detail: { links: report.links, faults: report.faults.length },
      },
    })
  },
})
