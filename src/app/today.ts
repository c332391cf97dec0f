import { Temporal } from 'temporal-polyfill'
import type { PlainDateString } from '#domain/calendar/day.ts'

/** The authority's calendar day at the moment of asking. */
export function todayOf(ctx: { readonly now: string; readonly timeZone: string }): PlainDateString {
  return Temporal.Instant.from(ctx.now).toZonedDateTimeISO(ctx.timeZone).toPlainDate().toString()
}
