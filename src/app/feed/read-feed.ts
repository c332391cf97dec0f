import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { getAuthority } from '#storage/authority-store.ts'
import { findFeedHolder, noteFeedRead } from '#storage/calendar-feed-store.ts'
import { hashOf } from '../access-link/token.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'
import { calendarText } from './calendar-text.ts'
import { daysOf } from './person-days.ts'

/** More entries than this no calendar shows well; the nearest come first. */
const MOST = 500
/** How far a calendar looks back and ahead. */
const DAYS_BACK = 30
const DAYS_AHEAD = 400

/**
 * A person's open duties, the clocks of the matters his unit works on, his planned visits and his meetings as iCalendar (RFC
 * 5545). Whoever has the address reads it; it says no telephone and no sealed raiser.
 */
export const readFeed = useCase({
  name: 'feed.read',
  input: z.object({ token: z.string().max(200), publicUrl: z.string() }),
  async run(ctx, { token, publicUrl }) {
    const { tx, authorityId, now, timeZone } = ctx
    const today = dayOf(ctx)
    const holder = await findFeedHolder(tx, authorityId, hashOf(token), today)
    if (!holder) return fail('feed.not_found')
    const day = Temporal.PlainDate.from(today)
    const entries = await daysOf(ctx, holder, {
      from: day.subtract({ days: DAYS_BACK }).toString(),
      to: day.add({ days: DAYS_AHEAD }).toString(),
      overdue: true,
      most: MOST,
    })
    await noteFeedRead(tx, authorityId, holder.feedId, now)
    const { name } = await getAuthority(tx, authorityId)
    return ok({
      out: { text: calendarText(entries, { name: `${name} ${holder.name}`, timeZone, now, publicUrl }) },
      trace: { thingKind: 'feed', thingId: holder.feedId, detail: { entries: entries.length } },
    })
  },
})

/** A week or a month of a sheet holds so many entries at most; what is beyond is counted. */
const MOST_ON_PAGE = 400

/** One's own days, to be looked at and printed: the same entries that the calendar feed holds. */
export const readDays = useCase({
  name: 'feed.days',
  input: z.object({ from: z.iso.date(), to: z.iso.date() }),
  async run(ctx, { from, to }) {
    const allowed = canSome(ctx.actor, 'feed.make')
    if (!allowed.ok) return allowed
    if (to < from) return fail('input.invalid', { issue: 'from > to' }, ['to'])
    const { actor } = ctx
    const workOrgIds = actor.grants.flatMap(({ role, orgId }) =>
      role === 'head' || role === 'handler' ? (orgId ? [orgId] : actor.orgIds) : [],
    )
    const of = { personId: actor.personId, workOrgIds: [...new Set(workOrgIds)] }
    const entries = await daysOf(ctx, of, { from, to, overdue: false, most: MOST_ON_PAGE })
    return ok({ out: { today: dayOf(ctx), from, to, entries }, trace: null })
  },
})
