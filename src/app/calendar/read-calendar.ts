import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { listCalendarDays, listCalendarYears } from '#storage/calendar-store.ts'
import { useCase } from '../use-case.ts'

/** The years of the authority's calendar, and the days of one of them. */
export const readCalendar = useCase({
  name: 'calendar.read',
  input: z.object({ year: z.int().min(1950).max(2200).optional() }),
  async run(ctx, { year }) {
    const allowed = canSome(ctx.actor, 'calendar.read')
    if (!allowed.ok) return allowed
    const years = await listCalendarYears(ctx.tx, ctx.calendarId)
    const days = year === undefined ? [] : await listCalendarDays(ctx.tx, ctx.calendarId, year)
    return ok({ out: { calendarId: ctx.calendarId, years, days }, trace: null })
  },
})
