import { sql, type Tx } from './open-database.ts'

export type IndustryRow = { code: string; name: string; parentCode: string | null; level: string }

/** Writes industries, whatever stood there. */
export async function saveIndustries(tx: Tx, rows: readonly IndustryRow[]): Promise<void> {
  await sql`
    insert into industry (code, name, parent_code, level)
    select i.code, i.name, i.parent_code, i.level
      from unnest(${rows.map((r) => r.code)}::text[], ${rows.map((r) => r.name)}::text[],
                  ${rows.map((r) => r.parentCode)}::text[], ${rows.map((r) => r.level)}::text[]) as i(code, name, parent_code, level)
    on conflict (code) do update set name = excluded.name, parent_code = excluded.parent_code, level = excluded.level`.execute(
    tx,
  )
}

/** All industries by code. */
export async function listIndustries(tx: Tx): Promise<IndustryRow[]> {
  const { rows } = await sql<IndustryRow>`
    select code, name, parent_code as "parentCode", level from industry order by code`.execute(tx)
  return rows
}
