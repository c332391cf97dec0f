import { Parser } from 'htmlparser2'
import { READ_LIMITS } from '../limits.ts'
import type { Merge } from '../merged.ts'
import type { SourceCell } from '../source-row.ts'
import { UnreadableFile } from '../unreadable-file.ts'
import { type OpenCell, shownText, toSourceCell } from './html-cell.ts'

/** What a page's tables tell while it is read. `table` counts from 0 in the order they begin. */
export type TableEvents = {
  table(table: number, parent: number | null): void
  /** @param own cells with more than a table inside them */
  row(table: number, row: number, cells: SourceCell[], hidden: boolean, own: number): void
  merge(table: number, merge: Merge): void
  hiddenColumn(table: number, column: number): void
  /** A sheet's name, as Excel leaves it in a remark. */
  name(name: string): void
  /** Something that would do or fetch something, were it shown. */
  active(): void
}

type Table = {
  readonly index: number
  row: number
  /** Of cells that reach down: rows left, by column. */
  readonly taken: Map<number, number>
  cells: SourceCell[] | undefined
  own: number
  column: number
  hidden: boolean
  cell: OpenCell | undefined
}

/** Elements whose text nobody sees. */
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'object', 'iframe', 'title', 'select', 'svg'])
const ACTIVE = new Set(['script', 'object', 'iframe', 'embed', 'applet', 'link', 'frame'])
const BLOCKS = new Set(['p', 'div', 'li', 'center', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption'])
/** Lines above a table that go with it, as its title. */
const LINES_ABOVE = 3
const DEEPEST = 500

/** A parser that is fed a page's text and tells its tables. Nothing in the page is run, followed or fetched. */
export function tableParser(sheet: string, events: TableEvents): { write(text: string): void; end(): void } {
  const open: Table[] = []
  let tables = 0
  let depth = 0
  let unseen = 0
  let line = ''
  let above: string[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw tooDeep()
        if (ACTIVE.has(name)) events.active()
        if (UNSEEN.has(name)) unseen++
        const table = open.at(-1)
        if (name === 'table') openTable(table)
        else if (name === 'br') breakLine(table)
        else if (!table) return
        else if (name === 'tr') openRow(table, isHidden(attributes))
        else if (name === 'td' || name === 'th') openCell(table, attributes)
        else if (name === 'col' && isHidden(attributes)) hideColumns(table, attributes)
      },
      onclosetag(name) {
        depth--
        if (UNSEEN.has(name)) unseen--
        const table = open.at(-1)
        if (BLOCKS.has(name)) breakLine(table)
        if (!table) return
        if (name === 'td' || name === 'th') closeCell(table)
        else if (name === 'tr') closeRow(table)
        else if (name === 'caption') titleRows(table)
        else if (name === 'table') {
          closeRow(table)
          open.pop()
        }
      },
      ontext(text) {
        if (unseen > 0) return
        const table = open.at(-1)
        // Line ends of the source are spaces on the page.
        const plain = text.replaceAll('\n', ' ')
        if (!table?.cell) {
          if (line.length < 500) line += plain
          return
        }
        table.cell.text += plain
        for (const around of open)
          if (around !== table && around.cell && around.cell.inner.length < READ_LIMITS.cell) around.cell.inner += plain
        if (table.cell.text.length > READ_LIMITS.cell)
          throw new UnreadableFile('file.too_large', `“${sheet}”第 ${table.row} 行有过长的单元格，已拒绝。`)
      },
      oncomment(text) {
        for (const [, name] of text.matchAll(/<x:Name>([^<]{1,100})<\/x:Name>/gi)) if (name) events.name(name.trim())
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  return { write: (text) => parser.write(text), end: () => parser.end() }

  function openTable(around: Table | undefined): void {
    flushLine()
    const table = fresh(tables++)
    events.table(table.index, around?.index ?? null)
    open.push(table)
    if (!around) titleRows(table)
    above = []
  }

  function titleRows(table: Table): void {
    for (const text of above) {
      table.row++
      events.row(table.index, table.row, [{ column: 1, type: 'text', value: text, text }], false, 1)
    }
    above = []
  }

  function breakLine(table: Table | undefined): void {
    if (table?.cell) table.cell.text += '\n'
    else flushLine()
  }

  function flushLine(): void {
    const text = shownText(line)
    line = ''
    // What is left of a document type is no title.
    if (/[\p{L}\p{N}]/u.test(text)) above = [...above, text].slice(-LINES_ABOVE)
  }

  function openRow(table: Table, hidden: boolean): void {
    closeRow(table)
    table.row++
    table.cells = []
    table.own = 0
    table.column = 0
    table.hidden = hidden
  }

  function openCell(table: Table, attributes: Readonly<Record<string, string>>): void {
    closeCell(table)
    if (!table.cells) openRow(table, false)
    let column = table.column + 1
    while ((table.taken.get(column) ?? 0) > 0) column++
    if (column > READ_LIMITS.columns) throw tooWide(sheet, table.row)
    const colspan = Math.min(span(attributes.colspan), READ_LIMITS.columns - column + 1)
    table.cell = {
      column,
      colspan,
      rowspan: span(attributes.rowspan),
      number: attributes['x:num'],
      text: '',
      inner: '',
    }
    table.column = column + colspan - 1
    if (isHidden(attributes)) events.hiddenColumn(table.index, column)
  }

  function closeCell(table: Table): void {
    const { cell } = table
    if (!cell) return
    table.cell = undefined
    const found = toSourceCell(cell)
    if (found) table.cells?.push(found)
    if (shownText(cell.text) !== '') table.own++
    const right = cell.column + cell.colspan - 1
    if (cell.colspan > 1 || cell.rowspan > 1)
      events.merge(table.index, {
        top: table.row,
        left: cell.column,
        bottom: table.row + cell.rowspan - 1,
        right,
      })
    // This row's own is counted down at its end.
    if (cell.rowspan > 1) for (let at = cell.column; at <= right; at++) table.taken.set(at, cell.rowspan)
  }

  function closeRow(table: Table): void {
    closeCell(table)
    if (!table.cells) return
    if (table.cells.length > 0) events.row(table.index, table.row, table.cells, table.hidden, table.own)
    table.cells = undefined
    for (const [column, left] of table.taken) table.taken.set(column, left - 1)
  }

  function hideColumns(table: Table, attributes: Readonly<Record<string, string>>): void {
    for (let n = 0; n < Math.min(span(attributes.span), READ_LIMITS.columns); n++)
      events.hiddenColumn(table.index, ++table.column)
  }
}

const fresh = (index: number): Table => ({
  index,
  row: 0,
  taken: new Map(),
  cells: undefined,
  own: 0,
  column: 0,
  hidden: false,
  cell: undefined,
})

/** No sheet has more rows than this; a span beyond is a mistake or a trick. */
const MOST_ROWS = 1_048_576

function span(text: string | undefined): number {
  const number = Number.parseInt(text ?? '1', 10)
  return Number.isFinite(number) && number > 1 ? Math.min(number, MOST_ROWS) : 1
}

const isHidden = (attributes: Readonly<Record<string, string>>): boolean =>
  attributes.hidden !== undefined || /(display\s*:\s*none|mso-hide\s*:\s*all)/i.test(attributes.style ?? '')

function tooDeep(): UnreadableFile {
  return new UnreadableFile(
    'file.forbidden_content',
    '网页的标签层层嵌套过深，已拒绝。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。',
  )
}

function tooWide(sheet: string, row: number): UnreadableFile {
  return new UnreadableFile(
    'file.too_wide',
    `“${sheet}”第 ${row} 行超过 ${READ_LIMITS.columns} 列，已拒绝。请删去多余的列后再导入。`,
  )
}
