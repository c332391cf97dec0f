import { z } from 'zod'
import { ProblemBody } from './contract/common.ts'
import type { Contract } from './contract/route.ts'
import { needsKey, type Route } from './route.ts'

type Json = Record<string, unknown>

/** The description of the API (OpenAPI 3.1), made from the same contracts the server holds every request to. */
export function openApiOf(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {}
  for (const { contract } of [...routes].sort((a, b) => (a.contract.path < b.contract.path ? -1 : 1))) {
    const path = contract.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operationOf(contract) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '联企 Lianqi',
      version: '1',
      description:
        '写操作须带 Idempotency-Key 请求头：重复的请求得到与第一次相同的答复。用 cookie 登录时写操作还须带 x-csrf-token。错误一律为 application/problem+json，code 不变。',
      license: { name: 'MulanPSL-2.0', identifier: 'MulanPSL-2.0' },
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemBody, 'output') },
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'lianqi_session' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
    security: [{ cookie: [] }, { bearer: [] }],
  }
}

function operationOf(contract: Contract): Json {
  const { params, query, body, response, status = 200 } = contract
  return {
    operationId: operationId(contract),
    tags: [contract.tag],
    summary: contract.summary,
    parameters: [
      ...parametersOf(params, 'path'),
      ...parametersOf(query, 'query'),
      ...(needsKey(contract)
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              schema: { type: 'string', minLength: 8, maxLength: 200 },
            },
          ]
        : []),
    ],
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }
      : {}),
    responses: {
      [status]: {
        description: contract.summary,
        content: { 'application/json': { schema: schemaOf(response, 'output') } },
      },
      default: {
        description: '未能办理',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    ...(contract.open ? { security: [] } : {}),
  }
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Json
  return rest
}

/** `POST /api/matters/:id/acts` → `post_matters_id_acts`: stable as long as the address is. */
function operationId({ method, path }: Contract): string {
  const words = path
    .replace('/api/', '')
    .replaceAll(':', '')
    .split(/[^A-Za-z0-9]+/)
  return [method.toLowerCase(), ...words].join('_')
}
