import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { Temporal } from 'temporal-polyfill'
import { endExportThreads } from '#app/ledger/export-thread.ts'
import { loadMasterKey } from '#app/secret/master-key.ts'
import { forgetSessions } from '#app/session/open-session.ts'
import { authenticate } from './authenticate.ts'
import { ProblemBody } from './contract/common.ts'
import type { ServerDeps } from './deps.ts'
import { handleErrors } from './errors.ts'
import { createEventHub } from './event-hub.ts'
import { openApiOf } from './openapi.ts'
import { sendProblem } from './problem.ts'
import { isTrial, type Route } from './route.ts'
import { ROUTES } from './routes/index.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { servePages } from './static-pages.ts'

export type { ServerDeps } from './deps.ts'

/** Writes under these headings may change who somebody is or what he may do. */
const CHANGES_WHO: ReadonlySet<string> = new Set(['session', 'account', 'person', 'org'])

const USUAL_BODY = 1_048_576

/** What a file may call itself when it is sent as the whole body. */
const FILE_TYPES = [
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/csv',
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
]

/** Makes the server of pages and API; it listens when it is told to. */
export async function createServer(given: ServerDeps): Promise<FastifyInstance> {
  const masterKey = given.masterKey ?? (await loadMasterKey(given.config.dataDir))
  const events = createEventHub(given)
  const deps: ServerDeps = { ...given, masterKey, events }
  const app = Fastify({
    logger: false,
    bodyLimit: USUAL_BODY,
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 300 },
    genReqId: () => crypto.randomUUID(),
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  for (const type of FILE_TYPES)
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.decorateRequest('open', null)
  app.decorateRequest('now', '')
  app.addHook('onRequest', async (request) => {
    request.now = deps.now?.() ?? Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method, id, routeOptions } = request
    const ms = Math.round(reply.elapsedTime)
    deps.log.debug({ method, route: routeOptions.url, status: reply.statusCode, ms, requestId: id }, 'request')
  })
  // Open streams would keep the server from closing.
  app.addHook('preClose', async () => events.close())
  app.addHook('onClose', endExportThreads)
  addSecurityHeaders(app, deps.config.publicUrl?.startsWith('https:') ?? false)
  refuseUndeclared(app)
  handleErrors(app, deps)
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  addHealth(app, deps)
  for (const route of ROUTES) addRoute(app, deps, route)
  const description = openApiOf(ROUTES)
  app.get('/openapi.json', async (_request, reply) => reply.type('application/json').send(JSON.stringify(description)))
  await servePages(app, deps.config.root)
  return app
}

function addRoute(app: FastifyInstance, deps: ServerDeps, { contract, handle, options }: Route): void {
  const { params, query, body, response, status = 200 } = contract
  app.route({
    method: contract.method,
    url: contract.path,
    schema: {
      ...(params ? { params } : {}),
      ...(query ? { querystring: query } : {}),
      ...(body ? { body } : {}),
      // A file is sent as it is; what refuses it is a problem as everywhere.
      response: {
        ...(contract.gives === 'file' ? {} : { [status]: response }),
        '4xx': ProblemBody,
        '5xx': ProblemBody,
      },
    },
    ...(options?.bodyLimit ? { bodyLimit: options.bodyLimit } : {}),
    ...(options?.atMost
      ? {
          config: {
            rateLimit: {
              max: options.atMost.max,
              timeWindow: 60_000,
              hook: 'preHandler' as const,
              keyGenerator: options.atMost.key,
            },
          },
        }
      : {}),
    async onRequest(request, reply) {
      if (contract.open) return
      const session = await authenticate(deps, contract, request)
      if (!session.ok) return sendProblem(request, reply, session.error)
    },
    async handler(request, reply) {
      // Never done by mistake where only an answer was asked for.
      const trial = isTrial(request)
      if (trial && !contract.triable) return sendProblem(request, reply, { code: 'trial.not_possible' })
      const result = await handle(deps, request, reply)
      if (contract.method !== 'GET' && CHANGES_WHO.has(contract.tag)) forgetSessions(deps.db)
      if (reply.sent) return reply
      if (!result.ok) return sendProblem(request, reply, result.error)
      reply.header('cache-control', 'no-store')
      if (trial) return reply.code(204).send()
      return reply.code(status).send(result.value)
    },
  })
}

/** A status that the contract does not declare is a bug, and is not let out. */
function refuseUndeclared(app: FastifyInstance): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const declared = request.routeOptions.schema?.response as Record<string, unknown> | undefined
    if (!declared) return payload
    const { statusCode } = reply
    const known = statusCode in declared || (statusCode >= 400 && `${Math.floor(statusCode / 100)}xx` in declared)
    if (!known) throw new Error(`undeclared status ${statusCode}`)
    return payload
  })
}

/** `/healthz`: the process answers. `/readyz`: it can do its work; says what is missing otherwise. */
function addHealth(app: FastifyInstance, deps: ServerDeps): void {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ alive: true }))
  app.get('/readyz', async (_request, reply) => {
    const readiness = await deps.readiness()
    return reply
      .code(readiness.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(readiness)
  })
}
