import { z } from 'zod'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { insertFindingCheck } from '#storage/finding-list-store.ts'
import { settleFindingRow } from '#storage/finding-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import { useCase } from '../use-case.ts'
import { findingChanged, findingFor } from './finding-for.ts'

/**
 * Checks again (复查) whether what was found is put right, by somebody who had no hand in putting it right. A check that fails is kept,
 * and the finding stays open.
 */
export const recheckFinding = useCase({
  name: 'finding.rectify',
  input: z.object({
    id: z.guid(),
    revision: z.int().optional(),
    passed: z.boolean(),
    text: z.string().trim().min(1).max(2000),
  }),
  async run(ctx, { id, revision, passed, text }) {
    const { tx, authorityId, now } = ctx
    const held = await findingFor(ctx, 'finding.rectify', { id, revision })
    if (!held.ok) return held
    const finding = held.value
    const { personId, orgId } = finding
    if (finding.voidedAt || finding.rectified) return fail('finding.settled')
    const by = ctx.actor.personId
    const matter = finding.matterId ? await findMatter(tx, authorityId, finding.matterId) : undefined
    const hands = [personId, matter?.handlerId, matter?.personId]
    if ((by !== null && hands.includes(by)) || (orgId !== null && ctx.actor.orgIds.includes(orgId)))
      return fail('finding.own_rectification')
    await insertFindingCheck(tx, authorityId, id, { id: newId(), passed, text, by, at: now })
    if (passed) {
      await settleFindingRow(tx, authorityId, id, { rectified: true })
      await findingChanged(ctx, finding)
    }
    return ok({ out: { id }, trace: { thingKind: 'finding', thingId: id, detail: { passed } } })
  },
})
