import type { FastifyError, FastifyInstance } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Failure } from '#domain/result.ts'
import { DatabaseUnavailable } from '#storage/connection.ts'
import type { ServerDeps } from './deps.ts'
import { sendProblem } from './problem.ts'

const BY_CODE: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'http.body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'http.media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'http.bad_request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'http.bad_request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'http.bad_request',
}

/** Connection lost, server shutting down, too many connections: the database's trouble, not the request's. */
const DATABASE_GONE = /^(08...|57P0.|53...|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/

/** Turns whatever is thrown into a problem; bugs are logged with their stack and answered without it. */
export function handleErrors(app: FastifyInstance, deps: ServerDeps): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const failure = failureOf(error)
    if (failure.code === 'http.internal') {
      deps.log.error({ err: error, route: request.routeOptions.url, requestId: request.id }, 'request failed')
    } else if (failure.code === 'http.unavailable') {
      deps.log.warn({ err: error, requestId: request.id }, 'database not available for a request')
    }
    return sendProblem(request, reply, failure)
  })
}

function failureOf(error: FastifyError): Failure {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation
    const at = (first?.instancePath ?? '').split('/').filter(Boolean)
    return {
      code: 'input.invalid',
      at: at.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
      data: { issue: first?.message ?? '' },
    }
  }
  if (error.statusCode === 429) return { code: 'rate.limited', data: { seconds: secondsOf(error.message) } }
  if (BY_CODE[error.code]) return { code: BY_CODE[error.code] as string }
  if (
    error instanceof DatabaseUnavailable ||
    DATABASE_GONE.test(error.code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  ) {
    return { code: 'http.unavailable' }
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return { code: 'http.bad_request' }
  return { code: 'http.internal' }
}

function secondsOf(message: string): number {
  return Number(/(\d+)/.exec(message)?.[1] ?? 60)
}
