import { sql, type Tx } from './open-database.ts'

/** One period as the engine makes it. `endsAt` is exclusive, `lastDay` inclusive. */
export type PeriodToSave = {
  readonly calendar: string
  readonly ordinal: number
  readonly label: string
  readonly startsAt: string
  readonly endsAt: string
  readonly firstDay: string
  readonly lastDay: string
}

/** Makes periods in advance; one that is there keeps its seal. */
export async function savePeriods(
  tx: Tx,
  authorityId: string,
  programKey: string,
  periods: readonly PeriodToSave[],
): Promise<void> {
  await sql`
    insert into period (authority_id, program_key, calendar, ordinal, label, starts_at, ends_at, first_day, last_day)
    select ${authorityId}, ${programKey}, p.calendar, p.ordinal, p.label, p.starts_at, p.ends_at, p.first_day, p.last_day
      from unnest(${periods.map((p) => p.calendar)}::text[], ${periods.map((p) => p.ordinal)}::int[], ${periods.map((p) => p.label)}::text[],
                  ${periods.map((p) => p.startsAt)}::timestamptz[], ${periods.map((p) => p.endsAt)}::timestamptz[],
                  ${periods.map((p) => p.firstDay)}::date[], ${periods.map((p) => p.lastDay)}::date[])
           as p (calendar, ordinal, label, starts_at, ends_at, first_day, last_day)
    on conflict (authority_id, program_key, calendar, ordinal) do update
      set label = excluded.label, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
          first_day = excluded.first_day, last_day = excluded.last_day
      where period.sealed_at is null
        and (period.label, period.starts_at, period.ends_at, period.first_day, period.last_day)
            is distinct from (excluded.label, excluded.starts_at, excluded.ends_at, excluded.first_day, excluded.last_day)`.execute(
    tx,
  )
}

export type PeriodStretch = {
  readonly calendar: string
  readonly ordinal: number
  readonly label: string
  readonly startsAt: string
  /** Exclusive. */
  readonly endsAt: string
  readonly firstDay: string
  readonly lastDay: string
}

/** One period with its moments: by ordinal, or the last that ended before a moment. */
export async function findStretch(
  tx: Tx,
  authorityId: string,
  programKey: string,
  calendar: string,
  which: number | { readonly endedBefore: string },
): Promise<PeriodStretch | undefined> {
  const { rows } = await sql<PeriodStretch>`
    select p.calendar, p.ordinal, p.label, p.starts_at as "startsAt", p.ends_at as "endsAt", p.first_day as "firstDay", p.last_day as "lastDay"
      from period p
     where p.authority_id = ${authorityId} and p.program_key = ${programKey} and p.calendar = ${calendar}
       and ${typeof which === 'number' ? sql`p.ordinal = ${which}` : sql`p.ends_at <= ${which.endedBefore}`}
     order by p.ordinal desc limit 1`.execute(tx)
  return rows[0]
}

/** Periods of a calendar a few before and after one: among which another's target is chosen. */
export async function listPeriodsAround(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; calendar: string; ordinal: number },
): Promise<{ ordinal: number; label: string }[]> {
  const { rows } = await sql<{ ordinal: number; label: string }>`
    select ordinal, label from period
     where authority_id = ${authorityId} and program_key = ${of.programKey} and calendar = ${of.calendar}
       and ordinal between ${of.ordinal - 4} and ${of.ordinal + 4} order by ordinal`.execute(tx)
  return rows
}
