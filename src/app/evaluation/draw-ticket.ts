import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { findAuthorityCode } from '#storage/authority-code-store.ts'
import { insertDrawn, insertTickets, listDrawn, lockBox } from '#storage/ballot-store.ts'
import { type Evaluation, findEvaluation, listEvaluationRows } from '#storage/evaluation-store.ts'
import type { TxCtx } from '../context.ts'
import { membersOn } from '../link/members-on.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { hashOfCode, newCode } from './ticket-code.ts'

/** More rounds than are ever open at once. */
const MOST_OPEN = 100

/** Open rounds in which the account that asks has a voice, and whether it has fetched its ticket. */
export const myEvaluations = useCase({
  name: 'evaluation.mine',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'ticket.draw')
    if (!allowed.ok) return allowed
    const voter = voterOf(ctx)
    if (voter === null) return ok({ out: [], trace: null })
    const open = await listEvaluationRows(ctx.tx, ctx.authorityId, { state: 'open' }, { limit: MOST_OPEN })
    const drawn = await listDrawn(ctx.tx, ctx.authorityId, voter)
    const mine = []
    for (const round of open) {
      if (!(await isAsked(ctx, round, voter))) continue
      const { id, title, toDay, subjects } = round
      mine.push({ id, title, toDay, subjects, drawn: drawn.has(id) })
    }
    return ok({ out: mine, trace: null })
  },
})

/**
 * Gives the account its one ticket of a round. That it has fetched one is kept until the round closes; which one it is, is not:
 * with the ticket it answers without the account.
 */
export const drawTicket = useCase({
  name: 'ticket.draw',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'ticket.draw')
    if (!allowed.ok) return allowed
    const round = await findEvaluation(tx, authorityId, id)
    const voter = voterOf(ctx)
    if (!round || voter === null || !(await isAsked(ctx, round, voter))) return fail('evaluation.not_asked')
    if (round.state === 'closed') return fail('evaluation.closed', { title: round.title })
    await lockBox(tx, authorityId, id)
    if (!(await insertDrawn(tx, authorityId, id, voter))) return fail('ticket.drawn', { title: round.title })
    const code = newCode()
    await insertTickets(tx, authorityId, id, [hashOfCode(code)])
    // That the account fetched a ticket stands in `ticket_drawn` until the closing; no audit row outlives it.
    return ok({ out: { authority: await findAuthorityCode(tx, authorityId), code }, trace: null })
  },
})

function voterOf({ actor }: TxCtx): string | null {
  return actor.enterpriseId ?? actor.personId
}

async function isAsked(ctx: TxCtx, round: Evaluation, voter: string): Promise<boolean> {
  const asEnterprise = ctx.actor.enterpriseId !== null
  if (round.audience === 'public' || (round.audience === 'enterprise') !== asEnterprise) return false
  if (round.groupId === null) return true
  const program = await findProgramNow(ctx, round.programKey)
  if (!program?.roster.some((group) => group.id === round.groupId)) return false
  const members = await membersOn(ctx, program, [round.groupId], todayOf(ctx))
  return members.get(round.groupId)?.has(voter) ?? false
}
