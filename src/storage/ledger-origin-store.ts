import type { MarkedKind, MarkValues } from '#domain/ledger/row-mark.ts'
import { sql, type Tx } from './open-database.ts'

/** What could be edited of a thing when a ledger with it was written out. */
export type Origin = { readonly id: string; readonly digest: string; readonly values: MarkValues }

/** Keeps what rows said when they left; the same said again only moves its day. */
export async function keepOrigins(
  tx: Tx,
  authorityId: string,
  kind: MarkedKind,
  rows: readonly Origin[],
  at: string,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into ledger_origin (authority_id, kind, thing_id, digest, "values", last_at)
    select ${authorityId}, ${kind}, x.id, x.digest, x."values", ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, digest text, "values" jsonb)
    on conflict (authority_id, kind, thing_id, digest) do update set last_at = excluded.last_at`.execute(tx)
}

/** What the rows that carry these marks said when they left; by id and digest. */
export async function originsOf(
  tx: Tx,
  authorityId: string,
  kind: MarkedKind,
  marks: readonly { readonly id: string; readonly digest: string }[],
): Promise<ReadonlyMap<string, MarkValues>> {
  if (marks.length === 0) return new Map()
  const { rows } = await sql<Origin>`
    select o.thing_id as id, o.digest, o."values"
      from ledger_origin o
      join jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as x(id uuid, digest text) on x.id = o.thing_id and x.digest = o.digest
     where o.authority_id = ${authorityId} and o.kind = ${kind}`.execute(tx)
  return new Map(rows.map(({ id, digest, values }) => [`${id}:${digest}`, values]))
}

/** Forgets what left before a day: a ledger older than that comes back without its origin. */
export async function deleteOriginsBefore(tx: Tx, authorityId: string, before: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with gone as (delete from ledger_origin where authority_id = ${authorityId} and last_at < ${before} returning 1)
    select count(*)::int as n from gone`.execute(tx)
  return rows[0]?.n ?? 0
}
