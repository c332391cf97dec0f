import { sql, type Tx } from './open-database.ts'

export type Warning = {
  readonly id: string
  readonly kind: 'points' | 'mark'
  readonly rule: string
  readonly version: number
  /** What it will give; null for a mark. */
  readonly give: string | null
  /** When it counts, unless something is done before. */
  readonly bitesAt: string
  /** Open duties it rests on, or that concern the same matter. */
  readonly dutyIds: readonly string[]
}

/** Points that are only warned of and marks still to come for one account, the nearest first. */
export async function listWarnings(
  tx: Tx,
  authorityId: string,
  about: { readonly programKey: string; readonly subjectId: string; readonly now: string },
): Promise<Warning[]> {
  const { rows } = await sql<Warning>`
    with w as (
      select d.id, 'points' as kind, d.rule, d.version, d.give::text as give, d.warned_until as bites_at, d.from_id, d.matter_id
        from derived_points d
       where d.authority_id = ${authorityId} and d.program_key = ${about.programKey} and d.to_id = ${about.subjectId}
         and d.warned and not d.cancelled and d.warned_until > ${about.now}
      union all
      select k.id, 'mark', k.rule, k.version, null, k.at, k.from_id, k.matter_id
        from derived_mark k
       where k.authority_id = ${authorityId} and k.program_key = ${about.programKey} and k.to_id = ${about.subjectId}
         and k.pending and not k.excused and k.at > ${about.now})
    select w.id, w.kind, w.rule, w.version, w.give, w.bites_at as "bitesAt", array(
        select u.id from derived_duty u
         where u.authority_id = ${authorityId} and u.program_key = ${about.programKey} and u.state = 'open'
           and (u.id = w.from_id or u.matter_id = w.matter_id
             or u.id = (select k.from_id from derived_mark k where k.authority_id = ${authorityId} and k.id = w.from_id))
         order by u.due_at, u.id) as "dutyIds"
      from w order by w.bites_at, w.id`.execute(tx)
  return rows
}
