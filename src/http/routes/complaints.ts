import type { FastifyRequest } from 'fastify'
import { complain, listComplaintKinds } from '#app/complaint/complain.ts'
import { complaintBoard } from '#app/complaint/complaint-board.ts'
import { followComplaint } from '#app/complaint/follow-complaint.ts'
import { execute } from '#app/use-case.ts'
import { fail } from '#domain/result.ts'
import * as contract from '../contract/complaint.ts'
import { answer, type Route, serve } from '../route.ts'
import { visitorContext } from '../visitor-context.ts'

/** Writing is slow work, guessing codes is not: a few a minute from one place. */
const limited = { atMost: { max: 20, key: (request: FastifyRequest) => request.ip } }

export const complaintRoutes: readonly Route[] = [
  serve(contract.complaintBoard, complaintBoard),
  answer(
    contract.listComplaintKinds,
    async (deps, { params }, request) => {
      const ctx = await visitorContext(deps, request, params.authority)
      if (!ctx) return fail('disclosure.not_found')
      return ctx.ok ? execute(ctx.value, listComplaintKinds, {}) : ctx
    },
    limited,
  ),
  answer(
    contract.complain,
    async (deps, { params, body }, request) => {
      const ctx = await visitorContext(deps, request, params.authority)
      if (!ctx) return fail('disclosure.not_found')
      return ctx.ok ? execute(ctx.value, complain, body) : ctx
    },
    limited,
  ),
  answer(
    contract.followComplaint,
    async (deps, { params, body }, request) => {
      const ctx = await visitorContext(deps, request, params.authority)
      if (!ctx) return fail('disclosure.not_found')
      return ctx.ok ? execute(ctx.value, followComplaint, body) : ctx
    },
    limited,
  ),
]
