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

/** Of what left together with these rows, what has not come back: the latest day most of them share tells which ledger it was. */
export async function listNotBack(
  tx: Tx,
  authorityId: string,
  kind: MarkedKind,
  marks: readonly { readonly id: string; readonly digest: string }[],
): Promise<{ readonly leftAt: string | null; readonly ids: readonly string[] }> {
  if (marks.length === 0) return { leftAt: null, ids: [] }
  const { rows } = await sql<{ leftAt: string; ids: string[] | null }>`
    with back as (select * from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as x(id uuid, digest text)),
    ledger as (
      select o.last_at from ledger_origin o join back b on b.id = o.thing_id and b.digest = o.digest
       where o.authority_id = ${authorityId} and o.kind = ${kind} group by o.last_at order by count(*) desc, o.last_at desc limit 1)
    select l.last_at as "leftAt",
           (select array_agg(distinct o.thing_id) from ledger_origin o
             where o.authority_id = ${authorityId} and o.kind = ${kind} and o.last_at = l.last_at
               and not exists (select 1 from back b where b.id = o.thing_id)) as ids
      from ledger l`.execute(tx)
  return { leftAt: rows[0]?.leftAt ?? null, ids: rows[0]?.ids ?? [] }
}

/** Forgets what left before a day: a ledger older than that comes back without its origin. */
export async function deleteOriginsBefore(tx: Tx, authorityId: string, before: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with gone as (delete from ledger_origin where authority_id = ${authorityId} and last_at < ${before} returning 1)
    select count(*)::int as n from gone`.execute(tx)
  return rows[0]?.n ?? 0
}
