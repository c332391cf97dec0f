import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { addNotices } from '#storage/notice-store.ts'
import { confirmVisitRow, holdVisit, type VisitRow } from '#storage/visit-store.ts'
import type { TxCtx } from '../context.ts'

export type VisitWord = {
  readonly result: 'confirmed' | 'denied'
  readonly by: 'link' | 'portal' | 'callback'
  readonly reason: string | null
}

/** Keeps the enterprise's word on a visit: once given it stays; only a call-back may still find otherwise. */
export async function settleVisit(ctx: TxCtx, id: string, word: VisitWord): Promise<Result<VisitRow>> {
  const visit = await holdVisit(ctx.tx, ctx.authorityId, id)
  if (!visit) return fail('visit.not_found')
  if (visit.voidedAt) return fail('visit.void_already', { at: visit.voidedAt })
  if (visit.confirmResult && word.by !== 'callback') return fail('visit.settled', { result: visit.confirmResult })
  if (word.result === 'denied' && !word.reason && word.by !== 'callback')
    return fail('visit.reason_missing', {}, ['reason'])
  await confirmVisitRow(ctx.tx, ctx.authorityId, id, { ...word, at: ctx.now })
  await markDirty(ctx.tx, ctx.authorityId, [
    { id: newId(), programKey: null, factKind: 'visit', factId: id, at: ctx.now },
  ])
  await addNotices(ctx.tx, ctx.authorityId, [
    {
      id: newId(),
      to: { personId: visit.personId },
      kind: `visit.${word.result}`,
      thingKind: 'visit',
      thingId: id,
      data: { day: visit.day },
      at: ctx.now,
    },
  ])
  return ok(visit)
}
