import type { FastifyRequest } from 'fastify'
import { answerQuestionnaire, openQuestionnaire } from '#app/evaluation/answer-questionnaire.ts'
import { closeEvaluation } from '#app/evaluation/close-evaluation.ts'
import { drawTicket, myEvaluations } from '#app/evaluation/draw-ticket.ts'
import { drawUpEvaluation } from '#app/evaluation/draw-up.ts'
import { issueTickets } from '#app/evaluation/issue-tickets.ts'
import { listEvaluations, listQuestionnaires, readEvaluation } from '#app/evaluation/read-evaluation.ts'
import { execute } from '#app/use-case.ts'
import { fail } from '#domain/result.ts'
import * as contract from '../contract/evaluation.ts'
import { answer, type Route, serve } from '../route.ts'
import { visitorContext } from '../visitor-context.ts'

/** A minute's tries from one place: a hall where many vote by one network, yet eighty bits are not to be guessed. */
const limited = { atMost: { max: 120, key: (request: FastifyRequest) => request.ip } }

export const evaluationRoutes: readonly Route[] = [
  serve(contract.listEvaluations, listEvaluations),
  serve(contract.getEvaluation, readEvaluation),
  serve(contract.listQuestionnaires, listQuestionnaires),
  serve(contract.drawUpEvaluation, drawUpEvaluation),
  serve(contract.issueTickets, issueTickets),
  serve(contract.closeEvaluation, closeEvaluation),
  serve(contract.myEvaluations, myEvaluations),
  serve(contract.drawTicket, drawTicket),

  answer(
    contract.openQuestionnaire,
    async (deps, { params, body }, request) => {
      const ctx = (await visitorContext(deps, request, params.authority)) ?? fail('questionnaire.unknown_code')
      return ctx.ok ? execute(ctx.value, openQuestionnaire, body) : ctx
    },
    limited,
  ),
  answer(
    contract.answerQuestionnaire,
    async (deps, { params, body }, request) => {
      const ctx = (await visitorContext(deps, request, params.authority)) ?? fail('questionnaire.unknown_code')
      return ctx.ok ? execute(ctx.value, answerQuestionnaire, body) : ctx
    },
    limited,
  ),
]
