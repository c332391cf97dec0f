import { fail, ok, type Result } from '../result.ts'

/** A paper before it has a number: whoever drafts it does not pass it himself. */
export const DRAFT_STATES = ['draft', 'reviewed', 'approved', 'issued', 'withdrawn'] as const
export type DraftState = (typeof DRAFT_STATES)[number]

/** What may be done to a draft, from which states, and where it leads. */
export const DRAFT_ACTS = {
  edit: { from: ['draft'], to: 'draft' },
  review: { from: ['draft'], to: 'reviewed' },
  approve: { from: ['reviewed'], to: 'approved' },
  send_back: { from: ['reviewed', 'approved'], to: 'draft' },
  issue: { from: ['approved'], to: 'issued' },
  withdraw: { from: ['draft', 'reviewed', 'approved'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly DraftState[]; to: DraftState }>
export type DraftAct = keyof typeof DRAFT_ACTS

export type DraftHands = {
  readonly state: DraftState
  readonly draftedBy: string | null
}

/**
 * The state a draft is in after an act, or the rule that refuses it: an act belongs to its states, and what one drafted
 * oneself somebody else reviews and approves (审核、签发由拟稿人以外的人).
 * @param by the account that acts
 */
export function decideDraft(draft: DraftHands, act: DraftAct, by: string | null): Result<DraftState> {
  const rule = DRAFT_ACTS[act]
  if (!(rule.from as readonly DraftState[]).includes(draft.state)) {
    return fail('paper.draft_state', { state: draft.state, act, from: [...rule.from] })
  }
  if ((act === 'review' || act === 'approve') && draft.draftedBy !== null && draft.draftedBy === by) {
    return fail('paper.own_draft', { act })
  }
  return ok(rule.to)
}

/** The acts an account may still do to a draft, as far as the draft's own rules go. */
export function openActs(draft: DraftHands, by: string | null): DraftAct[] {
  return (Object.keys(DRAFT_ACTS) as DraftAct[]).filter((act) => decideDraft(draft, act, by).ok)
}
