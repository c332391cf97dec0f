import type { FaultCode, FaultData, FieldFault } from '#domain/import/fault.ts'
import type { ImportKind } from '#domain/import/kinds.ts'
import type { DayAndTime } from '#domain/import/read/date.ts'
import type { PersonName } from '#domain/import/read/names.ts'
import type { DaySpan } from '#domain/import/read/period.ts'
import type { FieldValue } from '#domain/import/read-row.ts'

/** What becomes of a row. `same`: it is here already, just so. */
export type Outcome = 'created' | 'changed' | 'same' | 'refused'

/** A row on its way in: the values read, the faults found so far, and in the end its outcome. */
export type Pending = {
  readonly sheet: string
  readonly row: number
  readonly values: Readonly<Record<string, FieldValue>>
  readonly faults: { readonly field: string | null; readonly fault: FieldFault }[]
  outcome: Outcome | null
  /** Of a changed row: what stood there before, and what will. */
  changes: { title: string; from: string; to: string }[]
}

/** Takes batches of rows without faults in the file's order and gives each its outcome or its faults. */
export type Importer = {
  batch(rows: readonly Pending[]): Promise<void>
  /** After the sheet's last row: what had to wait. */
  finish?(): Promise<void>
  /** Of one that goes on writing after `batch`: until nothing is under way. */
  written?(): Promise<void>
}

export function refuse(row: Pending, field: string | null, code: FaultCode, data?: FaultData): void {
  row.faults.push({ field, fault: data ? { code, data } : { code } })
  row.outcome = 'refused'
}

export function refuseWith(row: Pending, field: string | null, fault: FieldFault): void {
  row.faults.push({ field, fault })
  row.outcome = 'refused'
}

export const textOf = (row: Pending, field: string): string | null => (row.values[field] as string | undefined) ?? null
export const dayOf = (row: Pending, field: string): string | null =>
  (row.values[field] as DayAndTime | undefined)?.day ?? null
export const timeOf = (row: Pending, field: string): string | null =>
  (row.values[field] as DayAndTime | undefined)?.time ?? null
export const numberOf = (row: Pending, field: string): number | null =>
  (row.values[field] as number | undefined) ?? null
export const yesOf = (row: Pending, field: string): boolean | null => (row.values[field] as boolean | undefined) ?? null
export const wordsOf = (row: Pending, field: string): readonly string[] | null =>
  (row.values[field] as readonly string[] | undefined) ?? null
export const spanOf = (row: Pending, field: string): DaySpan | null =>
  (row.values[field] as DaySpan | undefined) ?? null
export const personsOf = (row: Pending, field: string): readonly PersonName[] =>
  (row.values[field] as readonly PersonName[] | undefined) ?? []

/** Rows of the batch that are still good. */
export function good(rows: readonly Pending[]): Pending[] {
  return rows.filter((row) => row.outcome !== 'refused')
}

/** Refuses the second and later rows that are the same thing within one file. */
export function refuseTwice(seen: Map<string, number>, row: Pending, key: string, what: string): boolean {
  const first = seen.get(key)
  if (first !== undefined) {
    refuse(row, null, 'row.twice', { row: first, what })
    return true
  }
  seen.set(key, row.row)
  return false
}

/** What a row is about, for the preview's list. */
const NAMES: Readonly<Record<ImportKind, readonly string[]>> = {
  orgs: ['name'],
  persons: ['name', 'org'],
  enterprises: ['name', 'code'],
  projects: ['name'],
  roster: ['group', 'member'],
  links: ['leader', 'holder', 'enterprise', 'code', 'project', 'targetOrg', 'targetArea'],
  matters: ['enterprise', 'title', 'text'],
  visits: ['day', 'visitor', 'enterprise', 'project'],
  records: ['day', 'duty', 'org', 'person'],
  targets: ['indicator', 'subject', 'org', 'person', 'enterprise', 'project'],
  readings: ['indicator', 'subject', 'org', 'person', 'enterprise', 'project'],
}

export function nameOfRow(kind: ImportKind, row: Pending): string {
  const parts = NAMES[kind].flatMap((field) => {
    const value = row.values[field]
    if (value === undefined) return []
    if (typeof value === 'string') return [value]
    if (Array.isArray(value)) return [value.map((one) => (typeof one === 'string' ? one : one.name)).join('、')]
    return typeof value === 'object' && 'day' in value ? [value.day] : [String(value)]
  })
  const text = parts.join(' · ')
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
