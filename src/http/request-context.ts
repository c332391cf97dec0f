import type { FastifyRequest } from 'fastify'
import type { Opened } from '#app/access-link/open-enterprise-link.ts'
import type { Ctx } from '#app/context.ts'
import type { ServerDeps } from './deps.ts'
import { networkPrefix } from './network-prefix.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose session or link the request came with; null on routes that need none. */
    open: Opened | null
    /** The moment of the request: everything in it happens then. */
    now: string
  }
}

/** The context of a use case for a signed-in request. @throws when the route is open and nobody is signed in */
export function contextOf(deps: ServerDeps, request: FastifyRequest): Ctx {
  const { open, now } = request
  if (!open) throw new Error('this route has no session')
  return {
    db: deps.db,
    authorityId: open.authority.id,
    timeZone: open.authority.timeZone,
    calendarId: open.authority.calendarId,
    actor: open.actor,
    now,
    log: deps.log,
    network: networkPrefix(request.ip),
    ...(deps.masterKey ? { masterKey: deps.masterKey } : {}),
  }
}
