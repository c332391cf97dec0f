import type { Readable } from 'node:stream'
import { missingFaces } from '#papers/official/faces.ts'
import { eachPdf } from '#papers/official/to-pdf.ts'
import { line } from '#papers/write/csv.ts'
import { MOST_FILES, type ZipFile, zipStream } from '#papers/write/zip.ts'
import type { Ctx } from '../context.ts'
import { messageOf } from '../messages/message.ts'
import type { KeptPdf } from '../paper/kept-pdf.ts'
import { batchesAhead } from './batches-ahead.ts'
import type { FileOfRow, LedgerKind } from './kind.ts'
import { type ListedRow, rowsOf } from './rows-of.ts'

/** So many are set at once: LibreOffice starts once for them, and they are in memory together. */
const BATCH = 50
/** How far it is, is told so often at most, in milliseconds. */
const TOLD_EVERY = 500

/** A row on its way into the zip: its file, with what is kept of its PDF, or why there is none. */
type Item =
  | { readonly id: string; readonly file: FileOfRow; readonly kept?: KeptPdf | undefined }
  | { readonly name: string; readonly why: string }

/** A file of the zip, or the name of what has none; and what the list says of it. */
type Entry = { readonly file: ZipFile | null; readonly name?: string; readonly note: string }

export type ZipProgress = {
  done: number
  /** How many files came otherwise than asked for, or not at all. */
  lacking: number
}

/**
 * The file behind each row of a list as one zip, with a list of what is in it. Memory holds two batches, whatever the length:
 * while LibreOffice sets one, the next is written. A paper that cannot be set is in the zip as its Word file, and the list
 * says why; the rights are those of the list.
 */
export function zipOfFiles(
  ctx: Ctx,
  kind: LedgerKind,
  how: {
    readonly filter: Readonly<Record<string, unknown>>
    readonly pdf: boolean
    readonly progress: ZipProgress
    /** Called now and then; throws to stop. */
    readonly told: () => Promise<void>
  },
): Readable {
  const publicUrl = String(how.filter.publicUrl ?? '')
  const inTurn = <T>(work: Parameters<typeof ctx.db.inAuthority<T>>[1]) => ctx.db.inAuthority(ctx.authorityId, work)
  return zipStream(files())

  async function* files(): AsyncGenerator<ZipFile> {
    const listed: (readonly [name: string, note: string])[] = []
    let toldAt = 0
    const items = rowsOf(ctx, kind, how.filter, itemOf)
    for await (const batch of batchesAhead(items, BATCH))
      for await (const { file, name, note } of how.pdf ? asPdf(batch) : asWord(batch)) {
        if (listed.length === MOST_FILES) throw new Error(`more than ${MOST_FILES} files`)
        listed.push([file?.name ?? name ?? '', note])
        if (file) yield file
        how.progress.done++
        if (note) how.progress.lacking++
        if (Date.now() - toldAt < TOLD_EVERY) continue
        await how.told()
        toldAt = Date.now()
      }
    await how.told()
    yield { name: '目录.csv', bytes: await listOf(listed), at: new Date(ctx.now) }
  }

  async function itemOf({ id, number, title = id }: ListedRow): Promise<Item> {
    return inTurn(async (tx) => {
      const inside = { ...ctx, tx }
      const made = await kind.file?.(inside, id, publicUrl)
      if (!made) throw new Error('ledger.no_files')
      if (!made.ok) return { name: number ?? title, why: messageOf(made.error, 'zh-CN') }
      const kept = how.pdf ? await kind.pdfOf?.(inside, id, made.value.docx) : undefined
      return { id, file: made.value, kept }
    })
  }

  async function* asPdf(batch: readonly Item[]): AsyncGenerator<Entry> {
    const toSet = batch.flatMap((one) => ('file' in one && !one.kept?.pdf ? [one.file.docx] : []))
    const set = eachPdf(toSet)
    try {
      for (const one of batch) {
        if ('why' in one) yield { file: null, name: one.name, note: one.why }
        else if (one.kept?.pdf) yield { file: inZip(one.file, 'pdf', one.kept.pdf), note: '' }
        else {
          const next = await set.next()
          if (next.done) throw new Error('a paper was not answered')
          if ('fault' in next.value) {
            ctx.log.warn({ paper: one.id, fault: next.value.fault }, 'a paper could not be set as PDF')
            yield { file: inZip(one.file, 'docx', one.file.docx), note: '未能转成 PDF，附 Word 文件' }
            continue
          }
          const { pdf } = next.value
          await inTurn(async (tx) => one.kept?.keep({ ...ctx, tx }, pdf))
          yield { file: inZip(one.file, 'pdf', pdf), note: '' }
        }
      }
    } finally {
      await set.return(undefined)
    }
  }

  async function listOf(listed: readonly (readonly [name: string, note: string])[]): Promise<Buffer> {
    const rows = listed.map(([name, note], index) => line([index + 1, name, note || null]))
    const missing = how.pdf ? await missingFaces() : []
    const faces = `本机没有字体${missing.join('、')}，PDF 以其他字体代替，不作为符合 GB/T 9704 的版式`
    const last = missing.length > 0 ? line([null, null, faces]) : ''
    return Buffer.from(`\uFEFF${line(['序号', '文件', '说明'])}${rows.join('')}${last}`)
  }
}

const inZip = ({ name, at }: FileOfRow, ending: 'docx' | 'pdf', bytes: Buffer): ZipFile => ({
  name: `${name}.${ending}`,
  bytes,
  at: new Date(at),
})

async function* asWord(batch: readonly Item[]): AsyncGenerator<Entry> {
  for (const one of batch)
    yield 'file' in one
      ? { file: inZip(one.file, 'docx', one.file.docx), note: '' }
      : { file: null, name: one.name, note: one.why }
}
