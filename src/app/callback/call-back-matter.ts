import { z } from 'zod'
import { newId } from '#domain/id.ts'
import { countedFor, revisionOf } from '#domain/matter/matter.ts'
import { fail, ok } from '#domain/result.ts'
import { insertCallback } from '#storage/callback-store.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { carryOut, holdMatter, keepRefusal, mayAct } from '../matter/take-act.ts'
import { useCase } from '../use-case.ts'

/**
 * Calls the enterprise back about an answer or a closing, by somebody who did not handle it. A closing that fails is false
 * from then on; where the program says so the matter is done again at once.
 */
export const callBackMatter = useCase({
  name: 'matter.callback',
  input: z.object({
    id: z.guid(),
    revision: z.int().min(0).optional(),
    how: z.enum(['phone', 'door', 'link']),
    reached: z.boolean(),
    passed: z.boolean(),
    outcome: z.string().max(100).optional(),
    text: z.string().trim().max(5000).optional(),
  }),
  async run(ctx, input) {
    const held = await holdMatter(ctx, input)
    if (!held.ok) return held
    const allowed = await mayAct(ctx, 'matter.call_back', input.id)
    if (!allowed.ok) return allowed
    if (!ctx.actor.personId) return fail('callback.no_person')
    const { matter } = held.value
    const callbackId = newId()
    const passed = input.reached && input.passed
    const data = { callbackId, reached: input.reached, passed, outcome: input.outcome }
    const taken = await carryOut(ctx, held.value, { act: 'callback', data, reason: input.text })
    if (!taken.ok) return taken
    await insertCallback(ctx.tx, ctx.authorityId, {
      id: callbackId,
      programKey: matter.programKey,
      matterId: matter.id,
      visitId: null,
      linkId: null,
      personId: matter.handlerId ?? matter.personId,
      orgId: countedFor(matter),
      enterpriseId: matter.enterpriseId,
      projectId: matter.projectId,
      byPersonId: ctx.actor.personId,
      how: input.how,
      reached: input.reached,
      outcome: input.outcome ?? (input.reached ? (passed ? 'satisfied' : 'unsatisfied') : null),
      confirmed: input.reached ? passed : null,
      text: input.text ?? null,
      at: ctx.now,
      day: dayOf(ctx),
    })
    await markDirty(ctx.tx, ctx.authorityId, [
      { id: newId(), programKey: matter.programKey, factKind: 'callback', factId: callbackId, at: ctx.now },
    ])
    const now = taken.value.matter
    return ok({
      out: { id: now.id, number: now.number, state: now.state, revision: revisionOf(now) },
      trace: { thingKind: 'matter', thingId: now.id, detail: { number: now.number, reached: input.reached, passed } },
    })
  },
  refused: (ctx, input, failure) => keepRefusal(ctx, input.id, { act: 'callback' }, failure),
})
