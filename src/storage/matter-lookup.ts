import type { Matter } from '#domain/matter/matter.ts'
import { sql, type Tx } from './open-database.ts'

/** The latest matter that is the same by the program's `repeat: same`, raised since; undefined when there is none. */
export async function findSameMatter(
  tx: Tx,
  authorityId: string,
  of: Pick<
    Matter,
    'programKey' | 'matter' | 'category' | 'source' | 'enterpriseId' | 'projectId' | 'areaId' | 'raiserPersonId'
  > & {
    same: readonly string[]
    since: string
  },
): Promise<{ id: string; open: boolean } | undefined> {
  const same = {
    enterprise: sql`and enterprise_id is not distinct from ${of.enterpriseId}::uuid`,
    project: sql`and project_id is not distinct from ${of.projectId}::uuid`,
    area: sql`and area_id is not distinct from ${of.areaId}::uuid`,
    raiser: sql`and raiser_person_id is not distinct from ${of.raiserPersonId}::uuid`,
    source: sql`and source is not distinct from ${of.source}`,
    category: sql`and category is not distinct from ${of.category}`,
  }
  const conditions = of.same.flatMap((name) => (Object.hasOwn(same, name) ? same[name as keyof typeof same] : []))
  const { rows } = await sql<{ id: string; open: boolean }>`
    select id, state not in ('closed', 'dismissed', 'merged') as open from matter
     where authority_id = ${authorityId} and program_key = ${of.programKey} and matter = ${of.matter} and at >= ${of.since} and state <> 'merged'
       ${sql.join(conditions, sql` `)}
     order by at desc, id desc limit 1`.execute(tx)
  return rows[0]
}

/** Facts behind the signals of a closing (domain/matter/signals.ts), in one look. */
export async function readSignalFacts(
  tx: Tx,
  authorityId: string,
  of: {
    matterId: string
    leadOrgId: string | null
    enterpriseId: string | null
    projectId: string | null
    category: string | null
    matter: string
    digests: readonly string[]
    network: string | null
    confirmedAt: string | null
    at: string
  },
): Promise<{ sameAnswers: number; confirmationsNearby: number; sameBefore: number; contacts: number }> {
  const digests = await sql<{ count: number }>`
    select count(*)::int as count from act a
     where a.authority_id = ${authorityId} and a.act = 'answer' and not a.refused and a.data ->> 'textDigest' = any(${[...of.digests]}::text[])
       and a.matter_id <> ${of.matterId} and a.actor_org is not distinct from ${of.leadOrgId}::uuid`.execute(tx)
  const nearby = await sql<{ count: number }>`
    select count(distinct enterprise_id)::int as count from access_link
     where authority_id = ${authorityId} and purpose = 'matter_confirm' and used_from = ${of.network} and enterprise_id <> ${of.enterpriseId}::uuid
       and used_at between ${of.confirmedAt}::timestamptz - interval '1 hour' and ${of.confirmedAt}::timestamptz + interval '1 hour'`.execute(
    tx,
  )
  const before = await sql<{ count: number }>`
    select count(*)::int as count from matter
     where authority_id = ${authorityId} and id <> ${of.matterId} and matter = ${of.matter} and state = 'closed'
       and category is not distinct from ${of.category} and coalesce(enterprise_id, project_id) = coalesce(${of.enterpriseId}::uuid, ${of.projectId}::uuid)
       and closed_at between ${of.at}::timestamptz - interval '30 days' and ${of.at}::timestamptz`.execute(tx)
  const contacts = await sql<{ count: number }>`
    select count(*)::int as count from visit
     where authority_id = ${authorityId} and voided_at is null and at >= ${of.at}::timestamptz - interval '1 day'
       and (enterprise_id = ${of.enterpriseId}::uuid or project_id = ${of.projectId}::uuid)`.execute(tx)
  return {
    sameAnswers: digests.rows[0]?.count ?? 0,
    confirmationsNearby: nearby.rows[0]?.count ?? 0,
    sameBefore: before.rows[0]?.count ?? 0,
    contacts: contacts.rows[0]?.count ?? 0,
  }
}
