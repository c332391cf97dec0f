import { digestOfDocx } from '#papers/official/docx-digest.ts'
import { missingFaces } from '#papers/official/faces.ts'
import { toPdf } from '#papers/official/to-pdf.ts'
import { findPaperPdf, keepPaperPdf } from '#storage/paper-pdf-store.ts'
import type { TxCtx } from '../context.ts'

/** The PDF of an issued paper that was set before from the same file with the same faces. */
export async function findKeptPdf(ctx: TxCtx, paperId: string, docx: Buffer): Promise<Buffer | undefined> {
  return findPaperPdf(ctx.tx, ctx.authorityId, paperId, digestOfDocx(docx, await missingFaces()))
}

/** Keeps the PDF of an issued paper for whoever asks next. */
export async function keepPdf(ctx: TxCtx, paperId: string, docx: Buffer, pdf: Buffer): Promise<void> {
  const digest = digestOfDocx(docx, await missingFaces())
  await keepPaperPdf(ctx.tx, ctx.authorityId, { paperId, digest, bytes: pdf, at: ctx.now })
}

/**
 * The PDF of an issued paper: as it was kept, else set now and kept.
 * @throws NoPdf as `toPdf` does
 */
export async function pdfOfIssued(ctx: TxCtx, paperId: string, docx: Buffer): Promise<Buffer> {
  const kept = await findKeptPdf(ctx, paperId, docx)
  if (kept) return kept
  const pdf = await toPdf(docx)
  await keepPdf(ctx, paperId, docx, pdf)
  return pdf
}
