import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { holdEntry } from '#storage/form-entry-store.ts'
import { findFormThing } from '#storage/thing-store.ts'
import { useCase } from '../use-case.ts'
import { findForm } from './find-form.ts'
import { replaceEntry } from './replace-entry.ts'

/**
 * Corrects an entry: a new version counts from now on, the old one stays with the reason. When it happened stays as it
 * was unless said otherwise; whom it is about cannot be corrected, that entry is taken back and made again.
 */
export const correctEntry = useCase({
  name: 'form.correct',
  input: z.object({
    id: z.guid(),
    revision: z.int().optional(),
    values: z.record(z.string().max(100), z.unknown()),
    at: z.iso.datetime({ offset: true }).optional(),
    reason: z.string().trim().min(1).max(500),
  }),
  async run(ctx, { id, revision, values, at, reason }) {
    const { tx, authorityId } = ctx
    const entry = await holdEntry(tx, authorityId, id)
    const thing = entry && (await findFormThing(tx, ctx, id))
    if (!entry || !thing) return fail('form.entry_not_found')
    const allowed = can(ctx.actor, 'form.correct', thing)
    if (!allowed.ok) return allowed
    if (entry.voidedAt) return fail('form.entry_void', { at: entry.voidedAt })
    if (revision !== undefined && revision !== entry.revision) return fail('form.changed')
    const found = await findForm(ctx, entry.programKey, entry.form)
    if (!found.ok) return found
    if (found.value.form.anonymous) return fail('form.anonymous', { form: found.value.form.title })
    const made = await replaceEntry(ctx, entry, { values, at, reason })
    if (!made.ok) return made
    const trace = { thingKind: 'form', thingId: made.value.id, detail: { replaces: id, reason } }
    return ok({ out: { id: made.value.id, revision: 1 }, trace })
  },
})
