import { z } from 'zod'
import { fail, ok } from '#domain/result.ts'
import { type FindingRow, settleFindingRow } from '#storage/finding-store.ts'
import { useCase } from '../use-case.ts'
import { findingChanged, findingFor } from './finding-for.ts'

function settling(
  name: 'finding.confirm' | 'finding.void',
  change: (ctx: { now: string }) => Parameters<typeof settleFindingRow>[3],
  already: (finding: FindingRow) => boolean,
) {
  return useCase({
    name,
    input: z.object({ id: z.guid(), revision: z.int().optional(), reason: z.string().trim().min(1).max(2000) }),
    async run(ctx, { id, revision, reason }) {
      const held = await findingFor(ctx, name, { id, revision })
      if (!held.ok) return held
      const finding = held.value
      // Who is found at fault does not judge it, and who found it does not uphold it.
      const judges = [finding.personId, ...(name === 'finding.confirm' ? [finding.recordedBy] : [])]
      if (ctx.actor.personId && judges.includes(ctx.actor.personId)) return fail('finding.own_work')
      if (finding.voidedAt || already(finding)) return fail('finding.settled')
      await settleFindingRow(ctx.tx, ctx.authorityId, id, change(ctx))
      await findingChanged(ctx, finding)
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
