import { sql, type Tx } from './open-database.ts'

/** Tables whose rows have a name of their own. */
export type NamedTable = 'org' | 'person' | 'enterprise' | 'project' | 'area'

/** Names by id. */
export async function namesOf(
  tx: Tx,
  authorityId: string,
  table: NamedTable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from ${sql.table(table)}
     where authority_id = ${authorityId} and id = any(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.name]))
}
