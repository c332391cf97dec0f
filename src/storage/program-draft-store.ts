import { sql, type Tx } from './open-database.ts'

/** A case file: its name and its YAML. */
export type CaseFile = { readonly file: string; readonly text: string }

export type ProgramDraft = {
  readonly programKey: string
  readonly accountId: string
  readonly text: string
  readonly cases: readonly CaseFile[]
  readonly baseVersion: number | null
  readonly updatedAt: string
  readonly revision: number
  /** Who writes it: the person, else the account. */
  readonly by: string
}

/** The drafts of one program, or of all, the newest first; without their text where `brief`. */
export async function listDrafts(tx: Tx, authorityId: string, key?: string): Promise<ProgramDraft[]> {
  const { rows } = await sql<ProgramDraft>`
    select d.program_key as "programKey", d.account_id as "accountId", d.text, d.cases, d.base_version as "baseVersion",
           d.updated_at as "updatedAt", d.revision, coalesce(n.name, a.name, a.login) as by
      from program_draft d
      join account a on a.authority_id = d.authority_id and a.id = d.account_id
      left join person n on n.authority_id = a.authority_id and n.id = a.person_id
     where d.authority_id = ${authorityId} and (${key ?? null}::text is null or d.program_key = ${key ?? null})
     order by d.updated_at desc, d.account_id`.execute(tx)
  return rows
}

export type NewDraft = {
  readonly programKey: string
  readonly accountId: string
  readonly text: string
  readonly cases: readonly CaseFile[]
  readonly baseVersion: number | null
  readonly at: string
}

/** Keeps a draft over the one seen (`seen` 0: none was there); the new revision, or undefined when another window wrote meanwhile. */
export async function saveDraft(
  tx: Tx,
  authorityId: string,
  draft: NewDraft,
  seen: number,
): Promise<number | undefined> {
  const { rows } = await sql<{ revision: number }>`
    insert into program_draft as d (authority_id, program_key, account_id, text, cases, base_version, created_at, updated_at)
    select ${authorityId}, ${draft.programKey}, ${draft.accountId}, ${draft.text}, ${JSON.stringify(draft.cases)}::jsonb,
           ${draft.baseVersion}, ${draft.at}, ${draft.at}
     where ${seen} = 0 or exists (select from program_draft k where k.authority_id = ${authorityId}
                                     and k.program_key = ${draft.programKey} and k.account_id = ${draft.accountId})
    on conflict (authority_id, program_key, account_id) do update
       set text = excluded.text, cases = excluded.cases, base_version = excluded.base_version, updated_at = excluded.updated_at,
           revision = d.revision + 1
     where d.revision = ${seen}
    returning d.revision`.execute(tx)
  return rows[0]?.revision
}

/** Throws a draft away; false when there was none. */
export async function deleteDraft(tx: Tx, authorityId: string, key: string, accountId: string): Promise<boolean> {
  const result = await sql`
    delete from program_draft where authority_id = ${authorityId} and program_key = ${key} and account_id = ${accountId}`.execute(
    tx,
  )
  return Number(result.numAffectedRows ?? 0) > 0
}

/** The case files kept for a program, by name. */
export async function listCaseFiles(tx: Tx, authorityId: string, key: string): Promise<CaseFile[]> {
  const { rows } = await sql<CaseFile>`
    select file, text from program_case where authority_id = ${authorityId} and program_key = ${key} order by file`.execute(
    tx,
  )
  return rows
}

/** Keeps these case files for a program, and no others. */
export async function replaceCaseFiles(
  tx: Tx,
  authorityId: string,
  key: string,
  files: readonly CaseFile[],
  by: { readonly at: string; readonly accountId: string | null },
): Promise<void> {
  await sql`delete from program_case where authority_id = ${authorityId} and program_key = ${key}`.execute(tx)
  if (files.length === 0) return
  await sql`
    insert into program_case (authority_id, program_key, file, text, kept_at, kept_by)
    select ${authorityId}, ${key}, f.file, f.text, ${by.at}, ${by.accountId}
      from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as f(file text, text text)`.execute(tx)
}

/** A clause of the notice. `waived`: why no rule follows from it. */
export type ClauseKept = {
  readonly anchor: string
  readonly level: number
  readonly text: string
  readonly waived?: string | undefined
}

export type Original = {
  readonly name: string
  readonly clauses: readonly ClauseKept[]
  readonly keptAt: string
  readonly by: string | null
  readonly revision: number
}

/** The notice's text as it was brought in; undefined when it was not. */
export async function findOriginal(tx: Tx, authorityId: string, key: string): Promise<Original | undefined> {
  const { rows } = await sql<Original>`
    select o.name, o.clauses, o.kept_at as "keptAt", coalesce(n.name, a.name, a.login) as by, o.revision
      from program_original o
      left join account a on a.authority_id = o.authority_id and a.id = o.kept_by
      left join person n on n.authority_id = a.authority_id and n.id = a.person_id
     where o.authority_id = ${authorityId} and o.program_key = ${key}`.execute(tx)
  return rows[0]
}

/** Keeps the notice's text over the one seen (0: none); false when somebody else wrote meanwhile. */
export async function saveOriginal(
  tx: Tx,
  authorityId: string,
  original: {
    readonly programKey: string
    readonly name: string
    readonly clauses: readonly ClauseKept[]
    readonly at: string
    readonly accountId: string | null
  },
  seen: number,
): Promise<boolean> {
  const result = await sql`
    insert into program_original as o (authority_id, program_key, name, clauses, kept_at, kept_by)
    values (${authorityId}, ${original.programKey}, ${original.name}, ${JSON.stringify(original.clauses)}::jsonb,
            ${original.at}, ${original.accountId})
    on conflict (authority_id, program_key) do update
       set name = excluded.name, clauses = excluded.clauses, kept_at = excluded.kept_at, kept_by = excluded.kept_by,
           revision = o.revision + 1
     where o.revision = ${seen}`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}
