import type { FastifyRequest } from 'fastify'
import { answerComment, commentPledge, decideComment } from '#app/pledge/comments.ts'
import { drawUpDrive } from '#app/pledge/drive.ts'
import { publishPledge, reportPledge, settlePledge } from '#app/pledge/pledge-acts.ts'
import { listPledgeDrives, listPledges, listPublicPledges, readPledge } from '#app/pledge/read-pledges.ts'
import { execute } from '#app/use-case.ts'
import { fail } from '#domain/result.ts'
import * as contract from '../contract/pledge.ts'
import { answer, type Route, serve } from '../route.ts'
import { visitorContext } from '../visitor-context.ts'

const read = { atMost: { max: 120, key: (request: FastifyRequest) => request.ip } }
/** A person writes a comment or two; a machine many. */
const write = { atMost: { max: 5, key: (request: FastifyRequest) => `comment ${request.ip}` } }

export const pledgeRoutes: readonly Route[] = [
  serve(contract.listPledgeDrives, listPledgeDrives),
  serve(contract.drawUpDrive, drawUpDrive),
  serve(contract.listPledges, listPledges),
  serve(contract.getPledge, readPledge),
  serve(contract.publishPledge, publishPledge),
  serve(contract.reportPledge, reportPledge),
  serve(contract.settlePledge, settlePledge),
  serve(contract.decideComment, decideComment),
  serve(contract.answerComment, answerComment),
  answer(
    contract.listPublicPledges,
    async (deps, { params }, request) => {
      const ctx = (await visitorContext(deps, request, params.authority)) ?? fail('pledge.not_found')
      return ctx.ok ? execute(ctx.value, listPublicPledges, {}) : ctx
    },
    read,
  ),
  answer(
    contract.commentPledge,
    async (deps, { params, body }, request) => {
      const ctx = (await visitorContext(deps, request, params.authority)) ?? fail('pledge.not_found')
      return ctx.ok ? execute(ctx.value, commentPledge, { ...body, id: params.id }) : ctx
    },
    write,
  ),
]
