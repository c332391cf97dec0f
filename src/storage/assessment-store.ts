import type { RawBuilder } from 'kysely'
import { sql, type Tx } from './open-database.ts'

export type AssessedRow = {
  readonly id: string
  readonly version: number
  readonly subjectKind: string
  readonly subjectId: string
  readonly state: 'value' | 'not_applicable' | 'missing'
  readonly value: string | null
  readonly parts: readonly Record<string, unknown>[] | null
  readonly place: number | null
  readonly of: number | null
  readonly pool: string | null
  readonly rankingId: string | null
  /** Of each measure a part reads: the id of the row it came from. */
  readonly sources: Readonly<Record<string, string>>
}

/** A composed score of one period, a row for each subject, with its place in a ranking and the rows its parts were read from. */
export async function listAssessed(
  tx: Tx,
  authorityId: string,
  of: {
    readonly programKey: string
    readonly measure: string
    readonly ordinal: number
    readonly ranking: string | null
    readonly partMeasures: readonly string[]
  },
  scope: RawBuilder<unknown>,
): Promise<AssessedRow[]> {
  const { rows } = await sql<AssessedRow>`
    select m.id, m.version, m.subject_kind as "subjectKind", m.subject_id as "subjectId", m.state, m.value::text as value, m.parts,
           r.place, r.of, r.pool, r.id as "rankingId",
           coalesce((select jsonb_object_agg(s.rule, s.id) from (
             select distinct on (d.rule) d.rule, d.id from derived_measure d
              where d.authority_id = ${authorityId} and d.program_key = ${of.programKey} and d.subject_id = m.subject_id
                and d.rule = any (${[...of.partMeasures]}::text[]) and d.at <= m.at
              order by d.rule, d.at desc) s), '{}'::jsonb) as sources
      from derived_measure m
      left join derived_ranking r on r.authority_id = ${authorityId} and r.program_key = m.program_key and r.rule = ${of.ranking}
           and r.ordinal = m.ordinal and r.subject_id = m.subject_id
     where m.authority_id = ${authorityId} and m.program_key = ${of.programKey} and m.rule = ${of.measure} and m.ordinal = ${of.ordinal} and ${scope}
     order by r.pool nulls last, r.place nulls last, m.value desc nulls last, m.subject_id`.execute(tx)
  return rows
}

/** What each subject was to hand in for a period and has not: open or missed duties of these rules, by owner. */
export async function listNotHandedIn(
  tx: Tx,
  authorityId: string,
  of: {
    readonly programKey: string
    readonly rules: readonly string[]
    readonly from: string
    readonly to: string
  },
  scope: RawBuilder<unknown>,
) {
  const { rows } = await sql<{
    id: string
    rule: string
    ownerKind: string
    ownerId: string
    state: string
    dueAt: string
  }>`
    select d.id, d.rule, d.owner_kind as "ownerKind", d.owner_id as "ownerId", d.state, d.due_at as "dueAt"
      from derived_duty d
     where d.authority_id = ${authorityId} and d.program_key = ${of.programKey} and d.rule = any (${[...of.rules]}::text[])
       and d.state in ('open', 'missed') and d.due_day >= ${of.from} and d.due_day <= ${of.to} and ${scope}
     order by d.due_at, d.id limit 500`.execute(tx)
  return rows
}
