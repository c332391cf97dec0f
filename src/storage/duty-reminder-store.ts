import { sql, type Tx } from './open-database.ts'

export type OpenDuty = {
  readonly id: string
  readonly ownerKind: string
  readonly ownerId: string
  readonly openedAt: string
  readonly dueAt: string
  readonly dueDay: string
}

/** The key under which it is kept that a duty was warned of; the same in SQL below. */
export function dutyReminderKey(dutyId: string, warning: number): string {
  return `duty ${dutyId} ${warning}`
}

/** Open duties of a rule that fall due in (now, until] and were not warned of yet, soonest first. */
export async function listDutiesToWarn(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; rule: string; warning: number; now: string; until: string; limit: number },
): Promise<OpenDuty[]> {
  const { rows } = await sql<OpenDuty>`
    select d.id, d.owner_kind as "ownerKind", d.owner_id as "ownerId", d.opened_at as "openedAt", d.due_at as "dueAt", d.due_day as "dueDay"
      from derived_duty d
      left join reminder r on r.authority_id = ${authorityId} and r.key = 'duty ' || d.id || ' ' || ${of.warning}::int
     where d.authority_id = ${authorityId} and d.program_key = ${of.programKey} and d.rule = ${of.rule} and d.state = 'open'
       and d.due_at > ${of.now} and d.due_at <= ${of.until} and r.key is null
     order by d.due_at, d.id limit ${of.limit}`.execute(tx)
  return rows
}
