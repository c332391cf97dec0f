import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { calendarIdOf, listCalendarDays, listCalendarYears } from '#storage/calendar-store.ts'
import { useCase } from '../use-case.ts'

/** One year of the authority's calendar day by day, and what is known of every year. */
export const readCalendar = useCase({
  name: 'calendar.read',
  input: z.object({ year: z.int().min(1950).max(2200) }),
  async run(ctx, { year }) {
    const allowed = canSome(ctx.actor, 'calendar.read')
    if (!allowed.ok) return allowed
    const calendarId = await calendarIdOf(ctx.tx, ctx.authorityId)
    const years = await listCalendarYears(ctx.tx, calendarId)
    const known = years.find((one) => one.year === year)
    if (!known)
      return fail('calendar.no_such_year', { year, first: years[0]?.year ?? null, last: years.at(-1)?.year ?? null }, [
        'year',
      ])
    const rows = await listCalendarDays(ctx.tx, calendarId, year)
    const days = rows.map(({ day, works, name }) => ({ day, works, name: name ?? null }))
    return ok({ out: { ...known, calendarId, years, days }, trace: null })
  },
})
