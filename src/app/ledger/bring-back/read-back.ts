import { type Cell, digitsOf } from '#domain/import/cell.ts'
import { readDay } from '#domain/import/read/date.ts'
import { readDecimal } from '#domain/import/read/number.ts'
import { skippedRow } from '#domain/import/skip-row.ts'
import {
  MARK_HEAD,
  type MarkedKind,
  type MarkValue,
  type MarkValues,
  parseRowMark,
  type RowMark,
} from '#domain/ledger/row-mark.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { openTable, type TableSource } from '#papers/read/open-table.ts'
import { cellRef, type SourceRow } from '#papers/read/source-row.ts'
import { undefuse } from '#papers/write/csv.ts'
import { headOf } from '#papers/write/ledger.ts'
import { CHECK_HEAD } from '#papers/write/xlsx-checks.ts'
import type { LedgerField } from '../kind.ts'

/** A cell that cannot be read as what its column holds. */
export type UnreadCell = { readonly cell: string; readonly title: string; readonly text: string }

/** A row of the file that comes back. `shown`: the cells as texts by their heads, to tell rows from each other. */
export type BackRow = {
  readonly row: number
  readonly mark: RowMark | 'missing' | 'damaged'
  /** What the first column of the ledger calls it, wherever that stands now. */
  readonly name: string
  readonly yours: MarkValues
  readonly unread: readonly UnreadCell[]
  readonly shown: Readonly<Record<string, string>>
}

/** What became of the file's heads. */
export type BackHeads = {
  /** Columns whose cells are read; what is typed into any other is not. */
  readonly taken: readonly string[]
  /** Columns that a ledger of this kind brings back and that no head of the file names. */
  readonly lost: readonly string[]
  /** Heads of the file that name no column of the ledger: typed over, or added. */
  readonly unknown: readonly { readonly cell: string; readonly text: string }[]
}

type Fields = readonly LedgerField<never>[]
type Column = {
  readonly column: number
  readonly row: number
  readonly title: string
  readonly field: LedgerField<never> | undefined
}

const WITHIN = 30
const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

export type Back = {
  readonly kind: MarkedKind
  readonly sheet: string
  readonly heads: BackHeads
  readonly rows: readonly BackRow[]
}

/**
 * Reads a ledger that comes back: the head is where 校验码 stands, whatever was put above; its rows in any order, filtered or
 * not. `fieldsOf` tells the columns once the first mark has told the kind.
 */
export async function readBack(
  file: { readonly name: string; readonly bytes: Buffer },
  fieldsOf: (kind: MarkedKind) => Promise<Fields>,
): Promise<Result<Back>> {
  const table = await openTable(file)
  try {
    const marked: Marked[] = []
    let unmarked: string | undefined
    for (const sheet of table.sheets) {
      const found = await markedSheet(table, sheet)
      if (found?.kind) marked.push({ ...found, kind: found.kind })
      else if (found) unmarked ??= sheet
    }
    const [one, other] = marked
    // A copy that was kept beside the sheet that was worked in: which of them is meant, nobody but its writer knows.
    if (one && other) return fail('bring_back.two_sheets', { sheets: marked.map(({ sheet }) => sheet) })
    if (!one)
      return unmarked === undefined ? fail('bring_back.no_head') : fail('bring_back.no_marks', { sheet: unmarked })
    const { kind, sheet, head, below, markOf } = one
    const fields = await fieldsOf(kind)
    const { columns, second } = columnsOf(head, below[0], fields, one.markColumn)
    const year = null
    const read = below.slice(second ? 1 : 0).filter((row) => isRecord(row, columns, markOf(row)))
    return ok({
      kind,
      sheet,
      heads: headsOf(columns, fields),
      rows: read.map((row) => ({
        row: row.row,
        mark: markOf(row),
        name: nameOf(row, columns, fields),
        ...valuesOf(row, columns, year, table.from1904),
      })),
    })
  } finally {
    await table.close()
  }
}

type Found = {
  readonly sheet: string
  readonly head: SourceRow
  readonly below: readonly SourceRow[]
  readonly markColumn: number
  readonly markOf: (row: SourceRow) => BackRow['mark']
  /** Of the first mark; undefined where none can be read. */
  readonly kind: MarkedKind | undefined
}
type Marked = Found & { readonly kind: MarkedKind }

