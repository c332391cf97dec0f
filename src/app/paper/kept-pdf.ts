import { digestOfDocx } from '#papers/official/docx-digest.ts'
import { missingFaces } from '#papers/official/faces.ts'
import { toPdf } from '#papers/official/to-pdf.ts'
import { findPaperPdf, keepPaperPdf } from '#storage/paper-pdf-store.ts'
import type { TxCtx } from '../context.ts'

/** What is kept of a paper's PDF, and the way to keep it where nothing is. */
export type KeptPdf = {
  /** Set before from the same file with the same faces. */
  readonly pdf: Buffer | undefined
  /** Keeps one for whoever asks next. */
  readonly keep: (ctx: TxCtx, pdf: Buffer) => Promise<void>
}

/** Looks up the PDF of an issued paper. */
export async function keptPdfOf(ctx: TxCtx, paperId: string, docx: Buffer): Promise<KeptPdf> {
  const digest = digestOfDocx(docx, await missingFaces())
  return {
    pdf: await findPaperPdf(ctx.tx, ctx.authorityId, paperId, digest),
    keep: ({ tx, authorityId, now }, pdf) => keepPaperPdf(tx, authorityId, { paperId, digest, bytes: pdf, at: now }),
  }
}

/**
 * The PDF of an issued paper: as it was kept, else set now and kept.
 * @throws NoPdf as `toPdf` does
 */
export async function pdfOfIssued(ctx: TxCtx, paperId: string, docx: Buffer): Promise<Buffer> {
  const kept = await keptPdfOf(ctx, paperId, docx)
  if (kept.pdf) return kept.pdf
  const pdf = await toPdf(docx)
  await kept.keep(ctx, pdf)
  return pdf
}
