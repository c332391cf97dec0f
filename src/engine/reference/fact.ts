/** A fact in memory. `columns` are those of the catalogue; what is absent is undefined. */
import type { Value } from '#program/expression/evaluate.ts'
import type { FactRef } from '#program/model.ts'
import type { Link } from './world.ts'

export type Columns = Record<string, Value | null | undefined>

export type Fact = {
  readonly ref: FactRef
  readonly id: string
  readonly at: string
  readonly day: string
  readonly person?: string | null
  readonly org?: string | null
  readonly enterprise?: string | null
  readonly project?: string | null
  readonly area?: string | null
  readonly matter?: string | null
  readonly visit?: string | null
  readonly by?: string | null
  readonly respondent?: string | null
  readonly chair?: string | null
  readonly columns: Columns
  /** Pairings and members: the days they last. */
  readonly from?: string
  readonly to?: string
  readonly link?: Link
  readonly period?: { readonly calendar: string | null; readonly ordinal: number | null }
  /** Of a duty: what its state at any moment is made of. */
  readonly duty?: DutyMoments
  /** Of a mark: the fact it was given for, and whose mark it is. */
  readonly given?: { readonly root: string; readonly to: string }
  /** Of a mark: when what gave it ceased to hold. */
  readonly stillUntil?: string | null
}

export type DutyMoments = {
  readonly opened: string
  readonly due: string
  readonly done: string | null
  readonly excused: boolean
  readonly recurring: boolean
}
