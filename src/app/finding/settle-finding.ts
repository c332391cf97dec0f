import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { type FindingRow, holdFinding, settleFindingRow } from '#storage/finding-store.ts'
import { useCase } from '../use-case.ts'

function settling(
  name: 'finding.confirm' | 'finding.void',
  change: (ctx: { now: string }) => Parameters<typeof settleFindingRow>[3],
  already: (finding: FindingRow) => boolean,
) {
  return useCase({
    name,
    input: z.object({ id: z.guid(), revision: z.int().optional(), reason: z.string().trim().min(1).max(2000) }),
    async run(ctx, { id, revision, reason }) {
      const finding = await holdFinding(ctx.tx, ctx.authorityId, id)
      if (!finding) return fail('finding.not_found')
      const allowed = can(ctx.actor, name, {
        kind: 'finding',
        programKey: finding.programKey,
        personIds: [finding.personId],
        orgIds: [finding.orgId],
        areaId: finding.areaId,
      })
      if (!allowed.ok) return allowed
      // Who is found at fault does not judge it, and who found it does not uphold it.
      const judges = [finding.personId, ...(name === 'finding.confirm' ? [finding.recordedBy] : [])]
      if (ctx.actor.personId && judges.includes(ctx.actor.personId)) return fail('finding.own_work')
      if (finding.voidedAt || already(finding)) return fail('finding.settled')
      if (revision !== undefined && revision !== finding.revision) return fail('finding.changed')
      await settleFindingRow(ctx.tx, ctx.authorityId, id, change(ctx))
      await markDirty(ctx.tx, ctx.authorityId, [
        { id: newId(), programKey: finding.programKey, factKind: 'finding', factId: id, at: ctx.now },
      ])
      return ok({ out: { id }, trace: { thingKind: 'finding', thingId: id, detail: { reason } } })
    },
  })
}

/** A second person upholds the finding. */
export const confirmFinding = settling(
  'finding.confirm',
  () => ({ confirmed: true }),
  (finding) => finding.confirmed,
)

/** Taken back: it was not so. */
export const voidFinding = settling(
  'finding.void',
  ({ now }) => ({ voidedAt: now }),
  () => false,
)
