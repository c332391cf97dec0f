import type { ChainReport } from './audit-store.ts'
import { sql, type Tx } from './open-database.ts'

/** How far the chain was proved. */
export type ChainProved = {
  readonly seq: number
  readonly auditId: string
  readonly hash: Buffer
  /** When all of it was last read, how long it was, and in how many places it was not what was written. */
  readonly fullAt: string
  readonly fullLinks: number
  readonly fullFaults: number
}

export async function findProved(tx: Tx, authorityId: string): Promise<ChainProved | undefined> {
  const { rows } = await sql<ChainProved>`
    select seq::float8 as seq, audit_id as "auditId", hash, full_at as "fullAt", full_links::float8 as "fullLinks", full_faults as "fullFaults"
      from audit_proved where authority_id = ${authorityId}`.execute(tx)
  return rows[0]
}

/** Remembers a proof of the whole chain, whatever it found. A chain without a link is not remembered. */
export async function keepFullProof(tx: Tx, authorityId: string, report: ChainReport, at: string): Promise<void> {
  await sql`
    insert into audit_proved (authority_id, seq, audit_id, hash, full_at, full_links, full_faults)
    select c.authority_id, c.seq, c.audit_id, c.hash, ${at}, ${report.links}, ${report.faults.length}
      from audit_chain c where c.authority_id = ${authorityId} and c.seq = ${report.links}
    on conflict (authority_id) do update
      set seq = excluded.seq, audit_id = excluded.audit_id, hash = excluded.hash,
          full_at = excluded.full_at, full_links = excluded.full_links, full_faults = excluded.full_faults
      where audit_proved.full_at <= excluded.full_at`.execute(tx)
}

/** Remembers that the chain was found right from the last proof up to a link further on. */
export async function keepFurtherProof(tx: Tx, authorityId: string, links: number): Promise<void> {
  await sql`
    update audit_proved p set seq = c.seq, audit_id = c.audit_id, hash = c.hash
      from audit_chain c
     where p.authority_id = ${authorityId} and c.authority_id = ${authorityId} and c.seq = ${links} and c.seq > p.seq`.execute(
    tx,
  )
}
