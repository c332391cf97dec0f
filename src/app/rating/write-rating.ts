import { newId } from '#domain/id.ts'
import { countedFor, type Matter } from '#domain/matter/matter.ts'
import { GRADES, type Grade } from '#domain/rating/grade.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { insertRating, type NewRating } from '#storage/rating-store.ts'
import type { TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'

/** An enterprise's rating of how its matter was handled: once, after the answer, with who said it and by which way. */
export async function rateMatter(
  ctx: TxCtx,
  matter: Matter,
  said: { grade: Grade; text?: string; channel: NewRating['channel'] },
): Promise<Result<string>> {
  const since = matter.answeredAt ?? matter.closedAt
  if (since === null) return fail('rating.too_early', { state: matter.state })
  const id = newId()
  const stored = await insertRating(
    ctx.tx,
    ctx.authorityId,
    {
      id,
      matterId: matter.id,
      visitId: null,
      personId: matter.handlerId ?? matter.personId,
      orgId: countedFor(matter),
      enterpriseId: matter.enterpriseId,
      projectId: matter.projectId,
      areaId: matter.areaId,
      grade: said.grade,
      score: GRADES[said.grade],
      rater: 'enterprise',
      named: true,
      channel: said.channel,
      text: said.text?.trim() || null,
      at: ctx.now,
      day: dayOf(ctx),
    },
    since,
  )
  if (!stored) return fail('rating.given')
  await markDirty(ctx.tx, ctx.authorityId, [
    { id: newId(), programKey: matter.programKey, factKind: 'rating', factId: id, at: ctx.now },
  ])
  return ok(id)
}
