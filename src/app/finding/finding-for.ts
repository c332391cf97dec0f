import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { type FindingRow, holdFinding } from '#storage/finding-store.ts'
import type { TxCtx } from '../context.ts'

/** A finding, held for an act that the asker may do and that nobody has changed since he read it. */
export async function findingFor(
  ctx: TxCtx,
  act: string,
  { id, revision }: { readonly id: string; readonly revision?: number | undefined },
): Promise<Result<FindingRow>> {
  const finding = await holdFinding(ctx.tx, ctx.authorityId, id)
  if (!finding) return fail('finding.not_found')
  const { programKey, personId, orgId, areaId } = finding
  const allowed = can(ctx.actor, act, { kind: 'finding', programKey, personIds: [personId], orgIds: [orgId], areaId })
  if (!allowed.ok) return allowed
  return revision !== undefined && revision !== finding.revision ? fail('finding.changed') : ok(finding)
}

/** The figures that this finding counts in are reckoned anew. */
export const findingChanged = (ctx: TxCtx, { id, programKey }: Pick<FindingRow, 'id' | 'programKey'>): Promise<void> =>
  markDirty(ctx.tx, ctx.authorityId, [{ id: newId(), programKey, factKind: 'finding', factId: id, at: ctx.now }])
