import type { BulkActName } from '../../api/bulk.ts'
import type { Picked } from '../../ui/search-pick.tsx'

/** What a form of a bulk act asks once, for all rows. */
export type BulkField = {
  readonly name: string
  readonly label: string
  readonly required?: boolean
  readonly help?: string
} & (
  | { readonly kind: 'text'; readonly lines?: number }
  | { readonly kind: 'org' | 'person' | 'day' | 'length' | 'yes_no' }
  | { readonly kind: 'select'; readonly options: readonly { readonly value: string; readonly label: string }[] }
)

export type BulkValue = string | readonly Picked[] | { readonly n: string; readonly unit: string }
export type BulkValues = Readonly<Record<string, BulkValue | undefined>>

/** A row that was chosen: how it is told of, and what was seen of it. */
export type ChosenRow = { readonly id: string; readonly label: string; readonly revision?: number }

/** All that a list's filter finds, loaded or not. */
export type AllFound = { readonly total: number | null; readonly filter: Readonly<Record<string, unknown>> }

/** One act that may be done to many rows of a list. */
export type BulkAct<Row> = {
  readonly act: BulkActName
  readonly title: string
  readonly fields?: readonly BulkField[]
  readonly rowOf: (row: Row) => ChosenRow
  /** What the form said, the same for all rows. */
  readonly sharedOf: (values: BulkValues) => Readonly<Record<string, unknown>>
}

/** Nouns whose lists and pages an act on many may have changed. */
export function touchedBy(act: string): readonly string[] {
  return TOUCHES[act.split('.')[0] ?? ''] ?? []
}
const TOUCHES: Readonly<Record<string, readonly string[]>> = {
  matter: ['matter', 'duty', 'paper', 'notice', 'score', 'mark', 'enterprise', 'project'],
  duty: ['duty', 'exemption', 'notice', 'campaign', 'score', 'mark'],
  finding: ['finding', 'round', 'score'],
  paper: ['paper', 'paper-draft', 'matter'],
  class: ['class', 'enterprise', 'score', 'duty'],
}

/** Text as it was typed, without blanks around. */
export function textOf(values: BulkValues, name: string): string {
  const value = values[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** The id of who was picked. */
export function pickedOf(values: BulkValues, name: string): string | undefined {
  const value = values[name]
  return Array.isArray(value) ? (value[0] as Picked | undefined)?.id : undefined
}

/** `{ reason }` where one was typed. */
export function reasonOf(values: BulkValues): { readonly reason?: string } {
  const reason = textOf(values, 'reason')
  return reason === '' ? {} : { reason }
}

/** Whether what must be filled in is. */
export function isFilled(field: BulkField, values: BulkValues): boolean {
  if (!field.required) return true
  const value = values[field.name]
  if (value === undefined) return false
  if (typeof value === 'string') return value.trim() !== ''
  if ('unit' in value) return Number(value.n) > 0
  return value.length > 0
}
