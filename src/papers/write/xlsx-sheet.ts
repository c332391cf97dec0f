import type ExcelJS from '@protobi/exceljs'
import { type Ledger, type LedgerColumn, type LedgerValue, widthOf } from './ledger.ts'
import { addValidations, CHECK_HEAD, checkFormula, letterOf } from './xlsx-checks.ts'
import {
  BORDER,
  HEAD_FONT,
  heightOf,
  isGrouped,
  NOTE_FONT,
  paperOf,
  styleOf,
  TITLE_FONT,
  writeHead,
} from './xlsx-style.ts'

/** Spare rows under a ledger that comes back: what is added there has its drop-downs, too. */
const SPARE = 200

/** Called between rows now and then: lets whoever reads the file catch up. */
export type Breathe = () => Promise<void> | undefined

/** Writes one ledger into a workbook that is written as it goes. */
export async function writeSheet(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  ledger: Ledger,
  name: string,
  breathe: Breathe,
): Promise<void> {
  const columns = columnsOf(ledger)
  const widths = columns.map((column) => (column.hidden ? 0 : widthOf(column)))
  const above = (ledger.title ? 1 : 0) + (ledger.note ? 1 : 0)
  const headRows = isGrouped(columns) ? 2 : 1
  const first = above + headRows + 1
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: first - 1, xSplit: 0 }],
    pageSetup: {
      paperSize: paperOf(widths) as ExcelJS.PaperSize,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.35 },
    },
    headerFooter: { oddFooter: `&L${footText(ledger.title ?? name)}&R第 &P 页，共 &N 页` },
  })
  sheet.pageSetup.printTitlesRow = `${above + 1}:${above + headRows}`
  sheet.columns = columns.map((column) => ({ width: widthOf(column), ...(column.hidden ? { hidden: true } : {}) }))
  writeAbove(sheet, ledger, lastShown(columns))
  writeHead(sheet, columns, above + 1, new Set(ledger.marked))
  const sums = columns.map(() => 0)
  const written = await writeRows(sheet, ledger, columns, sums, breathe)
  const last = first + written - 1
  if (written > 0) {
    const end = ledger.comesBack ? last + SPARE : last
    if (ledger.comesBack) addValidations(sheet, columns, { first, last: end })
    // The filter takes in the mark, so that sorting moves it with its row.
    sheet.autoFilter = { from: { row: first - 1, column: 1 }, to: { row: last, column: columns.length } }
  }
  const foot = written > 0 && writeTotals(sheet, columns, sums, { first, last })
  sheet.pageSetup.printArea = `A$1:${letterOf(lastShown(columns))}$${Math.max(foot ? last + 1 : last, first - 1)}`
  centred(sheet)
  sheet.commit()
}

/** With the column that checks before the hidden mark, where the ledger comes back. */
function columnsOf({ columns, comesBack }: Ledger): readonly LedgerColumn[] {
  if (!comesBack) return columns
  const check: LedgerColumn = { title: CHECK_HEAD, kind: 'text', width: 16 }
  const at = columns.findLastIndex((column) => !column.hidden) + 1
  return [...columns.slice(0, at), check, ...columns.slice(at)]
}

function lastShown(columns: readonly LedgerColumn[]): number {
  return Math.max(1, columns.findLastIndex((column) => !column.hidden) + 1)
}

function writeAbove(sheet: ExcelJS.Worksheet, { title, note }: Ledger, across: number): void {
  if (title) {
    const row = sheet.addRow([title])
    row.font = TITLE_FONT
    row.height = 34
    row.getCell(1).alignment = { horizontal: 'center', vertical: 'middle' }
    if (across > 1) sheet.mergeCells(row.number, 1, row.number, across)
    row.commit()
  }
  if (note) {
    const row = sheet.addRow([note])
    row.font = NOTE_FONT
    row.height = 20
    row.getCell(1).alignment = { vertical: 'middle' }
    if (across > 1) sheet.mergeCells(row.number, 1, row.number, across)
    row.commit()
  }
}

