import { sql, type Tx } from '../open-database.ts'
import { recordset } from './rows.ts'

export type ProgramNow = { key: string; title: string; version: number; flat: unknown }

/** The versions in force, with their declarations. */
export async function listProgramsNow(tx: Tx, authorityId: string): Promise<ProgramNow[]> {
  const { rows } = await sql<ProgramNow>`
    select p.key, p.title, v.version, v.flat
      from program p
      join program_version v on v.authority_id = ${authorityId} and v.key = p.key and v.version = p.current_version
     where p.authority_id = ${authorityId} order by p.key`.execute(tx)
  return rows
}

export type MemberRow = {
  id: string
  program_key: string
  group_id: string
  subject_kind: string
  subject_id: string
  from_day: string
  to_day: string
}

/** Members that are not over on `today`. */
export async function listMembers(
  tx: Tx,
  authorityId: string,
  programKey: string,
  today: string,
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select id, program_key, group_id, subject_kind, subject_id, from_day, to_day from roster_member
     where authority_id = ${authorityId} and program_key = ${programKey} and to_day >= ${today}`.execute(tx)
  return rows
}

export async function insertMembers(tx: Tx, authorityId: string, rows: readonly MemberRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id, from_day, to_day)
    select ${authorityId}, r.id, r.program_key, r.group_id, r.subject_kind, r.subject_id, r.from_day, r.to_day
      from ${recordset(rows, 'id uuid, program_key text, group_id text, subject_kind text, subject_id uuid, from_day date, to_day date')}`.execute(
    tx,
  )
}

export type LinkRow = {
  id: string
  program_key: string
  link: string
  person_id: string | null
  org_id: string | null
  target_kind: string
  target_org_id: string | null
  enterprise_id: string | null
  project_id: string | null
  area_id: string | null
  kinds: string[]
  from_day: string
  to_day: string
  term_to: string | null
}

/** Links of these persons in the program that are not over on `today`. */
export async function findLinks(
  tx: Tx,
  authorityId: string,
  personIds: readonly string[],
  today: string,
): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select id, program_key, link, person_id, org_id, target_kind, target_org_id, enterprise_id, project_id, area_id, kinds, from_day, to_day, term_to
      from link
     where authority_id = ${authorityId} and person_id = any(${[...personIds]}::uuid[]) and to_day >= ${today} and voided_at is null`.execute(
    tx,
  )
  return rows
}

/** Links to these targets that are not over on `today`: how many hold one already. */
export async function findLinksOfTargets(
  tx: Tx,
  authorityId: string,
  targetIds: readonly string[],
  today: string,
): Promise<LinkRow[]> {
  const ids = [...targetIds]
  const { rows } = await sql<LinkRow>`
    select id, program_key, link, person_id, org_id, target_kind, target_org_id, enterprise_id, project_id, area_id, kinds, from_day, to_day, term_to
      from link
     where authority_id = ${authorityId} and to_day >= ${today} and voided_at is null
       and (enterprise_id = any(${ids}::uuid[]) or project_id = any(${ids}::uuid[]) or target_org_id = any(${ids}::uuid[]) or area_id = any(${ids}::uuid[]))`.execute(
    tx,
  )
  return rows
}

export async function insertLinks(tx: Tx, authorityId: string, rows: readonly LinkRow[], at: string): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into link (authority_id, id, program_key, link, person_id, org_id, target_kind, target_org_id, enterprise_id, project_id, area_id,
                      kinds, from_day, to_day, term_to, recorded_at)
    select ${authorityId}, r.id, r.program_key, r.link, r.person_id, r.org_id, r.target_kind, r.target_org_id, r.enterprise_id, r.project_id,
           r.area_id, coalesce(r.kinds, '{}'), r.from_day, r.to_day, r.term_to, ${at}
      from ${recordset(
        rows,
        'id uuid, program_key text, link text, person_id uuid, org_id uuid, target_kind text, target_org_id uuid, enterprise_id uuid, project_id uuid, area_id uuid, kinds text[], from_day date, to_day date, term_to date',
      )}`.execute(tx)
}

/** Ends links, or changes what they are for. */
export async function updateLinks(
  tx: Tx,
  authorityId: string,
  rows: readonly { id: string; kinds: string[]; to_day: string }[],
  at: string,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update link l
       set kinds = coalesce(r.kinds, '{}'), to_day = r.to_day, revision = l.revision + 1,
           ended_at = case when r.to_day = 'infinity' then null when r.to_day <> l.to_day then ${at}::timestamptz else l.ended_at end
      from ${recordset(rows, 'id uuid, kinds text[], to_day date')}
     where l.authority_id = ${authorityId} and l.id = r.id`.execute(tx)
}
