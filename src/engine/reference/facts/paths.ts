/** What every kind of fact is made with: the paths of a row in memory, what is known of it, what is the program's own. */
import { programDay } from '#domain/calendar/clock-rules.ts'
import type { FactRef, PeriodName } from '#program/model.ts'
import { isKnown, type Known } from '../entities.ts'
import type { Columns, Fact } from '../fact.ts'

/** All facts of one kind. `calendar`: of the rule that asks. */
export type Lister = (known: Known, ref: FactRef, calendar?: PeriodName) => Fact[]

export type Named = {
  readonly person_id?: string | null
  readonly org_id?: string | null
  readonly enterprise_id?: string | null
  readonly project_id?: string | null
  readonly area_id?: string | null
  readonly matter_id?: string | null
}

export const pathsOf = (row: Named) => ({
  person: row.person_id ?? null,
  org: row.org_id ?? null,
  enterprise: row.enterprise_id ?? null,
  project: row.project_id ?? null,
  area: row.area_id ?? null,
  matter: row.matter_id ?? null,
})

/** A row that is about one subject, whatever its kind. */
export const subjectPath = (kind: string, id: string): Named => ({ [`${kind}_id`]: id })

export const dayIn = (known: Known, at: string): string => programDay(at, known.scene.rules)

export const periodOf = (row: { readonly calendar: string | null; readonly ordinal: number | null }) => ({
  calendar: row.calendar,
  ordinal: row.ordinal,
})

/** How one kind of fact reads its rows: those of the program, those known by the run's moment, and a row as a fact. */
export function readerOf(known: Known, ref: FactRef) {
  const { program } = known.scene
  return {
    own: <T extends { readonly program_key: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.program_key === program.id),
    happened: <T extends { readonly recorded_at: string; readonly voided_at: string | null }>(rows: readonly T[]) =>
      rows.filter((row) => isKnown(known, row)),
    plain: (
      row: Named & { readonly id: string; readonly at: string },
      columns: Columns,
      more: Partial<Fact> = {},
    ): Fact => ({
      ref,
      id: row.id,
      at: row.at,
      day: dayIn(known, row.at),
      ...pathsOf(row),
      columns,
      ...more,
    }),
  }
}
