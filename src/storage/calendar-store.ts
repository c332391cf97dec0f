import type { PlainDateString } from '#domain/calendar/day.ts'
import { type CalendarRow, createWorkdayCalendar, type WorkdayCalendar } from '#domain/calendar/workday-calendar.ts'
import { sql, type Tx } from './open-database.ts'

/** The calendar every authority begins with: the national one. */
export const NATIONAL = 'cn'

/** Calendars that were read before, by id; `stamp` says of which import. They are pure look-up tables, some 10 000 days. */
const read = new Map<string, CalendarRead & { stamp: string }>()

/** A calendar as a look-up table, and the days it was made from: the same objects until the next import. */
export type CalendarRead = { readonly calendar: WorkdayCalendar; readonly rows: readonly CalendarRow[] }

/** The calendar an authority reckons by now; what a request remembers of it may be some seconds old. */
export async function calendarIdOf(tx: Tx, authorityId: string): Promise<string> {
  const { rows } = await sql<{ calendarId: string }>`
    select calendar_id as "calendarId" from authority where id = ${authorityId}`.execute(tx)
  return rows[0]?.calendarId ?? NATIONAL
}

/**
 * The working days of a calendar. Read once for each import, not for each request. Within an authority's transaction the
 * calendar it has now counts, should `calendarId` be from before an import: no deadline is reckoned by the old one.
 */
export async function getCalendar(tx: Tx, calendarId: string): Promise<WorkdayCalendar> {
  return (await calendarWithDays(tx, calendarId)).calendar
}

/** The same, with its days. */
export async function calendarWithDays(tx: Tx, calendarId: string): Promise<CalendarRead> {
  const { rows } = await sql<{ id: string; stamp: string }>`
    with chosen as (
      select coalesce((select calendar_id from authority
                        where id = nullif(current_setting('lianqi.authority', true), '')::uuid), ${calendarId}) as id)
    select c.id, count(s.year) || ' ' || coalesce(max(s.imported_at)::text, '') || ' ' || current_database() as stamp
      from chosen c left join calendar_source s on s.calendar_id = c.id group by c.id`.execute(tx)
  const { id, stamp } = rows[0] ?? { id: calendarId, stamp: '' }
  const known = read.get(id)
  if (known?.stamp === stamp) return known
  const days = await listCalendarDays(tx, id)
  const made = { stamp, rows: days, calendar: createWorkdayCalendar(days) }
  read.set(id, made)
  return made
}

/** The days of a calendar in order, of one year or of all. */
export async function listCalendarDays(tx: Tx, calendarId: string, year?: number): Promise<CalendarRow[]> {
  const { rows } = await sql<CalendarRow>`
    select day, works, seq, published, name from calendar_day
     where calendar_id = ${calendarId}
       ${year === undefined ? sql`` : sql`and day between ${`${year}-01-01`} and ${`${year}-12-31`}`}
     order by day`.execute(tx)
  return rows
}

/** Writes the days, whatever stood there; days outside the list are left alone. */
export async function saveCalendarDays(tx: Tx, calendarId: string, days: readonly CalendarRow[]): Promise<void> {
  await sql`
    insert into calendar_day (calendar_id, day, works, seq, published, name)
    select ${calendarId}, d.day, d.works, d.seq, d.published, d.name
      from unnest(${days.map((d) => d.day)}::date[], ${days.map((d) => d.works)}::boolean[], ${days.map((d) => d.seq)}::int[],
                  ${days.map((d) => d.published)}::boolean[], ${days.map((d) => d.name ?? null)}::text[])
           as d(day, works, seq, published, name)
    on conflict (calendar_id, day) do update
       set works = excluded.works, seq = excluded.seq, published = excluded.published, name = excluded.name
     where (calendar_day.works, calendar_day.seq, calendar_day.published, calendar_day.name)
           is distinct from (excluded.works, excluded.seq, excluded.published, excluded.name)`.execute(tx)
}

/** Notes where a year's days come from; a year imported again keeps its latest source. */
export async function noteCalendarSource(
  tx: Tx,
  calendarId: string,
  years: readonly { readonly year: number; readonly source: string }[],
): Promise<void> {
  await sql`
    insert into calendar_source (calendar_id, year, source, imported_at)
    select ${calendarId}, s.year, s.source, clock_timestamp()
      from unnest(${years.map((y) => y.year)}::int[], ${years.map((y) => y.source)}::text[]) as s(year, source)
    on conflict (calendar_id, year) do update set source = excluded.source, imported_at = excluded.imported_at`.execute(
    tx,
  )
}

export type CalendarYear = {
  readonly year: number
  readonly source: string | null
  readonly importedAt: string | null
  readonly published: boolean
  readonly workingDays: number
}

/** Each year of a calendar: where it comes from, whether it is published, how many working days it has. */
export async function listCalendarYears(tx: Tx, calendarId: string): Promise<CalendarYear[]> {
  const { rows } = await sql<CalendarYear>`
    select y.year, s.source, s.imported_at as "importedAt", y.published, y."workingDays"
      from (select extract(year from day)::int as year, bool_and(published) as published,
                   count(*) filter (where works)::int as "workingDays"
              from calendar_day where calendar_id = ${calendarId} group by 1) y
      left join calendar_source s on s.calendar_id = ${calendarId} and s.year = y.year
     order by y.year`.execute(tx)
  return rows
}

/** Copies a calendar's days and sources under another id, where nothing stands yet. */
export async function copyCalendar(tx: Tx, from: string, to: string): Promise<void> {
  await sql`
    insert into calendar_day (calendar_id, day, works, seq, published, name)
    select ${to}, day, works, seq, published, name from calendar_day where calendar_id = ${from}
    on conflict do nothing`.execute(tx)
  await sql`
    insert into calendar_source (calendar_id, year, source, imported_at)
    select ${to}, year, source, imported_at from calendar_source where calendar_id = ${from}
    on conflict do nothing`.execute(tx)
}

/** From now on the authority reckons by this calendar. */
export async function assignCalendar(tx: Tx, authorityId: string, calendarId: string): Promise<void> {
  await sql`update authority set calendar_id = ${calendarId} where id = ${authorityId}`.execute(tx)
}

/** The last day that has a row; null for an unknown calendar. */
export async function lastCalendarDay(tx: Tx, calendarId: string): Promise<PlainDateString | null> {
  const { rows } = await sql<{ day: PlainDateString | null }>`
    select max(day) as day from calendar_day where calendar_id = ${calendarId}`.execute(tx)
  return rows[0]?.day ?? null
}

/** One change of a calendar at a time: the numbering of all later days depends on each. */
export async function lockCalendar(tx: Tx, calendarId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('lianqi.calendar'), hashtext(${calendarId}))`.execute(tx)
}
