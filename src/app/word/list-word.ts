import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'
import { casesToReview } from './cases-to-review.ts'
import { casesToSign } from './cases-to-sign.ts'
import { contestsToApprove } from './contests-to-approve.ts'
import { draftsToApprove } from './drafts-to-approve.ts'
import { handoversToTake } from './handovers-to-take.ts'
import { mattersAsked } from './matters-asked.ts'
import { othersToDecide } from './others-to-decide.ts'
import { targetsToAccept } from './targets-to-accept.ts'
import type { WordItem } from './word-item.ts'

/** What needs the asker's word: every approval that is his to give, each with what one must know to give it. */
export const listWord = useCase({
  name: 'word.list',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'word.list')
    if (!allowed.ok) return allowed
    const items = await wordOf(ctx)
    return ok({ out: { now: ctx.now, items }, trace: null })
  },
})

const GATHERED: readonly ((ctx: TxCtx) => Promise<WordItem[]>)[] = [
  mattersAsked,
  casesToSign,
  draftsToApprove,
  othersToDecide,
  contestsToApprove,
  targetsToAccept,
  casesToReview,
  handoversToTake,
]

/** What runs out first stands first, then what has waited longest. */
async function wordOf(ctx: TxCtx): Promise<readonly WordItem[]> {
  const items: WordItem[] = []
  for (const gather of GATHERED) items.push(...(await gather(ctx)))
  return items.toSorted(
    (a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') || a.at.localeCompare(b.at) || a.id.localeCompare(b.id),
  )
}
