import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { openEnterpriseLink } from '#app/access-link/open-enterprise-link.ts'
import { openSession } from '#app/session/open-session.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { Contract } from './contract/route.ts'
import type { ServerDeps } from './deps.ts'

export const COOKIE = 'lianqi_session'

/** The standing link of an enterprise, instead of a session. */
const LINK = 'x-enterprise-link'

/** Sent by a page with what it asks while nobody is at it: the session is not prolonged by it. */
const UNATTENDED = 'x-unattended'

/** Paths that a person with a first password may still use. */
const BEFORE_CHANGE = ['/api/me', '/api/me/password', '/api/session']

/** Paths open to whoever must first set up a second factor. */
const BEFORE_ENROLMENT = [...BEFORE_CHANGE, '/api/me/second-factor', '/api/me/second-factor/confirm']

/**
 * Opens the session of a request: a bearer token, or the cookie. A write with the cookie must bring the session's CSRF
 * token, for a foreign page can make a browser send the cookie but cannot read that token.
 */
export async function authenticate(
  deps: ServerDeps,
  contract: Contract,
  request: FastifyRequest,
): Promise<Result<true>> {
  const link = request.headers[LINK]
  if (typeof link === 'string') {
    // The header is the key and no browser sends it by itself: nothing is left for a foreign page to forge.
    request.open = (await openEnterpriseLink(deps.db, request.now, link)) ?? null
    return request.open ? ok(true) : fail('access_link.ended')
  }
  const bearer = bearerOf(request)
  const token = bearer ?? request.cookies[COOKIE]
  if (!token) return fail('session.missing')
  const background = contract.unattended === true || request.headers[UNATTENDED] !== undefined
  const open = await openSession(deps.db, request.now, token, { background })
  if (!open) return fail('session.ended')
  if (
    bearer === undefined &&
    contract.method !== 'GET' &&
    !sameText(request.headers['x-csrf-token'], open.session.csrf)
  ) {
    return fail('session.csrf')
  }
  if (open.session.mustChange && !BEFORE_CHANGE.includes(contract.path)) return fail('session.must_change')
  if (open.mustEnrol && !BEFORE_ENROLMENT.includes(contract.path)) return fail('session.must_enrol')
  request.open = open
  return ok(true)
}

function bearerOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization
  return header?.startsWith('Bearer ') ? header.slice(7).trim() : undefined
}

function sameText(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
