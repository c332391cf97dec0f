import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { decideOrgChange } from '#domain/org/decide-org-change.ts'
import { fail, ok } from '#domain/result.ts'
import { cancelOrgChange, holdOrgChange, insertOrgChange } from '#storage/org-chart-store.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { carryOut } from './carry-out.ts'
import { ChangeAsked, factsOf } from './org-change.ts'

/** What a change of the chart would bring about, or why it may not be made; nothing is written. */
export const previewChange = useCase({
  name: 'org.preview',
  input: ChangeAsked,
  async run(ctx, asked) {
    const allowed = canSome(ctx.actor, 'org.change')
    if (!allowed.ok) return allowed
    const facts = await factsOf(ctx, asked, asked.fromDay)
    if (!facts.ok) return facts
    const decided = decideOrgChange(asked, facts.value)
    if (!decided.ok) return decided
    return ok({
      out: { ...facts.value.burden, name: facts.value.name, later: asked.fromDay > todayOf(ctx) },
      trace: null,
    })
  },
})

/** Changes the chart from a day on: at once when the day has come, else on that day. */
export const changeChart = useCase({
  name: 'org.change',
  input: ChangeAsked.extend({ reason: z.string().trim().min(1).max(500) }),
  async run(ctx, asked) {
    const { tx, authorityId, actor, now } = ctx
    const allowed = canSome(actor, 'org.change')
    if (!allowed.ok) return allowed
    const facts = await factsOf(ctx, asked, asked.fromDay)
    if (!facts.ok) return facts
    const decided = decideOrgChange(asked, facts.value)
    if (!decided.ok) return decided
    const change = { ...asked, id: newId(), decidedAt: now, decidedBy: actor.accountId }
    await insertOrgChange(tx, authorityId, change)
    const due = asked.fromDay <= todayOf(ctx)
    const done = due ? await carryOut(ctx, { ...change, doneAt: null, result: null }) : undefined
    if (done && !done.ok) return done
    const { kind, toOrgId, name, fromDay, reason } = asked
    const detail = { what: kind, to: toOrgId, name, from: fromDay, reason, result: done?.value ?? null }
    return ok({
      out: { id: change.id, done: done?.value ?? null },
      trace: { thingKind: 'org', thingId: asked.orgId, detail },
    })
  },
})

/** Takes back a change whose day has not come. */
export const cancelChange = useCase({
  name: 'org.change',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const allowed = canSome(ctx.actor, 'org.change')
    if (!allowed.ok) return allowed
    const change = await holdOrgChange(ctx.tx, ctx.authorityId, id)
    if (!change || !(await cancelOrgChange(ctx.tx, ctx.authorityId, id, ctx.now))) return fail('org.no_change')
    return ok({ out: {}, trace: { thingKind: 'org', thingId: change.orgId, detail: { what: 'cancel', change: id } } })
  },
})

/** Carries out a waiting change whose day has come: the clock's work. */
export const carryOutChange = useCase({
  name: 'org.change',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const allowed = canSome(ctx.actor, 'org.change')
    if (!allowed.ok) return allowed
    const change = await holdOrgChange(ctx.tx, ctx.authorityId, id)
    if (!change) return fail('org.no_change')
    const done = await carryOut(ctx, change)
    if (!done.ok) return done
    const detail = { what: change.kind, change: id, result: done.value }
    return ok({ out: done.value, trace: { thingKind: 'org', thingId: change.orgId, detail } })
  },
})
