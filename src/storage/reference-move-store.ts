import { sql, type Tx } from './open-database.ts'

/** What a move did, enough to take it back by hand: keys of the rows moved, and whole rows that fell together with another. */
export type Moved = {
  readonly table: string
  readonly column: string
  readonly keys: readonly Readonly<Record<string, unknown>>[]
  readonly dropped: readonly Readonly<Record<string, unknown>>[]
}

/** A unique index, and for which rows it is one. */
type Unique = { readonly columns: string[]; readonly where: string | null }
type Reference = { table: string; column: string; kind: string | null; key: string[]; unique: Unique[] }

/**
 * Lets everything that refers to one enterprise refer to another. The tables are found in the catalogue, so that none can be
 * forgotten: columns `enterprise_id`, and `subject_id` or `thing_id` where the kind beside it says enterprise. What rules
 * derived is left: it is computed again; matters follow by an act of their own. Rows that would stand twice (the same member of a list, the same day's figures) are
 * dropped on the side that goes, and reported whole.
 */
export async function moveEnterpriseReferences(
  tx: Tx,
  authorityId: string,
  from: string,
  to: string,
): Promise<Moved[]> {
  const moved: Moved[] = []
  for (const reference of await referencesOf(tx)) {
    const dropped: Record<string, unknown>[] = []
    for (const unique of reference.unique)
      dropped.push(...(await dropTwins(tx, authorityId, reference, unique, from, to)))
    const key = sql.raw(reference.key.map((name) => `'${name}', "${name}"`).join(', '))
    const { rows } = await sql<{ key: Record<string, unknown> }>`
      update ${sql.table(reference.table)} set ${sql.ref(reference.column)} = ${to}::uuid
       where authority_id = ${authorityId} and ${sql.ref(reference.column)} = ${from}::uuid
         ${reference.kind ? sql`and ${sql.ref(reference.kind)} = 'enterprise'` : sql``}
      returning jsonb_build_object(${key}) as key`.execute(tx)
    if (rows.length > 0 || dropped.length > 0) {
      moved.push({ table: reference.table, column: reference.column, keys: rows.map((row) => row.key), dropped })
    }
  }
  return moved
}

/** Columns of the live schema that may name an enterprise, with the keys and unique indexes they stand in. */
async function referencesOf(tx: Tx): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    with col as (
      select c.oid, c.relname as "table", a.attname as "column",
             case a.attname when 'subject_id' then 'subject_kind' when 'thing_id' then 'thing_kind' end as kind
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and not a.attisdropped and a.atttypid = 'uuid'::regtype
       where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
         and a.attname in ('enterprise_id', 'subject_id', 'thing_id')
         and c.relname not like 'derived\\_%' and c.relname not in ('act', 'audit', 'audit_chain', 'matter'))
    select col."table", col."column", col.kind,
           (select array_agg(a.attname::text order by a.attnum) from pg_index i
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])
             where i.indrelid = col.oid and i.indisprimary and a.attname <> 'authority_id') as key,
           coalesce((select jsonb_agg(jsonb_build_object('columns', u.columns, 'where', u.applies)) from (
              select (select jsonb_agg(a.attname) from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])) as columns,
                     pg_get_expr(i.indpred, i.indrelid) as applies
                from pg_index i
               where i.indrelid = col.oid and i.indisunique and i.indexprs is null) u
             where u.columns ? col."column"::text), '[]') as unique
      from col
     where col.kind is null
        or col.oid in (select a.attrelid from pg_attribute a where a.attname = col.kind and not a.attisdropped)
     order by 1, 2`.execute(tx)
  return rows
}

/** Rows that would stand twice by one index are dropped on the side that goes; the index may hold for some rows only (what stands, not what was voided). */
async function dropTwins(
  tx: Tx,
  authorityId: string,
  { table, column, kind }: Reference,
  { columns, where }: Unique,
  from: string,
  to: string,
): Promise<Record<string, unknown>[]> {
  const same = columns.filter((name) => name !== column && name !== 'authority_id')
  const alike = sql.join(
    [sql`true`, ...same.map((name) => sql`k.${sql.ref(name)} is not distinct from g.${sql.ref(name)}`)],
    sql` and `,
  )
  // The index's own condition names its columns bare, so each side is read by itself.
  const side = (id: string) => sql`
    select t.*, t.ctid as place from ${sql.table(table)} t
     where t.authority_id = ${authorityId} and t.${sql.ref(column)} = ${id}::uuid
       ${kind ? sql`and t.${sql.ref(kind)} = 'enterprise'` : sql``} ${where ? sql`and ${sql.raw(where)}` : sql``}`
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    delete from ${sql.table(table)} x using (${side(from)}) g, (${side(to)}) k
     where x.authority_id = ${authorityId} and x.ctid = g.place and ${alike}
    returning to_jsonb(x) as row`.execute(tx)
  return rows.map(({ row }) => row)
}

/** Enterprises merged earlier into the one that goes now lead to the survivor at once. */
export async function followMerges(tx: Tx, authorityId: string, from: string, to: string): Promise<void> {
  await sql`
    update enterprise set merged_into = ${to} where authority_id = ${authorityId} and merged_into = ${from}`.execute(tx)
}

/** Matters about an enterprise, whatever their state. */
export async function listMattersOf(tx: Tx, authorityId: string, enterpriseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from matter where authority_id = ${authorityId} and enterprise_id = ${enterpriseId} order by id`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}
