import { z } from 'zod'
import type { Proposal } from '#domain/matter/proposal.ts'
import { SYSTEM } from '#domain/matter/who.ts'
import { fail, ok } from '#domain/result.ts'
import { useCase } from '../use-case.ts'
import { carryOut, holdMatter } from './take-act.ts'

function systemAct(name: string, proposal: Exclude<Proposal, { act: 'record' }>) {
  return useCase({
    name,
    input: z.object({ id: z.guid() }),
    async run(ctx, { id }) {
      if (!ctx.actor.system) return fail('access.system_only')
      const held = await holdMatter(ctx, { id })
      if (!held.ok) return held
      const taken = await carryOut(ctx, { ...held.value, who: SYSTEM }, proposal)
      if (!taken.ok) return taken
      const { matter } = taken.value
      return ok({
        out: { id, state: matter.state, tier: matter.tier },
        trace: {
          thingKind: 'matter',
          thingId: id,
          detail: { number: matter.number, state: matter.state, tier: matter.tier },
        },
      })
    },
  })
}

/** The present tier's limit is over: the matter goes to the tier above. */
export const escalateTier = systemAct('matter.escalate', { act: 'raise', data: {} })

/** The raiser's own time to speak is over: silence is put on record as what it is. */
export const noteSilence = systemAct('matter.note_silence', { act: 'silence', data: {} })
