import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { hintedUntil, USUAL_TIMES } from '#domain/notice/hinted-until.ts'
import { fail, ok } from '#domain/result.ts'
import { getCalendar } from '#storage/calendar-store.ts'
import { findNoticeTimes, putNoticeTimes } from '#storage/notice-times-store.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** When one wishes to be told. */
export const readNoticeTimes = useCase({
  name: 'notice.times',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'notice.read')
    if (!allowed.ok) return allowed
    return ok({ out: await timesOf(ctx), trace: null })
  },
})

export const setNoticeTimes = useCase({
  name: 'notice.set_times',
  input: z.object({ how: z.enum(['at_once', 'digest']), quietFrom: Clock, quietTo: Clock }),
  async run(ctx, times) {
    const allowed = canSome(ctx.actor, 'notice.read')
    if (!allowed.ok) return allowed
    const { accountId } = ctx.actor
    if (!accountId) return fail('notice.no_account')
    await putNoticeTimes(ctx.tx, ctx.authorityId, accountId, times)
    return ok({ out: times, trace: { thingKind: 'account', thingId: accountId, detail: { ...times } } })
  },
})

async function timesOf({ tx, authorityId, actor }: TxCtx) {
  const own = actor.accountId ? await findNoticeTimes(tx, authorityId, actor.accountId) : undefined
  return own ?? USUAL_TIMES
}

/** Until when what is new is hinted at now, by one's own wish. */
export async function hintedNow(ctx: TxCtx): Promise<string> {
  return hintedUntil(await timesOf(ctx), ctx.now, ctx.timeZone, await getCalendar(ctx.tx, ctx.calendarId))
}
