import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { type DraftAct, decideDraft } from '#domain/paper/draft.ts'
import { PAPER_FORMATS } from '#domain/paper/format.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { Paper, Program } from '#program/model.ts'
import { changePaperDraft, findPaperDraft, moveDraft, type PaperDraftRow } from '#storage/paper-draft-store.ts'
import { chosenCases } from '../case/chosen-cases.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { Blocks } from './blocks.ts'
import { paperOf } from './built-in.ts'
import { draftContent } from './draft-content.ts'
import { periodOf } from './draft-paper.ts'
import { writePaper } from './write-paper.ts'

const Which = { id: z.guid(), revision: z.int().min(0).optional() }

/** The act of the access table behind each act on a draft. */
const ACT_OF = {
  edit: 'paper.draft',
  review: 'paper.review',
  approve: 'paper.approve',
  send_back: 'paper.review',
  issue: 'paper.issue',
  withdraw: 'paper.draft',
} as const satisfies Record<DraftAct, string>

/** The draft held for change, if the actor may do the act to it and its state lets him. */
async function heldDraft(
  ctx: TxCtx,
  { id, revision }: { id: string; revision?: number | undefined },
  act: DraftAct,
): Promise<Result<PaperDraftRow>> {
  const draft = await findPaperDraft(ctx.tx, ctx.authorityId, id, 'hold')
  if (!draft) return fail('paper.draft_not_found')
  const allowed = can(ctx.actor, ACT_OF[act], {
    kind: 'paper',
    programKey: draft.programKey,
    orgIds: [draft.orgId, ...(draft.draftedBy === ctx.actor.accountId ? ctx.actor.orgIds : [])],
    personIds: [draft.personId],
    enterpriseId: draft.enterpriseId,
    areaId: draft.areaId,
  })
  if (!allowed.ok) return allowed
  if (revision !== undefined && revision !== draft.revision) return fail('paper.draft_changed')
  const decided = decideDraft(draft, act, ctx.actor.accountId)
  return decided.ok ? ok(draft) : decided
}

/** What a draft's paper is, in the program that is in force now. */
async function declarationOf(ctx: TxCtx, draft: PaperDraftRow): Promise<Result<{ program: Program; declared: Paper }>> {
  const program = await findProgramNow(ctx, draft.programKey)
  const declared = paperOf(program, draft.paper)
  if (program && declared) return ok({ program, declared })
  return fail('paper.not_declared', { known: program?.papers.map((one) => one.title) ?? [] })
}

/** Changes what a draft says; figures that wrote themselves may be worded, and drawn again from the data by `redrawDraft`. */
export const editDraft = useCase({
  name: 'paper.edit_draft',
  input: z.object({
    ...Which,
    title: z.string().trim().min(1).max(200).optional(),
    format: z.enum(PAPER_FORMATS).optional(),
    toNames: z.array(z.string().trim().min(1).max(200)).max(200).optional(),
    copyNames: z.array(z.string().trim().min(1).max(200)).max(200).optional(),
    blocks: Blocks.optional(),
    /** 签发人 of a paper that goes upward or of an order, and his post; 紧急程度; 附注; attachments that come apart. Empty: none. */
    signer: z.string().trim().max(50).optional(),
    signerPost: z.string().trim().max(50).optional(),
    urgency: z.enum(['', '特急', '加急']).optional(),
    note: z.string().trim().max(200).optional(),
    attachments: z.array(z.string().trim().min(1).max(200)).max(50).optional(),
  }),
  async run(ctx, { id, revision, title, format, toNames, copyNames, ...said }) {
    const draft = await heldDraft(ctx, { id, revision }, 'edit')
    if (!draft.ok) return draft
    const given = Object.entries(said).filter(([, value]) => value !== undefined)
    const content = given.length > 0 ? { ...draft.value.content, ...Object.fromEntries(given) } : undefined
    const change = {
      ...(title ? { title } : {}),
      ...(format ? { format } : {}),
      ...(toNames ? { toNames } : {}),
      ...(copyNames ? { copyNames } : {}),
    }
    await changePaperDraft(ctx.tx, ctx.authorityId, id, ctx.now, { ...change, ...(content ? { content } : {}) })
    return ok({ out: { id }, trace: { thingKind: 'paper_draft', thingId: id } })
  },
})

