import { ok, type Result } from '#domain/result.ts'
import { type NewEntry, voidEntryRow } from '#storage/form-entry-store.ts'
import type { TxCtx } from '../context.ts'
import { writeEntry } from './write-entry.ts'

/**
 * Puts a new version in the place of an entry: it counts from now on, the old one stays with the reason. Whom it is about
 * stays; when it happened too, unless said otherwise. Whether one may is the caller's to ask.
 */
export async function replaceEntry(
  ctx: TxCtx,
  entry: NewEntry,
  said: {
    readonly values: Readonly<Record<string, unknown>>
    readonly at?: string | undefined
    readonly reason: string
  },
): Promise<Result<NewEntry>> {
  const { id, programKey, form, visitId, matterId, personId, orgId, enterpriseId, projectId, areaId } = entry
  const taken = { at: ctx.now, reason: said.reason, by: ctx.actor.personId }
  await voidEntryRow(ctx.tx, ctx.authorityId, id, taken)
  const about = { visitId, matterId, personId, orgId, enterpriseId, projectId, areaId }
  const before = { replacesId: id, firstId: entry.firstId ?? id }
  const made = await writeEntry(ctx, { programKey, form, values: said.values }, about, said.at ?? entry.at, before)
  return made.ok ? ok(made.value) : made
}
