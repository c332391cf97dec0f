import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { PAPER_FORMATS, type PaperFormat } from '#domain/paper/format.ts'
import { blocksOf } from '#domain/paper/paper-text.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { missingFaces } from '#papers/official/faces.ts'
import type { OfficialPaper } from '#papers/official/official-paper.ts'
import { NoPdf, toPdf } from '#papers/official/to-pdf.ts'
import { writeDocx } from '#papers/official/write-docx.ts'
import { getAuthority } from '#storage/authority-store.ts'
import { findPaperDraft } from '#storage/paper-draft-store.ts'
import { listPaperRows } from '#storage/paper-list-store.ts'
import { findPaper } from '#storage/paper-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'
import { draftScope } from './list-drafts.ts'

const KINDS = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/** A paper or draft to print, sign and file. `missingFaces` names the official faces a PDF had to do without. */
export type PaperFile = {
  readonly name: string
  readonly mediaType: string
  readonly content: Buffer
  readonly missingFaces: readonly string[]
}

/** An issued paper as a Word file, or as PDF where LibreOffice is there. Taking it away is written down. */
export const readPaperFile = useCase({
  name: 'paper.file',
  input: z.object({ id: z.guid(), as: z.enum(['docx', 'pdf']).default('docx'), publicUrl: z.string() }),
  async run(ctx, { id, as, publicUrl }) {
    const allowed = canSome(ctx.actor, 'paper.read')
    if (!allowed.ok) return allowed
    const [seen] = await listPaperRows(ctx.tx, ctx.authorityId, { id, scope: scopeOf(ctx, 'paper', 'p'), limit: 1 })
    const paper = seen ? await findPaper(ctx.tx, ctx.authorityId, id) : undefined
    if (!paper) return fail('paper.not_found')
    const authority = await getAuthority(ctx.tx, ctx.authorityId)
    const file = await fileOf(as, paper.number ?? paper.title, {
      ...official(paper, authority.name),
      verify: paper.code ? { url: `${publicUrl}/p/${authority.code}/paper/${paper.code}`, code: paper.code } : null,
      notice: paper.voidedAt ? '本件已作废' : null,
    })
    return file.ok ? ok({ out: file.value, trace: { thingKind: 'paper', thingId: id, detail: { as } } }) : file
  },
})

/** A draft as it would be printed, with the word 草稿 over it. */
export const readDraftFile = useCase({
  name: 'paper.draft_file',
  input: z.object({ id: z.guid(), as: z.enum(['docx', 'pdf']).default('docx') }),
  async run(ctx, { id, as }) {
    const allowed = canSome(ctx.actor, 'paper.draft')
    if (!allowed.ok) return allowed
    const draft = await findPaperDraft(ctx.tx, ctx.authorityId, id, undefined, draftScope(ctx))
    if (!draft) return fail('paper.draft_not_found')
    const authority = await getAuthority(ctx.tx, ctx.authorityId)
    const file = await fileOf(as, draft.title, {
      ...official({ ...draft, number: null, day: dayOf(ctx) }, authority.name),
      verify: null,
      notice: '草稿，未签发',
    })
    return file.ok ? ok({ out: file.value, trace: null }) : file
  },
})

type Printed = {
  readonly number: string | null
  readonly title: string
  readonly format: string
  readonly day: string
  readonly toNames: readonly string[]
  readonly copyNames: readonly string[]
  readonly content: Readonly<Record<string, unknown>>
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null)

function official(paper: Printed, authority: string): Omit<OfficialPaper, 'verify' | 'notice'> {
  const { content } = paper
  const presence = Array.isArray(content.presence) ? (content.presence as OfficialPaper['presence']) : []
  const attachments = Array.isArray(content.attachments) ? content.attachments.map(String) : []
  return {
    format: PAPER_FORMATS.includes(paper.format as PaperFormat) ? (paper.format as PaperFormat) : 'document',
    organ: authority,
    number: paper.number,
    title: paper.title,
    to: paper.toNames,
    blocks: blocksOf(content),
    attachments,
    signed: authority,
    day: paper.day,
    copy: paper.copyNames,
    signer: textOf(content.signer),
    signerPost: textOf(content.signerPost),
    urgency: textOf(content.urgency),
    note: textOf(content.note),
    presence,
  }
}

async function fileOf(as: 'docx' | 'pdf', name: string, paper: OfficialPaper): Promise<Result<PaperFile>> {
  const docx = await writeDocx(paper)
  const file = { name: `${name}.${as}`, mediaType: KINDS[as] }
  if (as === 'docx') return ok({ ...file, content: docx, missingFaces: [] })
  try {
    return ok({ ...file, content: await toPdf(docx), missingFaces: await missingFaces() })
  } catch (error) {
    if (!(error instanceof NoPdf)) throw error
    return fail('paper.no_pdf')
  }
}
