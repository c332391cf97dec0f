import { sql, type Tx } from './open-database.ts'

/** The area in which an enterprise or a project lies. */
export async function findAreaOf(
  tx: Tx,
  authorityId: string,
  of: { enterpriseId: string | null; projectId: string | null },
): Promise<string | null> {
  if (!of.enterpriseId && !of.projectId) return null
  const { rows } = await sql<{ area_id: string | null }>`
    select area_id from enterprise where authority_id = ${authorityId} and id = ${of.enterpriseId}::uuid
    union all
    select area_id from project where authority_id = ${authorityId} and id = ${of.projectId}::uuid`.execute(tx)
  return rows.find((row) => row.area_id)?.area_id ?? null
}

/** The enterprise whose project it is. */
export async function findOwnerOf(tx: Tx, authorityId: string, projectId: string): Promise<string | null> {
  const { rows } = await sql<{ enterprise_id: string | null }>`
    select enterprise_id from project where authority_id = ${authorityId} and id = ${projectId}`.execute(tx)
  return rows[0]?.enterprise_id ?? null
}
