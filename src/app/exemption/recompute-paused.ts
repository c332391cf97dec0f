import { SYSTEM } from '#domain/matter/who.ts'
import { ok, type Result } from '#domain/result.ts'
import { listMattersPausedBy } from '#storage/exemption-store.ts'
import type { TxCtx } from '../context.ts'
import { carryOut, holdMatter } from '../matter/take-act.ts'

/** Reckons again the clocks that a granted or withdrawn stretch moves; each that moves is an act with that reason. Answers how many matters moved. */
export async function recomputePaused(
  ctx: TxCtx,
  programKey: string,
  subjectId: string,
  reason: string,
): Promise<Result<number>> {
  const LIMIT = 500
  let moved = 0
  let after: string | null = null
  for (;;) {
    const ids: string[] = await listMattersPausedBy(ctx.tx, ctx.authorityId, {
      programKey,
      subjectId,
      after,
      limit: LIMIT,
    })
    for (const id of ids) {
      const held = await holdMatter(ctx, { id })
      if (!held.ok) return held
      const proposal = { act: 'recompute', data: { calendarId: ctx.calendarId }, reason } as const
      const taken = await carryOut(ctx, { ...held.value, who: SYSTEM }, proposal)
      if (!taken.ok) return taken
      if (taken.value.acts.length > 0) moved++
    }
    after = ids.at(-1) ?? null
    if (ids.length < LIMIT) return ok(moved)
  }
}
