import { PAPER_FORMATS, type PaperFormat } from '#domain/paper/format.ts'
import { blocksOf } from '#domain/paper/paper-text.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { missingFaces } from '#papers/official/faces.ts'
import type { OfficialPaper } from '#papers/official/official-paper.ts'
import { NoPdf, toPdf } from '#papers/official/to-pdf.ts'
import { writeDocx } from '#papers/official/write-docx.ts'
import { BrokenTemplate, fill } from '#papers/template/fill.ts'
import { TAG_GROUPS, tagsOf } from '#papers/template/tags.ts'
import { findTemplate, readTemplateBytes } from '#storage/paper-template-store.ts'
import type { TxCtx } from '../context.ts'

const KINDS = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const
export type PaperAs = keyof typeof KINDS

/** A paper or draft to print, sign and file. */
export type PaperFile = {
  readonly name: string
  readonly mediaType: string
  readonly content: Buffer
  /** Official faces a PDF had to do without. */
  readonly missingFaces: readonly string[]
  /** Whether the sheet may be called conforming to GB/T 9704: set by the house with all faces there. Word finds its own faces. */
  readonly conforming: boolean
}

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

/** What a paper or draft prints. */
export function printed(
  paper: Printed,
  authority: string,
  more: Pick<OfficialPaper, 'verify' | 'notice'>,
): OfficialPaper {
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
    ...more,
  }
}

/** The Word file of a paper: by the office's own template where one is named, else as the house sets it. */
export async function paperDocx(
  ctx: TxCtx,
  paper: OfficialPaper,
  content: Readonly<Record<string, unknown>>,
  templateId: string | null,
): Promise<Result<Buffer>> {
  if (templateId === null) return ok(await writeDocx(paper))
  const bytes = await readTemplateBytes(ctx.tx, ctx.authorityId, templateId)
  if (!bytes) return fail('template.not_found')
  const values = Object.fromEntries(tagsOf(TAG_GROUPS).map((tag) => [tag.name, tag.of({ paper, content })]))
  try {
    return ok(fill(bytes, { values, blocks: paper.blocks, verify: paper.verify?.url ?? null }))
  } catch (error) {
    if (!(error instanceof BrokenTemplate)) throw error
    return fail('template.broken', { why: error.message })
  }
}

/**
 * A file as it was asked for: Word always, PDF where LibreOffice is.
 * @param set where the PDF comes from, if not set anew
 */
export async function fileAs(
  as: PaperAs,
  name: string,
  docx: Buffer,
  byHouse: boolean,
  set: (docx: Buffer) => Promise<Buffer> = toPdf,
): Promise<Result<PaperFile>> {
  const file = { name: `${name}.${as}`, mediaType: KINDS[as] }
  if (as === 'docx') return ok({ ...file, content: docx, missingFaces: [], conforming: byHouse })
  try {
    const content = await set(docx)
    const missing = await missingFaces()
    return ok({ ...file, content, missingFaces: missing, conforming: byHouse && missing.length === 0 })
  } catch (error) {
    if (!(error instanceof NoPdf)) throw error
    return fail('paper.no_pdf')
  }
}

/** How a paper would come out here: by which template, against what of the standard, without which faces. */
export async function conformityOf(ctx: TxCtx, templateId: string | null) {
  const template = templateId ? await findTemplate(ctx.tx, ctx.authorityId, templateId) : undefined
  return {
    template: template ? { id: template.id, version: template.version, name: template.name } : null,
    departures: (template?.departures ?? []) as readonly { code: string; side?: string; got: string; wanted: string }[],
    missingFaces: await missingFaces(),
  }
}
