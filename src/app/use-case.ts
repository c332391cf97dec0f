import type { z } from 'zod'
import { type Failure, fail, type Result } from '#domain/result.ts'
import { appendAudit } from '#storage/audit-store.ts'
import { claimKey, keepAnswer } from '#storage/idempotency-store.ts'
import type { Tx } from '#storage/open-database.ts'
import type { Ctx, TxCtx } from './context.ts'

/** What the audit row of an act says. `detail` never holds personal data in the clear. */
export type Trace = {
  readonly thingKind: string
  readonly thingId: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** A use case's answer and its audit row; reads of personal data give a trace too, plain reads give none. */
export type Done<Out> = { readonly out: Out; readonly trace: Trace | readonly Trace[] | null }

export type UseCase<In, Out> = {
  /** `<noun>.<verb>`: the name in the access table, the audit and the API. */
  readonly name: string
  readonly input: z.ZodType<In>
  readonly run: (ctx: TxCtx, input: In) => Promise<Result<Done<Out>>>
  /** Keeps a refused attempt, in a transaction of its own after the rollback. */
  readonly refused?: (ctx: TxCtx, input: In, error: Failure) => Promise<Trace>
}

/**
 * Declares a use case. `run` loads, asks `can()`, decides and stores; the frame gives it one transaction
 * and writes the audit row in it. A failure rolls everything back.
 */
export function useCase<In, Out>(definition: UseCase<In, Out>): UseCase<In, Out> {
  return definition
}

class Rollback extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.failure = failure
  }
}

/** A request that may come twice: the second is answered as the first was, and does nothing. */
export type Once = { readonly key: string; readonly hash: Uint8Array }

/**
 * Runs a use case with raw input: parse → one transaction → audit. Answers with the value or the failure.
 * @param once the request's idempotency key: it commits with the act, or not at all
 */
export async function execute<In, Out>(
  ctx: Ctx,
  definition: UseCase<In, Out>,
  raw: unknown,
  once?: Once,
): Promise<Result<Out>> {
  const parsed = definition.input.safeParse(raw)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return fail('input.invalid', { issue: issue?.message ?? '' }, issue?.path as (string | number)[] | undefined)
  }
  try {
    return await ctx.db.inAuthority(ctx.authorityId, async (tx) => {
      const before = once && (await answeredBefore<Out>(ctx, tx, once))
      if (before) return before
      const result = await definition.run({ ...ctx, tx }, parsed.data)
      if (!result.ok) throw new Rollback(result.error)
      for (const trace of tracesOf(result.value.trace)) {
        await appendAudit(tx, auditOf(ctx, definition.name, trace, 'done'))
      }
      const answer = { ok: true, value: result.value.out } as const
      if (once) await keepAnswer(tx, ctx.authorityId, ctx.actor.accountId, once.key, { status: 1, response: answer })
      return answer
    })
  } catch (error) {
    if (!(error instanceof Rollback)) throw error
    return refuse(ctx, definition, parsed.data, error.failure, once)
  }
}

/** Keeps a refused attempt: what the use case wants to keep of it, every refusal of access, and the answer for the key. */
async function refuse<In, Out>(
  ctx: Ctx,
  definition: UseCase<In, Out>,
  input: In,
  failure: Failure,
  once: Once | undefined,
): Promise<Result<Out>> {
  const answer = { ok: false, error: failure } as const
  const forbidden = failure.code.startsWith('access.')
  if (!definition.refused && !forbidden && !once) return answer
  return ctx.db.inAuthority(ctx.authorityId, async (tx) => {
    const before = once && (await answeredBefore<Out>(ctx, tx, once))
    if (before) return before
    if (definition.refused) {
      const trace = await definition.refused({ ...ctx, tx }, input, failure)
      await appendAudit(tx, auditOf(ctx, definition.name, trace, 'refused'))
    } else if (forbidden) {
      const trace = { thingKind: 'authority', thingId: ctx.authorityId, detail: { code: failure.code } }
      await appendAudit(tx, auditOf(ctx, definition.name, trace, 'refused'))
    }
    if (once) await keepAnswer(tx, ctx.authorityId, ctx.actor.accountId, once.key, { status: 2, response: answer })
    return answer
  })
}

/** What the first request with this key was answered; undefined when this is the first, and the key is now ours. */
async function answeredBefore<Out>(ctx: Ctx, tx: Tx, once: Once): Promise<Result<Out> | undefined> {
  const kept = await claimKey(tx, ctx.authorityId, ctx.actor.accountId, { ...once, at: ctx.now })
  if (!kept) return undefined
  if (!kept.requestHash.equals(once.hash)) return fail('idempotency.other_request')
  return kept.response as Result<Out>
}

function tracesOf(trace: Trace | readonly Trace[] | null): readonly Trace[] {
  if (trace === null) return []
  return Array.isArray(trace) ? trace : [trace as Trace]
}

function auditOf(ctx: Ctx, act: string, trace: Trace, outcome: 'done' | 'refused') {
  return {
    authorityId: ctx.authorityId,
    at: ctx.now,
    accountId: ctx.actor.accountId,
    personId: ctx.actor.personId,
    act,
    thingKind: trace.thingKind,
    thingId: trace.thingId,
    detail: trace.detail ?? {},
    outcome,
  }
}
