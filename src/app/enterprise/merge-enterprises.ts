import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { decideMerge } from '#domain/enterprise/decide-merge.ts'
import { newId } from '#domain/id.ts'
import { SYSTEM } from '#domain/matter/who.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { type Enterprise, findEnterprise, updateEnterprise } from '#storage/enterprise-store.ts'
import { followMerges, listMattersOf, moveEnterpriseReferences } from '#storage/reference-move-store.ts'
import { deleteDeadEntries } from '#storage/search-source.ts'
import { findEnterpriseThing } from '#storage/thing-store.ts'
import type { TxCtx } from '../context.ts'
import { carryOut, holdMatter } from '../matter/take-act.ts'
import { useCase } from '../use-case.ts'
import { sizedEnterprise } from './sized-enterprise.ts'

/**
 * Merges an enterprise that was entered twice: everything that refers to `goneId` refers to `keepId` from now on, and the
 * merged row stays and points to the survivor. The audit row holds what was moved and what the survivor was, so that a merge
 * can be taken back by hand.
 */
export const mergeEnterprises = useCase({
  name: 'enterprise.merge',
  input: z.object({
    keepId: z.guid(),
    goneId: z.guid(),
    keepRevision: z.int(),
    goneRevision: z.int(),
    reason: z.string().trim().min(1).max(500),
    /** Two codes that both hold: the enterprise was registered anew. */
    renewed: z.boolean().default(false),
  }),
  async run(ctx, input) {
    const { tx, authorityId } = ctx
    const thing = await findEnterpriseThing(tx, ctx, input.keepId)
    const allowed = can(ctx.actor, 'enterprise.merge', thing ?? { kind: 'enterprise' })
    if (!allowed.ok) return allowed
    // Held in one order, so that two merges of the same pair wait for each other.
    const held = new Map<string, Enterprise | undefined>()
    for (const id of [input.keepId, input.goneId].sort()) held.set(id, await findEnterprise(tx, authorityId, id))
    const [keep, gone] = [held.get(input.keepId), held.get(input.goneId)]
    if (!keep || !gone) return fail('enterprise.not_found')
    for (const [one, seen] of [
      [keep, input.keepRevision],
      [gone, input.goneRevision],
    ] as const) {
      if (one.revision !== seen) return fail('enterprise.conflict', { id: one.id, seen, now: one.revision })
    }
    const survivor = decideMerge(keep, gone, input.renewed)
    if (!survivor.ok) return survivor
    const merged = { ...gone, status: 'merged' as const, mergedInto: keep.id }
    if (!(await updateEnterprise(tx, authorityId, merged))) throw new Error('a held row was changed')
    const matters = await moveMatters(ctx, gone.id, keep.id, input.reason)
    if (!matters.ok) return matters
    const moved = await moveEnterpriseReferences(tx, authorityId, gone.id, keep.id)
    await followMerges(tx, authorityId, gone.id, keep.id)
    await deleteDeadEntries(tx, authorityId, 'enterprise', [gone.id])
    const sized = await sizedEnterprise(ctx, survivor.value)
    if (!(await updateEnterprise(tx, authorityId, sized))) throw new Error('a held row was changed')
    await markEverythingDirty(tx, authorityId, { id: newId(), at: ctx.now })
    const { name: _name, contactName: _person, contactPhone: _phone, ...before } = keep
    return ok({
      out: {
        id: keep.id,
        revision: keep.revision + 1,
        matters: matters.value.length,
        moved: moved.map(({ table, keys, dropped }) => ({ table, rows: keys.length, dropped: dropped.length })),
      },
      trace: {
        thingKind: 'enterprise',
        thingId: keep.id,
        detail: { what: 'merge', gone: gone.id, reason: input.reason, before, matters: matters.value, moved },
      },
    })
  },
})

/** Each matter follows by an act, so that its acts still tell what it is. Answers their ids. */
async function moveMatters(ctx: TxCtx, from: string, into: string, reason: string): Promise<Result<string[]>> {
  const ids = await listMattersOf(ctx.tx, ctx.authorityId, from)
  for (const id of ids) {
    const held = await holdMatter(ctx, { id })
    if (!held.ok) return held
    const taken = await carryOut(ctx, { ...held.value, who: SYSTEM }, { act: 'follow_merge', data: { into }, reason })
    if (!taken.ok) return taken
  }
  return ok(ids)
}
