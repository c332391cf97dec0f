import { sql, type Tx } from './open-database.ts'

/** The kept PDF of a paper, where it was set from the same file with the same faces. */
export async function findPaperPdf(
  tx: Tx,
  authorityId: string,
  paperId: string,
  digest: Uint8Array,
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from paper_pdf where authority_id = ${authorityId} and paper_id = ${paperId} and digest = ${digest}`.execute(
    tx,
  )
  return rows[0]?.bytes
}

/** Keeps the PDF of a paper in the place of what was kept of it. */
export async function keepPaperPdf(
  tx: Tx,
  authorityId: string,
  pdf: { readonly paperId: string; readonly digest: Uint8Array; readonly bytes: Uint8Array; readonly at: string },
): Promise<void> {
  await sql`
    insert into paper_pdf (authority_id, paper_id, digest, bytes, made_at)
    values (${authorityId}, ${pdf.paperId}, ${pdf.digest}, ${pdf.bytes}, ${pdf.at})
    on conflict (authority_id, paper_id) do update set digest = excluded.digest, bytes = excluded.bytes, made_at = excluded.made_at`.execute(
    tx,
  )
}

/** Forgets PDFs made before a moment: each can be made again. */
export async function deletePaperPdfsBefore(tx: Tx, authorityId: string, before: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    delete from paper_pdf where authority_id = ${authorityId} and made_at < ${before} returning paper_id as id`.execute(
    tx,
  )
  return rows.length
}
