import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { findAuthorityCode } from '#storage/authority-code-store.ts'
import { countTickets, deleteUnusedTickets, insertTickets, lockBox } from '#storage/ballot-store.ts'
import { findEvaluation } from '#storage/evaluation-store.ts'
import { useCase } from '../use-case.ts'
import { hashOfCode, newCode } from './ticket-code.ts'

/** More voices than a round of one authority will have; a sheet is made of them, and mixing writes them all. */
const MOST = 5_000

/**
 * Issues tickets and answers with their secrets: this once, nowhere are they kept. With `replace` those that nobody used
 * yet are void: for a sheet that was lost. Who gets which is nobody's to record here.
 */
export const issueTickets = useCase({
  name: 'evaluation.issue',
  input: z.object({ id: z.guid(), count: z.int().min(1).max(1_000), replace: z.boolean().default(false) }),
  async run(ctx, { id, count, replace }) {
    const { tx, authorityId } = ctx
    const round = await findEvaluation(tx, authorityId, id)
    if (!round) return fail('evaluation.not_found')
    const allowed = can(ctx.actor, 'evaluation.issue', { kind: 'evaluation', programKey: round.programKey })
    if (!allowed.ok) return allowed
    if (round.state === 'closed') return fail('evaluation.closed', { title: round.title })
    await lockBox(tx, authorityId, id)
    const voided = replace ? await deleteUnusedTickets(tx, authorityId, id) : 0
    const { issued } = await countTickets(tx, authorityId, id)
    if (issued + count > MOST) return fail('evaluation.too_many', { most: MOST, issued }, ['count'])
    const codes = Array.from({ length: count }, newCode)
    await insertTickets(tx, authorityId, id, codes.map(hashOfCode))
    return ok({
      out: { authority: await findAuthorityCode(tx, authorityId), codes, issued: issued + count, voided },
      trace: { thingKind: 'evaluation', thingId: id, detail: { issued: count, voided } },
    })
  },
})
