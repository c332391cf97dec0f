import type { z } from 'zod'
import type { Contract } from '#http/contract/route.ts'
import { locale } from '../i18n/locale.ts'
import { isAttended } from './attended.ts'
import { forgetGiven, takeGiven } from './given.ts'
import { linkToken } from './link-token.ts'
import { Problem, type ProblemBody } from './problem.ts'

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

type Options = {
  readonly query?: Query
  readonly body?: unknown
  /** Same key, same answer: kept by the caller over the retries of one and the same act. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
  /** Only asks whether it would be done; nothing stays of it. */
  readonly trial?: boolean
  /** The answer is a file. */
  readonly as?: 'file'
}

let csrf = ''

/** The session's token against forged requests; sent with every write. */
export function setCsrf(token: string): void {
  csrf = token
}

/** A new key for one act of a person. */
export function newKey(): string {
  return crypto.randomUUID()
}

/** `?state=working&state=answered&q=用工`; empty values are left out. */
export function queryString(query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    if (Array.isArray(value)) for (const one of value) params.append(name, one)
    else params.append(name, String(value))
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/**
 * One request to the API. Answers with the body; throws Problem for a refusal and for a dead network.
 * `T` is the contract's type of the answer: the server checks every answer against it, so the page does not again.
 */
export async function request<T>(method: string, path: string, options: Options = {}): Promise<T> {
  // Refusals come in the language of the page, whatever the browser's own is.
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': locale() }
  if (!isAttended()) headers['x-unattended'] = '1'
  const link = linkToken()
  if (link !== null) headers['x-enterprise-link'] = link
  if (method !== 'GET') forgetGiven()
  else if (link === null) {
    const given = takeGiven(`${path}${queryString(options.query)}`)
    if (given !== undefined) return given as T
  }
  const isForm = options.body instanceof FormData || options.body instanceof Blob
  if (options.body !== undefined && !isForm) headers['content-type'] = 'application/json'
  if (options.body instanceof Blob) headers['content-type'] = 'application/octet-stream'
  if (method !== 'GET') {
    if (csrf !== '') headers['x-csrf-token'] = csrf
    headers['idempotency-key'] = options.idempotencyKey ?? newKey()
    if (options.trial) headers['x-trial'] = '1'
  }
  let response: Response
  try {
    response = await fetch(`${path}${queryString(options.query)}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(options.body === undefined
        ? {}
        : { body: isForm ? (options.body as BodyInit) : JSON.stringify(options.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
  } catch (cause) {
    if (options.signal?.aborted) throw cause
    throw new Problem({ code: 'network.offline', status: 0 })
  }
  if (options.as === 'file' && response.ok) return (await response.blob()) as T
  return await answerOf<T>(response)
}

async function answerOf<T>(response: Response): Promise<T> {
  const type = response.headers.get('content-type') ?? ''
  const body: unknown = type.includes('json') ? await response.json() : await response.text()
  if (response.ok) return body as T
  if (typeof body === 'object' && body !== null && 'code' in body) {
    throw new Problem({ ...(body as ProblemBody), status: response.status })
  }
  throw new Problem({ code: `http.${response.status}`, status: response.status })
}

type Given<C extends Contract> = (C['params'] extends z.ZodObject
  ? { readonly params: z.input<C['params']> }
  : { readonly params?: never }) & {
  readonly query?: C['query'] extends z.ZodObject ? z.input<C['query']> : never
  readonly signal?: AbortSignal
} & (C['body'] extends z.ZodType
    ? { readonly body: z.input<C['body']>; readonly key?: string }
    : { readonly key?: string })

/**
 * Calls one route of the contract: `call<typeof getMatter>('GET', '/api/matters/:id', { params: { id } })`. Method and path
 * are written out so that the schemas themselves stay on the server; the types hold them to the contract.
 */
export function call<C extends Contract>(
  method: C['method'],
  path: C['path'],
  given?: Given<C>,
): Promise<z.output<C['response']>> {
  const {
    params = {},
    query,
    signal,
    ...rest
  } = (given ?? {}) as {
    params?: Record<string, unknown>
    query?: Query
    signal?: AbortSignal
    body?: unknown
    key?: string
  }
  const place = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  return request(method, place, {
    ...(query ? { query } : {}),
    ...(signal ? { signal } : {}),
    ...(rest.body === undefined ? {} : { body: rest.body }),
    ...(rest.key ? { idempotencyKey: rest.key } : {}),
  })
}
