import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { DayEntry } from './person-days.ts'

/** Calendars are asked to look again after so long. */
const AGAIN_SECONDS = 60 * 60
/** A meeting says when it begins and not when it ends; a clock that runs out is a moment. */
const MINUTES = { meeting: 60, clock: 15 } as const

/** Entries as iCalendar (RFC 5545): whole days as floating days, moments in the authority's own time with its definition. */
export function calendarText(
  entries: readonly DayEntry[],
  { name, timeZone, now, publicUrl }: { name: string; timeZone: string; now: string; publicUrl: string },
): string {
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, ttl: AGAIN_SECONDS })
  calendar.prodId({ company: 'Lianqi', product: '联企', language: 'ZH' })
  calendar.timezone({ name: timeZone, generator: (zone) => zoneDefinition(zone, now) })
  for (const entry of entries) {
    const shared = {
      id: `${entry.id}@lianqi`,
      summary: entry.summary,
      description: entry.text,
      ...(entry.place ? { location: entry.place } : {}),
      url: `${publicUrl}${entry.path}`,
      stamp: new Date(now),
      transparency: entry.kind === 'meeting' ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    }
    if (entry.at === null) {
      // A floating day: the same day wherever the reader is.
      calendar.createEvent({ ...shared, start: new Date(`${entry.day}T00:00:00Z`), allDay: true, timezone: null })
      continue
    }
    const at = Temporal.Instant.from(entry.at)
    // A meeting begins at its moment, a clock has run out at its.
    const [start, end] =
      entry.kind === 'meeting'
        ? [at, at.add({ minutes: MINUTES.meeting })]
        : [at.subtract({ minutes: MINUTES.clock }), at]
    // The library writes a date's fields in UTC beside the zone's name: they must be those of the zone.
    const date = (moment: Temporal.Instant) =>
      new Date(`${moment.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'second' })}Z`)
    calendar.createEvent({ ...shared, start: date(start), end: date(end), timezone: timeZone })
  }
  return calendar.toString()
}

/** The VTIMEZONE of a zone without summer time, as all zones of China are; another is not told and its readers must know it. */
function zoneDefinition(zone: string, now: string): string | null {
  const at = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  if (at.getTimeZoneTransition('next') !== null) return null
  const offset = at.offset.replace(':', '')
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    'BEGIN:STANDARD',
    'DTSTART:19920101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    `TZNAME:${zone === 'Asia/Shanghai' ? 'CST' : offset}`,
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n')
}
