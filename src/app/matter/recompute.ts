import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { SYSTEM } from '#domain/matter/who.ts'
import { ok } from '#domain/result.ts'
import { listMattersWithOpenClocks } from '#storage/matter-jobs-store.ts'
import { useCase } from '../use-case.ts'
import { carryOut, holdMatter } from './take-act.ts'

/** Reckons open deadlines again after a calendar was imported; each that moves is an act with that reason. At most 500 matters a call. */
export const recomputeMatters = useCase({
  name: 'matter.recompute',
  input: z.object({ reason: z.string().min(1).max(500), after: z.guid().optional() }),
  async run(ctx, { reason, after }) {
    const allowed = canSome(ctx.actor, 'matter.recompute')
    if (!allowed.ok) return allowed
    const ids = await listMattersWithOpenClocks(ctx.tx, ctx.authorityId, after ?? null, 500)
    let moved = 0
    for (const id of ids) {
      const held = await holdMatter(ctx, { id })
      if (!held.ok) return held
      const taken = await carryOut(
        ctx,
        { ...held.value, who: SYSTEM },
        { act: 'recompute', data: { calendarId: ctx.calendarId }, reason },
      )
      if (!taken.ok) return taken
      if (taken.value.acts.length > 0) moved++
    }
    const next = ids.length === 500 ? (ids.at(-1) ?? null) : null
    return ok({
      out: { looked: ids.length, moved, next },
      trace: { thingKind: 'calendar', thingId: ctx.calendarId, detail: { looked: ids.length, moved } },
    })
  },
})
