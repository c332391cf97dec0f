import { PassThrough, Readable } from 'node:stream'
import { Temporal } from 'temporal-polyfill'
import type { SourceCell } from '../read/source-row.ts'
import { line } from './csv.ts'
import { loadExcel } from './xlsx.ts'

/** A row as it was read, and what is to stand in the added column. `faulty`: letters of the columns to paint. */
export type MarkedRow = {
  readonly cells: readonly SourceCell[]
  readonly kind: 'title' | 'head' | 'row'
  readonly mark: string | null
  readonly faulty: readonly string[]
}

export type MarkedSheet = {
  readonly name: string
  /** The added column, 1-based: the first right of the table. */
  readonly markColumn: number
  readonly rows: AsyncGenerator<MarkedRow, void, undefined>
}

const MARK = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF1CC' } } as const
const FAULT = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFD9D6' } } as const

/** Rows of a read file in their old columns, with a painted column more; texts stay texts, numbers numbers, days days. */
export function markedXlsx(sheets: readonly MarkedSheet[]): Readable {
  const out = new PassThrough()
  write(out, sheets).catch((error: unknown) => out.destroy(error as Error))
  return out
}

async function write(out: PassThrough, sheets: readonly MarkedSheet[]): Promise<void> {
  const book = new (await loadExcel()).stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  })
  for (const marked of sheets) {
    const sheet = book.addWorksheet(marked.name)
    sheet.columns = Array.from({ length: marked.markColumn }, (_, i) => ({
      width: i + 1 === marked.markColumn ? 50 : 16,
    }))
    for await (const { cells, kind, mark, faulty } of marked.rows) {
      const row = sheet.addRow([])
      for (const cell of cells) {
        if (cell.column >= marked.markColumn) continue
        const target = row.getCell(cell.column)
        target.value = cellValueOf(cell)
        if (cell.type === 'date') target.numFmt = cell.text.length > 10 ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd'
        if (cell.type === 'text') target.numFmt = '@'
        if (kind === 'head') target.font = { bold: true }
      }
      for (const column of faulty) row.getCell(column).fill = FAULT
      if (mark !== null) {
        const target = row.getCell(marked.markColumn)
        target.value = mark
        target.fill = MARK
        target.alignment = { wrapText: true, vertical: 'top' }
        if (kind === 'head') target.font = { bold: true }
      }
      row.commit()
    }
    sheet.commit()
  }
  await book.commit()
}

function cellValueOf(cell: SourceCell): string | number | boolean | Date {
  if (cell.type === 'date') {
    const local = cell.text.length === 10 ? `${cell.text}T00:00:00` : cell.text
    return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime('UTC').epochMilliseconds)
  }
  return cell.type === 'error' ? cell.text : cell.value
}

/** The same as csv. */
export function markedCsv(sheet: MarkedSheet): Readable {
  return Readable.from(lines(sheet))
}

async function* lines(sheet: MarkedSheet): AsyncGenerator<string> {
  yield '\uFEFF'
  for await (const { cells, mark } of sheet.rows) {
    const values: string[] = Array.from({ length: sheet.markColumn }, () => '')
    for (const cell of cells) if (cell.column < sheet.markColumn) values[cell.column - 1] = cell.text
    values[sheet.markColumn - 1] = mark ?? ''
    yield line(values)
  }
}
