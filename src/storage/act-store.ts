import type { Act, ActActor } from '#domain/matter/act.ts'
import type { ActName, MatterRole } from '#domain/matter/act-names.ts'
import { sql, type Tx } from './open-database.ts'

type Row = {
  seq: number
  act: string
  at: string
  actor_account: string | null
  actor_person: string | null
  actor_org: string | null
  actor_role: string
  reason: string | null
  data: Record<string, unknown>
  refused: boolean
  refusal: string | null
  program_version: number
  recorded_at: string
}

/** Appends acts of matters; they are never changed or taken away. */
export async function appendActs(
  tx: Tx,
  authorityId: string,
  done: readonly { readonly matterId: string; readonly acts: readonly Act[] }[],
): Promise<void> {
  const rows = done.flatMap(({ matterId, acts }) => acts.map((act) => rowOf(matterId, act)))
  await sql`
    insert into act (authority_id, matter_id, seq, act, at, actor_account, actor_person, actor_org, actor_role, reason, data,
                     refused, refusal, program_version, recorded_at)
    select ${authorityId}, r.matter_id, r.seq, r.act, r.at, r.actor_account, r.actor_person, r.actor_org, r.actor_role, r.reason, r.data,
           r.refused, r.refusal, r.program_version, r.recorded_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        matter_id uuid, seq int, act text, at timestamptz, actor_account uuid, actor_person uuid, actor_org uuid, actor_role text,
        reason text, data jsonb, refused boolean, refusal text, program_version int, recorded_at timestamptz)`.execute(
    tx,
  )
}

function rowOf(matterId: string, act: Act) {
  return {
    matter_id: matterId,
    seq: act.seq,
    act: act.act,
    at: act.at,
    actor_account: act.actor.accountId,
    actor_person: act.actor.personId,
    actor_org: act.actor.orgId,
    actor_role: act.actor.role,
    reason: act.reason,
    data: { ...act.data, clocks: act.clocks },
    refused: act.refused,
    refusal: act.refused ? act.refusal : null,
    program_version: act.programVersion,
    recorded_at: act.recordedAt,
  }
}

/** All acts of a matter, in their order. */
export async function listActs(tx: Tx, authorityId: string, matterId: string): Promise<Act[]> {
  const { rows } = await sql<Row>`
    select seq, act, at, actor_account, actor_person, actor_org, actor_role, reason, data, refused, refusal, program_version, recorded_at
      from act where authority_id = ${authorityId} and matter_id = ${matterId} order by seq`.execute(tx)
  return rows.map(actOf)
}

/** Who did the latest act, and when: for telling whoever comes second. */
export async function findLastAct(tx: Tx, authorityId: string, matterId: string): Promise<Act | undefined> {
  const { rows } = await sql<Row>`
    select seq, act, at, actor_account, actor_person, actor_org, actor_role, reason, data, refused, refusal, program_version, recorded_at
      from act where authority_id = ${authorityId} and matter_id = ${matterId} order by seq desc limit 1`.execute(tx)
  return rows[0] && actOf(rows[0])
}

function actOf(row: Row): Act {
  const { clocks, ...data } = row.data
  const actor: ActActor = {
    accountId: row.actor_account,
    personId: row.actor_person,
    orgId: row.actor_org,
    role: row.actor_role as MatterRole,
  }
  const common = {
    seq: row.seq,
    act: row.act as ActName,
    at: row.at,
    recordedAt: row.recorded_at,
    actor,
    reason: row.reason,
    programVersion: row.program_version,
    data,
  }
  if (row.refused) return { ...common, refused: true, refusal: row.refusal ?? '', clocks: [] }
  // The data was written by `decide` for this act's name and by nobody else.
  return { ...common, refused: false, clocks } as unknown as Act
}
