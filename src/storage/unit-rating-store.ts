import { sql, type Tx } from './open-database.ts'

/** Whose voice it is: a monitor's or an enterprise's, one of the two. */
export type Rater = { readonly personId: string | null; readonly enterpriseId: string | null }

export type UnitRating = {
  readonly id: string
  readonly orgId: string
  readonly quarter: string
  readonly grade: string
  readonly text: string | null
  readonly at: string
}

const of = (rater: Rater) =>
  sql`rater_person_id is not distinct from ${rater.personId}::uuid and enterprise_id is not distinct from ${rater.enterpriseId}::uuid`

/** What a rater thinks of units in a quarter, as it stands. */
export async function listUnitRatings(
  tx: Tx,
  authorityId: string,
  rater: Rater,
  quarter: string,
): Promise<UnitRating[]> {
  const { rows } = await sql<UnitRating>`
    select id, org_id as "orgId", quarter, grade, text, at from rating
     where authority_id = ${authorityId} and quarter = ${quarter} and voided_at is null and ${of(rater)}`.execute(tx)
  return rows
}

/** Takes back what the rater said of the unit in the quarter; the id of what was taken back. */
export async function voidUnitRating(
  tx: Tx,
  authorityId: string,
  rater: Rater,
  one: { readonly orgId: string; readonly quarter: string; readonly at: string },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    update rating set voided_at = ${one.at}
     where authority_id = ${authorityId} and org_id = ${one.orgId} and quarter = ${one.quarter} and voided_at is null and ${of(rater)}
     returning id`.execute(tx)
  return rows[0]?.id ?? null
}

export async function insertUnitRating(
  tx: Tx,
  authorityId: string,
  rater: Rater,
  one: UnitRating & { readonly score: number; readonly day: string },
): Promise<void> {
  await sql`
    insert into rating (authority_id, id, org_id, enterprise_id, rater_person_id, quarter, grade, score, rater, named, channel, text, at, day, recorded_at)
    values (${authorityId}, ${one.id}, ${one.orgId}, ${rater.enterpriseId}, ${rater.personId}, ${one.quarter}, ${one.grade}, ${one.score},
            ${rater.personId === null ? 'enterprise' : 'monitor'}, true, 'portal', ${one.text}, ${one.at}, ${one.day}, ${one.at})`.execute(
    tx,
  )
}

/** Whether somebody is appointed on a day in any of the authority's monitoring networks. */
export async function isMonitorOn(tx: Tx, authorityId: string, personId: string, day: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from link l
      join monitoring_network n on n.authority_id = l.authority_id and n.program_key = l.program_key and n.link = l.link
     where l.authority_id = ${authorityId} and l.person_id = ${personId} and l.voided_at is null and l.from_day <= ${day} and l.to_day >= ${day}
     limit 1`.execute(tx)
  return rows.length > 0
}
