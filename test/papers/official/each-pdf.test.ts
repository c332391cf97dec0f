import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { digestOfDocx } from '#papers/official/docx-digest.ts'
import { eachPdf, NoPdf, type Setting, toPdfs } from '#papers/official/to-pdf.ts'
import { writeDocx } from '#papers/official/write-docx.ts'
import { samplePaper } from './measured.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianqi-office-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Stands for LibreOffice and does what the file says: each start is written down. */
const command = join(folder, 'soffice')
writeFileSync(
  command,
  `#!/bin/bash
echo start >> ${folder}/starts
while [ $# -gt 0 ]; do case "$1" in --outdir) out=$2; shift;; *.docx) files+=("$1");; esac; shift; done
for file in "\${files[@]}"; do
  says=$(cat "$file")
  case "$says" in
    crash) kill -9 $$;;
    "stop once") [ -e ${folder}/crashed ] || { touch ${folder}/crashed; exit 0; };;
    "crash once") [ -e ${folder}/crashed ] || { touch ${folder}/crashed; kill -9 $$; };;
    unreadable) echo "Error: source file could not be loaded" >&2; continue;;
  esac
  name=$(basename "$file" .docx)
  echo "convert $file -> $out/$name.pdf using filter : writer_pdf_Export"
  [ "$says" = slow ] && sleep 60
  [ "$says" = "crash half" ] && { printf half > "$out/$name.pdf"; kill -9 $$; }
  printf "pdf of $says" > "$out/$name.pdf"
done
`,
)
chmodSync(command, 0o755)

async function setAll(texts: readonly string[], patience = 60_000) {
  for (const one of ['starts', 'crashed']) rmSync(join(folder, one), { force: true })
  const made: Setting[] = []
  const office = { command, patience }
  for await (const one of eachPdf(
    texts.map((text) => Buffer.from(text)),
    'run',
    office,
  ))
    made.push(one)
  return made.map((one) => ('pdf' in one ? one.pdf.toString() : 'fault'))
}

describe('many files at one start of LibreOffice', () => {
  it('answers each in its order', async () => {
    expect(await setAll(['a', 'b', 'c'])).toEqual(['pdf of a', 'pdf of b', 'pdf of c'])
  })

  it('names what cannot be read and goes on', async () => {
    expect(await setAll(['a', 'unreadable', 'c'])).toEqual(['pdf of a', 'fault', 'pdf of c'])
  })

  it('starts again when it was killed, and nothing is lost', async () => {
    expect(await setAll(['a', 'crash once', 'c', 'd'])).toEqual([
      'pdf of a',
      'pdf of crash once',
      'pdf of c',
      'pdf of d',
    ])
  })

  it('goes on where it stopped without a word', async () => {
    expect(await setAll(['a', 'stop once', 'c', 'unreadable'])).toEqual([
      'pdf of a',
      'pdf of stop once',
      'pdf of c',
      'fault',
    ])
  })

  it('sets more than one start takes', async () => {
    const many = Array.from({ length: 230 }, (_, n) => `${n}`)
    expect(await setAll(many)).toEqual(many.map((text) => `pdf of ${text}`))
  })

  it('gives up only the file that fails alone, and never gives half of one', async () => {
    expect(await setAll(['a', 'crash', 'c', 'crash half', 'e'])).toEqual([
      'pdf of a',
      'fault',
      'pdf of c',
      'fault',
      'pdf of e',
    ])
  })

  it('ends one that takes too long', async () => {
    expect(await setAll(['slow', 'b'], 3_000)).toEqual(['fault', 'pdf of b'])
  })

  it('says that there is no PDF to be had where it fails whatever it is given', async () => {
    await expect(setAll(['crash', 'crash', 'crash', 'crash'])).rejects.toThrow(NoPdf)
  })

  it('says so where there is no LibreOffice', async () => {
    const none = eachPdf([Buffer.from('a')], 'run', { command: join(folder, 'none'), patience: 1_000 })
    await expect(none.next()).rejects.toThrow(NoPdf)
  })

  it('ends when nobody listens any more, and leaves no folder', async () => {
    const before = folders()
    const some = eachPdf([Buffer.from('a'), Buffer.from('slow')], 'run', { command, patience: 60_000 })
    expect(await some.next()).toMatchObject({ done: false })
    await some.return(undefined)
    expect(folders().filter((one) => !before.includes(one))).toEqual([])
    // Its turn is over too: the next is set.
    expect(await setAll(['b'])).toEqual(['pdf of b'])
    expect(existsSync(command)).toBe(true)
  })
})

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('lianqi-pdf-'))

describe('by LibreOffice itself', () => {
  it('sets what can be set, and names what is no Word file', async () => {
    const docx = await writeDocx(samplePaper({}))
    const made: Setting[] = []
    // The beginning of a zip without its end: no Word file, and no text either.
    for await (const one of eachPdf([docx, docx.subarray(0, 2000), docx])) made.push(one)
    expect(made.map((one) => 'pdf' in one && one.pdf.subarray(0, 5).toString())).toEqual(['%PDF-', false, '%PDF-'])
    await expect(toPdfs([docx.subarray(0, 2000)])).rejects.toThrow(NoPdf)
  }, 120_000)
})

describe('the digest of what is set', () => {
  it('is the same for the same paper written again, and another for another word or another face', async () => {
    const [one, again, other] = [
      await writeDocx(samplePaper({})),
      await writeDocx(samplePaper({})),
      await writeDocx(samplePaper({ title: '另一件' })),
    ]
    const digest = digestOfDocx(one, ['楷体']).toString('hex')
    expect(digestOfDocx(again, ['楷体']).toString('hex')).toBe(digest)
    expect(digestOfDocx(other, ['楷体']).toString('hex')).not.toBe(digest)
    expect(digestOfDocx(one, []).toString('hex')).not.toBe(digest)
  })
})
