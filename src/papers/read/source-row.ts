import type { SheetShape } from './merged.ts'

/** What a cell held. `date` and `number` carry the stored number; `error` is a formula's #N/A and the like. */
export type CellType = 'text' | 'number' | 'date' | 'boolean' | 'error'

/** One filled cell. Empty cells are not there. */
export type SourceCell = {
  /** 1 = A. */
  readonly column: number
  readonly type: CellType
  /**
   * What a person reads: the text; a number's digits as stored; a date as `YYYY-MM-DD`, with `THH:MM:SS` when it has a
   * time; 是 or 否; the error's name.
   */
  readonly text: string
  /** The stored number of a `number` or `date`; text or yes/no otherwise. */
  readonly value: string | number | boolean
}

/** One row with at least one filled cell, in the order of the file. */
export type SourceRow = {
  readonly sheet: string
  /** As the spreadsheet shows it: 1 is the first. */
  readonly row: number
  /** By column, ascending. */
  readonly cells: readonly SourceCell[]
  /** Hidden by the author, or filtered out when the file was saved. */
  readonly hidden: boolean
}

/** Parts of a workbook that could do something by themselves; none is ever run, followed or copied. */
export type Defused = 'macros' | 'external_links' | 'embedded_objects'

/** A file opened for reading: its sheets, and their rows one after another in constant memory. */
export type TableSource = {
  /** `old`: read whole by a library, in a thread of its own (.xls, .et, .ods). `html`: a page saved as a workbook. */
  readonly format: 'xlsx' | 'old' | 'html' | 'csv'
  /** Visible sheets in their order; a csv has one, named after the file. */
  readonly sheets: readonly string[]
  /** Sheets the author hid: not read, but said. */
  readonly hiddenSheets: readonly string[]
  /** What the text was encoded in (csv, html). */
  readonly encoding?: string
  readonly delimiter?: string
  /** Days are counted from 1904 on: a number that lost its date format means another day than usual. */
  readonly from1904: boolean
  /** What the file carries that is not looked at: macros, links to other files. */
  readonly defused: readonly Defused[]
  /** Merged cells and hidden columns. */
  shape(sheet: string): Promise<SheetShape>
  /** @throws UnreadableFile where the file breaks off or turns out not to be what it claims */
  rows(sheet: string): AsyncGenerator<SourceRow, void, undefined>
  close(): Promise<void>
}

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let rest = column
  let letters = ''
  while (rest > 0) {
    const digit = (rest - 1) % 26
    letters = String.fromCharCode(65 + digit) + letters
    rest = (rest - 1 - digit) / 26
  }
  return letters
}

/** 'B7' for column 2 of row 7. */
export function cellRef(column: number, row: number): string {
  return `${columnLetters(column)}${row}`
}

/** Column number of a reference such as 'AB12'; 0 when it is none. */
export function columnOfRef(ref: string): number {
  let column = 0
  for (let i = 0; i < ref.length; i++) {
    const code = ref.charCodeAt(i)
    if (code >= 65 && code <= 90) column = column * 26 + (code - 64)
    else return code >= 48 && code <= 57 ? column : 0
  }
  return 0
}