/** Draws a periodic draft again from the data as it stands now; what was worded by hand in it is replaced, chosen cases stay. */
export const redrawDraft = useCase({
  name: 'paper.redraw_draft',
  input: z.object(Which),
  async run(ctx, input) {
    const held = await heldDraft(ctx, input, 'edit')
    if (!held.ok) return held
    const draft = held.value
    const found = await declarationOf(ctx, draft)
    if (!found.ok) return found
    const { program, declared } = found.value
    const period = await periodOf(ctx, program, declared, {
      calendar: draft.calendar ?? undefined,
      ordinal: draft.ordinal ?? undefined,
    })
    if (!period.ok) return period
    if (!period.value) return fail('paper.not_periodic', { title: declared.title })
    const figures = await draftContent(ctx, program, declared, period.value)
    const caseIds = (draft.content.caseIds ?? []) as readonly string[]
    const blocks = [...figures, ...(await chosenCases(ctx, program, caseIds, figures))]
    const content = { ...draft.content, blocks, asOf: ctx.now }
    await changePaperDraft(ctx.tx, ctx.authorityId, input.id, ctx.now, { content })
    return ok({ out: { id: input.id }, trace: { thingKind: 'paper_draft', thingId: input.id } })
  },
})

function moving(act: Exclude<DraftAct, 'edit' | 'issue'>, name: string, needsReason: boolean) {
  return useCase({
    name,
    input: z.object({
      ...Which,
      reason: needsReason ? z.string().trim().min(1).max(500) : z.string().trim().max(500).optional(),
    }),
    async run(ctx, { id, revision, reason }) {
      const draft = await heldDraft(ctx, { id, revision }, act)
      if (!draft.ok) return draft
      const state = decideDraft(draft.value, act, ctx.actor.accountId)
      if (!state.ok) return state
      await moveDraft(ctx.tx, ctx.authorityId, id, {
        state: state.value,
        by: ctx.actor.accountId,
        at: ctx.now,
        note: reason,
      })
      return ok({
        out: { id },
        trace: { thingKind: 'paper_draft', thingId: id, detail: { act, ...(reason ? { reason } : {}) } },
      })
    },
  })
}

export const reviewDraft = moving('review', 'paper.review', false)
export const approveDraft = moving('approve', 'paper.approve', false)
export const sendDraftBack = moving('send_back', 'paper.send_back', true)
export const withdrawDraft = moving('withdraw', 'paper.withdraw_draft', true)

/** Issues an approved draft: it gets its number now, and cannot change any more. */
export const issueDraft = useCase({
  name: 'paper.issue_draft',
  input: z.object(Which),
  async run(ctx, input) {
    const held = await heldDraft(ctx, input, 'issue')
    if (!held.ok) return held
    const draft = held.value
    const found = await declarationOf(ctx, draft)
    if (!found.ok) return found
    const { program, declared } = found.value
    const { title, matterId, personId, orgId, enterpriseId, projectId, areaId, toNames, copyNames, calendar, ordinal } =
      draft
    const paper = await writePaper(ctx, program, declared, {
      title,
      matterId,
      personId,
      orgId,
      enterpriseId,
      projectId,
      areaId,
      toNames,
      copyNames,
      calendar,
      ordinal,
      content: draft.content,
      format: draft.format,
    })
    await moveDraft(ctx.tx, ctx.authorityId, draft.id, {
      state: 'issued',
      by: ctx.actor.accountId,
      at: ctx.now,
      paperId: paper.id,
    })
    return ok({
      out: { id: paper.id, number: paper.number },
      trace: {
        thingKind: 'paper',
        thingId: paper.id,
        detail: { paper: paper.paper, number: paper.number, draft: draft.id },
      },
    })
  },
})
