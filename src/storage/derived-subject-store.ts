import { sql, type Tx } from './open-database.ts'

export type DerivedRow = {
  readonly id: string
  readonly programKey: string
  readonly rule: string
  readonly at: string
  readonly personId: string | null
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
}

const SELECTED = sql.raw(
  `id, program_key as "programKey", rule, at, person_id as "personId", org_id as "orgId", enterprise_id as "enterpriseId", project_id as "projectId"`,
)

/** A derived row that somebody may appeal against. */
export async function findDerivedRow(
  tx: Tx,
  authorityId: string,
  kind: 'mark' | 'points' | 'measure' | 'ranking' | 'duty',
  id: string,
): Promise<DerivedRow | undefined> {
  const { rows } = await sql<DerivedRow>`
    select ${SELECTED} from ${sql.table(`derived_${kind}`)} where authority_id = ${authorityId} and id = ${id}`.execute(
    tx,
  )
  return rows[0]
}
