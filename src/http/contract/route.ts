import type { z } from 'zod'

/** One route as both sides know it: the server refuses what does not fit, the web takes its types from it. */
export type Contract = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `:name` for each key of `params`. */
  readonly path: `/api/${string}`
  /** Nouns in openapi.json, as headings. */
  readonly tag: string
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly response: z.ZodType
  readonly status?: 200 | 201 | 202 | 204
  /** The body is a file, not JSON. */
  readonly file?: true
  /** The answer is a file to download; `response` then describes nothing. */
  readonly gives?: 'file'
  /** Needs no session: sign-in, links without log-in. */
  readonly open?: true
  /** Asked by open pages themselves, not by a person: does not prolong the session. */
  readonly unattended?: true
  /** A write that takes no Idempotency-Key because repeating it is harmless by nature. */
  readonly repeatable?: true
  /** May be tried out: with the header `x-trial: 1` it is done and taken back; 204 says that it would be done. */
  readonly triable?: true
}

/** Keeps the literal types of a contract. */
export function contract<const C extends Contract>(definition: C): C {
  return definition
}
