import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { z } from 'zod'
import { fail, ok } from '#domain/result.ts'
import { getAuthority } from '#storage/authority-store.ts'
import { findFeedHolder, noteFeedRead } from '#storage/calendar-feed-store.ts'
import { dutyCondition, listDutyRows } from '#storage/duty-list-store.ts'
import { listPlansOf } from '#storage/my-day-store.ts'
import { sql } from '#storage/open-database.ts'
import { hashOf } from '../access-link/token.ts'
import { dressDuties } from '../duty/dress-duties.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'

/** More entries than this no calendar shows well; the nearest come first. */
const MOST = 500
/** Calendars are asked to look again after so long. */
const AGAIN_SECONDS = 60 * 60

type Entry = {
  readonly id: string
  readonly day: string
  readonly summary: string
  readonly text: string
  readonly path: string
}

/**
 * A person's open duties, the clocks of the matters his unit works on, and the visits he has planned, as iCalendar (RFC
 * 5545): whole-day entries on the day they are due. Whoever has the address reads it; it says no telephone and no sealed
 * raiser.
 */
export const readFeed = useCase({
  name: 'feed.read',
  input: z.object({ token: z.string().max(200), publicUrl: z.string() }),
  async run(ctx, { token, publicUrl }) {
    const { tx, authorityId, now } = ctx
    const today = dayOf(ctx)
    const holder = await findFeedHolder(tx, authorityId, hashOf(token), today)
    if (!holder) return fail('feed.not_found')
    const mine = [
      holder.personId ? sql`d.person_id = ${holder.personId}` : sql`false`,
      sql`(d.org_id = any(${[...holder.workOrgIds]}::uuid[]) and (d.owner_kind = 'org' or d.matter_id is not null))`,
    ]
    const condition = dutyCondition(
      authorityId,
      { states: ['open'], openedBefore: now },
      sql`(${sql.join(mine, sql` or `)})`,
    )
    const duties = await dressDuties(ctx, await listDutyRows(tx, authorityId, { condition, limit: MOST }))
    const plans = holder.personId ? await listPlansOf(tx, authorityId, holder.personId, today) : []
    await noteFeedRead(tx, authorityId, holder.feedId, now)
    const { name } = await getAuthority(tx, authorityId)
    const entries: Entry[] = [
      ...duties.map((duty) => {
        const about = duty.matter?.name ?? duty.enterprise?.name ?? duty.project?.name
        return {
          id: duty.id,
          day: duty.dueDay,
          summary: about ? `${duty.title}：${about}` : duty.title,
          text: [duty.period, duty.clause ?? duty.assumed].filter(Boolean).join('；'),
          path: duty.matter ? `/matters/${duty.matter.id}` : '/duties',
        }
      }),
      ...plans.map((plan) => ({
        id: plan.id,
        day: plan.day,
        summary: `计划走访：${plan.enterprise?.name ?? plan.project?.name ?? ''}`,
        text: plan.note ?? '',
        path: '/m/today',
      })),
    ]
    const calendar = ical({ name: `${name} ${holder.name}`, method: ICalCalendarMethod.PUBLISH, ttl: AGAIN_SECONDS })
    calendar.prodId({ company: 'Lianqi', product: '联企', language: 'ZH' })
    for (const entry of entries) {
      calendar.createEvent({
        id: `${entry.id}@lianqi`,
        // A floating day: the same day wherever the reader is.
        start: new Date(`${entry.day}T00:00:00Z`),
        allDay: true,
        timezone: null,
        summary: entry.summary,
        description: entry.text,
        url: `${publicUrl}${entry.path}`,
        stamp: new Date(now),
        transparency: ICalEventTransparency.TRANSPARENT,
      })
    }
    return ok({
      out: { text: calendar.toString() },
      trace: { thingKind: 'feed', thingId: holder.feedId, detail: { entries: entries.length } },
    })
  },
})
