import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { dropTasks } from '#storage/inspection-store.ts'
import { moveRound } from '#storage/round-store.ts'
import { useCase } from '../use-case.ts'
import { roundFor } from './round-for.ts'

function ending(name: 'round.close' | 'round.cancel', act: 'close' | 'cancel', state: 'closed' | 'cancelled') {
  return useCase({
    name,
    input: z.object({ id: z.guid(), revision: z.int().optional(), reason: z.string().trim().min(1).max(20_000) }),
    async run(ctx, { id, revision, reason }) {
      const { tx, authorityId, now } = ctx
      const held = await roundFor(ctx, name, { id, revision }, act)
      if (!held.ok) return held
      // What was not inspected is let go: it must not stand in the way of another round for ever.
      await dropTasks(tx, authorityId, id, now)
      await moveRound(tx, authorityId, id, { state, closed: { by: ctx.actor.personId, at: now, summary: reason } })
      return ok({ out: { id, state }, trace: { thingKind: 'round', thingId: id, detail: { state } } })
    },
  })
}

/** Ends a round with its summary; what was not inspected is dropped. */
export const closeRound = ending('round.close', 'close', 'closed')

/** Gives a round up before anything was inspected. */
export const cancelRound = ending('round.cancel', 'cancel', 'cancelled')
