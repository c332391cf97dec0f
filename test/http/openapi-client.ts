import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

type Json = Record<string, unknown>
type Operation = {
  operationId: string
  parameters: { name: string; in: string; required: boolean }[]
  requestBody?: { content: Record<string, { schema: Json }> }
  responses: Record<string, { content?: Record<string, { schema: Json }> }>
  security?: unknown[]
}

const document = JSON.parse(readFileSync(new URL('../../docs/generated/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Json> }
}

const OPERATIONS = new Map(
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [operation.operationId, { path, method, operation }] as const),
  ),
)

/** A schema of the document as something that checks: components become its own definitions. */
const checks = new Map<string, z.ZodType>()
function checkOf(key: string, schema: Json): z.ZodType {
  const known = checks.get(key)
  if (known) return known
  const text = JSON.stringify({ ...schema, $defs: document.components.schemas })
    .replaceAll('#/components/schemas/', '#/$defs/')
    // Ids of what rules derive are digests in the form of a UUID, which strict checkers of versions refuse.
    .replaceAll('"format":"uuid"', '"pattern":"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"')
  const made = z.fromJSONSchema({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...JSON.parse(text) })
  checks.set(key, made)
  return made
}

export type Ask = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown; key?: string }

/**
 * A client that knows nothing but the published description: it sends what the description allows, and holds every
 * answer to what the description promises.
 */
export function openApiClient(app: FastifyInstance, token?: string) {
  // biome-ignore lint/suspicious/noExplicitAny: held to its schema below, where its shape is known
  return async (operationId: string, ask: Ask = {}): Promise<{ status: number; body: any }> => {
    const found = OPERATIONS.get(operationId)
    if (!found) throw new Error(`the description has no operation ${operationId}`)
    const { path, method, operation } = found
    const values: Record<string, Record<string, unknown>> = { path: ask.params ?? {}, query: ask.query ?? {} }
    for (const { name, in: place, required } of operation.parameters) {
      if (required && place !== 'header' && values[place]?.[name] === undefined)
        throw new Error(`${operationId} needs ${name}`)
    }
    for (const name of Object.keys(values.query ?? {})) {
      if (!operation.parameters.some((one) => one.in === 'query' && one.name === name))
        throw new Error(`${operationId} knows no ${name}`)
    }
    const json = operation.requestBody?.content['application/json']
    if (json) {
      const checked = checkOf(`${operationId} in`, json.schema).safeParse(ask.body)
      if (!checked.success) throw new Error(`${operationId} is not asked so: ${checked.error.message}`)
    }
    const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values.path?.[name])))
    const query = new URLSearchParams(
      Object.entries(ask.query ?? {}).map(([name, value]) => [name, String(value)]),
    ).toString()
    const keyed = operation.parameters.some((one) => one.name === 'Idempotency-Key')
    const response = await app.inject({
      method: method.toUpperCase() as 'GET',
      url: query ? `${url}?${query}` : url,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(keyed ? { 'idempotency-key': ask.key ?? crypto.randomUUID() } : {}),
        ...(ask.body === undefined ? {} : { 'content-type': json ? 'application/json' : 'application/octet-stream' }),
      },
      ...(ask.body === undefined ? {} : { payload: json ? JSON.stringify(ask.body) : (ask.body as Buffer) }),
    })
    const status = String(response.statusCode)
    const promised = operation.responses[status] ?? operation.responses.default
    const schema =
      promised?.content?.['application/json']?.schema ?? promised?.content?.['application/problem+json']?.schema
    if (!schema) throw new Error(`${operationId} answered ${status}, which is not described`)
    const body: unknown = response.json()
    const held = checkOf(`${operationId} ${operation.responses[status] ? status : 'problem'}`, schema).safeParse(body)
    if (!held.success)
      throw new Error(`${operationId} answered ${status} otherwise than described: ${held.error.message}`)
    return { status: response.statusCode, body }
  }
}
