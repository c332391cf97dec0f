import type { Matter } from '#domain/matter/matter.ts'
import { leadOf } from '#domain/matter/matter.ts'
import { type Signal, signalsOf } from '#domain/matter/signals.ts'
import { listActs } from '#storage/act-store.ts'
import { readSignalFacts } from '#storage/matter-lookup.ts'
import type { TxCtx } from '../context.ts'

/** What makes one look twice at closing this matter now. */
export async function findSignals(ctx: TxCtx, matter: Matter): Promise<readonly Signal[]> {
  const acts = await listActs(ctx.tx, ctx.authorityId, matter.id)
  const done = acts.flatMap((act) => (act.refused ? [] : [act]))
  const confirm = done.findLast((act) => act.act === 'confirm')
  const facts = await readSignalFacts(ctx.tx, ctx.authorityId, {
    matterId: matter.id,
    matter: matter.matter,
    leadOrgId: leadOf(matter)?.orgId ?? null,
    enterpriseId: matter.enterpriseId,
    projectId: matter.projectId,
    category: matter.category,
    digests: done.flatMap((act) => (act.act === 'answer' ? act.data.textDigest : [])),
    network: confirm?.act === 'confirm' ? confirm.data.network : null,
    confirmedAt: confirm?.at ?? null,
    at: matter.at,
  })
  return signalsOf(matter, acts, facts, ctx.now)
}
