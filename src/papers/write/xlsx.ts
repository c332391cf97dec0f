import { PassThrough, type Readable, type Writable } from 'node:stream'
import type ExcelJS from '@protobi/exceljs'
import { Temporal } from 'temporal-polyfill'
import { type Ledger, type LedgerColumn, type LedgerValue, widthOf } from './ledger.ts'

const FORMATS = { date: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm', percent: '0.0%' } as const
const THIN = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN }
const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDF2F9' } } as const
const MARK_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF1CC' } } as const

/** Read when the first spreadsheet is written: it takes longer to load than the rest of the program. */
export async function loadExcel(): Promise<typeof ExcelJS> {
  return (await import('@protobi/exceljs')).default
}

/**
 * Writes ledgers as one workbook, row by row: title, note, (two-row) head, frozen panes, borders, A4 landscape with the head
 * repeated, real dates and numbers, texts as texts. A text that looks like a formula stays a text: it is stored as one.
 */
export async function writeXlsx(out: Writable, ledgers: readonly Ledger[]): Promise<void> {
  const book = new (await loadExcel()).stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  })
  const names = new Set<string>()
  for (const ledger of ledgers) await writeSheet(book, ledger, sheetName(ledger.sheet, names))
  await book.commit()
}

/** The same as a stream, for an answer over HTTP; an error while writing breaks the stream. */
export function xlsxStream(ledgers: readonly Ledger[]): Readable {
  const stream = new PassThrough()
  writeXlsx(stream, ledgers).catch((error: unknown) => stream.destroy(error as Error))
  return stream
}

async function writeSheet(book: ExcelJS.stream.xlsx.WorkbookWriter, ledger: Ledger, name: string): Promise<void> {
  const { columns } = ledger
  const above = (ledger.title ? 1 : 0) + (ledger.note ? 1 : 0)
  const grouped = columns.some((column) => column.group !== undefined)
  const headRows = grouped ? 2 : 1
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: above + headRows, xSplit: 0 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.pageSetup.printTitlesRow = `${above + 1}:${above + headRows}`
  sheet.columns = columns.map((column) => ({ width: widthOf(column) }))
  if (ledger.title) {
    const row = sheet.addRow([ledger.title])
    row.font = { size: 16, bold: true }
    row.height = 28
    row.getCell(1).alignment = { horizontal: 'center', vertical: 'middle' }
    if (columns.length > 1) sheet.mergeCells(row.number, 1, row.number, columns.length)
    row.commit()
  }
  if (ledger.note) {
    const row = sheet.addRow([ledger.note])
    if (columns.length > 1) sheet.mergeCells(row.number, 1, row.number, columns.length)
    row.commit()
  }
  writeHead(sheet, columns, above + 1, grouped, new Set(ledger.marked))
  const marked = new Set(ledger.marked)
  // One object a column: the library recognises a style it has seen by its identity.
  const styles = columns.map((column, i) => styleOf(column, marked.has(i + 1)))
  for await (const values of ledger.rows) {
    const row = sheet.addRow(values.map((value, i) => toExcel(value, columns[i]?.kind ?? 'text')))
    for (const [i, style] of styles.entries()) row.getCell(i + 1).style = style
    row.commit()
  }
  sheet.commit()
}

function styleOf(column: LedgerColumn, marked: boolean): Partial<ExcelJS.Style> {
  const { kind } = column
  const numFmt =
    kind === 'date' || kind === 'moment' || kind === 'percent' ? FORMATS[kind] : kind === 'text' ? '@' : undefined
  return {
    border: BORDER,
    alignment: { vertical: 'middle', wrapText: kind === 'text' },
    ...(numFmt ? { numFmt } : {}),
    ...(marked ? { fill: MARK_FILL } : {}),
  }
}

function writeHead(
  sheet: ExcelJS.Worksheet,
  columns: readonly LedgerColumn[],
  first: number,
  grouped: boolean,
  marked: ReadonlySet<number>,
): void {
  const rows = grouped
    ? [columns.map((c) => c.group ?? c.title), columns.map((c) => (c.group ? c.title : ''))]
    : [columns.map((c) => c.title)]
  const heads = rows.map((titles) => sheet.addRow(titles))
  for (const head of heads) {
    for (let i = 1; i <= columns.length; i++) {
      const cell = head.getCell(i)
      cell.font = { bold: true }
      cell.fill = marked.has(i) ? MARK_FILL : HEAD_FILL
      cell.border = BORDER
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    }
  }
  if (grouped) {
    for (let i = 0; i < columns.length; ) {
      const group = columns[i]?.group
      let end = i
      while (group !== undefined && columns[end + 1]?.group === group) end++
      if (group === undefined) sheet.mergeCells(first, i + 1, first + 1, i + 1)
      else if (end > i) sheet.mergeCells(first, i + 1, first, end + 1)
      i = end + 1
    }
  }
  for (const head of heads) head.commit()
}

/** Excel knows days as numbers; the library takes them from a Date at midnight UTC. */
function toExcel(value: LedgerValue, kind: LedgerColumn['kind']): string | number | boolean | Date | null {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value !== 'string') return value
  if (kind === 'date' || kind === 'moment') {
    const day = /^\d{4}-\d{2}-\d{2}/.test(value)
    if (!day) return clean(value)
    const local = value.length === 10 ? `${value}T00:00:00` : value.slice(0, 19)
    return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime('UTC').epochMilliseconds)
  }
  return clean(value)
}

/** Characters that XML cannot hold would make a file that Excel wants to repair. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').slice(0, 32_767)
}

/** A sheet's name: at most 31 characters, none of []:*?/\ and none twice. */
function sheetName(wanted: string, taken: Set<string>): string {
  const base =
    wanted
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet'
  let name = base
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base.slice(0, 28)} ${n}`
  taken.add(name.toLowerCase())
  return name
}
