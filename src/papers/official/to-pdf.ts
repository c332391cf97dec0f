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
export function toPdf(docx: Uint8Array): Promise<Buffer> {
  const mine = turn.then(() => convert(docx))
  turn = mine.catch(() => undefined)
  return mine
}

async function convert(docx: Uint8Array): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'lianqi-pdf-'))
  try {
    await writeFile(join(folder, 'paper.docx'), docx)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    await run(
      'soffice',
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'paper.docx')],
      {
        timeout: 60_000,
      },
    )
    return await readFile(join(folder, 'paper.pdf'))
  } catch (error) {
    throw new NoPdf(error instanceof Error ? error.message : String(error))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
