import type { Fault } from '#domain/import/fault.ts'
import type { ImportKind } from '#domain/import/kinds.ts'
import type { SheetProblem } from './sheet.ts'

export type Counts = { created: number; changed: number; same: number; refused: number }

/** What was found on a sheet, and what becomes of its rows. */
export type SheetReport = {
  readonly sheet: string
  readonly kind: ImportKind | null
  readonly kindTitle: string | null
  readonly problem: SheetProblem | null
  /** Rows of the head, 1-based; empty when none was found. */
  readonly headRows: readonly number[]
  /** Fields and the columns they are read from. */
  readonly columns: readonly {
    readonly field: string
    readonly title: string
    readonly column: number
    readonly head: string
  }[]
  /** Columns that are not read. */
  readonly unread: readonly { readonly column: number; readonly head: string }[]
  /** Rows with a record. */
  readonly rows: number
  /** Subtotals, notes and repeated heads that were passed over. */
  readonly skipped: number
  readonly hidden: number
  readonly counts: Counts
}

/** What an import did, or in a preview would do. */
export type ImportReport = {
  readonly runId: string
  readonly fileName: string
  readonly size: number
  /** SHA-256 of the file, hex. */
  readonly digest: string
  readonly state: 'previewed' | 'committed' | 'refused'
  readonly sheets: readonly SheetReport[]
  readonly counts: Counts
  /** The first faults; all of them come by page and in the returned file. */
  readonly faults: readonly Fault[]
  readonly faultTotal: number
  /** Things said once: new areas, hidden sheets, the encoding. */
  readonly notes: readonly string[]
}

export const FAULTS_SHOWN = 200

export function noCounts(): Counts {
  return { created: 0, changed: 0, same: 0, refused: 0 }
}

export function addCounts(all: readonly Counts[]): Counts {
  const sum = noCounts()
  for (const one of all) for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += one[key]
  return sum
}
