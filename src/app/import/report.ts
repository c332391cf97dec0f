import type { Fault } from '#domain/import/fault.ts'
import type { ImportKind } from '#domain/import/kinds.ts'
import type { ColumnBy } from '#domain/import/recognise.ts'
import type { Likeness } from '#domain/import/recognise-content.ts'
import type { Question } from './questions.ts'
import type { HeadColumns, SheetProblem } from './sheet.ts'

/** `asked`: rows that wait for somebody to say who or what is meant, and have no other fault. */
export type Counts = { created: number; changed: number; same: number; asked: number; refused: number }

/** How a field's column was known, and of a guess how many cells fit. */
export type ColumnRead = {
  readonly field: string
  readonly title: string
  readonly column: number
  readonly head: string
  readonly by: ColumnBy
  readonly like: Likeness | null
}

/** A row and what becomes of it: the preview shows the first of each sheet. */
export type RowShown = {
  readonly row: number
  readonly outcome: 'created' | 'changed' | 'same'
  readonly name: string
  /** Of a changed row: what stood there before, and what will. */
  readonly changes: readonly { readonly title: string; readonly from: string; readonly to: string }[]
}

/** A row that holds no record. */
export type RowSkipped = { readonly row: number; readonly why: string; readonly text: string }

/** What was found on a sheet, and what becomes of its rows. */
export type SheetReport = {
  readonly sheet: string
  readonly kind: ImportKind | null
  readonly kindTitle: string | null
  readonly problem: SheetProblem | null
  /** Rows of the head, 1-based; empty when none was found. */
  readonly headRows: readonly number[]
  /** Fields and the columns they are read from. */
  readonly columns: readonly ColumnRead[]
  /** All columns of the head: what may be chosen among. */
  readonly headColumns: HeadColumns
  /** Columns that are not read. */
  readonly unread: readonly { readonly column: number; readonly head: string }[]
  /** Rows with a record. */
  readonly rows: number
  /** Subtotals, notes and repeated heads that were passed over. */
  readonly skipped: number
  /** The first of them. */
  readonly skippedRows: readonly RowSkipped[]
  readonly shown: readonly RowShown[]
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
  readonly state: 'previewed' | 'committed' | 'refused' | 'undone'
  readonly sheets: readonly SheetReport[]
  readonly counts: Counts
  /** The first faults; all of them come by page and in the returned file. */
  readonly faults: readonly Fault[]
  readonly faultTotal: number
  /** Who or what is meant by names that are not sure: asked once each. */
  readonly questions: readonly Question[]
  /** Things said once: new areas, hidden sheets, the encoding. */
  readonly notes: readonly string[]
}

export const FAULTS_SHOWN = 200
/** Rows of a sheet that the preview shows, of each outcome, and skipped ones. */
export const ROWS_SHOWN = 40

export function noCounts(): Counts {
  return { created: 0, changed: 0, same: 0, asked: 0, refused: 0 }
}

export function addCounts(all: readonly Counts[]): Counts {
  const sum = noCounts()
  for (const one of all) for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += one[key]
  return sum
}
