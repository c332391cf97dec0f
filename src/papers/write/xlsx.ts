import { once } from 'node:events'
import { PassThrough, type Readable, type Writable } from 'node:stream'
import type ExcelJS from '@protobi/exceljs'
import { CHOICES_SHEET } from '#domain/ledger/explanation.ts'
import type { Ledger } from './ledger.ts'
import { withChoices } from './xlsx-checks.ts'
import { writeSheet } from './xlsx-sheet.ts'

/** Read when the first spreadsheet is written: it takes longer to load than the rest of the program. */
export async function loadExcel(): Promise<typeof ExcelJS> {
  return (await import('@protobi/exceljs')).default
}

/**
 * Writes ledgers as one workbook, row by row: title, note, (two-row) head, frozen panes, borders, A4 or A3 landscape with the
 * head repeated and the pages numbered, real dates and numbers, texts as texts, totals; drop-downs and a check where it comes
 * back. A text that looks like a formula stays a text: it is stored as one.
 */
export async function writeXlsx(out: Writable, ledgers: readonly Ledger[]): Promise<void> {
  const book = new (await loadExcel()).stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  })
  const names = new Set<string>()
  const choices = ledgers
    .flatMap((ledger) => (ledger.comesBack ? [choicesOf(ledger)] : []))
    .filter((one) => one !== null)
  for (const ledger of [...ledgers, ...choices]) {
    await writeSheet(book, ledger, sheetName(ledger.sheet, names), () => caughtUp(out))
  }
  await book.commit()
}

/** The same as a stream, for an answer over HTTP; an error while writing breaks the stream. */
export function xlsxStream(ledgers: readonly Ledger[]): Readable {
  const stream = new PassThrough()
  writeXlsx(stream, ledgers).catch((error: unknown) => stream.destroy(error as Error))
  return stream
}

/** The library writes on whether or not anybody reads: rows wait here until the file is taken, or all of it lies in memory. */
async function caughtUp(out: Writable): Promise<void> {
  if (out.destroyed) throw new Error('the reader has gone')
  if (out.writableNeedDrain) await once(out, 'drain')
  // A turn of the loop lets the compression, which runs beside, hand on what it has.
  await new Promise((done) => setImmediate(done))
}

/** The permitted values, one column a field. */
function choicesOf(ledger: Ledger): Ledger | null {
  const columns = withChoices(ledger.columns)
  if (columns.length === 0) return null
  const longest = Math.max(...columns.map(({ choices }) => choices?.length ?? 0))
  return {
    sheet: CHOICES_SHEET,
    columns: columns.map(({ title }) => ({ title, kind: 'text', width: 20 })),
    rows: Array.from({ length: longest }, (_, i) => columns.map(({ choices }) => choices?.[i] ?? null)),
  }
}

/** A sheet's name: at most 31 characters, none of []:*?/\ and none twice. */
function sheetName(wanted: string, taken: Set<string>): string {
  const base =
    wanted
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet'
  let name = base
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base.slice(0, 28)} ${n}`
  taken.add(name.toLowerCase())
  return name
}
