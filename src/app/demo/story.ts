import type { Ctx } from '#app/context.ts'
import { disputeAnswer } from '#app/matter/dispute.ts'
import { execute } from '#app/use-case.ts'
import { lastStruckOff } from '#storage/demo-store.ts'

/**
 * What no ledger tells, because it happens after the closing: an enterprise takes back its word, and what was struck off is
 * a false closure. Told once.
 */
export async function tellStory(ctx: Ctx): Promise<void> {
  const found = await ctx.db.inAuthority(ctx.authorityId, (tx) => lastStruckOff(tx, ctx.authorityId))
  if (!found || found.falseClosures > 0) return
  const actor = {
    via: 'job',
    accountId: null,
    personId: null,
    enterpriseId: found.enterpriseId,
    orgIds: [],
    grants: [{ role: 'enterprise', scope: 'own', orgId: null, areaId: null, programKey: null }],
    system: false,
  } as const
  const done = await execute({ ...ctx, actor }, disputeAnswer, {
    id: found.id,
    reason: '问题并未真正解决，情况与销号时所说不符',
    data: { via: 'portal' },
  })
  if (!done.ok) throw new Error(`demo story: ${done.error.code}`)
}
