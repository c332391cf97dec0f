import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { fill } from '#papers/template/fill.ts'
import { getAuthority } from '#storage/authority-store.ts'
import { findLatestDraftOf } from '#storage/paper-draft-store.ts'
import { listPaperRows } from '#storage/paper-list-store.ts'
import { findPaper } from '#storage/paper-store.ts'
import { findTemplate, readTemplateBytes, type TemplateRow } from '#storage/paper-template-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { draftScope } from '../paper/list-drafts.ts'
import { fileAs, paperDocx, printed } from '../paper/printed.ts'
import { useCase } from '../use-case.ts'
import { sampleValues } from './sample.ts'
import { tagsOfKind, templateKinds } from './template-kinds.ts'

/** The house's own text where a sample has none. */
const SAMPLE_TEXT = [{ kind: 'paragraph' as const, text: '〔正文〕' }]

/**
 * A version with something real in it: the latest draft of its kind that one may see, else the latest issued paper, else the
 * names of the tags. Nothing is kept.
 */
export const previewTemplate = useCase({
  name: 'paper_template.preview',
  input: z.object({ id: z.guid(), as: z.enum(['docx', 'pdf']).default('docx') }),
  async run(ctx, { id, as }) {
    const allowed = canSome(ctx.actor, 'paper_template.read')
    if (!allowed.ok) return allowed
    const template = await findTemplate(ctx.tx, ctx.authorityId, id)
    if (!template) return fail('template.not_found')
    const docx = (await ofReal(ctx, template)) ?? (await ofSample(ctx, template))
    if (!docx.ok) return docx
    const file = await fileAs(as, `预览-${template.name.replace(/\.docx$/i, '')}`, docx.value, false)
    return file.ok ? ok({ out: file.value, trace: null }) : file
  },
})

async function ofReal(ctx: TxCtx, { id, programKey, paper }: TemplateRow) {
  const { tx, authorityId } = ctx
  const authority = await getAuthority(tx, authorityId)
  const of = { programKey, paper }
  const draft = canSome(ctx.actor, 'paper.draft').ok
    ? await findLatestDraftOf(tx, authorityId, of, draftScope(ctx))
    : undefined
  if (draft) {
    const more = { verify: null, notice: '草稿，未签发' }
    return paperDocx(ctx, printed({ ...draft, number: null, day: dayOf(ctx) }, authority.name, more), draft.content, id)
  }
  if (!canSome(ctx.actor, 'paper.read').ok || programKey === '') return undefined
  const where = { only: [[programKey, paper] as const], scope: scopeOf(ctx, 'paper', 'p'), limit: 1 }
  const [listed] = await listPaperRows(tx, authorityId, where)
  const issued = listed ? await findPaper(tx, authorityId, listed.id) : undefined
  if (!issued) return undefined
  return paperDocx(ctx, printed(issued, authority.name, { verify: null, notice: '预览' }), issued.content, id)
}

async function ofSample(ctx: TxCtx, { id, programKey, paper }: TemplateRow) {
  const kind = (await templateKinds(ctx)).find((one) => one.programKey === programKey && one.paper === paper)
  const bytes = await readTemplateBytes(ctx.tx, ctx.authorityId, id)
  if (!kind || !bytes) return fail('template.not_found')
  return ok(fill(bytes, { values: sampleValues(tagsOfKind(kind)), blocks: SAMPLE_TEXT, verify: null }))
}
