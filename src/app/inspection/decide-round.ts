import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { seedDigest } from '#domain/inspection/draw-round.ts'
import { mayDecideRound } from '#domain/inspection/round.ts'
import { fail, ok } from '#domain/result.ts'
import { moveRound } from '#storage/round-store.ts'
import { useCase } from '../use-case.ts'
import { roundFor } from './round-for.ts'

/**
 * Approves a planned round, or refuses it with a reason. With the approval the seed of the draw is made and its digest shown, so that
 * nobody can choose it later to suit the pool.
 */
export const decideRound = useCase({
  name: 'round.decide',
  input: z.object({
    id: z.guid(),
    revision: z.int().optional(),
    approved: z.boolean(),
    reason: z.string().trim().max(2000).default(''),
  }),
  async run(ctx, { id, revision, approved, reason }) {
    const { tx, authorityId, now } = ctx
    const held = await roundFor(ctx, 'round.decide', { id, revision }, 'decide')
    if (!held.ok) return held
    const round = held.value
    const other = mayDecideRound(round, ctx.actor.personId)
    if (!other.ok) return other
    if (!approved && reason === '') return fail('round.reason_missing', {}, ['reason'])
    const seed = randomBytes(16).toString('hex')
    await moveRound(tx, authorityId, id, {
      state: approved ? 'approved' : 'refused',
      decided: { by: ctx.actor.personId, at: now, text: reason },
      ...(approved ? { seed: { digest: seedDigest(seed), kept: seed } } : {}),
    })
    return ok({
      out: { id, state: approved ? ('approved' as const) : ('refused' as const) },
      trace: {
        thingKind: 'round',
        thingId: id,
        detail: approved ? { approved, seedDigest: seedDigest(seed) } : { approved, reason },
      },
    })
  },
})
