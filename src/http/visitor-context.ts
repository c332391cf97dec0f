import type { FastifyRequest } from 'fastify'
import type { Ctx } from '#app/context.ts'
import { authorityByCode } from '#app/session/open-session.ts'
import { ok, type Result } from '#domain/result.ts'
import type { ServerDeps } from './deps.ts'
import { networkPrefix } from './network-prefix.ts'

/**
 * The context of whoever is not signed in, within one authority: an actor without rights. What he may see or do the use
 * case decides from what he brings (a link's token) or from what the programs disclose.
 * @returns undefined where there is no authority of that code
 */
export async function visitorContext(
  deps: ServerDeps,
  request: FastifyRequest,
  code: string,
): Promise<Result<Ctx> | undefined> {
  const authority = await authorityByCode(deps.db, request.now, code)
  if (!authority) return undefined
  return ok({
    db: deps.db,
    authorityId: authority.id,
    timeZone: authority.timeZone,
    calendarId: authority.calendarId,
    actor: { via: 'link', accountId: null, personId: null, enterpriseId: null, orgIds: [], grants: [], system: false },
    now: request.now,
    log: deps.log,
    network: networkPrefix(request.ip),
    ...(deps.masterKey ? { masterKey: deps.masterKey } : {}),
  })
}
