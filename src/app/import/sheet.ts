import type { Cell } from '#domain/import/cell.ts'
import { findHead, HEAD_WITHIN, type Head } from '#domain/import/find-head.ts'
import { type ImportKind, kindOf } from '#domain/import/kinds.ts'
import { unitAbove, unitInTitle } from '#domain/import/read/amount.ts'
import { codeWidth } from '#domain/import/read/code.ts'
import type { ColumnHints } from '#domain/import/read-row.ts'
import { type Mapping, type Recognised, recognise } from '#domain/import/recognise.ts'
import { titleKey } from '#domain/import/title.ts'
import { isExplanation } from '#domain/ledger/explanation.ts'
import type { SheetShape, SourceRow, TableSource } from '#papers/read/open-table.ts'
import type { ImportOptions } from './run.ts'

/** Rows looked at before reading: the head, and enough below it to know a column's codes. */
const SAMPLE = HEAD_WITHIN + 200

/** A title and a note stand above the head of an explanation. */
const EXPLAINED_WITHIN = 4

/** The head of the column by which an exported ledger is known again. */
const CHECK_HEAD = '校验码'

/** Why a sheet is not read. A sheet without a head (a cover, an explanation) is only passed over. */
export type SheetProblem = {
  readonly code:
    | 'sheet.no_head'
    | 'sheet.unknown_kind'
    | 'sheet.columns_doubled'
    | 'sheet.columns_unconfirmed'
    | 'sheet.exported_ledger'
    | 'sheet.left_out'
    | 'sheet.explanation'
  readonly message: string
  readonly remedy: string
}

/** The columns of a sheet's head by number, as shown. */
export type HeadColumns = readonly { readonly column: number; readonly head: string }[]

export type PlannedSheet = {
  readonly sheet: string
  readonly headColumns: HeadColumns
  readonly headRows: readonly number[]
} & (
  | {
      readonly ok: true
      readonly head: Head
      readonly found: Recognised
      readonly hints: ColumnHints
      readonly shape: SheetShape
      /** Amounts whose unit is said nowhere: read as 万元, and said. */
      readonly unitless: readonly string[]
    }
  | {
      readonly ok: false
      readonly problem: SheetProblem
      readonly blocking: boolean
      /** What it was recognised as, where only a choice is missing. */
      readonly kind: ImportKind | null
      readonly mapping: Mapping
    }
)

/** What was chosen for a head of these columns before: the kind, and by field the key of the column's title. */
export type RememberedLayout = { readonly kind: ImportKind; readonly columns: Readonly<Record<string, string>> }

export type PlanGiven = {
  readonly options: ImportOptions
  readonly staffNoWidth: number | null
  readonly remembered?: (head: string) => Promise<RememberedLayout | undefined>
}

/** Finds a sheet's head, what it holds and what its columns mean, from its first rows. */
export async function planSheet(source: TableSource, sheet: string, given: PlanGiven): Promise<PlannedSheet> {
  const { options } = given
  if (options.leave?.includes(sheet))
    return unread(sheet, [], [], { code: 'sheet.left_out', message: `工作表“${sheet}”不导入`, remedy: '' }, false)
  const first: SourceRow[] = []
  for await (const row of source.rows(sheet)) {
    first.push(row)
    if (first.length >= SAMPLE) break
  }
  const texts = first.slice(0, EXPLAINED_WITHIN).map((row) => row.cells.map((cell) => cell.text.trim()))
  if (options.kinds?.[sheet] === undefined && isExplanation(sheet, source.sheets, texts))
    return unread(
      sheet,
      [],
      [],
      { code: 'sheet.explanation', message: `工作表“${sheet}”是导出台账的说明`, remedy: '' },
      false,
    )
  // Its own columns may be none that an import knows: the mark is looked for before a head is.
  const within = first.slice(0, HEAD_WITHIN)
  if (within.some(({ cells }) => cells.some(({ text }) => titleKey(text) === CHECK_HEAD))) {
    const problem: SheetProblem = {
      code: 'sheet.exported_ledger',
      message: `工作表“${sheet}”有“${CHECK_HEAD}”列，是本系统导出的台账`,
      remedy: '改好后请用“台账回填”导入，只更新改动之处；作为新台账导入的，请删去该列',
    }
    return unread(sheet, [], [], problem, true)
  }
  const shape = await source.shape(sheet)
  const head = findHead(sheet, first, shape.merges)
  if (!head) {
    const message = first.length === 0 ? `工作表“${sheet}”是空的` : `工作表“${sheet}”里没有找到表头`
    const remedy = '表头应写明列名，如“企业名称”“统一社会信用代码”'
    return unread(sheet, [], [], { code: 'sheet.no_head', message, remedy }, false)
  }
  const columns = head.columns.map(({ column, title }) => ({ column, head: title }))
  const refused = (problem: SheetProblem) => unread(sheet, columns, head.rows, problem, true)
  const layout = await given.remembered?.(headKey(head))
  const wanted = options.kinds?.[sheet] ?? options.kind ?? layout?.kind
  const last = Math.max(...head.rows)
  const cells = (column: number): Cell[] =>
    first.flatMap((row) => (row.row > last ? row.cells.filter((cell) => cell.column === column) : []))
  const recognition = recognise(head, {
    wanted,
    chosen: options.columns?.[sheet],
    remembered: layout && layout.kind === wanted ? columnsOf(layout, head) : undefined,
    cells,
    year: head.year,
    sheet,
  })
  if (recognition.outcome === 'unclear') {
    return refused({
      code: 'sheet.unknown_kind',
      message: `工作表“${sheet}”可能是${recognition.kinds.map((kind) => kindOf(kind).title).join('，也可能是')}`,
      remedy: '请指定是哪一种',
    })
  }
  if (recognition.outcome !== 'recognised') return refused(unknownKind(sheet, head, wanted))
  const found = recognition.value
  if (found.doubled.length > 0) {
    const what = found.doubled
      .map(({ field, titles }) => `“${titles.join('”“')}”都像是“${kindOf(found.kind).fields[field]?.title}”`)
      .join('；')
    const problem: SheetProblem = {
      code: 'sheet.columns_doubled',
      message: `工作表“${sheet}”：${what}`,
      remedy: '请指定用哪一列，或改列名后再导入',
    }
    return { ...refused(problem), kind: found.kind, mapping: found.mapping }
  }
  return {
    sheet,
    headColumns: columns,
    headRows: head.rows,
    ok: true,
    head,
    found,
    shape,
    ...hintsOf(head, found, cells, given.staffNoWidth, source.from1904),
  }
}

