import { Temporal } from 'temporal-polyfill'

/** The moments lists speak of, in the authority's own time: the end of today, of this week (Sunday), of two days from now. */
export function windowOf(ctx: { readonly now: string; readonly timeZone: string }) {
  const here = Temporal.Instant.from(ctx.now).toZonedDateTimeISO(ctx.timeZone)
  const today = here.toPlainDate()
  const endOf = (day: Temporal.PlainDate) => day.add({ days: 1 }).toZonedDateTime(ctx.timeZone).toInstant().toString()
  return {
    today: today.toString(),
    now: ctx.now,
    endOfToday: endOf(today),
    endOfWeek: endOf(today.add({ days: 7 - today.dayOfWeek })),
    endOfSoon: endOf(today.add({ days: 2 })),
  }
}

/** The first moment of a day, and of the day after it. */
export function dayBounds(day: string, timeZone: string): { readonly from: string; readonly before: string } {
  const date = Temporal.PlainDate.from(day)
  const start = (one: Temporal.PlainDate) => one.toZonedDateTime(timeZone).toInstant().toString()
  return { from: start(date), before: start(date.add({ days: 1 })) }
}
