import yauzl from 'yauzl'
import { type RefusedCode, RefusedFile } from './refused-file.ts'

/** What a template may weigh. Real ones are some tens of kilobytes; one with a scanned emblem a few megabytes. */
export const TEMPLATE_LIMITS = {
  /** Bytes of the file as uploaded. */
  file: 10 * 2 ** 20,
  /** Bytes of one part unpacked, and of all together. */
  part: 20 * 2 ** 20,
  all: 40 * 2 ** 20,
  entries: 400,
  /** Unpacked ÷ packed; looked at from `ratioFrom` bytes on. */
  ratio: 200,
  ratioFrom: 2 ** 20,
} as const

/**
 * The parts of a Word file by name, unpacked under the limits: sizes are looked at before anything is unpacked, and yauzl
 * checks that a part unpacks to just the size it declares.
 * @throws RefusedFile
 */
export async function unpack(bytes: Buffer): Promise<Map<string, Buffer>> {
  if (bytes.length === 0) throw new RefusedFile('template.empty')
  if (bytes.length > TEMPLATE_LIMITS.file) throw new RefusedFile('template.too_large')
  const other = otherFile(bytes)
  if (other) throw new RefusedFile(other)
  const file = await yauzl.fromBufferPromise(bytes, { lazyEntries: true }).catch(() => {
    throw new RefusedFile(bytes.subarray(0, 2).toString() === 'PK' ? 'template.corrupt' : 'template.not_docx', {
      part: '.docx',
    })
  })
  try {
    if (file.entryCount > TEMPLATE_LIMITS.entries) throw new RefusedFile('template.bomb', { part: '*' })
    const entries = await entriesOf(file)
    const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    if (declared > TEMPLATE_LIMITS.all) throw new RefusedFile('template.bomb', { part: '*' })
    const parts = new Map<string, Buffer>()
    for (const entry of entries) {
      const name = entry.fileName.replaceAll('\\', '/')
      if (name.endsWith('/')) continue
      // Two parts of one name: readers differ in which they take.
      if (parts.has(name) || name.includes('..')) throw new RefusedFile('template.part', { part: name })
      parts.set(name, await bytesOf(file, entry, name))
    }
    return parts
  } finally {
    file.close()
  }
}

/** What a file is that is no Word file, as far as its first bytes tell: each has a remedy of its own. */
function otherFile(bytes: Buffer): RefusedCode | undefined {
  const begins = (...signs: number[]) => bytes.subarray(0, signs.length).equals(Buffer.from(signs))
  // The old binary format, and a docx with a password, are both this kind of container; the latter names its key's description.
  if (begins(0xd0, 0xcf, 0x11, 0xe0))
    return bytes.includes(Buffer.from('EncryptionInfo', 'utf16le')) ? 'template.encrypted' : 'template.old_doc'
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'template.pdf'
  return undefined
}

async function entriesOf(file: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  const entries: yauzl.Entry[] = []
  await new Promise<void>((resolve, reject) => {
    file.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry)
      file.readEntry()
    })
    file.on('end', resolve)
    file.on('error', reject)
    file.readEntry()
  }).catch(() => {
    throw new RefusedFile('template.corrupt', { part: '.docx' })
  })
  return entries
}

async function bytesOf(file: yauzl.ZipFile, entry: yauzl.Entry, name: string): Promise<Buffer> {
  const { uncompressedSize: size, compressedSize } = entry
  const swollen = size > TEMPLATE_LIMITS.ratioFrom && size / Math.max(1, compressedSize) > TEMPLATE_LIMITS.ratio
  if (size > TEMPLATE_LIMITS.part || swollen) throw new RefusedFile('template.bomb', { part: name })
  if ((entry.generalPurposeBitFlag & 1) === 1) throw new RefusedFile('template.encrypted')
  try {
    const chunks: Buffer[] = []
    for await (const chunk of await file.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  } catch {
    throw new RefusedFile('template.corrupt', { part: '.docx' })
  }
}
