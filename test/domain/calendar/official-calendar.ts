import { calendarRows } from '#domain/calendar/official/calendar-rows.ts'
import { createWorkdayCalendar } from '#domain/calendar/workday-calendar.ts'

/** The committed official years 2004–2026; 2027–2029 by weekends. */
export const officialCalendar = createWorkdayCalendar(calendarRows())