async function writeRows(
  sheet: ExcelJS.Worksheet,
  ledger: Ledger,
  columns: readonly LedgerColumn[],
  sums: number[],
  breathe: Breathe,
): Promise<number> {
  const marked = new Set(ledger.marked)
  // One object a column: the library recognises a style it has seen by its identity.
  const styles = columns.map((column, i) => styleOf(column, marked.has(i + 1)))
  const check = ledger.comesBack ? columns.findIndex((column) => column.title === CHECK_HEAD) : -1
  const widths = columns.map(widthOf)
  let written = 0
  for await (const given of ledger.rows) {
    const values = given.map((value, i) => toExcel(value, ledger.columns[i]?.kind ?? 'text'))
    if (check >= 0) values.splice(check, 0, null)
    const row = sheet.addRow(values)
    row.height = heightOf(columns, values, widths)
    if (check >= 0) row.getCell(check + 1).value = { formula: checkFormula(columns, row.number), result: '' }
    for (const [i, style] of styles.entries()) row.getCell(i + 1).style = style
    for (const [i, value] of values.entries()) if (typeof value === 'number') sums[i] = (sums[i] ?? 0) + value
    row.commit()
    written++
    if (written % 100 > 0) continue
    forgetFormulas(sheet)
    await breathe()
  }
  return written
}

/** In the middle of the paper. The library's streamed sheets leave that option out; it stands right before the margins. */
function centred(sheet: ExcelJS.Worksheet): void {
  const inside = sheet as unknown as { _writePageMargins: () => void; stream: { write(xml: string): void } }
  const margins = inside._writePageMargins.bind(sheet)
  inside._writePageMargins = () => {
    inside.stream.write('<printOptions horizontalCentered="1"/>')
    margins()
  }
}

/**
 * The library keeps each formula of a sheet, for others might share it; none here does. With a check in each row it would be the one thing
 * in memory that grows with the ledger (0.6 KB a row).
 */
function forgetFormulas(sheet: ExcelJS.Worksheet): void {
  const kept = sheet as unknown as { _formulae?: object }
  if (kept._formulae !== undefined) kept._formulae = {}
}

/** 合计 under the columns that add up: of the rows a filter leaves. False where none does. */
function writeTotals(
  sheet: ExcelJS.Worksheet,
  columns: readonly LedgerColumn[],
  sums: readonly number[],
  { first, last }: { readonly first: number; readonly last: number },
): boolean {
  if (!columns.some((column) => column.sum)) return false
  const row = sheet.addRow([])
  for (const [i, column] of columns.entries()) {
    const cell = row.getCell(i + 1)
    const letter = letterOf(i + 1)
    cell.style = { ...styleOf(column, false), font: HEAD_FONT, border: BORDER }
    if (i === 0) {
      cell.value = '合计'
      cell.alignment = { horizontal: 'center', vertical: 'middle' }
    } else if (column.sum) {
      const formula = `SUBTOTAL(109,${letter}${first}:${letter}${last})`
      cell.value = { formula, result: Math.round((sums[i] ?? 0) * 1e6) / 1e6 }
    }
  }
  row.commit()
  return true
}

/** In a foot `&` begins a code. */
function footText(text: string): string {
  return text.replaceAll('&', '&&').slice(0, 60)
}

const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}|$)/

/** Excel knows days as numbers; the library takes them from a Date at midnight UTC. */
function toExcel(value: LedgerValue, kind: LedgerColumn['kind']): string | number | boolean | Date | null {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value !== 'string') return value
  if (kind === 'date' || kind === 'moment') {
    const time = MOMENT.test(value)
      ? Date.parse(`${value.slice(0, 19)}${value.length === 10 ? 'T00:00:00' : ''}Z`)
      : NaN
    return Number.isNaN(time) ? clean(value) : new Date(time)
  }
  return clean(value)
}

/** Characters that XML cannot hold would make a file that Excel wants to repair. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').slice(0, 32_767)
}
