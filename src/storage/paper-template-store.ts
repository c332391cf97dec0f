import { sql, type Tx } from './open-database.ts'

/** Which paper a template stands for; an empty program key: a paper that every program has, or a sheet. */
export type TemplateOf = { readonly programKey: string; readonly paper: string }

export type TemplateRow = TemplateOf & {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly size: number
  readonly departures: readonly unknown[]
  readonly warnings: readonly string[]
  readonly uploadedBy: string | null
  readonly uploadedAt: string
  readonly inUse: boolean
  /** How many issued papers it made. */
  readonly made: number
}

const SELECTED =
  sql.raw(`t.id, t.program_key as "programKey", t.paper, t.version, t.name, t.size, t.departures, t.warnings, t.uploaded_by as "uploadedBy",
  t.uploaded_at as "uploadedAt", t.in_use as "inUse",
  (select count(*)::int from paper p where p.authority_id = t.authority_id and p.template_id = t.id) as made`)

/** All versions, the latest first; of one kind of paper, or of all. */
export async function listTemplates(tx: Tx, authorityId: string, of?: TemplateOf): Promise<TemplateRow[]> {
  const { rows } = await sql<TemplateRow>`
    select ${SELECTED} from paper_template t
     where t.authority_id = ${authorityId}
       ${of ? sql`and t.program_key = ${of.programKey} and t.paper = ${of.paper}` : sql``}
     order by t.program_key, t.paper, t.version desc`.execute(tx)
  return rows
}

export async function findTemplate(tx: Tx, authorityId: string, id: string): Promise<TemplateRow | undefined> {
  const { rows } = await sql<TemplateRow>`
    select ${SELECTED} from paper_template t where t.authority_id = ${authorityId} and t.id = ${id}`.execute(tx)
  return rows[0]
}

/** The version in use for a kind of paper; undefined: the house sets it. */
export async function findTemplateInUse(tx: Tx, authorityId: string, of: TemplateOf): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from paper_template
     where authority_id = ${authorityId} and program_key = ${of.programKey} and paper = ${of.paper} and in_use`.execute(
    tx,
  )
  return rows[0]?.id
}

export async function readTemplateBytes(tx: Tx, authorityId: string, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from paper_template where authority_id = ${authorityId} and id = ${id}`.execute(tx)
  return rows[0]?.bytes
}

export type NewTemplate = TemplateOf & {
  readonly id: string
  readonly name: string
  readonly bytes: Buffer
  readonly digest: Buffer
  readonly departures: readonly unknown[]
  readonly warnings: readonly string[]
  readonly by: string | null
  readonly at: string
}

/** Keeps a further version and gives its number; whoever uploads at the same time waits. */
export async function insertTemplate(tx: Tx, authorityId: string, one: NewTemplate): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`paper_template ${authorityId} ${one.programKey} ${one.paper}`}, 0))`.execute(
    tx,
  )
  const { rows } = await sql<{ version: number }>`
    insert into paper_template (authority_id, id, program_key, paper, version, name, bytes, size, digest, departures, warnings, uploaded_by, uploaded_at)
    select ${authorityId}, ${one.id}, ${one.programKey}, ${one.paper}, coalesce(max(t.version), 0) + 1, ${one.name}, ${one.bytes}, ${one.bytes.length},
           ${one.digest}, ${JSON.stringify(one.departures)}::jsonb, ${JSON.stringify(one.warnings)}::jsonb, ${one.by}, ${one.at}
      from paper_template t
     where t.authority_id = ${authorityId} and t.program_key = ${one.programKey} and t.paper = ${one.paper}
    returning version`.execute(tx)
  return rows[0]?.version ?? 1
}

/** Puts one version of a kind of paper into use, or none: the house sets it again. */
export async function useTemplate(tx: Tx, authorityId: string, of: TemplateOf, id: string | null): Promise<void> {
  await sql`
    update paper_template set in_use = false
     where authority_id = ${authorityId} and program_key = ${of.programKey} and paper = ${of.paper} and in_use`.execute(
    tx,
  )
  if (id === null) return
  await sql`update paper_template set in_use = true where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}
