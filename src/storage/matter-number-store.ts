import { sql, type Tx } from './open-database.ts'

/**
 * The next number of a year, without gaps: `2026-000148`. The year's row stays locked until the transaction ends, so a
 * number is given only with the matter that bears it.
 */
export async function nextMatterNumber(tx: Tx, authorityId: string, year: number): Promise<string> {
  const { rows } = await sql<{ last: number }>`
    insert into matter_number (authority_id, year, last) values (${authorityId}, ${year}, 1)
    on conflict (authority_id, year) do update set last = matter_number.last + 1
    returning last`.execute(tx)
  return `${year}-${String(rows[0]?.last ?? 0).padStart(6, '0')}`
}
