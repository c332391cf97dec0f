import { fail, ok } from '#domain/result.ts'
import * as contract from '../contract/event.ts'
import { contextOf } from '../request-context.ts'
import { answer, type Route } from '../route.ts'

export const eventRoutes: readonly Route[] = [
  answer(contract.openEvents, async (deps, _, request, reply) => {
    const { authorityId, actor } = contextOf(deps, request)
    const { accountId, personId, orgIds } = actor
    const ids = new Set([accountId, personId, ...orgIds].filter((id) => id !== null))
    if (!deps.events) return fail('http.unavailable')
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    reply.raw.write('retry: 5000\n\n')
    if (!deps.events.open({ authorityId, ids }, reply.raw)) reply.raw.end()
    return ok('')
  }),
]
