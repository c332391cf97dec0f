import pg from 'pg'

/** A table as backup and restore see it. */
export type Table = {
  name: string
  /** Columns that hold something of their own, in order of definition. */
  columns: string[]
  /** SQL of the order that makes two copies equal: by primary key, text by code point. */
  order: string
  /** Whether its rows belong to an authority. */
  owned: boolean
}

/** Our own tables, by name. The job queue's are not among them: the clock finds again what is due. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{
    name: string
    columns: string[]
    key: { name: string; text: boolean }[] | null
  }>(`
    select c.relname as name,
           (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
           (select json_agg(json_build_object('name', a.attname, 'text', a.attcollation <> 0) order by array_position(i.indkey, a.attnum))
              from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
             where i.indrelid = c.oid and i.indisprimary) as key
      from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
     order by c.relname collate "C"`)
  return rows.map(({ name, columns, key }) => {
    if (!key) throw new Error(`table ${name} has no primary key: its rows have no order`)
    const order = key.map((one) => `${pg.escapeIdentifier(one.name)}${one.text ? ' collate "C"' : ''}`).join(', ')
    return { name, columns, order, owned: columns.includes('authority_id') }
  })
}

/** The sequences of our schema with what each would give next, as `last_value,is_called`. */
export async function readSequences(client: pg.ClientBase): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'S' order by relname collate "C"`,
  )
  const found: Record<string, string> = {}
  for (const { name } of rows) {
    const state = await client.query<{ state: string }>(
      `select last_value || ',' || is_called as state from ${pg.escapeIdentifier(name)}`,
    )
    found[name] = state.rows[0]?.state ?? ''
  }
  return found
}
