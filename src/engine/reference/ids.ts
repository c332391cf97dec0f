import { createHash } from 'node:crypto'

/** The id of a derived row: md5 over what it is about, written as a uuid. */
export function uuid(...parts: readonly (string | number)[]): string {
  const hex = createHash('md5').update(parts.join('|'), 'utf8').digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
