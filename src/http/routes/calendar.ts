import { importCalendar } from '#app/calendar/import-calendar.ts'
import { readCalendar } from '#app/calendar/read-calendar.ts'
import * as contract from '../contract/calendar.ts'
import { type Route, serve } from '../route.ts'

export const calendarRoutes: readonly Route[] = [
  serve(contract.getCalendar, readCalendar),
  serve(contract.importCalendar, importCalendar),
]
