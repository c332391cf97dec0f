import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { getAuthority } from '#storage/authority-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { findPaperDraft } from '#storage/paper-draft-store.ts'
import { listPaperRows } from '#storage/paper-list-store.ts'
import { findPaper, type PaperRow } from '#storage/paper-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { templateInUse } from '../paper-template/template-kinds.ts'
import { useCase } from '../use-case.ts'
import { pdfOfIssued } from './kept-pdf.ts'
import { draftScope } from './list-drafts.ts'
import { fileAs, paperDocx, printed } from './printed.ts'
import { isRegistered, registeredDocx } from './registered.ts'

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
    const docx = await issuedDocx(ctx, paper, publicUrl)
    if (!docx.ok) return docx
    const byHouse = paper.templateId === null && !isRegistered(paper)
    const file = await fileAs(as, fileName(paper), docx.value, byHouse, (made) => pdfOfIssued(ctx, id, made))
    return file.ok ? ok({ out: file.value, trace: { thingKind: 'paper', thingId: id, detail: { as } } }) : file
  },
})

/** The Word file of an issued paper, by the template version that was in use when it was issued. */
export async function issuedDocx(ctx: TxCtx, paper: PaperRow, publicUrl: string) {
  const authority = await getAuthority(ctx.tx, ctx.authorityId)
  if (isRegistered(paper)) {
    const unit = paper.orgId ? (await namesOf(ctx.tx, ctx.authorityId, 'org', [paper.orgId])).get(paper.orgId) : null
    return ok(await registeredDocx(paper, authority.name, unit ?? null))
  }
  const { code, content, templateId } = paper
  const verify = code ? { url: `${publicUrl}/p/${authority.code}/paper/${code}`, code } : null
  const notice = paper.voidedAt ? '本件已作废' : null
  return paperDocx(ctx, printed(paper, authority.name, { verify, notice }), content, templateId)
}

/** A paper is filed under its number and title. */
const fileName = (paper: Pick<PaperRow, 'number' | 'title'>) => [paper.number, paper.title].filter(Boolean).join(' ')

/** An issued paper as a file of a run of many: its Word file under its number and title. */
export async function fileOfRun(ctx: TxCtx, id: string, publicUrl: string) {
  const paper = await findPaper(ctx.tx, ctx.authorityId, id)
  if (!paper) return fail('paper.not_found')
  const docx = await issuedDocx(ctx, paper, publicUrl)
  if (!docx.ok) return docx
  return ok({ name: fileName(paper), docx: docx.value, at: paper.issuedAt })
}

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
    const own = await templateInUse(ctx, draft.programKey, draft.paper)
    const paper = printed({ ...draft, number: null, day: dayOf(ctx) }, authority.name, {
      verify: null,
      notice: '草稿，未签发',
    })
    const docx = await paperDocx(ctx, paper, draft.content, own)
    if (!docx.ok) return docx
    const file = await fileAs(as, draft.title, docx.value, own === null)
    return file.ok ? ok({ out: file.value, trace: null }) : file
  },
})
