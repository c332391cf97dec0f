import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { DRAFT_STATES, openActs } from '#domain/paper/draft.ts'
import { fail, ok } from '#domain/result.ts'
import { accountNames } from '#storage/name-store.ts'
import { sql } from '#storage/open-database.ts'
import { findPaperDraft, listPaperDrafts, type PaperDraftRow } from '#storage/paper-draft-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { paperOf } from './built-in.ts'

/** Papers on their way: drafted, reviewed, approved; the latest first. */
export const listDrafts = useCase({
  name: 'paper.list_drafts',
  input: z.object({
    state: z.enum(DRAFT_STATES).optional(),
    program: z.string().max(100).optional(),
    ids: z.array(z.guid()).max(500).optional(),
    cursor: z.guid().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { state, program, ids, cursor, limit }) {
    const allowed = canSome(ctx.actor, 'paper.draft')
    if (!allowed.ok) return allowed
    const where = { state, program, ids, after: cursor, limit: limit + 1 }
    const rows = await listPaperDrafts(ctx.tx, ctx.authorityId, where, draftScope(ctx))
    const items = await dressed(ctx, rows.slice(0, limit))
    return ok({
      out: { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null, total: null },
      trace: null,
    })
  },
})

/** A draft whole, with what may be done to it now. */
export const readDraft = useCase({
  name: 'paper.read_draft',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const allowed = canSome(ctx.actor, 'paper.draft')
    if (!allowed.ok) return allowed
    const draft = await findPaperDraft(ctx.tx, ctx.authorityId, id, undefined, draftScope(ctx))
    if (!draft) return fail('paper.draft_not_found')
    const [out] = await dressed(ctx, [draft])
    return out ? ok({ out, trace: null }) : fail('paper.draft_not_found')
  },
})

/** One's own drafts besides those within reach: a unit's handler sees what he wrote about nobody in particular. */
export function draftScope(ctx: TxCtx) {
  return sql`(${scopeOf(ctx, 'paper', 'd', 'paper.draft')} or d.drafted_by = ${ctx.actor.accountId})`
}

async function dressed(ctx: TxCtx, rows: readonly PaperDraftRow[]) {
  const accounts = rows.flatMap((row) => [row.draftedBy, row.reviewedBy, row.approvedBy]).filter((id) => id !== null)
  const names = await accountNames(ctx.tx, ctx.authorityId, [...new Set(accounts)])
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return Promise.all(
    rows.map(async (row) => {
      const program = await findProgramNow(ctx, row.programKey)
      const declared = paperOf(program, row.paper)
      const { draftedBy, reviewedBy, approvedBy, toNames, copyNames, ...rest } = row
      return {
        ...rest,
        paperTitle: declared?.title ?? row.paper,
        programTitle: program?.title ?? row.programKey,
        to: toNames,
        copy: copyNames,
        draftedBy: nameOf(draftedBy),
        reviewedBy: nameOf(reviewedBy),
        approvedBy: nameOf(approvedBy),
        periodic: declared?.every !== undefined,
        may: openActs({ state: row.state, draftedBy }, ctx.actor.accountId),
      }
    }),
  )
}
