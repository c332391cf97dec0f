import type { z } from 'zod'
import { type Failure, fail, type Result } from '#domain/result.ts'
import { appendAudit } from '#storage/audit-store.ts'
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

/** Runs a use case with raw input: parse → one transaction → audit. Answers with the value or the failure. */
export async function execute<In, Out>(ctx: Ctx, definition: UseCase<In, Out>, raw: unknown): Promise<Result<Out>> {
  const parsed = definition.input.safeParse(raw)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return fail('input.invalid', { issue: issue?.message ?? '' }, issue?.path as (string | number)[] | undefined)
  }
  try {
    return await ctx.db.inAuthority(ctx.authorityId, async (tx) => {
      const txCtx: TxCtx = { ...ctx, tx }
      const result = await definition.run(txCtx, parsed.data)
      if (!result.ok) throw new Rollback(result.error)
      for (const trace of tracesOf(result.value.trace)) {
        await appendAudit(tx, auditOf(ctx, definition.name, trace, 'done'))
      }
      return { ok: true, value: result.value.out } as const
    })
  } catch (error) {
    if (!(error instanceof Rollback)) throw error
    const { refused } = definition
    if (refused) {
      await ctx.db.inAuthority(ctx.authorityId, async (tx) => {
        const trace = await refused({ ...ctx, tx }, parsed.data, error.failure)
        await appendAudit(tx, auditOf(ctx, definition.name, trace, 'refused'))
      })
    }
    return { ok: false, error: error.failure }
  }
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
