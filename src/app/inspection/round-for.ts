import { can } from '#domain/access/can.ts'
import { type RoundAct, roundAllows } from '#domain/inspection/round.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { holdRound, type RoundRow } from '#storage/round-store.ts'
import type { TxCtx } from '../context.ts'

/** A round, held for a step that the asker may take and that its state allows. */
export async function roundFor(
  ctx: TxCtx,
  name: string,
  { id, revision }: { readonly id: string; readonly revision?: number | undefined },
  step?: RoundAct,
): Promise<Result<RoundRow>> {
  const round = await holdRound(ctx.tx, ctx.authorityId, id)
  if (!round) return fail('round.not_found')
  const allowed = can(ctx.actor, name, { kind: 'round', programKey: round.programKey })
  if (!allowed.ok) return allowed
  if (revision !== undefined && revision !== round.revision) return fail('round.changed')
  const inState = step === undefined ? ok(true as const) : roundAllows(round.state, step)
  return inState.ok ? ok(round) : inState
}
