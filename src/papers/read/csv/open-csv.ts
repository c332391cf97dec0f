import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { cleanText } from '../clean-text.ts'
import { READ_LIMITS } from '../limits.ts'
import { NO_SHAPE } from '../merged.ts'
import { notReadable } from '../other-kind.ts'
import type { SourceCell, SourceRow, TableSource } from '../source-row.ts'
import { UnreadableFile } from '../unreadable-file.ts'
import { detectDelimiter } from './detect-delimiter.ts'
import { detectEncoding } from './detect-encoding.ts'

/** Opens a csv held in memory: UTF-8 with or without mark, UTF-16, GB18030; comma, tab or semicolon; quotes as Excel writes them. */
export function openCsv(bytes: Buffer, name: string): TableSource {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (bytes.includes(0) && !wide) throw notReadable()
  const encoding = detectEncoding(bytes)
  const sample = new TextDecoder(encoding).decode(bytes.subarray(0, 64 * 1024))
  const delimiter = detectDelimiter(sample)
  const sheet = name.replace(/\.[^.]*$/, '') || name
  return {
    format: 'csv',
    sheets: [sheet],
    hiddenSheets: [],
    from1904: false,
    defused: [],
    shape: async () => NO_SHAPE,
    encoding,
    delimiter,
    rows: () => readRows(bytes, encoding, delimiter, sheet),
    close: async () => {},
  }
}

const STEP = 64 * 1024

async function* decoded(bytes: Buffer, encoding: string): AsyncGenerator<string> {
  // The mark at the beginning is swallowed by the decoder.
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += STEP) yield decoder.decode(bytes.subarray(at, at + STEP), { stream: true })
  yield decoder.decode()
}

async function* readRows(
  bytes: Buffer,
  encoding: string,
  delimiter: string,
  sheet: string,
): AsyncGenerator<SourceRow, void, undefined> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: READ_LIMITS.cell * 4,
  })
  Readable.from(decoded(bytes, encoding)).pipe(parser)
  let row = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row++
      if (record.length > READ_LIMITS.columns) {
        throw new UnreadableFile('file.too_wide', `第 ${row} 行超过 ${READ_LIMITS.columns} 列，已拒绝。请检查分隔符。`)
      }
      const cells = toCells(record)
      if (cells.length > 0) yield { sheet, row, cells, hidden: false }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new UnreadableFile(
      'file.corrupt',
      `第 ${row + 1} 行起无法读取：引号没有成对。请用 Excel 或 WPS 打开后另存再导入。`,
      error,
    )
  }
}

function toCells(record: readonly string[]): SourceCell[] {
  const cells: SourceCell[] = []
  for (let i = 0; i < record.length; i++) {
    const text = cleanText(unguard(record[i] as string))
    if (text.trim() !== '') cells.push({ column: i + 1, type: 'text', value: text, text })
  }
  return cells
}

/** `="0123"` and a leading tab are how exports keep Excel from eating zeros: the guard is not part of the value. */
function unguard(text: string): string {
  const guarded = /^="([^"]*)"$/.exec(text)
  if (guarded) return guarded[1] as string
  // Our own csv puts an apostrophe before what would run as a formula; others before digits that shall stay a text.
  return /^\t|^'[=+\-@\d]/.test(text) ? text.slice(1) : text
}
