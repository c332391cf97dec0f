import { sql, type Tx } from './open-database.ts'

export type SealedPeriod = {
  readonly calendar: string
  readonly ordinal: number
  readonly label: string
  readonly firstDay: string
  readonly lastDay: string
  readonly sealedAt: string
}

/** Periods of a calendar that were published, the latest first. */
export async function listSealedPeriods(
  tx: Tx,
  authorityId: string,
  programKey: string,
  calendar: string | undefined,
): Promise<SealedPeriod[]> {
  if (calendar === undefined) return []
  const { rows } = await sql<SealedPeriod>`
    select calendar, ordinal, label, first_day as "firstDay", last_day as "lastDay", sealed_at as "sealedAt" from period
     where authority_id = ${authorityId} and program_key = ${programKey} and calendar = ${calendar} and sealed_at is not null
     order by ordinal desc limit 60`.execute(tx)
  return rows
}

type Withheld = Readonly<Record<string, string | undefined>>

/** Every name a thing goes by, by its id: whole and short ones. */
export async function namesWithShort(
  tx: Tx,
  authorityId: string,
  things: readonly Withheld[],
): Promise<ReadonlyMap<string | undefined, string[]>> {
  const ids = [...new Set(things.flatMap((one) => Object.values(one).flatMap((id) => id ?? [])))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; names: string[] }>`
    select id, array_remove(array[name, short_name], null) as names from enterprise where authority_id = ${authorityId} and id = any(${ids}::uuid[])
    union all select id, name || short_names from org where authority_id = ${authorityId} and id = any(${ids}::uuid[])
    union all select id, array[name] from person where authority_id = ${authorityId} and id = any(${ids}::uuid[])
    union all select id, array[name] from project where authority_id = ${authorityId} and id = any(${ids}::uuid[])
    union all select id, array[name] from area where authority_id = ${authorityId} and id = any(${ids}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, row.names]))
}
