import type ExcelJS from '@protobi/exceljs'
import { headOf, type LedgerColumn, widthOf } from './ledger.ts'

const FORMATS = { date: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm', percent: '0.0%' } as const
const THIN = { style: 'thin', color: { argb: 'FF808080' } } as const
export const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN }
const FONT = { name: '宋体', size: 10.5 } as const
export const TITLE_FONT = { name: '黑体', size: 18 } as const
export const NOTE_FONT = { name: '宋体', size: 10.5 } as const
export const HEAD_FONT = { name: '黑体', size: 10.5 } as const

export const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDF2F9' } } as const
/** What may be edited, and the column with what is wrong. */
export const MARK_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF1CC' } } as const

/** How the cells of a column look. */
export function styleOf(column: LedgerColumn, marked: boolean): Partial<ExcelJS.Style> {
  const numFmt = formatOf(column)
  const { kind } = column
  const horizontal = kind === 'text' ? ('left' as const) : kind === 'number' ? ('right' as const) : ('center' as const)
  return {
    font: FONT,
    border: BORDER,
    alignment: { vertical: 'middle', horizontal, wrapText: kind === 'text' && column.hidden !== true },
    ...(numFmt ? { numFmt } : {}),
    ...(marked ? { fill: MARK_FILL } : {}),
  }
}

function formatOf({ kind, decimals }: LedgerColumn): string | undefined {
  if (kind === 'text') return '@'
  if (kind !== 'number') return FORMATS[kind]
  return decimals === undefined ? undefined : decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0'
}

/** The one or two rows of the head: groups above, and merged where they are one cell. */
export function writeHead(
  sheet: ExcelJS.Worksheet,
  columns: readonly LedgerColumn[],
  first: number,
  marked: ReadonlySet<number>,
): void {
  const grouped = isGrouped(columns)
  const rows = grouped
    ? [columns.map((c) => c.group ?? headOf(c)), columns.map((c) => (c.group ? headOf(c) : ''))]
    : [columns.map(headOf)]
  const heads = rows.map((titles) => sheet.addRow(titles))
  const widths = columns.map(widthOf)
  for (const [n, head] of heads.entries()) {
    // A group stands over all its columns, another head over both rows: only what stands in one cell can need more lines.
    const alone = (rows[n] ?? []).map((title, i) => (grouped && n === 0 && columns[i]?.group ? '' : title))
    head.height = Math.max(HEAD_HEIGHT, heightOf(columns, alone, widths) / (grouped && n === 0 ? 2 : 1))
    for (const [i, column] of columns.entries()) {
      const cell = head.getCell(i + 1)
      cell.font = HEAD_FONT
      cell.fill = marked.has(i + 1) || column.editable ? MARK_FILL : HEAD_FILL
      cell.border = BORDER
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    }
  }
  if (grouped) mergeGroups(sheet, columns, first)
  for (const head of heads) head.commit()
}

export function isGrouped(columns: readonly LedgerColumn[]): boolean {
  return columns.some((column) => column.group !== undefined)
}

function mergeGroups(sheet: ExcelJS.Worksheet, columns: readonly LedgerColumn[], first: number): void {
  for (let i = 0; i < columns.length; ) {
    const group = columns[i]?.group
    let end = i
    while (group !== undefined && columns[end + 1]?.group === group) end++
    if (group === undefined) sheet.mergeCells(first, i + 1, first + 1, i + 1)
    else if (end > i) sheet.mergeCells(first, i + 1, first, end + 1)
    i = end + 1
  }
}

/** The width of a whole sheet decides its paper: A4 while a line of it is read with ease, else A3. */
export function paperOf(widths: readonly number[]): 8 | 9 {
  const A4 = 9
  const A3 = 8
  return widths.reduce((sum, width) => sum + width, 0) > 190 ? A3 : A4
}

const LINE = 15
const HEAD_HEIGHT = 22

/** The height that holds every wrapped text of a row: no program makes a row higher by itself when it prints. */
export function heightOf(
  columns: readonly LedgerColumn[],
  values: readonly unknown[],
  widths: readonly number[],
): number {
  let lines = 1
  for (const [i, value] of values.entries()) {
    if (typeof value !== 'string' || columns[i]?.hidden) continue
    let here = 0
    for (const part of value.split('\n')) here += linesOf(part, widths[i] ?? 8)
    if (here > lines) lines = here
  }
  return Math.min(409, lines * LINE + 3)
}

/** Lines a text takes in a column: a Chinese character is as broad as two others, and stands whole in its line. */
function linesOf(text: string, width: number): number {
  let lines = 1
  let used = 0
  for (let i = 0; i < text.length; i++) {
    const broad = text.charCodeAt(i) > 0x2e7f ? 2 : 1.1
    if (used > 0 && used + broad > width) {
      lines++
      used = 0
    }
    used += broad
  }
  return lines
}
