import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'

/** When a file was written is no part of what is set. */
const WHEN = 'docProps/core.xml'
/** Drawings are numbered through by the program that writes, not by the file. */
const DRAWING_NUMBER = /(<wp:docPr\b[^>]*?\bid=")\d+"/g

/** SHA-256 over what a Word file sets, with the faces that are missing where it is set: the same for the same paper, written whenever. */
export function digestOfDocx(docx: Uint8Array, missingFaces: readonly string[]): Buffer {
  const parts = unzipSync(docx, { filter: ({ name }) => name !== WHEN })
  const hash = createHash('sha256').update(missingFaces.join('|'))
  for (const name of Object.keys(parts).sort()) {
    const bytes = Buffer.from(parts[name] ?? [])
    const part = name.endsWith('.xml') ? bytes.toString('utf8').replace(DRAWING_NUMBER, '$1"') : bytes
    hash.update(`\0${name}\0`).update(part)
  }
  return hash.digest()
}
