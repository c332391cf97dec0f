/** The content hash of a program: over its flattened form, whatever the order of keys, the comments or the line breaks. */
import { createHash } from 'node:crypto'
import type { Plain } from './source-tree.ts'

/** One text for one meaning: keys sorted, no white space. Order of entries counts, for it is the order they are read in. */
export function canonical(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value).sort()
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** SHA-256 in hex. */
export function contentHash(flat: Plain): string {
  return createHash('sha256').update(canonical(flat), 'utf8').digest('hex')
}
