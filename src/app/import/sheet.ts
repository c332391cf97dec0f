import type { Cell } from '#domain/import/cell.ts'
import { findHead, HEAD_WITHIN, type Head } from '#domain/import/find-head.ts'
import { type ImportKind, kindOf } from '#domain/import/kinds.ts'
import { unitInTitle } from '#domain/import/read/amount.ts'
import { codeWidth } from '#domain/import/read/code.ts'
import type { ColumnHints } from '#domain/import/read-row.ts'
import { type Recognised, recognise } from '#domain/import/recognise.ts'
import type { SourceRow, TableSource } from '#papers/read/open-table.ts'
import type { ImportOptions } from './run.ts'

/** Rows looked at before reading: the head, and enough below it to know a column's codes. */
const SAMPLE = HEAD_WITHIN + 200

/** Why a sheet is not read. A sheet without a head (a cover, an explanation) is only passed over. */
export type SheetProblem = {
  readonly code: 'sheet.no_head' | 'sheet.unknown_kind' | 'sheet.columns_doubled'
  readonly message: string
  readonly remedy: string
}

export type PlannedSheet = { readonly sheet: string } & (
  | { readonly ok: true; readonly head: Head; readonly found: Recognised; readonly hints: ColumnHints }
  | { readonly ok: false; readonly problem: SheetProblem; readonly blocking: boolean }
)

/** Finds a sheet's head, what it holds and what its columns mean, from its first rows. */
export async function planSheet(
  source: TableSource,
  sheet: string,
  options: ImportOptions,
  staffNoWidth: number | null,
): Promise<PlannedSheet> {
  const first: SourceRow[] = []
  for await (const row of source.rows(sheet)) {
    first.push(row)
    if (first.length >= SAMPLE) break
  }
  const head = findHead(sheet, first)
  if (!head) {
    const message = first.length === 0 ? `工作表“${sheet}”是空的` : `工作表“${sheet}”里没有找到表头`
    return {
      sheet,
      ok: false,
      blocking: false,
      problem: { code: 'sheet.no_head', message, remedy: '表头应写明列名，如“企业名称”“统一社会信用代码”' },
    }
  }
  const recognition = recognise(head, options.kind, options.columns?.[sheet])
  if (recognition.outcome !== 'recognised')
    return { sheet, ok: false, blocking: true, problem: unknownKind(sheet, head, options.kind) }
  const found = recognition.value
  if (found.doubled.length > 0) {
    const what = found.doubled
      .map(({ field, titles }) => `“${titles.join('”“')}”都像是“${kindOf(found.kind).fields[field]?.title}”`)
      .join('；')
    return {
      sheet,
      ok: false,
      blocking: true,
      problem: {
        code: 'sheet.columns_doubled',
        message: `工作表“${sheet}”：${what}`,
        remedy: '请指定用哪一列，或改列名后再导入',
      },
    }
  }
  return { sheet, ok: true, head, found, hints: hintsOf(head, found, first, staffNoWidth) }
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

function hintsOf(head: Head, found: Recognised, first: readonly SourceRow[], staffNoWidth: number | null): ColumnHints {
  const last = Math.max(...head.rows)
  const cellsOf = (column: number): Cell[] =>
    first.flatMap((row) => (row.row > last ? row.cells.filter((cell) => cell.column === column) : []))
  const title = (column: number) => head.columns.find((one) => one.column === column)?.title ?? ''
  const fields = Object.entries(kindOf(found.kind).fields)
  const amountUnits = Object.fromEntries(
    fields.flatMap(([name, field]) => {
      const column = found.mapping[name]
      return field.type === 'amount' && column !== undefined
        ? [[name, unitInTitle(title(column)) ?? unitInTitle(head.caption ?? '')]]
        : []
    }),
  )
  const codeWidths = Object.fromEntries(
    fields.flatMap(([name, field]) => {
      const column = found.mapping[name]
      if (field.type !== 'code' || column === undefined) return []
      return [[name, codeWidth(cellsOf(column)) ?? (name === 'staffNo' ? staffNoWidth : null)]]
    }),
  )
  return { year: head.year, amountUnits, codeWidths }
}
