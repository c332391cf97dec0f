import { sql, type Tx } from './open-database.ts'

export type NewRating = {
  readonly id: string
  readonly matterId: string | null
  readonly visitId: string | null
  /** Whose work is rated. */
  readonly personId: string | null
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  readonly areaId: string | null
  readonly grade: string | null
  readonly score: number | null
  readonly rater: 'enterprise' | 'monitor' | 'raiser' | 'public'
  readonly named: boolean
  readonly channel: 'portal' | 'link' | 'phone'
  readonly text: string | null
  readonly at: string
  readonly day: string
}

/** False when the rater has rated this since that moment: one voice for each answer. */
export async function insertRating(tx: Tx, authorityId: string, one: NewRating, since: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into rating (authority_id, id, matter_id, visit_id, person_id, org_id, enterprise_id, project_id, area_id, grade, score, rater, named,
                        channel, text, at, day, recorded_at)
    select ${authorityId}, ${one.id}::uuid, ${one.matterId}::uuid, ${one.visitId}::uuid, ${one.personId}::uuid, ${one.orgId}::uuid,
           ${one.enterpriseId}::uuid, ${one.projectId}::uuid, ${one.areaId}::uuid, ${one.grade}, ${one.score}::numeric, ${one.rater}, ${one.named},
           ${one.channel}, ${one.text}, ${one.at}::timestamptz, ${one.day}::date, ${one.at}::timestamptz
      from (select count(*) as given from rating
             where authority_id = ${authorityId} and matter_id is not distinct from ${one.matterId}::uuid and visit_id is not distinct from ${one.visitId}::uuid
               and enterprise_id is not distinct from ${one.enterpriseId}::uuid and rater = ${one.rater} and voided_at is null and at >= ${since}) before
     where before.given = 0`.execute(tx)
  return Number(numAffectedRows ?? 0) === 1
}
