import { createHash, randomBytes } from 'node:crypto'

/** Crockford's letters: none that is taken for another when it is typed from paper. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16

/** A ticket's secret: sixteen letters, eighty bits by chance, printed in fours. Too many to try, few enough to type. */
export function newCode(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as it was typed: without spaces and hyphens, in capitals, O read as 0 and I, L as 1; null when it is none. */
export function readCode(typed: string): string | null {
  const letters = typed
    .toUpperCase()
    .replace(/[\s\-－—]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return letters.length === LENGTH && [...letters].every((letter) => LETTERS.includes(letter)) ? letters : null
}

/** Only the digest is stored: who reads the table can vote with none of them. */
export function hashOfCode(code: string): Uint8Array {
  return createHash('sha256')
    .update(readCode(code) ?? code)
    .digest()
}
