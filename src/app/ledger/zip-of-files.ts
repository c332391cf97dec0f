import type { Readable } from 'node:stream'
import { toPdfs } from '#papers/official/to-pdf.ts'
import { line } from '#papers/write/csv.ts'
import { MOST_FILES, type ZipFile, zipStream } from '#papers/write/zip.ts'
import type { Ctx } from '../context.ts'
import type { FileOfRow, LedgerKind } from './kind.ts'

/** Rows read at a time. */
const PAGE = 200
/** So many are set at once: LibreOffice starts once for them, and they are in memory together. */
const BATCH = 20

/**
 * The file behind each row of a list as one zip, with a list of what is in it. Memory holds one batch, whatever the length;
 * the rights are those of the list.
 */
export function zipOfFiles(
  ctx: Ctx,
  kind: LedgerKind,
  how: {
    readonly filter: Readonly<Record<string, unknown>>
    readonly pdf: boolean
    readonly progress: { done: number }
    /** Called now and then; throws to stop. */
    readonly told: () => Promise<void>
  },
): Readable {
  const publicUrl = String(how.filter.publicUrl ?? '')
  return zipStream(files())

  async function* files(): AsyncGenerator<ZipFile> {
    const names: string[] = []
    let batch: FileOfRow[] = []
    for await (const id of idsOf(ctx, kind, how.filter)) {
      batch.push(await made(ctx, kind, id, publicUrl))
      if (batch.length < BATCH) continue
      yield* asked(batch)
      batch = []
    }
    yield* asked(batch)
    const list = `\uFEFF${line(['序号', '文件'])}${names.map((name, index) => line([index + 1, name])).join('')}`
    yield { name: '目录.csv', bytes: Buffer.from(list), at: new Date(ctx.now) }

    async function* asked(some: readonly FileOfRow[]): AsyncGenerator<ZipFile> {
      if (names.length + some.length > MOST_FILES) throw new Error(`more than ${MOST_FILES} files`)
      const contents =
        how.pdf && some.length > 0 ? await toPdfs(some.map((one) => one.docx)) : some.map((one) => one.docx)
      for (const [index, { name, at }] of some.entries()) {
        const file = `${name}.${how.pdf ? 'pdf' : 'docx'}`
        names.push(file)
        yield { name: file, bytes: contents[index] ?? Buffer.alloc(0), at: new Date(at) }
        how.progress.done++
      }
      await how.told()
    }
  }
}

async function made(
  { db, authorityId, ...ctx }: Ctx,
  kind: LedgerKind,
  id: string,
  publicUrl: string,
): Promise<FileOfRow> {
  const found = await db.inAuthority(
    authorityId,
    async (tx) => kind.file?.({ ...ctx, db, authorityId, tx }, id, publicUrl),
    { readOnly: true },
  )
  if (!found?.ok) throw new Error(found ? found.error.code : 'ledger.no_files')
  return found.value
}

/** The rows of the list, page by page, under the rights of whoever asked. */
async function* idsOf(
  { db, authorityId, ...ctx }: Ctx,
  kind: LedgerKind,
  filter: Readonly<Record<string, unknown>>,
): AsyncGenerator<string> {
  let cursor: string | null | undefined
  do {
    const input = { ...filter, limit: PAGE, ...(cursor ? { cursor } : {}) }
    const page = await db.inAuthority(authorityId, (tx) => kind.list({ ...ctx, db, authorityId, tx }, input), {
      readOnly: true,
    })
    if (!page.ok) throw new Error(page.error.code)
    for (const item of page.value.items) yield (item as { readonly id: string }).id
    cursor = page.value.next
  } while (cursor)
}
