import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { execute, type Once, tryOut, type UseCase } from '#app/use-case.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { Contract } from './contract/route.ts'
import type { ServerDeps } from './deps.ts'
import { contextOf } from './request-context.ts'

/** The parts of a request, as the contract's schemas made them. */
export type Parts<C extends Contract> = {
  readonly params: C['params'] extends z.ZodObject ? z.output<C['params']> : Record<never, never>
  readonly query: C['query'] extends z.ZodObject ? z.output<C['query']> : Record<never, never>
  readonly body: C['file'] extends true
    ? Buffer
    : C['body'] extends z.ZodType
      ? z.output<C['body']>
      : Record<never, never>
}

export type Handle = (deps: ServerDeps, request: FastifyRequest, reply: FastifyReply) => Promise<Result<unknown>>

/** A contract with what answers it. */
export type Route = { readonly contract: Contract; readonly handle: Handle; readonly options?: RouteOptions }
export type RouteOptions = {
  /** Largest body in bytes, where it is not the usual one. */
  readonly bodyLimit?: number
  /** At most so many requests a minute and key. */
  readonly atMost?: { readonly max: number; readonly key: (request: FastifyRequest) => string }
}

/** What a use case may answer with to satisfy a contract: at least what the contract shows; words are checked when it is sent. */
type Answer<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Answer<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Answer<T[K]> }
      : T

/**
 * Serves a use case under a contract. Its input is path, query and body together unless `toInput` says otherwise;
 * what it answers beyond the contract is stripped.
 */
export function serve<C extends Contract, In, Out extends Answer<z.input<C['response']>>>(
  contract: C,
  useCase: UseCase<In, Out>,
  toInput: (parts: Parts<C>, request: FastifyRequest) => unknown = together,
): Route {
  return {
    contract,
    async handle(deps, request) {
      const parts = { params: request.params ?? {}, query: request.query ?? {}, body: request.body ?? {} } as Parts<C>
      if (isTrial(request)) return tryOut(contextOf(deps, request), useCase, toInput(parts, request))
      const once = onceOf(contract, request)
      if (!once.ok) return once
      return execute(contextOf(deps, request), useCase, toInput(parts, request), once.value ?? undefined)
    },
  }
}

/** Whether a request only asks if it would be done. */
export function isTrial(request: FastifyRequest): boolean {
  return request.headers['x-trial'] === '1'
}

function together({ params, query, body }: { params: object; query: object; body: unknown }): object {
  return { ...query, ...(body as object), ...params }
}

/** Serves a contract with code of its own, for what is no use case (sign-in) or needs the reply (files). */
export function answer<C extends Contract>(
  contract: C,
  handle: (
    deps: ServerDeps,
    parts: Parts<C>,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<Result<Answer<z.input<C['response']>>>>,
  options?: RouteOptions,
): Route {
  return {
    contract,
    handle: (deps, request, reply) =>
      handle(
        deps,
        { params: request.params ?? {}, query: request.query ?? {}, body: request.body ?? {} } as Parts<C>,
        request,
        reply,
      ),
    ...(options ? { options } : {}),
  }
}

/** The same route with limits of its own. */
export function withOptions(options: RouteOptions, route: Route): Route {
  return { ...route, options: { ...route.options, ...options } }
}

/** Whether a request of this contract must carry an Idempotency-Key. */
export function needsKey(contract: Contract): boolean {
  return contract.method !== 'GET' && !contract.repeatable
}

const KEY = /^[\x21-\x7e]{8,200}$/

/** The request's idempotency key with a digest of what it asks; null where none is needed. */
export function onceOf(contract: Contract, request: FastifyRequest): Result<Once | null> {
  if (!needsKey(contract)) return ok(null)
  const key = request.headers['idempotency-key']
  if (key === undefined || key === '') return fail('idempotency.key_missing')
  if (typeof key !== 'string' || !KEY.test(key)) return fail('idempotency.key_invalid')
  const hash = createHash('sha256').update(JSON.stringify([request.method, request.url]))
  const { body } = request
  // Nobody is signed in by a link: the key is made the link's own.
  const link = request.open?.actor.via === 'link' ? `${Buffer.from(request.open.tokenHash).toString('base64url')}:` : ''
  return ok({
    key: `${link}${key}`,
    hash: hash.update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null)).digest(),
  })
}
