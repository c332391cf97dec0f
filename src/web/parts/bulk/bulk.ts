import type { Sent } from '../../api/bulk.ts'
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

/** A row as it is told of, with what is sent for it, or why nothing can be. */
export type BulkItem = {
  readonly id: string
  readonly label: string
  readonly sent: Sent | null
  readonly why?: string
}

/** One act that may be done to many rows of a list. */
export type BulkAct<Row> = {
  readonly id: string
  readonly title: string
  readonly fields?: readonly BulkField[]
  readonly itemOf: (row: Row, values: BulkValues) => BulkItem
  /** Nouns whose lists and pages it may have changed. */
  readonly touches: readonly string[]
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
