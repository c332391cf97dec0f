import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** LibreOffice is not on this machine, or could not read the file. */
export class NoPdf extends Error {
  override name = 'NoPdf'
}

/** A turn at a time: LibreOffice takes one profile and a core. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * A Word file as PDF, by the machine's LibreOffice, in a folder and profile of its own.
 * @throws NoPdf where there is no LibreOffice or it gives nothing within a minute
 */
export async function toPdf(docx: Uint8Array): Promise<Buffer> {
  const [pdf] = await toPdfs([docx])
  if (!pdf) throw new NoPdf('nothing was set')
  return pdf
}

/** Several at once, in their order: LibreOffice starts once for all of them. */
export function toPdfs(docx: readonly Uint8Array[]): Promise<Buffer[]> {
  const mine = turn.then(() => convert(docx))
  turn = mine.catch(() => undefined)
  return mine
}

async function convert(docx: readonly Uint8Array[]): Promise<Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lianqi-pdf-'))
  const names = docx.map((_, index) => join(folder, `paper-${index}`))
  try {
    for (const [index, name] of names.entries()) await writeFile(`${name}.docx`, docx[index] ?? new Uint8Array())
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    const files = names.map((name) => `${name}.docx`)
    await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      timeout: 60_000 + 5_000 * docx.length,
    })
    return await Promise.all(names.map((name) => readFile(`${name}.pdf`)))
  } catch (error) {
    throw new NoPdf(error instanceof Error ? error.message : String(error))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
