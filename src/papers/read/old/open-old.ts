import { Worker } from 'node:worker_threads'
import { READ_LIMITS } from '../limits.ts'
import type { SheetShape } from '../merged.ts'
import type { Defused, SourceRow, TableSource } from '../source-row.ts'
import { UnreadableFile } from '../unreadable-file.ts'
import { openZip } from '../xlsx/zip.ts'

/** What the other thread is asked. */
export type OldRequest = { readonly sheet: string; readonly from: number }
/** What it answers: first the book, then rows in pieces. */
export type OldBook = {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly shape: SheetShape }[]
  readonly from1904: boolean
  readonly macros: boolean
}
export type OldAnswer =
  | { readonly kind: 'book'; readonly book: OldBook }
  | { readonly kind: 'rows'; readonly rows: readonly SourceRow[]; readonly next: number | null }
  | { readonly kind: 'failed'; readonly why: string }

/**
 * Opens a workbook of the old binary format (.xls, WPS's .et, Excel 5 and older) or of OpenDocument (.ods). Such files can only be
 * read whole, by a library; it works in a thread of its own, with its memory and time bounded, so that a file made to
 * hurt ends that thread and nothing else. Rows come over in pieces, as they are asked for.
 */
export async function openOld(bytes: Buffer): Promise<TableSource> {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw encrypted()
  if (bytes.length > READ_LIMITS.oldFile) {
    throw new UnreadableFile(
      'file.too_large',
      `旧格式文件超过 ${READ_LIMITS.oldFile / 2 ** 20} MB。请另存为 .xlsx 再导入。`,
    )
  }
  if (bytes[0] === 0x50) await unpacksFairly(bytes)
  const thread = startThread(bytes)
  try {
    const book = await thread.first()
    const visible = book.sheets.filter((sheet) => !sheet.hidden)
    if (visible.length === 0) throw new UnreadableFile('file.empty', '工作簿里没有可见的工作表。')
    const shapes = new Map(visible.map((sheet) => [sheet.name, sheet.shape]))
    return {
      format: 'old',
      sheets: visible.map((sheet) => sheet.name),
      hiddenSheets: book.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name),
      from1904: book.from1904,
      defused: book.macros ? (['macros'] satisfies Defused[]) : [],
      shape: async (name) => shapes.get(name) ?? { merges: [], hiddenColumns: [] },
      async *rows(sheet) {
        for (let from: number | null = 0; from !== null; ) {
          const piece = await thread.rows({ sheet, from })
          yield* piece.rows
          from = piece.next
        }
      },
      close: () => thread.stop(),
    }
  } catch (error) {
    await thread.stop()
    throw error
  }
}

/** The library unpacks an OpenDocument by itself, into memory that no limit of its thread holds: so each part is unpacked here first. */
async function unpacksFairly(bytes: Buffer): Promise<void> {
  const zip = await openZip(bytes)
  try {
    for (const name of zip.names()) for await (const _ of await zip.stream(name, READ_LIMITS.oldFile * 2));
  } catch (error) {
    throw error instanceof UnreadableFile ? error : corrupt(String(error))
  } finally {
    await zip.close()
  }
}

function startThread(bytes: Buffer) {
  const worker = new Worker(new URL('./old-thread.ts', import.meta.url), {
    workerData: { bytes },
    resourceLimits: { maxOldGenerationSizeMb: READ_LIMITS.oldMegabytes },
    // Neither the environment nor arguments of the server are its business.
    env: {},
    argv: [],
    // The library remarks on each record it does not know: nothing for the server's log.
    stdout: true,
    stderr: true,
  })
  worker.stdout.resume()
  worker.stderr.resume()
  worker.unref()
  let ended: UnreadableFile | undefined
  let waiting: { resolve: (answer: OldAnswer) => void; reject: (error: unknown) => void } | undefined
  const answers: OldAnswer[] = []
  const fail = (error: UnreadableFile) => {
    ended ??= error
    waiting?.reject(ended)
    waiting = undefined
  }
  worker.on('message', (answer: OldAnswer) => {
    if (waiting) waiting.resolve(answer)
    else answers.push(answer)
    waiting = undefined
  })
  worker.on('error', (error: Error & { code?: string }) =>
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(error) : corrupt(error.message)),
  )
  worker.on('exit', () => fail(corrupt('ended')))

  const next = async (): Promise<OldAnswer> => {
    const ready = answers.shift()
    if (ready) return ready
    if (ended) throw ended
    worker.ref()
    const late = setTimeout(() => {
      fail(tooLarge(new Error('too slow')))
      void worker.terminate()
    }, READ_LIMITS.oldSeconds * 1000)
    try {
      return await new Promise<OldAnswer>((resolve, reject) => {
        waiting = { resolve, reject }
      })
    } finally {
      clearTimeout(late)
      worker.unref()
    }
  }
  const failed = (why: string) => (/password|encrypt/i.test(why) ? encrypted() : corrupt(why))

  return {
    async first(): Promise<OldBook> {
      const answer = await next()
      if (answer.kind === 'book') return answer.book
      throw failed(answer.kind === 'failed' ? answer.why : 'out of turn')
    },
    async rows(request: OldRequest): Promise<{ rows: readonly SourceRow[]; next: number | null }> {
      worker.postMessage(request)
      const answer = await next()
      if (answer.kind === 'rows') return answer
      throw failed(answer.kind === 'failed' ? answer.why : 'out of turn')
    },
    async stop(): Promise<void> {
      await worker.terminate()
    },
  }
}

function encrypted(): UnreadableFile {
  return new UnreadableFile(
    'file.encrypted',
    '文件加了打开密码，无法读取。请用 Excel 或 WPS 打开，取消密码并保存后再导入。',
  )
}

function corrupt(why: string): UnreadableFile {
  return new UnreadableFile(
    'file.corrupt',
    '文件已损坏，或不是电子表格（如 .doc），无法读取。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。',
    new Error(why),
  )
}

function tooLarge(cause: Error): UnreadableFile {
  return new UnreadableFile(
    'file.too_large',
    '旧格式文件过大，读取已中止。请用 Excel 或 WPS 另存为 .xlsx 再导入。',
    cause,
  )
}
