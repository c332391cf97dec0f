import type { FastifyRequest } from 'fastify'
import { listDisclosed, listPublic, readDisclosed, readPublic } from '#app/disclosure/read-disclosed.ts'
import { execute } from '#app/use-case.ts'
import { fail } from '#domain/result.ts'
import * as contract from '../contract/disclosure.ts'
import { answer, type Route, serve } from '../route.ts'
import { visitorContext } from '../visitor-context.ts'

/** Reads a minute from one place: a person leafing, not a copying machine. */
const limited = { atMost: { max: 120, key: (request: FastifyRequest) => request.ip } }

export const disclosureRoutes: readonly Route[] = [
  answer(
    contract.listPublic,
    async (deps, { params }, request) => {
      const ctx = await visitorContext(deps, request, params.authority)
      if (!ctx) return fail('disclosure.not_found')
      return ctx.ok ? execute(ctx.value, listPublic, {}) : ctx
    },
    limited,
  ),
  answer(
    contract.readPublic,
    async (deps, { params, query }, request) => {
      const { authority, ...where } = params
      const ctx = await visitorContext(deps, request, authority)
      if (!ctx) return fail('disclosure.not_found')
      return ctx.ok ? execute(ctx.value, readPublic, { ...query, ...where }) : ctx
    },
    limited,
  ),
  serve(contract.listDisclosed, listDisclosed),
  serve(contract.readDisclosed, readDisclosed),
]
