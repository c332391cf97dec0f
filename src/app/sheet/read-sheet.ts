import { z } from 'zod'
import { paperDay } from '#domain/paper/paper-text.ts'
import { fail, ok } from '#domain/result.ts'
import { writeSheet } from '#papers/official/write-sheet.ts'
import { BrokenTemplate, fill } from '#papers/template/fill.ts'
import { SHEET_IDS, type SheetId } from '#papers/template/sheet-tags.ts'
import { getAuthority } from '#storage/authority-store.ts'
import { findTemplateInUse, readTemplateBytes } from '#storage/paper-template-store.ts'
import type { TxCtx } from '../context.ts'
import { fileAs } from '../paper/printed.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { drawFeedbackForm } from './feedback-form.ts'
import { drawLiaisonTable } from './liaison-table.ts'
import { drawPlan } from './plan.ts'
import { drawPlate } from './plate.ts'
import { drawPolicyBook } from './policy-book.ts'
import { drawReport } from './report.ts'
import { drawScoreSheet } from './score-sheet.ts'
import type { Drawn, DrawSheet } from './sheet.ts'

const DRAW: Readonly<Record<SheetId, DrawSheet>> = {
  liaison_table: drawLiaisonTable,
  plate: drawPlate,
  plan: drawPlan,
  score_sheet: drawScoreSheet,
  policy_book: drawPolicyBook,
  feedback_form: drawFeedbackForm,
  report: drawReport,
}

/**
 * A sheet as a Word file, or as PDF where LibreOffice is: drawn from what the page of the same thing shows, under the same
 * rights, by the office's own template where one is in use. Taking it away is written down.
 */
export const readSheet = useCase({
  name: 'sheet.file',
  input: z.object({
    sheet: z.enum(SHEET_IDS),
    id: z.guid().optional(),
    enterpriseId: z.guid().optional(),
    orgId: z.guid().optional(),
    program: z.string().max(100).optional(),
    link: z.string().max(100).optional(),
    kind: z.enum(['org', 'person', 'enterprise', 'project', 'area']).optional(),
    calendar: z.string().max(50).optional(),
    ordinal: z.int().optional(),
    /** A plate may be had on A3. */
    on: z.enum(['A4', 'A3']).default('A4'),
    as: z.enum(['docx', 'pdf']).default('docx'),
    publicUrl: z.string(),
  }),
  async run(ctx, { sheet, as, on, publicUrl, ...asked }) {
    const drawn = await DRAW[sheet](ctx, asked)
    if (!drawn.ok) return drawn
    const own = (await findTemplateInUse(ctx.tx, ctx.authorityId, { programKey: '', paper: sheet })) ?? null
    const docx = await sheetDocx(ctx, drawn.value, publicUrl, own, sheet === 'plate' ? on : 'A4')
    if (!docx.ok) return docx
    // No sheet is an official paper: none is called conforming to its standard.
    const file = await fileAs(as, drawn.value.file ?? drawn.value.title, docx.value, false)
    if (!file.ok) return file
    const thingId = asked.id ?? asked.enterpriseId ?? asked.orgId ?? ctx.authorityId
    return ok({ out: file.value, trace: { thingKind: 'sheet', thingId, detail: { sheet, as } } })
  },
})

/** The Word file of a drawn sheet, by a template or as the house sets it. */
export async function sheetDocx(
  ctx: TxCtx,
  drawn: Drawn,
  publicUrl: string,
  templateId: string | null,
  on: 'A4' | 'A3' = 'A4',
) {
  const { name: by } = await getAuthority(ctx.tx, ctx.authorityId)
  const day = todayOf(ctx)
  const code = drawn.code ? { url: `${publicUrl}${drawn.code.path}`, says: drawn.code.says } : null
  const { title, sub, blocks, facts, landscape = false, large = false } = drawn
  if (templateId === null) return ok(await writeSheet({ title, sub, blocks, by, day, landscape, large, on, code }))
  const bytes = await readTemplateBytes(ctx.tx, ctx.authorityId, templateId)
  if (!bytes) return fail('template.not_found')
  const values = { 发文机关: by, 标题: title, 副题: sub ?? '', 制表日期: paperDay(day), ...facts }
  try {
    return ok(fill(bytes, { values, blocks, verify: code?.url ?? null }))
  } catch (error) {
    if (!(error instanceof BrokenTemplate)) throw error
    return fail('template.broken', { why: error.message })
  }
}
