import { READ_LIMITS } from '../limits.ts'
import type { Merge } from '../merged.ts'
import type { SourceRow, TableSource } from '../source-row.ts'
import { UnreadableFile } from '../unreadable-file.ts'
import { type TableEvents, tableParser } from './html-tables.ts'
import { beginningOf, encodingOf, textOf } from './html-text.ts'

/** A table of the page. */
type Found = {
  readonly parent: number | null
  readonly merges: Merge[]
  readonly hidden: Set<number>
  rows: number
  /** Rows with at least two cells that hold a text of their own: a table that only lays out a page has few. */
  wide: number
  isAround: boolean
}

/**
 * Opens a page saved as a workbook: how the export buttons of other systems make an ".xls". Its tables are the sheets; one that only lays
 * out others is none. The page is read once to know them and once for each sheet's rows, in constant memory.
 */
export async function openHtml(bytes: Buffer, name: string): Promise<TableSource> {
  if (bytes.length > READ_LIMITS.oldFile)
    throw new UnreadableFile(
      'file.too_large',
      `网页格式的表格超过 ${READ_LIMITS.oldFile / 2 ** 20} MB。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。`,
    )
  const encoding = encodingOf(bytes, beginningOf(bytes))
  const base = name.replace(/\.[^.]*$/, '') || name
  const { tables, names, active } = await survey(bytes, encoding, base)
  const indexes = sheetsAmong(tables)
  if (indexes.length === 0)
    throw new UnreadableFile(
      'file.not_a_table',
      '这是一个网页文件，里面没有表格（表格可能在另外的文件里）。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。',
    )
  const titles = titlesOf(indexes.length, names, base)
  const indexOf = (sheet: string) => indexes[titles.indexOf(sheet)] as number
  return {
    format: 'html',
    sheets: titles,
    hiddenSheets: [],
    encoding,
    from1904: false,
    defused: active ? ['embedded_objects'] : [],
    async shape(sheet) {
      const { merges, hidden } = tables[indexOf(sheet)] as Found
      return { merges, hiddenColumns: [...hidden].sort((a, b) => a - b) }
    },
    rows: (sheet) => readRows(bytes, encoding, sheet, indexOf(sheet)),
    close: async () => {},
  }
}

const NOTHING: TableEvents = {
  table() {},
  row() {},
  merge() {},
  hiddenColumn() {},
  name() {},
  active() {},
}

async function survey(bytes: Buffer, encoding: string, base: string) {
  const tables: Found[] = []
  const names: string[] = []
  let active = false
  const of = (index: number) => tables[index] as Found
  const parser = tableParser(base, {
    table(_, parent) {
      if (parent !== null) of(parent).isAround = true
      tables.push({ parent, merges: [], hidden: new Set(), rows: 0, wide: 0, isAround: false })
    },
    row(index, _row, _cells, _hidden, own) {
      of(index).rows++
      if (own > 1) of(index).wide++
    },
    merge(index, merge) {
      const { merges } = of(index)
      merges.push(merge)
      if (merges.length > READ_LIMITS.merges)
        throw new UnreadableFile('file.too_large', `“${base}”的合并单元格过多，已拒绝。请取消合并后再导入。`)
    },
    hiddenColumn: (index, column) => of(index).hidden.add(column),
    name: (name) => names.push(name),
    active() {
      active = true
    },
  })
  for await (const text of textOf(bytes, encoding)) parser.write(text)
  parser.end()
  return { tables, names, active }
}

/** Tables with rows, but not those around others that lay out the page, nor those inside a cell of a real one. */
function sheetsAmong(tables: readonly Found[]): number[] {
  const isData = (one: Found): boolean => one.rows > 0 && (!one.isAround || one.wide >= 3)
  const isInside = ({ parent }: Found): boolean => {
    const around = parent === null ? undefined : tables[parent]
    return around !== undefined && (isData(around) || isInside(around))
  }
  return tables.flatMap((one, index) => (isData(one) && !isInside(one) ? [index] : []))
}

function titlesOf(many: number, names: readonly string[], base: string): string[] {
  if (names.length === many && new Set(names).size === many) return [...names]
  return many === 1 ? [base] : Array.from({ length: many }, (_, n) => `${base} ${n + 1}`)
}

async function* readRows(
  bytes: Buffer,
  encoding: string,
  sheet: string,
  wanted: number,
): AsyncGenerator<SourceRow, void, undefined> {
  const ready: SourceRow[] = []
  const parser = tableParser(sheet, {
    ...NOTHING,
    row(index, row, cells, hidden) {
      if (index === wanted) ready.push({ sheet, row, cells, hidden })
    },
  })
  for await (const text of textOf(bytes, encoding)) {
    parser.write(text)
    yield* ready
    ready.length = 0
  }
  parser.end()
  yield* ready
}
