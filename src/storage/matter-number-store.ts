import { sql, type Tx } from './open-database.ts'

/**
 * The next number of a year, without gaps: `2026-000148`. The year's row stays locked until the transaction ends, so a
 * number is given only with the matter that bears it.
 */
export async function nextMatterNumber(tx: Tx, authorityId: string, year: number): Promise<string> {
  const [number] = await nextMatterNumbers(tx, authorityId, year, 1)
  return number as string
}

/** The next numbers of a year, in their order. */
export async function nextMatterNumbers(tx: Tx, authorityId: string, year: number, many: number): Promise<string[]> {
  const { rows } = await sql<{ last: number }>`
    insert into matter_number (authority_id, year, last) values (${authorityId}, ${year}, ${many})
    on conflict (authority_id, year) do update set last = matter_number.last + ${many}
    returning last`.execute(tx)
  const before = (rows[0]?.last ?? many) - many
  return Array.from({ length: many }, (_, n) => matterNumber(year, before + n + 1))
}

/** The last number given in a year; it stays the last until the transaction ends, but for its own. */
export async function lastMatterNumber(tx: Tx, authorityId: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into matter_number (authority_id, year, last) values (${authorityId}, ${year}, 0)
    on conflict (authority_id, year) do update set last = matter_number.last
    returning last`.execute(tx)
  return rows[0]?.last ?? 0
}

export const matterNumber = (year: number, n: number): string => `${year}-${String(n).padStart(6, '0')}`
