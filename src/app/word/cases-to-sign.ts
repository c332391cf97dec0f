import { canSome } from '#domain/access/can.ts'
import type { Matter } from '#domain/matter/matter.ts'
import { scopeOf } from '#storage/scope.ts'
import { listCasesUnsigned } from '#storage/word-store.ts'
import type { TxCtx } from '../context.ts'
import type { Held } from '../matter/take-act.ts'
import { heldBy, may, shown } from './matters-asked.ts'
import { MOST, type WordItem } from './word-item.ts'

/**
 * Cases about what a rule found (a red line …) that can only end with a signature. No unit works on them, so no head of one signs: it
 * is the leader's to do once the person has spoken, or his time to speak is over.
 */
export async function casesToSign(ctx: TxCtx): Promise<WordItem[]> {
  const { tx, authorityId, actor } = ctx
  if (!canSome(actor, 'matter.head_sign').ok) return []
  const scope = scopeOf(ctx, 'matter', 'm', 'matter.head_sign')
  const items: WordItem[] = []
  for (const id of await listCasesUnsigned(tx, authorityId, scope, MOST)) {
    const held = await heldBy(ctx, id)
    if (!held || !needsSignature(held) || !isHeard(held.matter, ctx.now) || !may(held, 'head_sign')) continue
    items.push({
      ...(await shown(ctx, held)),
      kind: 'signature',
      by: null,
      at: held.matter.answeredAt ?? held.matter.at,
      why: null,
      add: null,
    })
  }
  return items
}

function needsSignature({ matter, ruling }: Held): boolean {
  return !matter.standing.headSigned && ruling.rules.ends.some((end) => end.needs.includes('head_signs'))
}

/** The person has made his statement, or has let his time for it pass. */
function isHeard(matter: Matter, now: string): boolean {
  if ((matter.taken.answer ?? 0) > 0) return true
  const open = matter.clocks.filter((clock) => clock.state === 'open')
  return open.length === 0 || open.some((clock) => clock.dueAt <= now)
}
