import { parentPort, workerData } from 'node:worker_threads'
import { read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import type { Merge, SheetShape } from '../merged.ts'
import type { SourceRow } from '../source-row.ts'
import { toSourceCell } from './old-cell.ts'
import type { OldAnswer, OldBook, OldRequest } from './open-old.ts'

/** The thread that reads an old workbook whole and hands its rows over in pieces. Only types come from the rest of the house. */
const PIECE = 500

// Before Excel 97 texts were kept in the code page of the machine that wrote them: 936 in China.
set_cptable(codepages)

const answer = (one: OldAnswer) => parentPort?.postMessage(one)

try {
  const { bytes } = workerData as { bytes: Uint8Array }
  const book = read(bytes, {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellStyles: true,
    cellDates: false,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
    codepage: 936,
    // Shown with their macros' names elsewhere; never kept here.
    bookVBA: false,
    raw: true,
  })
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  answer({ kind: 'book', book: describe(book, from1904, hasMacros(bytes)) })
  parentPort?.on('message', ({ sheet, from }: OldRequest) => {
    const found = book.Sheets[sheet]
    answer(found ? pieceOf(sheet, found, from, from1904) : { kind: 'failed', why: `no sheet ${sheet}` })
  })
} catch (error) {
  answer({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
}

function describe(book: WorkBook, from1904: boolean, macros: boolean): OldBook {
  const hidden = new Set(book.Workbook?.Sheets?.flatMap(({ name, Hidden }) => (name && Hidden ? [name] : [])))
  const sheets = book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name] as WorkSheet & { '!type'?: string }
    // A chart, a macro or a dialog on a sheet of its own has no rows; what the library finds there is the chart's memory of its numbers.
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') return []
    return [{ name, hidden: hidden.has(name), shape: shapeOf(sheet) }]
  })
  return { sheets, from1904, macros }
}

function shapeOf(sheet: WorkSheet): SheetShape {
  const merges = (sheet['!merges'] ?? []).map(
    ({ s, e }): Merge => ({ top: s.r + 1, bottom: e.r + 1, left: s.c + 1, right: e.c + 1 }),
  )
  const hiddenColumns = (sheet['!cols'] ?? []).flatMap((column, index) => (column?.hidden ? [index + 1] : []))
  return { merges, hiddenColumns }
}

function pieceOf(sheet: string, found: WorkSheet, from: number, from1904: boolean): OldAnswer {
  const data = found['!data'] ?? []
  const rows: SourceRow[] = []
  let at = from
  for (; at < data.length && rows.length < PIECE; at++) {
    const cells = (data[at] ?? []).flatMap((cell, index) =>
      cell ? (toSourceCell(index + 1, cell, from1904) ?? []) : [],
    )
    if (cells.length > 0) rows.push({ sheet, row: at + 1, cells, hidden: found['!rows']?.[at]?.hidden === true })
  }
  return { kind: 'rows', rows, next: at < data.length ? at : null }
}

function hasMacros(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('_VBA_PROJECT', 'utf16le'))
}
