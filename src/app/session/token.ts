import { createHash, randomBytes } from 'node:crypto'

/** A new opaque session token, `<authority code>.<256 random bits>`: the code says where to look it up. */
export function newToken(authorityCode: string): string {
  return `${authorityCode}.${randomBytes(32).toString('base64url')}`
}

/** What the table keeps of a token: who reads the table cannot sign in with it. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The authority's code in a token; undefined when it cannot be one of ours. */
export function authorityOf(token: string): string | undefined {
  const dot = token.lastIndexOf('.')
  return dot > 0 && token.length - dot === 44 && token.length < 200 ? token.slice(0, dot) : undefined
}

export function newCsrf(): string {
  return randomBytes(18).toString('base64url')
}
