import { sql, type Tx } from './open-database.ts'

/** A raiser's identity under a key of its own; nothing of it stands anywhere else. */
export type SealedRow = {
  readonly keyWrapped: Uint8Array
  readonly iv: Uint8Array
  readonly cipher: Uint8Array
  readonly mac: Uint8Array
}

export async function insertSealedRaiser(tx: Tx, authorityId: string, matterId: string, row: SealedRow): Promise<void> {
  await sql`
    insert into sealed_raiser (authority_id, matter_id, key_wrapped, iv, cipher, mac)
    values (${authorityId}, ${matterId}, ${Buffer.from(row.keyWrapped)}, ${Buffer.from(row.iv)}, ${Buffer.from(row.cipher)}, ${Buffer.from(row.mac)})`.execute(
    tx,
  )
}

export async function findSealedRaiser(tx: Tx, authorityId: string, matterId: string): Promise<SealedRow | undefined> {
  const { rows } = await sql<{ key_wrapped: Buffer; iv: Buffer; cipher: Buffer; mac: Buffer }>`
    select key_wrapped, iv, cipher, mac from sealed_raiser where authority_id = ${authorityId} and matter_id = ${matterId}`.execute(
    tx,
  )
  const row = rows[0]
  return row && { keyWrapped: row.key_wrapped, iv: row.iv, cipher: row.cipher, mac: row.mac }
}
