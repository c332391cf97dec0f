import type { RawBuilder } from 'kysely'
import { sql, type Tx } from './open-database.ts'

export type LetterFigure = {
  /** The derived row: opens its evidence. */
  readonly id: string
  readonly rule: string
  readonly subjectKind: string
  readonly subjectId: string
  /** The unit itself, or the unit of the person on the period's last day; null: of none. */
  readonly orgId: string | null
  readonly state: 'value' | 'not_applicable' | 'missing'
  readonly value: string | null
  readonly numerator: string | null
  readonly denominator: string | null
}

/** Figures of units and of persons for one period, each with the unit it belongs to. */
export async function listLetterFigures(
  tx: Tx,
  authorityId: string,
  of: {
    readonly programKey: string
    readonly rules: readonly string[]
    readonly ordinal: number
    readonly lastDay: string
  },
  scope: RawBuilder<unknown>,
): Promise<LetterFigure[]> {
  const { rows } = await sql<LetterFigure>`
    select m.id, m.rule, m.subject_kind as "subjectKind", m.subject_id as "subjectId", m.state, m.value::text as value,
           m.numerator::text as numerator, m.denominator::text as denominator,
           case m.subject_kind when 'org' then m.subject_id when 'person' then (
             select x.org_id from post x
              where x.authority_id = ${authorityId} and x.person_id = m.subject_id and x.is_primary
                and x.from_day <= ${of.lastDay} and x.to_day >= ${of.lastDay}
              order by x.from_day desc, x.id limit 1) end as "orgId"
      from derived_measure m
     where m.authority_id = ${authorityId} and m.program_key = ${of.programKey} and m.rule = any (${[...of.rules]}::text[])
       and m.ordinal = ${of.ordinal} and ${scope}
     order by m.value desc nulls last, m.subject_id`.execute(tx)
  return rows
}

/** Two who draft the letters of one program at once draft them one after the other, so that none is doubled. */
export async function lockLetters(tx: Tx, authorityId: string, programKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('lianqi.letters'), hashtext(${`${authorityId} ${programKey}`}))`.execute(
    tx,
  )
}
