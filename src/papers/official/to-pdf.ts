import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { convert, type Lane, OFFICE, type Office, turnIn } from './office.ts'

/** LibreOffice is not on this machine, or could not read the file. */
export class NoPdf extends Error {
  override name = 'NoPdf'
}

/** A file as PDF, or why LibreOffice did not give one. */
export type Setting = { readonly pdf: Buffer } | { readonly fault: string }

/** LibreOffice stops after some 250 files without a word; so many are given to one start. */
const MOST = 100
/** After so many files one after the other that failed each by itself the fault is not the files'. */
const HOPELESS = 3

/**
 * A Word file as PDF, by the machine's LibreOffice, in a folder of its own.
 * @throws NoPdf where there is no LibreOffice or it gives nothing within a minute
 */
export async function toPdf(docx: Uint8Array): Promise<Buffer> {
  const [pdf] = await toPdfs([docx], 'one')
  if (!pdf) throw new NoPdf('nothing was set')
  return pdf
}

/** Several at once, in their order: LibreOffice starts once for all of them. */
export async function toPdfs(docx: readonly Uint8Array[], lane: Lane = 'run'): Promise<Buffer[]> {
  const made: Buffer[] = []
  for await (const one of eachPdf(docx, lane)) {
    if ('fault' in one) throw new NoPdf(one.fault)
    made.push(one.pdf)
  }
  return made
}

/**
 * Several, each given on in its order as soon as it is set. LibreOffice starts once for all; where it is killed, crashes or
 * takes too long with one file, it is started again, that file alone, and only one that fails alone is given up: every file
 * is answered, none drops out.
 * @throws NoPdf where there is no LibreOffice, or it fails whatever it is given
 */
export async function* eachPdf(
  docx: readonly Uint8Array[],
  lane: Lane = 'run',
  office: Office = OFFICE,
): AsyncGenerator<Setting> {
  if (docx.length === 0) return
  const done = await turnIn(lane)
  const folder = await mkdtemp(join(tmpdir(), 'lianqi-pdf-'))
  const name = (index: number) => join(folder, `paper-${index}`)
  try {
    for (const [index, one] of docx.entries()) await writeFile(`${name(index)}.docx`, one)
    yield* allOf(docx.length)
  } catch (error) {
    throw error instanceof NoPdf ? error : new NoPdf(error instanceof Error ? error.message : String(error))
  } finally {
    await rm(folder, { recursive: true, force: true })
    done()
  }

  async function* allOf(count: number): AsyncGenerator<Setting> {
    let next = 0
    let failed = 0
    while (next < count) {
      const to = Math.min(next + MOST, count)
      const whole = yield* run(next, to)
      next = whole.next
      if (next === to) continue
      // What it was at may be the fault, or the one after it: alone it will tell.
      const alone = yield* run(next, next + 1)
      if (alone.next === next) yield { fault: alone.said || whole.said || 'LibreOffice ended without a PDF' }
      failed = alone.next > next ? 0 : failed + 1
      next++
      if (failed === HOPELESS) throw new NoPdf(alone.said || whole.said || 'LibreOffice ends each time')
    }
  }

  /** One start over some of them; answers which it did not come to. */
  async function* run(from: number, to: number): AsyncGenerator<Setting, { next: number; said: string }> {
    const files = Array.from({ length: to - from }, (_, index) => `${name(from + index)}.docx`)
    const office_ = convert(folder, files, lane, office)
    let next = from
    let at = -1
    try {
      for (;;) {
        const step = await office_.next()
        if (step.done) {
          // Ended well it has finished what it was at, and nothing after it.
          if (step.value.well && at >= next) yield await setting(next++)
          return { next, said: step.value.said }
        }
        at = indexOf(step.value)
        for (; next < at; next++) yield await setting(next)
      }
    } finally {
      await office_.return({ well: false, said: '' })
    }
  }

  /** What there is of a file that LibreOffice has left behind. */
  async function setting(index: number): Promise<Setting> {
    const pdf = await readFile(`${name(index)}.pdf`).catch(() => null)
    return pdf ? { pdf } : { fault: 'LibreOffice could not read the file' }
  }
}

/** Which file it says it is at. */
function indexOf(path: string): number {
  return Number(/^paper-(\d+)\.docx$/.exec(basename(path))?.[1] ?? 0)
}
