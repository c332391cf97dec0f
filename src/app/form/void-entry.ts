import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { holdEntry, voidEntryRow } from '#storage/form-entry-store.ts'
import { useCase } from '../use-case.ts'

/** Takes an entry back, with a reason in the audit; it stays to be seen and counts no more. */
export const voidEntry = useCase({
  name: 'form.void',
  input: z.object({ id: z.guid(), revision: z.int().optional(), reason: z.string().min(1).max(500) }),
  async run(ctx, { id, revision, reason }) {
    const entry = await holdEntry(ctx.tx, ctx.authorityId, id)
    if (!entry) return fail('form.entry_not_found')
    const allowed = can(ctx.actor, 'form.void', {
      kind: 'form',
      programKey: entry.programKey,
      personIds: [entry.personId],
      orgIds: [entry.orgId],
      areaId: entry.areaId,
    })
    if (!allowed.ok) return allowed
    if (entry.voidedAt) return fail('form.entry_void', { at: entry.voidedAt })
    if (revision !== undefined && revision !== entry.revision) return fail('form.changed')
    await voidEntryRow(ctx.tx, ctx.authorityId, id, { at: ctx.now, reason, by: ctx.actor.personId })
    await markDirty(ctx.tx, ctx.authorityId, [
      { id: newId(), programKey: entry.programKey, factKind: 'form', factId: id, at: ctx.now },
    ])
    return ok({ out: { id }, trace: { thingKind: 'form', thingId: id, detail: { reason } } })
  },
})
