import { pipeline, type Readable, Transform } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import yauzl from 'yauzl'
import { READ_LIMITS } from '../limits.ts'
import { UnreadableFile } from '../unreadable-file.ts'

/** The parts of an xlsx, by name. Sizes are checked against the limits before anything is unpacked, and while it is. */
export type Zip = {
  has(name: string): boolean
  names(): Iterable<string>
  /** A whole part as text. */
  read(name: string, limit: number): Promise<string>
  /** A part as bytes, unpacked as they are asked for. */
  stream(name: string, limit: number): Promise<Readable>
  close(): Promise<void>
}

/** @throws UnreadableFile for a broken archive or one that unpacks to too much */
export async function openZip(bytes: Buffer): Promise<Zip> {
  const file = await yauzl.fromBufferPromise(bytes, { lazyEntries: true }).catch((error: unknown) => {
    throw corrupt(error)
  })
  const entries = new Map<string, yauzl.Entry>()
  if (file.entryCount > READ_LIMITS.entries) throw bomb(`压缩包内有 ${file.entryCount} 个部件`)
  try {
    await new Promise<void>((resolve, reject) => {
      file.on('entry', (entry: yauzl.Entry) => {
        entries.set(entry.fileName.replaceAll('\\', '/'), entry)
        file.readEntry()
      })
      file.on('end', resolve)
      file.on('error', reject)
      file.readEntry()
    })
  } catch (error) {
    // yauzl itself refuses names that lead out of the archive (`../`, `/etc`, `C:\\`).
    if (error instanceof Error && /relative path|absolute path|invalid characters in fileName/.test(error.message))
      throw new UnreadableFile(
        'file.forbidden_content',
        '压缩包内的部件名指向文件之外（如 ../），已拒绝。请检查文件来源，或用 Excel、WPS 另存后再导入。',
        error,
      )
    throw corrupt(error)
  }

  const stream = async (name: string, limit: number): Promise<Readable> => {
    const entry = entries.get(name)
    if (!entry) throw corrupt(new Error(`missing part ${name}`))
    if (entry.uncompressedSize > limit) throw bomb(`部件 ${name} 解开后有 ${megabytes(entry.uncompressedSize)} MB`)
    if (
      entry.uncompressedSize > READ_LIMITS.ratioFrom &&
      entry.uncompressedSize / Math.max(1, entry.compressedSize) > READ_LIMITS.ratio
    ) {
      throw bomb(`部件 ${name} 的压缩比异常`)
    }
    if ((entry.generalPurposeBitFlag & 1) === 1) {
      throw new UnreadableFile(
        'file.encrypted',
        '文件加了打开密码，无法读取。请用 Excel 或 WPS 打开，取消密码并保存后再导入。',
      )
    }
    try {
      if (entry.compressionMethod !== DEFLATED) return await file.openReadStreamPromise(entry)
      return unpacked(await file.openReadStreamPromise(entry, { decompress: false }), entry.uncompressedSize)
    } catch (error) {
      throw corrupt(error)
    }
  }

  return {
    has: (name) => entries.has(name),
    names: () => entries.keys(),
    stream,
    async read(name, limit) {
      const chunks: Buffer[] = []
      try {
        for await (const chunk of await stream(name, limit)) chunks.push(chunk as Buffer)
      } catch (error) {
        throw corrupt(error)
      }
      return Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\uFEFF/, '')
    },
    async close() {
      file.close()
    },
  }
}

const DEFLATED = 8
/** Unpacked at a time. The default of 16 KB crosses to another thread and back four times as often: half the time of unpacking. */
const PIECE = 64 * 1024

/** Unpacks a part, which must come to exactly the size it declares: more is not even unpacked. */
function unpacked(packed: Readable, declared: number): Readable {
  let size = 0
  const counted = new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length
      if (size > declared) done(new Error(`unpacks to more than the ${declared} bytes it declares`))
      else done(null, piece)
    },
    flush: (done) => done(size < declared ? new Error(`unpacks to ${size} of ${declared} bytes`) : null),
  })
  // A fault anywhere ends all three; whoever reads sees it.
  pipeline(packed, createInflateRaw({ chunkSize: PIECE }), counted, () => {})
  return counted
}

/** Any fault of the archive as one message; an {@link UnreadableFile} stays what it is. */
export function corrupt(cause: unknown): UnreadableFile {
  if (cause instanceof UnreadableFile) return cause
  return new UnreadableFile(
    'file.corrupt',
    '文件已损坏或不完整，无法读取。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。',
    cause,
  )
}

function bomb(what: string): UnreadableFile {
  return new UnreadableFile('file.bomb', `${what}，超出允许范围，已拒绝。请检查文件来源，或拆分后再导入。`)
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20)
}
