import { newId } from '#domain/id.ts'
import type { Act } from '#domain/matter/act.ts'
import type { Matter } from '#domain/matter/matter.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { appendActs, findLastAct } from './act-store.ts'
import { markDirty } from './dirty-store.ts'
import {
  type SavedMatter,
  writeClocks,
  writeClosings,
  writeHistory,
  writeParties,
  writeStays,
} from './matter-parts-store.ts'
import { insertMatterRows, updateMatterRow } from './matter-row-store.ts'
import { sql, type Tx } from './open-database.ts'

/** The matter as it stands, or undefined. `hold` keeps others from changing it until the transaction ends. */
export async function findMatter(tx: Tx, authorityId: string, id: string, how?: 'hold'): Promise<Matter | undefined> {
  const { rows } = await sql<{ state_json: Matter }>`
    select state_json from matter where authority_id = ${authorityId} and id = ${id} ${how ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0]?.state_json
}

/** As {@link findMatter}, for ids that must exist. */
export async function getMatter(tx: Tx, authorityId: string, id: string, how?: 'hold'): Promise<Matter> {
  const matter = await findMatter(tx, authorityId, id, how)
  if (!matter) throw new Error(`no matter ${id}`)
  return matter
}

/**
 * Saves what was done and what the matter thereby is: the acts, its row, the row of its history, parties, clocks,
 * closings, and that rules must look again. `before` is null for a new one. Fails with `matter.changed` when somebody
 * else was quicker, and says who and when.
 */
export async function saveMatter(
  tx: Tx,
  authorityId: string,
  before: Matter | null,
  after: Matter,
  acts: readonly Act[],
): Promise<Result<true>> {
  if (acts.length === 0) return ok(true)
  if (before === null) {
    await saveNewMatters(tx, authorityId, [{ after, acts }])
    return ok(true)
  }
  if (!(await updateMatterRow(tx, authorityId, before, after))) {
    const other = await findLastAct(tx, authorityId, after.id)
    return fail('matter.changed', {
      by: other?.actor.personId ?? null,
      at: other?.recordedAt ?? null,
      act: other?.act ?? null,
    })
  }
  await saveRest(tx, authorityId, [{ before, after, acts }])
  return ok(true)
}

/** The same of new ones, many at once: as many statements as for one. */
export async function saveNewMatters(
  tx: Tx,
  authorityId: string,
  matters: readonly { readonly after: Matter; readonly acts: readonly Act[] }[],
): Promise<void> {
  if (matters.length === 0) return
  const rows = matters.map(({ after }) => after)
  await insertMatterRows(tx, authorityId, rows)
  await saveRest(
    tx,
    authorityId,
    matters.map((one) => ({ before: null, ...one })),
  )
}

async function saveRest(tx: Tx, authorityId: string, all: readonly SavedMatter[]): Promise<void> {
  await appendActs(
    tx,
    authorityId,
    all.map(({ after, acts }) => ({ matterId: after.id, acts })),
  )
  // Attempts that were refused change nothing.
  const saved = all.filter(({ acts }) => !acts.every((act) => act.refused))
  if (saved.length === 0) return
  await writeHistory(tx, authorityId, saved)
  await writeStays(tx, authorityId, saved)
  await writeParties(tx, authorityId, saved)
  await writeClocks(tx, authorityId, saved)
  await writeClosings(tx, authorityId, saved)
  await markDirty(
    tx,
    authorityId,
    saved.map(({ after, acts }) => ({
      id: newId(),
      programKey: after.programKey,
      factKind: 'matter',
      factId: after.id,
      at: (acts.at(-1) as Act).recordedAt,
    })),
  )
}

/** Keeps a matter to discipline: from its first moment on, and never taken back. */
export async function reserveMatter(tx: Tx, authorityId: string, id: string): Promise<void> {
  await sql`update matter set reserved = true where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** Whether a matter is reserved to discipline. */
export async function isReserved(tx: Tx, authorityId: string, id: string): Promise<boolean> {
  const { rows } = await sql<{ reserved: boolean }>`
    select reserved from matter where authority_id = ${authorityId} and id = ${id}`.execute(tx)
  return rows[0]?.reserved ?? false
}
