import type { FastifyRequest } from 'fastify'
import { authorityIn } from '#app/access-link/token.ts'
import { makeFeed, readFeedState, revokeFeed } from '#app/feed/manage-feed.ts'
import { readDays, readFeed } from '#app/feed/read-feed.ts'
import { execute } from '#app/use-case.ts'
import { fail, ok } from '#domain/result.ts'
import * as contract from '../contract/feed.ts'
import { publicUrlOf } from '../public-url.ts'
import { contextOf } from '../request-context.ts'
import { answer, onceOf, type Route, serve } from '../route.ts'
import { visitorContext } from '../visitor-context.ts'

/** Reads a minute from one place: a calendar asks once an hour. */
const limited = { atMost: { max: 60, key: (request: FastifyRequest) => request.ip } }

export const feedRoutes: readonly Route[] = [
  serve(contract.getFeedState, readFeedState),
  serve(contract.revokeFeed, revokeFeed),
  serve(contract.readDays, readDays),
  answer(contract.makeFeed, async (deps, _, request) => {
    const once = onceOf(contract.makeFeed, request)
    if (!once.ok) return once
    const publicUrl = publicUrlOf(deps, request)
    return execute(contextOf(deps, request), makeFeed, { publicUrl }, once.value ?? undefined)
  }),
  answer(
    contract.getFeed,
    async (deps, { params }, request, reply) => {
      const token = params.token.replace(/\.ics$/, '')
      const code = authorityIn(token)
      const ctx = code.ok ? await visitorContext(deps, request, code.value) : undefined
      if (!ctx?.ok) return fail('feed.not_found')
      const feed = await execute(ctx.value, readFeed, { token, publicUrl: publicUrlOf(deps, request) })
      if (!feed.ok) return feed
      reply.header('cache-control', 'private, no-store')
      await reply.type('text/calendar; charset=utf-8').send(feed.value.text)
      return ok('')
    },
    limited,
  ),
]
