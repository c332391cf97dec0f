import { sql, type Tx } from './open-database.ts'

/** What was last reported of each matter. */
export async function lastProgressOf(
  tx: Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; text: string | null }>`
    select distinct on (a.matter_id) a.matter_id as id, a.data->>'text' as text
      from act a
     where a.authority_id = ${authorityId} and a.matter_id = any(${[...ids]}::uuid[]) and a.act = 'progress' and not a.refused
     order by a.matter_id, a.seq desc`.execute(tx)
  return new Map(rows.flatMap(({ id, text }) => (text ? [[id, text] as const] : [])))
}
