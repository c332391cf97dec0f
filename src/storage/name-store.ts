import { sql, type Tx } from './open-database.ts'

/** Tables whose rows have a name of their own. */
export type NamedTable = 'org' | 'person' | 'enterprise' | 'project' | 'area'

/** Names by id. */
export async function namesOf(
  tx: Tx,
  authorityId: string,
  table: NamedTable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from ${sql.table(table)}
     where authority_id = ${authorityId} and id = any(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Who holds accounts, by account id: the account's own name, else the person's, the enterprise's, the login. */
export async function accountNames(
  tx: Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select a.id, coalesce(a.name, p.name, e.name, a.login) as name
      from account a
      left join person p on p.authority_id = a.authority_id and p.id = a.person_id
      left join enterprise e on e.authority_id = a.authority_id and e.id = a.enterprise_id
     where a.authority_id = ${authorityId} and a.id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** All names of a table, in order: what a drop-down offers. */
export async function listNames(tx: Tx, authorityId: string, table: 'org' | 'area'): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from ${sql.table(table)} where authority_id = ${authorityId} order by name`.execute(tx)
  return rows.map((row) => row.name)
}

/** The ids that bear a name; more than one where it is not enough to tell them apart. */
export async function idsNamed(tx: Tx, authorityId: string, table: NamedTable, name: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where authority_id = ${authorityId} and name = ${name} limit 3`.execute(tx)
  return rows.map((row) => row.id)
}

/** Units by their names or ids, in order of their names. */
export async function listUnitsNamed(
  tx: Tx,
  authorityId: string,
  names: readonly string[],
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from org
     where authority_id = ${authorityId} and (name = any(${[...names]}::text[]) or id = any(${[...ids]}::uuid[]))
     order by name`.execute(tx)
  return rows
}
