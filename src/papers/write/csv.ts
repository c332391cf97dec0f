import { Readable } from 'node:stream'
import type { Ledger, LedgerValue } from './ledger.ts'

/**
 * A ledger as csv in UTF-8 with a mark, which Excel and WPS open without asking. A text that a spreadsheet would run as
 * a formula is defused with a leading apostrophe; numbers are left alone.
 */
export function csvStream(ledger: Ledger): Readable {
  return Readable.from(lines(ledger))
}

async function* lines(ledger: Ledger): AsyncGenerator<string> {
  yield '\uFEFF'
  if (ledger.title) yield line([ledger.title])
  if (ledger.note) yield line([ledger.note])
  yield line(ledger.columns.map((column) => column.title))
  for await (const row of ledger.rows) yield line(row)
}

/** One line with its end; quoted where needed. */
export function line(values: readonly LedgerValue[]): string {
  return `${values.map(field).join(',')}\r\n`
}

function field(value: LedgerValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  const safe = /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+(\.\d+)?$/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
