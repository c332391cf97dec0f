import { Readable } from 'node:stream'
import { Zip, ZipPassThrough } from 'fflate'

/** A file on its way into a zip. */
export type ZipFile = { readonly name: string; readonly bytes: Uint8Array; readonly at: Date }

/** Without the longer format a zip holds so many files. */
export const MOST_FILES = 65_000

/**
 * Files as one zip, given on as they come: one file is in memory at a time. They are stored as they are, because Word files
 * and PDF are packed already. Two of one name are told apart.
 */
export function zipStream(files: AsyncIterable<ZipFile>): Readable {
  return Readable.from(pieces(files))
}

async function* pieces(files: AsyncIterable<ZipFile>): AsyncGenerator<Buffer> {
  const ready: Buffer[] = []
  let broken: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) broken = error
    else ready.push(Buffer.from(chunk))
  })
  const names = new Map<string, number>()
  for await (const { name, bytes, at } of files) {
    const entry = new ZipPassThrough(distinct(fileName(name), names))
    entry.mtime = at
    zip.add(entry)
    entry.push(bytes, true)
    if (broken) throw broken
    yield* ready.splice(0)
  }
  zip.end()
  if (broken) throw broken
  yield* ready.splice(0)
}

/** A name that every file system takes. */
function fileName(name: string): string {
  return (
    name
      .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
      .trim()
      .slice(-180) || 'paper'
  )
}

function distinct(name: string, names: Map<string, number>): string {
  const seen = names.get(name) ?? 0
  names.set(name, seen + 1)
  return seen === 0 ? name : name.replace(/(\.[a-z]+)?$/i, (ending) => ` (${seen + 1})${ending}`)
}
