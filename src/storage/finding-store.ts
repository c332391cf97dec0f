import { sql, type Tx } from './open-database.ts'

export type NewFinding = {
  readonly id: string
  readonly programKey: string
  readonly inspectionId: string | null
  readonly personId: string | null
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  readonly areaId: string | null
  readonly category: string
  readonly level: string | null
  readonly source: string | null
  readonly ban: string | null
  readonly text: string
  readonly at: string
  readonly day: string
  readonly recordedAt: string
  readonly recordedBy: string | null
}

export type FindingRow = NewFinding & {
  readonly confirmed: boolean
  readonly rectified: boolean
  readonly matterId: string | null
  readonly paperId: string | null
  readonly selfEntryId: string | null
  readonly voidedAt: string | null
  readonly revision: number
}

export async function insertFinding(tx: Tx, authorityId: string, one: NewFinding): Promise<void> {
  await sql`
    insert into finding (authority_id, id, program_key, inspection_id, person_id, org_id, enterprise_id, project_id, area_id, category, level, source,
                         ban, text, at, day, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.inspectionId}, ${one.personId}, ${one.orgId}, ${one.enterpriseId}, ${one.projectId},
            ${one.areaId}, ${one.category}, ${one.level}, ${one.source}, ${one.ban}, ${one.text}, ${one.at}, ${one.day}, ${one.recordedAt},
            ${one.recordedBy})`.execute(tx)
}

export async function holdFinding(tx: Tx, authorityId: string, id: string): Promise<FindingRow | undefined> {
  const { rows } = await sql<FindingRow>`
    select id, program_key as "programKey", inspection_id as "inspectionId", person_id as "personId", org_id as "orgId",
           enterprise_id as "enterpriseId", project_id as "projectId", area_id as "areaId", category, level, source, ban, text, at, day,
           recorded_at as "recordedAt", recorded_by as "recordedBy", confirmed, rectified, voided_at as "voidedAt", matter_id as "matterId", paper_id as "paperId", self_entry_id as "selfEntryId", revision
      from finding where authority_id = ${authorityId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

/** What a person has found of it since: upheld, put right, or taken back. */
export async function settleFindingRow(
  tx: Tx,
  authorityId: string,
  id: string,
  to: { confirmed?: boolean; rectified?: boolean; voidedAt?: string },
): Promise<void> {
  await sql`
    update finding set confirmed = coalesce(${to.confirmed ?? null}::boolean, confirmed), rectified = coalesce(${to.rectified ?? null}::boolean, rectified),
           voided_at = coalesce(${to.voidedAt ?? null}::timestamptz, voided_at), revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** What a unit reported of itself before a finding was recorded, in any form about units; the latest first. */
export type SelfReport = {
  readonly id: string
  readonly form: string
  readonly version: number
  readonly values: Readonly<Record<string, unknown>>
  readonly day: string
  readonly recordedAt: string
}

export async function listSelfReports(
  tx: Tx,
  authorityId: string,
  of: { readonly programKey: string; readonly orgId: string; readonly before: string; readonly id?: string },
): Promise<SelfReport[]> {
  const { rows } = await sql<SelfReport>`
    select e.id, e.form, e.program_version as version, e.values, e.day, e.recorded_at as "recordedAt"
      from form_entry e
     where e.authority_id = ${authorityId} and e.program_key = ${of.programKey} and e.org_id = ${of.orgId} and e.voided_at is null
       and e.enterprise_id is null and e.project_id is null and e.matter_id is null and e.visit_id is null
       and e.recorded_at < ${of.before} and (${of.id ?? null}::uuid is null or e.id = ${of.id ?? null})
     order by e.recorded_at desc, e.id limit 50`.execute(tx)
  return rows
}

/** Says which self-report named the same thing first; null takes the match back. */
export async function matchSelfReport(
  tx: Tx,
  authorityId: string,
  id: string,
  to: { readonly entryId: string; readonly day: string } | null,
): Promise<void> {
  await sql`
    update finding set self_entry_id = ${to?.entryId ?? null}::uuid, self_reported_on = ${to?.day ?? null}::date, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}
