import { createReadStream, type ReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { z } from 'zod'
import { BackupRefused } from './format.ts'

const NEWLINE = 10
const END = Buffer.from('\\.\n')
const END_AFTER_ROW = Buffer.from('\n\\.\n')

/** Reads a backup from the front, in pieces: lines of JSON, and rows as they are. Holds no more than a piece. */
export class BackupReader {
  readonly #source: ReadStream
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(file: string) {
    const source = createReadStream(file)
    this.#source = source
    const gunzip = createGunzip()
    source.on('error', (error) => gunzip.destroy(error))
    this.#chunks = source.pipe(gunzip)[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  /** Lets go of the file before its end. */
  close(): void {
    this.#source.destroy()
  }

  /** The next line, read as `schema`. @throws BackupRefused when there is none or it is something else */
  async line<T extends z.ZodType>(schema: T): Promise<z.infer<T>> {
    let at = this.#rest.indexOf(NEWLINE)
    while (at < 0) {
      if (this.#rest.length > 1_000_000 || !(await this.#more())) throw damaged()
      at = this.#rest.indexOf(NEWLINE)
    }
    const text = this.#rest.subarray(0, at).toString()
    this.#rest = this.#rest.subarray(at + 1)
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (error) {
      throw damaged(error)
    }
    const read = schema.safeParse(value)
    if (!read.success) throw damaged(read.error)
    return read.data
  }

  /** The rows up to the mark that ends a table, in pieces that end with a whole row. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const buffer = this.#rest
      const end = buffer.subarray(0, END.length).equals(END) ? 0 : buffer.indexOf(END_AFTER_ROW) + 1
      if (end > 0 || buffer.subarray(0, END.length).equals(END)) {
        this.#rest = buffer.subarray(end + END.length)
        if (end > 0) yield buffer.subarray(0, end)
        return
      }
      // Keep the last row back: the mark may begin right after it.
      const last = buffer.lastIndexOf(NEWLINE)
      const before = last < 0 ? -1 : buffer.lastIndexOf(NEWLINE, last - 1)
      if (before >= 0) {
        yield buffer.subarray(0, before + 1)
        this.#rest = buffer.subarray(before + 1)
      }
      if (!(await this.#more())) throw damaged()
    }
  }

  async #more(): Promise<boolean> {
    try {
      const next = await this.#chunks.next()
      if (next.done) return false
      this.#rest = this.#rest.length === 0 ? next.value : Buffer.concat([this.#rest, next.value])
      return true
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (code.startsWith('Z_')) throw damaged(error)
      throw error
    }
  }
}

/** The refusal of a file that is not a whole backup. */
export function damaged(cause?: unknown): BackupRefused {
  return new BackupRefused('备份文件损坏或不是联企的备份 the file is damaged or is no backup of lianqi', { cause })
}
