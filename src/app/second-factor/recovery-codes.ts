import { createHash, randomInt } from 'node:crypto'

const HOW_MANY = 10
/** Without those that are taken for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 12

/** Codes for the day the phone is lost: shown once, `xxxx-xxxx-xxxx`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () =>
    Array.from({ length: LENGTH }, (_, n) => (n > 0 && n % 4 === 0 ? '-' : '') + SIGNS[randomInt(SIGNS.length)]).join(
      '',
    ),
  )
}

/** As it is kept. Sixty bits of chance each: a plain digest cannot be guessed back. Blanks, strokes and capitals do not matter. */
export function digestOf(code: string): Buffer {
  return createHash('sha256').update(code.toLowerCase().replaceAll(/[\s-]/g, '')).digest()
}