/** A head as what was chosen for it is remembered under: its columns' names in their order. */
export function headKey(head: Pick<Head, 'columns'>): string {
  return head.columns.map(({ title }) => titleKey(title)).join('|')
}

function columnsOf(layout: RememberedLayout, head: Head): Mapping {
  const byTitle = new Map(head.columns.map(({ title, column }) => [titleKey(title), column]))
  return Object.fromEntries(
    Object.entries(layout.columns).flatMap(([field, title]) => {
      const column = title === '' ? 0 : byTitle.get(title)
      return column === undefined ? [] : [[field, column]]
    }),
  )
}

function unread(
  sheet: string,
  headColumns: HeadColumns,
  headRows: readonly number[],
  problem: SheetProblem,
  blocking: boolean,
): PlannedSheet & { ok: false } {
  return { sheet, headColumns, headRows, ok: false, blocking, problem, kind: null, mapping: {} }
}

function unknownKind(sheet: string, head: Head, wanted: ImportKind | undefined): SheetProblem {
  const columns = head.columns.map((column) => column.title).join('、')
  if (wanted) {
    const needs = kindOf(wanted)
      .needs.map((group) => group.map((field) => kindOf(wanted).fields[field]?.title).join('或'))
      .join('、')
    return {
      code: 'sheet.unknown_kind',
      message: `工作表“${sheet}”缺少${kindOf(wanted).title}所需的列（列名：${columns}）`,
      remedy: `需要：${needs}`,
    }
  }
  return {
    code: 'sheet.unknown_kind',
    message: `看不出工作表“${sheet}”是什么表（列名：${columns}）`,
    remedy: '请指定表的种类，或按模板改列名',
  }
}

function hintsOf(
  head: Head,
  found: Recognised,
  cells: (column: number) => readonly Cell[],
  staffNoWidth: number | null,
  from1904: boolean,
): { hints: ColumnHints; unitless: string[] } {
  const title = (column: number) => head.columns.find((one) => one.column === column)?.title ?? ''
  const fields = Object.entries(kindOf(found.kind).fields)
  const ofType = (type: string) =>
    fields.flatMap(([name, field]) => {
      const column = found.mapping[name]
      return field.type === type && column !== undefined ? [{ name, column }] : []
    })
  const amountUnits = Object.fromEntries(
    ofType('amount').map(({ name, column }) => [name, unitInTitle(title(column)) ?? unitAbove(head.above)]),
  )
  const codeWidths = Object.fromEntries(
    ofType('code').map(({ name, column }) => [
      name,
      codeWidth(cells(column)) ?? (name === 'staffNo' ? staffNoWidth : null),
    ]),
  )
  const unitless = ofType('amount').flatMap(({ name, column }) => (amountUnits[name] === null ? [title(column)] : []))
  return { hints: { year: head.year, amountUnits, codeWidths, from1904 }, unitless }
}
