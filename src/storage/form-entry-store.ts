import { sql, type Tx } from './open-database.ts'

export type NewEntry = {
  readonly id: string
  readonly programKey: string
  readonly programVersion: number
  readonly form: string
  readonly values: Readonly<Record<string, unknown>>
  readonly visitId: string | null
  readonly matterId: string | null
  readonly personId: string | null
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  readonly areaId: string | null
  readonly at: string
  readonly day: string
  readonly recordedAt: string
  readonly recordedBy: string | null
  /** A correction: the version it stands for, and the first of them all. */
  readonly replacesId?: string | null
  readonly firstId?: string | null
}

export async function insertEntry(tx: Tx, authorityId: string, entry: NewEntry): Promise<void> {
  await sql`
    insert into form_entry (authority_id, id, program_key, program_version, form, values, visit_id, matter_id, person_id, org_id, enterprise_id,
                            project_id, area_id, at, day, recorded_at, recorded_by, replaces_id, first_id)
    values (${authorityId}, ${entry.id}, ${entry.programKey}, ${entry.programVersion}, ${entry.form}, ${JSON.stringify(entry.values)}::jsonb,
            ${entry.visitId}, ${entry.matterId}, ${entry.personId}, ${entry.orgId}, ${entry.enterpriseId}, ${entry.projectId}, ${entry.areaId},
            ${entry.at}, ${entry.day}, ${entry.recordedAt}, ${entry.recordedBy}, ${entry.replacesId ?? null}, ${entry.firstId ?? null})`.execute(
    tx,
  )
}

/** An entry, held until the transaction ends. */
export async function holdEntry(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<(NewEntry & { voidedAt: string | null; revision: number }) | undefined> {
  const { rows } = await sql<NewEntry & { voidedAt: string | null; revision: number }>`
    select id, program_key as "programKey", program_version as "programVersion", form, values, visit_id as "visitId", matter_id as "matterId",
           person_id as "personId", org_id as "orgId", enterprise_id as "enterpriseId", project_id as "projectId", area_id as "areaId", at, day,
           recorded_at as "recordedAt", recorded_by as "recordedBy", first_id as "firstId", replaces_id as "replacesId", voided_at as "voidedAt", revision
      from form_entry where authority_id = ${authorityId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

/** Takes an entry back from a moment on; it counts no more and stays to be seen. */
export async function voidEntryRow(
  tx: Tx,
  authorityId: string,
  id: string,
  taken: { at: string; reason: string; by: string | null },
): Promise<void> {
  await sql`
    update form_entry set voided_at = ${taken.at}, void_reason = ${taken.reason}, voided_by = ${taken.by}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id} and voided_at is null`.execute(tx)
}

/** Takes back the entries that were filled in with a visit. */
export async function voidEntriesOfVisit(
  tx: Tx,
  authorityId: string,
  visitId: string,
  taken: { at: string; reason: string; by: string | null },
): Promise<{ id: string; programKey: string }[]> {
  const { rows } = await sql<{ id: string; programKey: string }>`
    update form_entry set voided_at = ${taken.at}, void_reason = ${taken.reason}, voided_by = ${taken.by}, revision = revision + 1
     where authority_id = ${authorityId} and visit_id = ${visitId} and voided_at is null
    returning id, program_key as "programKey"`.execute(tx)
  return rows
}

/** Entries of a form by somebody in a period: for forms that are filled in once. */
export async function countEntries(
  tx: Tx,
  authorityId: string,
  of: {
    programKey: string
    form: string
    recordedBy: string | null
    enterpriseId: string | null
    from: string
    to: string
  },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from form_entry
     where authority_id = ${authorityId} and program_key = ${of.programKey} and form = ${of.form} and voided_at is null
       and (recorded_by = ${of.recordedBy}::uuid or enterprise_id = ${of.enterpriseId}::uuid) and at >= ${of.from} and at < ${of.to}`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

/** The line of an entry, by the id of any of its versions, when one of them counts; entries of that form only. */
export async function findLiveLine(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; form: string; id: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ line: string }>`
    select coalesce(n.first_id, n.id) as line
      from form_entry e
      join form_entry n on n.authority_id = ${authorityId} and n.voided_at is null
           and (n.id = coalesce(e.first_id, e.id) or n.first_id = coalesce(e.first_id, e.id))
     where e.authority_id = ${authorityId} and e.id = ${of.id} and e.program_key = ${of.programKey} and e.form = ${of.form}
     limit 1`.execute(tx)
  return rows[0]?.line
}
