import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'
import { draftsToApprove } from './drafts-to-approve.ts'
import { mattersAsked } from './matters-asked.ts'
import { othersToDecide } from './others-to-decide.ts'

/** A paper that lies with it, to be read before the word is given. */
export type WordPaper = { readonly title: string; readonly href: string }

/** Something that waits for a leader's word: what it is, who asks and why, the paper, and what his word is about. */
export type WordItem = {
  readonly kind: 'submission' | 'tier' | 'extension' | 'draft' | 'round' | 'list'
  readonly id: string
  readonly revision: number
  readonly title: string
  readonly number: string | null
  /** What the thing is called: 问题诉求, 督查通报 … */
  readonly what: string
  readonly about: string | null
  readonly by: string | null
  readonly at: string
  readonly why: string | null
  readonly dueAt: string | null
  readonly body: string | null
  /** The unit that leads, for the word to name. */
  readonly unit: string | null
  readonly papers: readonly WordPaper[]
  /** What a draft says, piece by piece. */
  readonly content: Readonly<Record<string, unknown>> | null
  /** More time that was asked for. */
  readonly add: { readonly n: number; readonly unit: string } | null
}

/** What needs the asker's word: submissions, tiers, requests for time, papers to sign, rounds and lists to approve. */
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

/** What runs out first stands first, then what has waited longest. */
async function wordOf(ctx: TxCtx): Promise<readonly WordItem[]> {
  const items = [...(await mattersAsked(ctx)), ...(await draftsToApprove(ctx)), ...(await othersToDecide(ctx))]
  return items.toSorted(
    (a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') || a.at.localeCompare(b.at) || a.id.localeCompare(b.id),
  )
}
