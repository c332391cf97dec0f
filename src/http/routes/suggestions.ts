import type { FastifyRequest } from 'fastify'
import { listSuggestionKinds, suggest } from '#app/suggestion/suggest.ts'
import { execute } from '#app/use-case.ts'
import { fail } from '#domain/result.ts'
import * as contract from '../contract/suggestion.ts'
import { answer, type Route } from '../route.ts'
import { visitorContext } from '../visitor-context.ts'

/** Writing is slow work: a few a minute from one place, so that nobody floods the office's triage. */
const WRITES = { atMost: { max: 6, key: (request: FastifyRequest) => request.ip } }
const READS = { atMost: { max: 60, key: (request: FastifyRequest) => request.ip } }

export const suggestionRoutes: readonly Route[] = [
  answer(
    contract.listSuggestionKinds,
    async (deps, { params }, request) => {
      const ctx = await visitorContext(deps, request, params.authority)
      if (!ctx) return fail('disclosure.not_found')
      return ctx.ok ? execute(ctx.value, listSuggestionKinds, {}) : ctx
    },
    READS,
  ),
  answer(
    contract.suggest,
    async (deps, { params, body }, request) => {
      const ctx = await visitorContext(deps, request, params.authority)
      if (!ctx) return fail('disclosure.not_found')
      return ctx.ok ? execute(ctx.value, suggest, body) : ctx
    },
    WRITES,
  ),
]
