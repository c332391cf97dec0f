import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type TargetClosing = {
  readonly id: string
  readonly targetId: string
  readonly askedAt: string
  readonly askedBy: string | null
  readonly askedByName: string | null
  readonly note: string
  readonly target: string
  readonly value: string | null
  readonly evidence: number
  readonly decidedAt: string | null
  readonly decidedByName: string | null
  readonly passed: boolean | null
  readonly reason: string | null
}

/** What was tried to strike a target off, the latest first. */
export async function listTargetClosings(tx: Tx, authorityId: string, targetId: string): Promise<TargetClosing[]> {
  const { rows } = await sql<TargetClosing>`
    select c.id, c.target_id as "targetId", c.asked_at as "askedAt", c.asked_by as "askedBy", a.name as "askedByName", c.note, c.target, c.value,
           c.evidence, c.decided_at as "decidedAt", d.name as "decidedByName", c.passed, c.reason
      from target_closing c
      left join person a on a.authority_id = ${authorityId} and a.id = c.asked_by
      left join person d on d.authority_id = ${authorityId} and d.id = c.decided_by
     where c.authority_id = ${authorityId} and c.target_id = ${targetId} order by c.asked_at desc, c.id desc`.execute(
    tx,
  )
  return rows
}

/** What others asked and nobody has decided, the oldest first. `scope`: what of targets (`t`) the asker may decide. */
export async function listClosingsAsked(
  tx: Tx,
  authorityId: string,
  { personId, scope, limit }: { personId: string | null; scope: RawBuilder<unknown>; limit: number },
): Promise<TargetClosing[]> {
  const { rows } = await sql<TargetClosing>`
    select c.id, c.target_id as "targetId", c.asked_at as "askedAt", c.asked_by as "askedBy", a.name as "askedByName", c.note, c.target, c.value,
           c.evidence, null as "decidedAt", null as "decidedByName", null as passed, null as reason
      from target_closing c
      left join person a on a.authority_id = ${authorityId} and a.id = c.asked_by
     where c.authority_id = ${authorityId} and c.decided_at is null and (c.asked_by is null or c.asked_by is distinct from ${personId})
       and exists (
         select 1 from target t
          where t.authority_id = ${authorityId} and t.target_id = c.target_id and t.voided_at is null and ${scope})
     order by c.asked_at, c.id limit ${limit}`.execute(tx)
  return rows
}

export async function insertTargetClosing(
  tx: Tx,
  authorityId: string,
  one: Pick<TargetClosing, 'id' | 'targetId' | 'askedAt' | 'askedBy' | 'note' | 'target' | 'value' | 'evidence'>,
): Promise<void> {
  await sql`
    insert into target_closing (authority_id, id, target_id, asked_at, asked_by, note, target, value, evidence)
    values (${authorityId}, ${one.id}, ${one.targetId}, ${one.askedAt}, ${one.askedBy}, ${one.note}, ${one.target}, ${one.value}, ${one.evidence})`.execute(
    tx,
  )
}

export async function decideTargetClosing(
  tx: Tx,
  authorityId: string,
  of: {
    readonly id: string
    readonly at: string
    readonly by: string | null
    readonly passed: boolean
    readonly reason: string | null
  },
): Promise<void> {
  await sql`
    update target_closing set decided_at = ${of.at}, decided_by = ${of.by}, passed = ${of.passed}, reason = ${of.reason}
     where authority_id = ${authorityId} and id = ${of.id}`.execute(tx)
}

/** Files attached to a target as evidence. */
export async function listTargetFiles(
  tx: Tx,
  authorityId: string,
  targetId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from attachment where authority_id = ${authorityId} and thing_kind = 'target' and thing_id = ${targetId} order by recorded_at`.execute(
    tx,
  )
  return rows
}
