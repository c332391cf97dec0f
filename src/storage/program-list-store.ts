import { sql, type Tx } from './open-database.ts'

/** Programs with the version in force. */
export async function listProgramRows(tx: Tx, authorityId: string) {
  const { rows } = await sql<{
    key: string
    title: string
    source: string
    currentVersion: number | null
    inForceFrom: string | null
    inForceTo: string | null
    versions: number
    phases: number
    indicators: number
    revision: number
  }>`
    select p.key, p.title, coalesce(v.flat ->> 'source', '') as source, p.current_version as "currentVersion",
           v.in_force_from as "inForceFrom", v.in_force_to as "inForceTo",
           (select count(*)::int from program_version n where n.authority_id = ${authorityId} and n.key = p.key) as versions, p.revision,
           (select count(*)::int from jsonb_array_elements(v.flat -> 'periods') one where one ->> 'kind' = 'phase') as phases,
           coalesce(jsonb_array_length(v.flat -> 'indicators'), 0) as indicators
      from program p
      left join program_version v on v.authority_id = ${authorityId} and v.key = p.key and v.version = p.current_version
     where p.authority_id = ${authorityId}
     order by p.key`.execute(tx)
  return rows
}
