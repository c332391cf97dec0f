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
  const { columns } = ledger
  for await (const row of ledger.rows) yield line(row.map((value, i) => shown(value, columns[i]?.kind)))
}

/** What a spreadsheet takes for a number or a day though it is a code or a period: it would lose digits, zeros, or be another thing. */
const TAKEN_FOR_ANOTHER = /^(0\d+|\d{12,}|\d+[eE]\d+|\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?)$/

/**
 * A value as a spreadsheet that opens the csv shall understand it: a moment with a blank in it, and a text that would be taken for a
 * number or a day with a tab behind it, as offices' systems have it; reading takes that away with the blanks.
 */
function shown(value: LedgerValue, kind: LedgerColumn['kind'] | undefined): LedgerValue {
  if (typeof value !== 'string') return value
  if (kind === 'moment') return value.replace('T', ' ')
  return kind === 'text' && TAKEN_FOR_ANOTHER.test(value) ? `${value}\t` : value
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
