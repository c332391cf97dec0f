import { sql, type Tx } from './open-database.ts'

/** A fact that changed, so that the next run of the rules looks at what it touches. */
export type Dirty = {
  readonly id: string
  /** null: every program. */
  readonly programKey: string | null
  /** A kind of the fact catalogue, or an entity: link, visit, enterprise … */
  readonly factKind: string
  readonly factId: string
  readonly at: string
}

/** Notes changed facts, in the transaction of the change. */
export async function markDirty(tx: Tx, authorityId: string, changes: readonly Dirty[]): Promise<void> {
  if (changes.length === 0) return
  await sql`
    insert into dirty (authority_id, id, program_key, fact_kind, fact_id, at)
    select ${authorityId}, d.id, d.program_key, d.fact_kind, d.fact_id, d.at
      from unnest(${changes.map((c) => c.id)}::uuid[], ${changes.map((c) => c.programKey)}::text[],
                  ${changes.map((c) => c.factKind)}::text[], ${changes.map((c) => c.factId)}::uuid[],
                  ${changes.map((c) => c.at)}::timestamptz[]) as d(id, program_key, fact_kind, fact_id, at)`.execute(tx)
}

/** Too much changed to name it: all programs are computed anew. */
export async function markEverythingDirty(
  tx: Tx,
  authorityId: string,
  { id, at }: { readonly id: string; readonly at: string },
): Promise<void> {
  await markDirty(tx, authorityId, [{ id, programKey: null, factKind: 'everything', factId: id, at }])
}
