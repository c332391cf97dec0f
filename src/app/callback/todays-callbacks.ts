import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ticketOf } from '#domain/inspection/draw-round.ts'
import { fail, ok } from '#domain/result.ts'
import { listToCall } from '#storage/callback-list-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'

/** How long after it happened somebody is still asked about it. */
const DAYS = 10

/**
 * Today's call-backs (抽查回访): drawn by lot from what was answered, closed or visited in the last days and nobody was reached about. The same
 * all day and for everybody, for the day is the seed; one's own work is not in one's list. Who could not be reached comes first the next time.
 */
export const todaysCallbacks = useCase({
  name: 'callback.list',
  input: z.object({ take: z.int().min(1).max(100) }),
  async run(ctx, { take }) {
    const matters = canSome(ctx.actor, 'matter.call_back')
    if (!matters.ok) return matters
    const me = ctx.actor.personId
    if (me === null) return fail('session.no_person')
    const since = Temporal.Instant.from(ctx.now)
      .subtract({ hours: 24 * DAYS })
      .toString()
    const pool = await listToCall(ctx.tx, ctx.authorityId, {
      since,
      matters: scopeOf(ctx, 'matter', 'm', 'matter.call_back'),
      visits: scopeOf(ctx, 'visit', 'v', 'visit.call_back'),
    })
    const day = dayOf(ctx)
    const ticket = (one: { kind: string; id: string }) => ticketOf(`${ctx.authorityId}:${day}`, one.kind, one.id)
    const drawn = pool
      .filter((one) => one.byPersonId !== me)
      .map((one) => ({ ...one, ticket: ticket(one) }))
      .toSorted((a, b) => Number(b.tries > 0) - Number(a.tries > 0) || (a.ticket < b.ticket ? -1 : 1))
      .slice(0, take)
      .map(({ enterpriseId, enterprise, ticket: _, byPersonId: __, ...one }) => ({
        ...one,
        enterprise: { id: enterpriseId, name: enterprise },
      }))
    return ok({ out: { day, days: DAYS, pool: pool.length, items: drawn }, trace: null })
  },
})
