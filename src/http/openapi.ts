import { z } from 'zod'
import { ProblemBody } from './contract/common.ts'
import type { Contract } from './contract/route.ts'
import { needsKey, type Route } from './route.ts'

type Json = Record<string, unknown>

/** The description of the API (OpenAPI 3.1), made from the same contracts the server holds every request to. */
export function openApiOf(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {}
  const components: Components = {}
  for (const { contract } of [...routes].sort((a, b) => (a.contract.path < b.contract.path ? -1 : 1))) {
    const path = contract.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operationOf(contract, components) }
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
      schemas: {
        ...Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
        Problem: schemaOf(ProblemBody, 'output', components),
      },
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'lianqi_session' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
    security: [{ cookie: [] }, { bearer: [] }],
  }
}

/** The same as the text that is committed. */
export function openApiText(routes: readonly Route[]): string {
  return `${JSON.stringify(openApiOf(routes), null, 2)}\n`
}

function operationOf(contract: Contract, components: Components): Json {
  const { params, query, body, response, status = 200 } = contract
  return {
    operationId: operationId(contract),
    tags: [contract.tag],
    summary: contract.summary,
    parameters: [
      ...parametersOf(params, 'path', components),
      ...parametersOf(query, 'query', components),
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
      ...(contract.triable
        ? [
            {
              name: 'x-trial',
              in: 'header',
              required: false,
              description: '为 1 时只试办：照办一遍再全部撤回，能办答 204，不能办答原因',
              schema: { type: 'string', enum: ['1'] },
            },
          ]
        : []),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body, 'input', components) } },
          },
        }
      : {}),
    responses: {
      [status]: {
        description: contract.summary,
        content: { 'application/json': { schema: schemaOf(response, 'output', components) } },
      },
      ...(contract.triable ? { 204: { description: '试办：可以办理' } } : {}),
      default: {
        description: '未能办理',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    ...(contract.open ? { security: [] } : {}),
  }
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query', components: Components): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input', components) as {
    properties?: Json
    required?: string[]
  }
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }))
}

type Components = Record<string, Json>

/** A schema as JSON Schema; what has a name of its own (`.meta({ id })`) goes to `components` and is referred to. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Components): Json {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => lighten(jsonSchema as Json),
  })
  const text = JSON.stringify(made).replaceAll('#/$defs/', '#/components/schemas/')
  const { $schema: _, $defs = {}, ...rest } = JSON.parse(text) as Json
  for (const [name, definition] of Object.entries($defs as Components)) components[name] = definition
  return rest
}

/** Leaves out what says nothing: the pattern of a format, the bounds of every safe whole number. */
function lighten(schema: Json): void {
  if (schema.format !== undefined) delete schema.pattern
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
}

/** `POST /api/matters/:id/acts` → `post_matters_id_acts`: stable as long as the address is. */
function operationId({ method, path }: Contract): string {
  const words = path
    .replace('/api/', '')
    .replaceAll(':', '')
    .split(/[^A-Za-z0-9]+/)
  return [method.toLowerCase(), ...words].join('_')
}
