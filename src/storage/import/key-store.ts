import { sql, type Tx } from '../open-database.ts'
import { recordset } from './rows.ts'

export type ImportKey = { key: string; content: string; thing_id: string }

export async function findKeys(
  tx: Tx,
  authorityId: string,
  kind: string,
  keys: readonly string[],
): Promise<Map<string, ImportKey>> {
  const { rows } = await sql<ImportKey>`
    select k.* from unnest(${[...keys]}::text[]) as w(key), lateral (
      select key, content, thing_id from import_key
       where authority_id = ${authorityId} and kind = ${kind} and key = w.key offset 0) k`.execute(tx)
  return new Map(rows.map((row) => [row.key, row]))
}

export async function insertKeys(
  tx: Tx,
  authorityId: string,
  kind: string,
  runId: string,
  rows: readonly ImportKey[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into import_key (authority_id, kind, key, content, thing_id, run_id)
    select ${authorityId}, ${kind}, r.key, r.content, r.thing_id, ${runId}
      from ${recordset(rows, 'key text, content text, thing_id uuid')}`.execute(tx)
}
