import type { FastifyRequest } from 'fastify'
import { readPlate } from '#app/plate/read-plate.ts'
import { joinRoster, leaveRoster } from '#app/program/keep-roster.ts'
import { listTopics, openTopic } from '#app/topic/topics.ts'
import { execute } from '#app/use-case.ts'
import { fail } from '#domain/result.ts'
import * as contract from '../contract/topic.ts'
import { answer, type Route, serve } from '../route.ts'
import { visitorContext } from '../visitor-context.ts'

/** A person with a camera, not a copying machine. */
const limited = { atMost: { max: 60, key: (request: FastifyRequest) => request.ip } }

export const topicRoutes: readonly Route[] = [
  serve(contract.listTopics, listTopics),
  serve(contract.openTopic, openTopic),
  serve(contract.joinRoster, joinRoster),
  serve(contract.leaveRoster, leaveRoster),
  answer(
    contract.readPlate,
    async (deps, { params }, request) => {
      const ctx = await visitorContext(deps, request, params.authority)
      if (!ctx) return fail('plate.not_found')
      return ctx.ok ? execute(ctx.value, readPlate, { id: params.id }) : ctx
    },
    limited,
  ),
]
