import { can, canSome } from '#domain/access/can.ts'
import { decideDraft } from '#domain/paper/draft.ts'
import { accountNames } from '#storage/name-store.ts'
import { listPaperDrafts } from '#storage/paper-draft-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { paperOf } from '../paper/built-in.ts'
import { MOST, type WordItem } from './word-item.ts'

/** Papers that were reviewed and wait for his signature, whole, as they will be issued. */
export async function draftsToApprove(ctx: TxCtx): Promise<WordItem[]> {
  const { tx, authorityId, actor } = ctx
  if (!canSome(actor, 'paper.approve').ok) return []
  const scope = scopeOf(ctx, 'paper', 'd', 'paper.approve')
  const drafts = await listPaperDrafts(tx, authorityId, { state: 'reviewed', limit: MOST }, scope)
  const mine = drafts.filter(
    (draft) =>
      decideDraft(draft, 'approve', actor.accountId).ok &&
      can(actor, 'paper.approve', { kind: 'paper', programKey: draft.programKey, orgIds: [draft.orgId] }).ok,
  )
  const names = await accountNames(
    tx,
    authorityId,
    mine.flatMap((draft) => (draft.draftedBy === null ? [] : [draft.draftedBy])),
  )
  const items: WordItem[] = []
  for (const draft of mine) {
    const program = await findProgramNow(ctx, draft.programKey)
    items.push({
      kind: 'draft',
      id: draft.id,
      revision: draft.revision,
      title: draft.title,
      number: null,
      what: paperOf(program, draft.paper)?.title ?? draft.paper,
      about: draft.toNames.join('、') || null,
      by: (draft.draftedBy && names.get(draft.draftedBy)) || null,
      at: draft.reviewedAt ?? draft.recordedAt,
      why: null,
      dueAt: null,
      explain: null,
      body: null,
      unit: null,
      papers: [{ title: draft.title, href: `/api/paper-drafts/${draft.id}/file?as=pdf` }],
      content: draft.content,
      add: null,
    })
  }
  return items
}
