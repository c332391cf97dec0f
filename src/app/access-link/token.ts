import { createHash, randomBytes } from 'node:crypto'
import { fail, ok, type Result } from '#domain/result.ts'

/** A token carries the code of its authority, so that the link alone says where it belongs: `lantern.<32 bytes>`. */
export function newToken(authorityCode: string): { token: string; hash: Uint8Array } {
  const token = `${authorityCode}.${randomBytes(32).toString('base64url')}`
  return { token, hash: hashOf(token) }
}

/** Only the digest is stored: who reads the table cannot use the links. */
export function hashOf(token: string): Uint8Array {
  return createHash('sha256').update(token).digest()
}

/** The authority's code in a token. */
export function authorityIn(token: string): Result<string> {
  const code = /^([^.]{1,60})\.[\w-]{43}$/.exec(token)?.[1]
  return code === undefined ? fail('access_link.not_found') : ok(code)
}
