import { createHash, randomBytes } from 'node:crypto'

/** What of an issued paper can never change: its digest is over exactly this. */
export type PaperSubstance = {
  readonly number: string | null
  readonly title: string
  readonly day: string
  readonly to: readonly string[]
  readonly copy: readonly string[]
  readonly content: Readonly<Record<string, unknown>>
}

/** SM3 over the canonical substance: 32 bytes. Two papers that say the same have the same digest. */
export function paperDigest({ number, title, day, to, copy, content }: PaperSubstance): Buffer {
  return createHash('sm3').update(canonicalJson({ number, title, day, to, copy, content })).digest()
}

/** JSON with the keys of every object in order, as the database may give them back in another. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** Without the letters that are taken for another (Crockford’s base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The code printed on a paper by which anybody may ask whether it is genuine: 16 characters, 80 bits of chance. */
export function newPaperCode(): string {
  return [...randomBytes(16)].map((byte) => ALPHABET[byte & 31]).join('')
}
