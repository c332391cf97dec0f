import { Readable } from 'node:stream'
import iconv from 'iconv-lite'
import { headOf, type Ledger, type LedgerColumn, type LedgerValue } from './ledger.ts'

/** UTF-8 with a mark, which Excel and WPS open without asking, or the national code that older programs expect. */
export type CsvCode = 'utf-8' | 'gb18030'

/**
 * A ledger as csv. A text that a spreadsheet would run as a formula is defused with a leading apostrophe; numbers are left
 * alone, and `undefuse` takes it away when the ledger comes back.
 */
export function csvStream(ledger: Ledger, code: CsvCode = 'utf-8'): Readable {
  if (code === 'utf-8') return Readable.from(lines(ledger, '\uFEFF'))
  return Readable.from(encoded(lines(ledger, ''), code))
}

async function* encoded(texts: AsyncGenerator<string>, code: CsvCode): AsyncGenerator<Buffer> {
  for await (const text of texts) yield iconv.encode(text, code)
}

async function* lines(ledger: Ledger, mark: string): AsyncGenerator<string> {
  if (mark) yield mark
  if (ledger.title) yield line([ledger.title])
  if (ledger.note) yield line([ledger.note])
  yield line(headsOf(ledger.columns))
  for await (const row of ledger.rows) yield line(row)
}

/** There is one row of heads: a title that stands under several groups takes its group with it. */
function headsOf(columns: readonly LedgerColumn[]): string[] {
  const times = Map.groupBy(columns, headOf)
  return columns.map((column) => {
    const title = headOf(column)
    return column.group && (times.get(title)?.length ?? 0) > 1 ? `${column.group}：${title}` : title
  })
}

/** One line with its end; quoted where needed. */
export function line(values: readonly LedgerValue[]): string {
  return `${values.map(field).join(',')}\r\n`
}

/** What Excel, WPS or LibreOffice would run, also in full width or behind blanks. */
const RUNS = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/
/** Numbers, and the dashes by which offices say "none". */
const HARMLESS = /^[+-]?\d+(\.\d+)?%?$|^[-－—]+$/
const LINE_END = /[\r\n]/

function field(value: LedgerValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  const safe = defuse(value)
  return /[",]/.test(safe) || LINE_END.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** An apostrophe before what would run. */
export function defuse(text: string): string {
  return RUNS.test(text) && !HARMLESS.test(text) ? `'${text}` : text
}

/** The text that was defused. */
export function undefuse(text: string): string {
  return text.startsWith("'") && RUNS.test(text.slice(1)) ? text.slice(1) : text
}