/** A sheet with a head for the marks near its top; one that only speaks of it, as the sheet that explains the columns, has no marks. */
async function markedSheet(table: TableSource, sheet: string): Promise<Found | undefined> {
  const rows: SourceRow[] = []
  for await (const row of table.rows(sheet)) {
    rows.push(row)
    if (rows.length === WITHIN && headAt(rows) < 0) return undefined
  }
  const at = headAt(rows)
  const head = rows[at]
  if (!head) return undefined
  const markColumn = head.cells.find((cell) => bare(cell.text) === MARK_HEAD)?.column ?? 0
  const markOf = (row: SourceRow) => parseRowMark(row.cells.find((cell) => cell.column === markColumn)?.text)
  const below = rows.slice(at + 1)
  const first = below.map(markOf).find((mark) => typeof mark !== 'string')
  return { sheet, head, below, markColumn, markOf, kind: typeof first === 'object' ? first.kind : undefined }
}

const headAt = (rows: readonly SourceRow[]) =>
  rows.slice(0, WITHIN).findIndex((row) => row.cells.some((cell) => bare(cell.text) === MARK_HEAD))

/** Totals, notes and blank lines have no mark and are nobody's record. */
function isRecord(row: SourceRow, columns: readonly Column[], mark: BackRow['mark']): boolean {
  if (mark !== 'missing') return true
  const heads = columns.map(({ column, title }) => ({ column, title, rows: [] }))
  return row.cells.length > 1 && skippedRow(row.cells as readonly Cell[], heads as never) === undefined
}

/** The columns by their heads: where columns are grouped the second row names them. */
function columnsOf(head: SourceRow, next: SourceRow | undefined, fields: Fields, markColumn: number) {
  const known = new Map(fields.flatMap((field) => names(field).map((name) => [bare(name), field] as const)))
  const of = (row: SourceRow): Column[] =>
    row.cells
      .filter((cell) => cell.column !== markColumn)
      .map((cell) => ({
        column: cell.column,
        row: row.row,
        title: cell.text.trim(),
        field: known.get(bare(cell.text)),
      }))
  const grouped = fields.some((field) => field.group) && next !== undefined
  const named = grouped ? of(next) : []
  // A head typed over stands in the second row too, where its group is named above.
  const lower = named.filter(({ title, field }) => (field ? field.group : title !== ''))
  const second =
    named.some(({ field }) => field?.group) &&
    !next?.cells.some((cell) => cell.column === markColumn && cell.text.includes(':'))
  const below = new Map((second ? lower : []).map((one) => [one.column, one]))
  const upper = of(head).filter(({ column }) => !below.has(column))
  return { columns: [...upper, ...below.values()], second }
}

function headsOf(columns: readonly Column[], fields: Fields): BackHeads {
  const there = new Set(columns.map(({ field }) => field))
  const brings = fields.filter((field) => field.edits)
  return {
    taken: brings.filter((field) => there.has(field)).map(({ title }) => title),
    lost: brings.filter((field) => !there.has(field)).map(({ title }) => title),
    unknown: columns
      .filter(({ title, field }) => !field && title !== '' && bare(title) !== CHECK_HEAD)
      .map(({ column, row, title }) => ({ cell: cellRef(column, row), text: title })),
  }
}

function names(field: LedgerField<never>): string[] {
  const head = headOf(field)
  return [head, field.title, ...(field.group ? [`${field.group}：${head}`, `${field.group}：${field.title}`] : [])]
}

function nameOf(row: SourceRow, columns: readonly Column[], fields: Fields): string {
  const first = columns.find(({ field }) => field !== undefined && field === fields[0])
  return (row.cells.find((cell) => cell.column === first?.column) ?? row.cells[0])?.text.trim() ?? ''
}

function valuesOf(row: SourceRow, columns: readonly Column[], year: number | null, from1904: boolean) {
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]))
  const yours: Record<string, MarkValue> = {}
  const unread: UnreadCell[] = []
  const shown: Record<string, string> = {}
  for (const { column, title, field } of columns) {
    const cell = cells.get(column)
    if (cell && field && !field.edits) shown[field.title] = undefuse(cell.text).trim()
    if (!field?.edits) continue
    if (!cell) {
      yours[field.edits] = null
      continue
    }
    const value = valueOf(cell as Cell, field, year, from1904)
    if (value === undefined) unread.push({ cell: cellRef(column, row.row), title, text: cell.text })
    else yours[field.edits] = value
  }
  return { yours, unread, shown }
}

/** A cell as its column holds it; undefined where it is something else. */
function valueOf(
  cell: Cell,
  { kind }: LedgerField<never>,
  year: number | null,
  from1904: boolean,
): MarkValue | undefined {
  if (cell.type === 'error') return undefined
  if (cell.type === 'text' && cell.text.trim() === '') return null
  if (kind === 'date') {
    const day = readDay(cell, year, from1904)
    return day.ok ? day.value.day : undefined
  }
  if (kind === 'number' || kind === 'percent') {
    const number = readDecimal(cell)
    return number.ok ? Number(number.value) : undefined
  }
  return cell.type === 'number' ? digitsOf(cell) : undefuse(cell.text).trim()
}
