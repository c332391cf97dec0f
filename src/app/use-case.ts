import type { z } from 'zod'
import { type Failure, fail, type Result } from '#domain/result.ts'
import { appendEnd } from '#storage/audit-store.ts'
import { findAnswer } from '#storage/idempotency-store.ts'
import type { Tx } from '#storage/open-database.ts'
import type { Ctx, TxCtx } from './context.ts'
import { retried } from './retried.ts'
import { keepFound } from './search/keep.ts'
import { findUnstorable } from './unstorable.ts'

/** What the audit row of an act says. `detail` never holds personal data in the clear. */
export type Trace = {
  readonly thingKind: string
  readonly thingId: string
  readonly detail?: Readonly<Record<string, unknown>>
  /** The row names nobody: who raised a sealed matter stands under its own key and nowhere else. */
  readonly nameless?: boolean
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
  const parsed = parse(definition, raw)
  if (!parsed.ok) return parsed
  try {
    return await retried(() =>
      ctx.db.inAuthority(ctx.authorityId, async (tx) => {
        const result = await definition.run({ ...ctx, tx }, parsed.value)
        if (!result.ok) throw new Rollback(result.error)
        const answer = { ok: true, value: result.value.out } as const
        await keepFound({ ...ctx, tx }, tracesOf(result.value.trace))
        await end(ctx, tx, definition.name, tracesOf(result.value.trace), 'done', once, answer)
        return answer
      }),
    )
  } catch (error) {
    if (error instanceof Repeated && once) return answerAgain(ctx, once)
    if (!(error instanceof Rollback)) throw error
    return refuse(ctx, definition, parsed.value, error.failure, once)
  }
}

/**
 * Whether it would be done, and if not why: it is done, and taken back before anybody sees it. Nothing of it stays, neither what a
 * refusal usually leaves behind; only a refusal of access is written down as ever.
 */
export async function tryOut<In, Out>(ctx: Ctx, definition: UseCase<In, Out>, raw: unknown): Promise<Result<null>> {
  const parsed = parse(definition, raw)
  if (!parsed.ok) return parsed
  try {
    return await retried(() =>
      ctx.db.inAuthority(ctx.authorityId, async (tx) => {
        const result = await definition.run({ ...ctx, tx }, parsed.value)
        throw result.ok ? new TakenBack() : new Rollback(result.error)
      }),
    )
  } catch (error) {
    if (error instanceof TakenBack) return { ok: true, value: null }
    if (!(error instanceof Rollback)) throw error
    const { refused: _, ...plain } = definition
    return refuse(ctx, plain as UseCase<In, null>, parsed.value, error.failure, undefined)
  }
}

/** It would have been done. */
class TakenBack extends Error {}

/** The raw input as the use case takes it, or where it is wrong. */
function parse<In, Out>(definition: UseCase<In, Out>, raw: unknown): Result<In> {
  const unstorable = findUnstorable(raw)
  if (unstorable) return fail('input.invalid', { issue: '含有不能保存的控制字符' }, unstorable)
  const parsed = definition.input.safeParse(raw)
  if (parsed.success) return { ok: true, value: parsed.data }
  const issue = parsed.error.issues[0]
  return fail('input.invalid', { issue: issue?.message ?? '' }, issue?.path as (string | number)[] | undefined)
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
  try {
    return await ctx.db.inAuthority(ctx.authorityId, async (tx) => {
      // Refused perhaps only because the same request has been done already: then it is answered as it was.
      const before = once && (await answeredBefore<Out>(ctx, tx, once))
      if (before) return before
      const traces: Trace[] = []
      if (definition.refused) traces.push(await definition.refused({ ...ctx, tx }, input, failure))
      else if (forbidden) {
        traces.push({ thingKind: 'authority', thingId: ctx.authorityId, detail: { code: failure.code } })
      }
      await end(ctx, tx, definition.name, traces, 'refused', once, answer)
      return answer
    })
  } catch (error) {
    if (error instanceof Repeated && once) return answerAgain(ctx, once)
    throw error
  }
}

/** Another request with the same key was quicker: what this one did is rolled back. */
class Repeated extends Error {}

/** The audit rows and the kept answer, in the transaction of what they tell of. */
async function end(
  ctx: Ctx,
  tx: Tx,
  act: string,
  traces: readonly Trace[],
  outcome: 'done' | 'refused',
  once: Once | undefined,
  response: Result<unknown>,
): Promise<void> {
  const { authorityId, actor, now } = ctx
  const entries = traces.map((trace) => auditOf(ctx, act, trace, outcome))
  const status = outcome === 'done' ? (1 as const) : (2 as const)
  const answer = once && { ...once, accountId: actor.accountId, at: now, status, response }
  if (!(await appendEnd(tx, authorityId, entries, answer))) throw new Repeated()
}

/** What the first request with this key was answered; undefined when there was none. */
async function answeredBefore<Out>(ctx: Ctx, tx: Tx, once: Once): Promise<Result<Out> | undefined> {
  const kept = await findAnswer(tx, ctx.authorityId, ctx.actor.accountId, once.key)
  if (!kept) return undefined
  if (!kept.requestHash.equals(once.hash)) return fail('idempotency.other_request')
  return kept.response as Result<Out>
}

async function answerAgain<Out>(ctx: Ctx, once: Once): Promise<Result<Out>> {
  const kept = await ctx.db.inAuthority(ctx.authorityId, (tx) => answeredBefore<Out>(ctx, tx, once), { readOnly: true })
  if (!kept) throw new Error('an idempotency key was taken and is not there')
  return kept
}

function tracesOf(trace: Trace | readonly Trace[] | null): readonly Trace[] {
  if (trace === null) return []
  return Array.isArray(trace) ? trace : [trace as Trace]
}

function auditOf(ctx: Ctx, act: string, trace: Trace, outcome: 'done' | 'refused') {
  return {
    at: ctx.now,
    accountId: trace.nameless ? null : ctx.actor.accountId,
    personId: trace.nameless ? null : ctx.actor.personId,
    act,
    thingKind: trace.thingKind,
    thingId: trace.thingId,
    detail: trace.detail ?? {},
    outcome,
  }
}
