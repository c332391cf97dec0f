import { sql, type Tx } from '../open-database.ts'

export type LayoutRow = { kind: string; columns: Record<string, string> }

export async function findLayout(tx: Tx, authorityId: string, headKey: string): Promise<LayoutRow | undefined> {
  const { rows } = await sql<LayoutRow>`
    select kind, columns from import_layout where authority_id = ${authorityId} and head_key = ${headKey}`.execute(tx)
  return rows[0]
}

export async function saveLayout(
  tx: Tx,
  authorityId: string,
  headKey: string,
  layout: LayoutRow,
  at: string,
  by: string | null,
): Promise<void> {
  await sql`
    insert into import_layout (authority_id, head_key, kind, columns, decided_at, decided_by)
    values (${authorityId}, ${headKey}, ${layout.kind}, ${JSON.stringify(layout.columns)}::jsonb, ${at}, ${by})
    on conflict (authority_id, head_key) do update
       set kind = excluded.kind, columns = excluded.columns, decided_at = excluded.decided_at, decided_by = excluded.decided_by`.execute(
    tx,
  )
}

export type AliasRow = {
  id: string
  kind: string
  key: string
  written: string
  context: string | null
  thing_id: string | null
  decided_at: string
}

export type AliasListed = AliasRow & { thing: string | null; decided_by_name: string | null }

/** The answers that hold, whose thing is still there; one merged into another stands for that one. */
export async function listAliases(tx: Tx, authorityId: string): Promise<AliasListed[]> {
  const { rows } = await sql<AliasListed & { gone: boolean }>`
    select a.id, a.kind, a.key, a.written, a.context, coalesce(e.merged_into, a.thing_id) as thing_id, a.decided_at,
           coalesce(m.name, o.name, p.name, e.name, j.name, r.name) as thing,
           (select w.name from account c join person w on w.authority_id = c.authority_id and w.id = c.person_id
             where c.authority_id = ${authorityId} and c.id = a.decided_by) as decided_by_name
      from import_alias a
      left join org o on a.kind = 'org' and o.authority_id = ${authorityId} and o.id = a.thing_id
      left join person p on a.kind = 'person' and p.authority_id = ${authorityId} and p.id = a.thing_id
      left join enterprise e on a.kind = 'enterprise' and e.authority_id = ${authorityId} and e.id = a.thing_id
      left join enterprise m on m.authority_id = ${authorityId} and m.id = e.merged_into
      left join project j on a.kind = 'project' and j.authority_id = ${authorityId} and j.id = a.thing_id
      left join area r on a.kind = 'area' and r.authority_id = ${authorityId} and r.id = a.thing_id
     where a.authority_id = ${authorityId} and a.revoked_at is null
       and (a.thing_id is null or coalesce(o.id, p.id, e.id, j.id, r.id) is not null)
     order by a.decided_at desc, a.id`.execute(tx)
  return rows
}

/** Keeps an answer; an earlier one about the same name ends. */
export async function saveAlias(
  tx: Tx,
  authorityId: string,
  alias: Omit<AliasRow, 'decided_at'>,
  at: string,
  by: string | null,
): Promise<void> {
  await sql`
    update import_alias set revoked_at = ${at}, revoked_by = ${by}
     where authority_id = ${authorityId} and kind = ${alias.kind} and key = ${alias.key} and revoked_at is null`.execute(
    tx,
  )
  await sql`
    insert into import_alias (authority_id, id, kind, key, written, context, thing_id, decided_at, decided_by)
    values (${authorityId}, ${alias.id}, ${alias.kind}, ${alias.key}, ${alias.written}, ${alias.context}, ${alias.thing_id}, ${at}, ${by})`.execute(
    tx,
  )
}

/** Takes an answer back; says whether there was one. */
export async function revokeAlias(
  tx: Tx,
  authorityId: string,
  id: string,
  at: string,
  by: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    update import_alias set revoked_at = ${at}, revoked_by = ${by}
     where authority_id = ${authorityId} and id = ${id} and revoked_at is null returning id`.execute(tx)
  return rows.length > 0
}

/** Whether what an answer names is there. */
export async function isThere(
  tx: Tx,
  authorityId: string,
  kind: 'org' | 'person' | 'enterprise' | 'project' | 'area',
  id: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ${sql.ref(kind)} where authority_id = ${authorityId} and id = ${id}`.execute(tx)
  return rows.length > 0
}

/** Enterprises for comparing names with: those that are not merged, with the names they had before. */
export async function listNamesForMatching(
  tx: Tx,
  authorityId: string,
): Promise<
  { id: string; name: string; short_name: string | null; credit_code: string | null; former_names: string[] }[]
> {
  const { rows } = await sql<{
    id: string
    name: string
    short_name: string | null
    credit_code: string | null
    former_names: string[]
  }>`
    select id, name, short_name, credit_code, former_names from enterprise
     where authority_id = ${authorityId} and status <> 'merged'`.execute(tx)
  return rows
}
