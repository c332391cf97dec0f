import type { LedgerColumn, LedgerValue } from '#papers/write/ledger.ts'
import type { DemoPerson } from '../park.ts'

/** Columns of the demo's tables. */
export const text = (title: string, width?: number): LedgerColumn => ({
  title,
  kind: 'text',
  ...(width ? { width } : {}),
})
export const day = (title: string): LedgerColumn => ({ title, kind: 'date' })
export const number = (title: string): LedgerColumn => ({ title, kind: 'number' })

/** Rows with a running number before them. */
export function numbered(rows: readonly LedgerValue[][]): LedgerValue[][] {
  return rows.map((row, i) => [i + 1, ...row])
}

/** Offices put commas between persons, and the unit behind a name that two bear. */
export function names(persons: readonly DemoPerson[], all: readonly DemoPerson[]): string {
  return persons
    .map((one) => (all.filter((other) => other.name === one.name).length > 1 ? `${one.name}（${one.org}）` : one.name))
    .join('、')
}
