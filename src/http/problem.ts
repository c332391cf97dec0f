import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Language, languageOf, messageOf } from '#app/messages/message.ts'
import type { Failure } from '#domain/result.ts'
import type { ProblemBody } from './contract/common.ts'
import { statusOf } from './status.ts'

/** A failure as a problem document (RFC 9457): stable code, sentence in the reader's language, place in the input. */
export function problemOf(failure: Failure, language: Language): ProblemBody {
  const status = statusOf(failure.code)
  return {
    type: `urn:lianqi:problem:${failure.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: failure.code,
    detail: messageOf(failure, language),
    ...(failure.at ? { at: [...failure.at] } : {}),
    ...(failure.data ? { data: { ...failure.data } } : {}),
  }
}

/** Answers a request with a problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, failure: Failure): FastifyReply {
  const problem = problemOf(failure, languageOf(request.headers['accept-language']))
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(problem)
}
